import { setTimeout as pause } from "node:timers/promises";
import { azuriteConnection } from "../bot/cli/azurite.ts";
import { startCountingProxy } from "./counting-proxy.ts";
import type { FakeTeams } from "./fake-teams.ts";
import { createPerson } from "./person.ts";
import type { Subject } from "./plans.ts";
import { startPlanBoard } from "./processes.ts";

/** What one kind of turn asked of the table: requests a turn, and the distinct requests by name. */
export type RoundTrips = {
  readonly what: string;
  /** Before the answer goes out: what somebody waits for. */
  readonly aTurn: number;
  /** After it: what was asked and posted is kept, so that the next words can go on from it and the card stays true. */
  readonly afterwards: number;
  readonly requests: readonly string[];
};

/** Counts a bot's requests to the table in a run of its own, after the turns that fill its snapshot. */
export async function countRoundTrips(
  teams: FakeTeams,
  azuritePort: number,
  subject: Subject,
  turns: number,
): Promise<readonly RoundTrips[]> {
  const proxy = await startCountingProxy(azuritePort);
  const bot = await startPlanBoard(azuriteConnection(proxy.port), subject.table);
  try {
    const person = createPerson(teams, bot, subject);
    const ref = subject.plan.items.action[0]?.ref ?? "";
    await person.question("a:counted");
    await (await person.update("a:counted", ref))();
    await pause(untilCardsAreEdited());
    const question: Turn[] = [];
    const update: Turn[] = [];
    for (let n = 0; n < turns; n++) {
      proxy.take();
      await person.question("a:counted");
      await pause(SETTLED);
      question.push(parted(proxy.take()));
      const save = await person.update("a:counted", ref);
      await pause(SETTLED);
      proxy.take();
      await save();
      await pause(SETTLED);
      update.push(parted(proxy.take()));
    }
    const told = (what: string, all: readonly Turn[]) => ({
      what: `${what}, ${subject.name}`,
      aTurn: all.flatMap((turn) => turn.awaited).length / turns,
      afterwards: all.flatMap((turn) => turn.afterwards).length / turns,
      requests: [
        ...new Set(
          all.flatMap(({ awaited, afterwards }) => [...awaited, ...afterwards].map(shape)),
        ),
      ],
    });
    return [told("question", question), told("update", update)];
  } finally {
    await bot.stop();
    await proxy.stop();
  }
}

/** Long enough for what follows an answer to have reached the table, in milliseconds. */
const SETTLED = 60;

/** The requests of one turn: those before its answer, and those after it. */
type Turn = { readonly awaited: readonly string[]; readonly afterwards: readonly string[] };

/** What is kept once the answer is out. */
const isAfterwards = (request: string) => /RowKey='(?:asked|card|hold)|of .*\bhold\b/.test(request);

/** What the bot looks at on its own, whether anybody asks or not. */
const isItsOwn = (request: string) =>
  /RowKey='due|RowKey ge '(?:due|card|hold):|PartitionKey eq 'directory'/.test(request);

/** Nothing that a turn waits for comes after the first thing that is kept once its answer is out. */
function parted(requests: readonly string[]): Turn {
  const ours = requests.filter((request) => !isItsOwn(request));
  const first = ours.findIndex(isAfterwards);
  return first < 0
    ? { awaited: ours, afterwards: [] }
    : { awaited: ours.slice(0, first), afterwards: ours.slice(first) };
}

const HALF_MINUTE = 30_000;

/** Posted cards are edited at the end of each half minute: the count begins when that is over. In milliseconds. */
const untilCardsAreEdited = () => HALF_MINUTE - (Date.now() % HALF_MINUTE) + 4000;

/** A request without what differs from turn to turn. */
function shape(request: string): string {
  const named = /^(.*RowKey='[a-z]+)[^']*('.*)$/.exec(request);
  return (named ? `${named[1]}${named[2]}` : request)
    .replace("/devstoreaccount1", "")
    .replace(/\?.*$/, "");
}
