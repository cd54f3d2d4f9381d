import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { azuriteConnection, startAzurite } from "../bot/cli/azurite.ts";
import { freePort } from "../bot/cli/children.ts";
import { startFakeTeams } from "./fake-teams.ts";
import { createEchoPerson, createPerson } from "./person.ts";
import { loadMade, loadSample } from "./plans.ts";
import { timePost } from "./posting.ts";
import { startEcho, startPlanBoard } from "./processes.ts";
import { saladLines, timeAfterChanges, timeReading, typedLines } from "./reading.ts";
import { type Figures, report } from "./report.ts";
import { countRoundTrips, type RoundTrips } from "./round-trips.ts";
import { coldStarts } from "./starts.ts";
import { manyAtOnce, oneAtATime, type Party } from "./turns.ts";

/**
 * What Plan Board costs, beside an echo bot on the same adapter and server. Every figure of a run is
 * taken in that run, so that their ratios hold on a noisy machine. Nothing here fails for being slow.
 */

/** How often each thing is measured. The two parts with turns stop by themselves after `longest` milliseconds. */
const FULL = {
  warmUp: 40,
  turns: 300,
  many: 128,
  updates: 32,
  rounds: 8,
  longest: 22_000,
  counted: 20,
  starts: 6,
  salads: 5000,
  changes: 200,
  followers: 500,
};
const QUICK = {
  warmUp: 10,
  turns: 30,
  many: 64,
  updates: 32,
  rounds: 2,
  longest: 6000,
  counted: 5,
  starts: 2,
  salads: 1000,
  changes: 50,
  followers: 100,
};

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const size = values.quick ? QUICK : FULL;

const say = (line: string) => process.stderr.write(`${line}\n`);
const open: { stop(): Promise<void> }[] = [];

function keep<T extends { stop(): Promise<void> }>(thing: T): T {
  open.push(thing);
  return thing;
}

async function measure(): Promise<Figures> {
  const teams = keep(await startFakeTeams());
  const azuritePort = await freePort();
  const onEnd = (name: string, output: string) => say(`${name} stopped by itself: ${output}`);
  keep(await startAzurite({ port: azuritePort, data: null, onEnd }));
  const connection = azuriteConnection(azuritePort);

  say("Loading the two plans …");
  const sample = await loadSample(connection);
  const made = await loadMade(connection);

  say("Cold starts …");
  const starts = await coldStarts(connection, sample.table, size.starts);

  say("Turns, one at a time …");
  const echoBot = keep(await startEcho());
  const echo = createEchoPerson(teams, echoBot);
  const bots = [];
  const parties: Party[] = [];
  const first: Figures["first"][number][] = [];
  for (const subject of [sample, made]) {
    const bot = keep(await startPlanBoard(connection, subject.table));
    const person = createPerson(teams, bot, subject);
    first.push({ subject, milliseconds: await person.question("a:first") });
    bots.push({ subject, bot });
    parties.push({ subject, person });
  }
  const single = await oneAtATime(echo, parties, size);

  say("Turns, many at once …");
  const many = await manyAtOnce(echo, parties, {
    ...size,
    warmUp: 1,
    turns: size.many,
  });

  const memory: Figures["memory"] = {
    echo: await echoBot.residentMiB(),
    planBoard: await Promise.all(
      bots.map(async ({ subject, bot }) => ({ subject, mib: await bot.residentMiB() })),
    ),
  };

  say("Round trips to the table …");
  const roundTrips: RoundTrips[] = [];
  for (const subject of [sample, made]) {
    roundTrips.push(...(await countRoundTrips(teams, azuritePort, subject, size.counted)));
  }

  say(`A post to ${size.followers} conversations …`);
  const posting = await timePost(teams, azuritePort, size.followers);

  say("Reading what people type …");
  const subjects = [sample, made];
  const typed = await typedLines();
  const reading: Figures["reading"] = [
    { what: "what people typed", times: timeReading(subjects, typed) },
    {
      what: "lines nobody would write, up to 5,000 characters",
      times: timeReading(subjects, saladLines(size.salads)),
    },
    {
      what: "what people typed, after a change of one action each",
      times: timeAfterChanges(subjects, typed.slice(0, size.changes)),
    },
  ];
  return {
    machine: `Node ${process.version}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`,
    subjects,
    warmUp: size.warmUp,
    starts,
    first,
    single,
    many,
    memory,
    roundTrips,
    posting,
    reading,
  };
}

/** Cut off, nothing that was started may stay: what is open is told to stop, the rest ends with this process. */
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const thing of open) void thing.stop();
    process.exit(1);
  });
}

try {
  const start = performance.now();
  const figures = await measure();
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`\n${report(figures)}\n\nThe run took ${seconds} seconds.\n`);
} finally {
  for (const thing of open.reverse()) await thing.stop();
}
