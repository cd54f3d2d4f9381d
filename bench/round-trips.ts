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
  /** After it: what was asked is kept, so that the next words can go on from it. */
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
    const question: string[] = [];
    const update: string[] = [];
    for (let n = 0; n < turns; n++) {
      proxy.take();
      await person.question("a:counted");
      await pause(SETTLED);
      question.push(...proxy.take());
      const save = await person.update("a:counted", ref);
      proxy.take();
      await save();
      update.push(...proxy.take());
    }
    const told = (what: string, all: readonly string[]) => ({
      what: `${what}, ${subject.name}`,
      aTurn: all.filter((request) => !isAfterwards(request)).length / turns,
      afterwards: all.filter(isAfterwards).length / turns,
      requests: [...new Set(all.map(shape))],
    });
    return [told("question", question), told("update", update)];
  } finally {
    await bot.stop();
    await proxy.stop();
  }
}

/** Long enough for what follows an answer to have reached the table, in milliseconds. */
const SETTLED = 60;

const isAfterwards = (request: string) => /RowKey='asked/.test(decodeURIComponent(request));

/** A request without what differs from turn to turn. */
function shape(request: string): string {
  return request.replace("/devstoreaccount1", "").replace(/\?.*$/, "");
}
