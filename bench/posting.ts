import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { azuriteConnection } from "../bot/cli/azurite.ts";
import { startCountingProxy } from "./counting-proxy.ts";
import type { FakeTeams } from "./fake-teams.ts";
import { followedPlan } from "./plans.ts";
import { startPlanBoard } from "./processes.ts";

/** What a post to many conversations came to. */
export type Posting = {
  readonly conversations: number;
  /** The least that it can take at 25 a second, in seconds. */
  readonly floor: number;
  /** From the press that confirms it to its answer, in milliseconds. */
  readonly press: number;
  /** From that press to the last arrival, and to the last edit of the report, in seconds. */
  readonly arrived: number;
  readonly told: number;
  readonly edits: number;
  /** What the commit wrote before the answer, in characters on the wire. */
  readonly commit: number;
  /** Requests to the table: before the answer, and in all. */
  readonly awaited: number;
  readonly requests: number;
};

const A_SECOND = 25;
const LONGEST = 120_000;

const Preview = z.object({
  attachments: z.tuple([
    z.object({
      content: z.looseObject({
        actions: z.array(z.looseObject({ data: z.record(z.string(), z.unknown()) })),
      }),
    }),
  ]),
});

/** Posts a scorecard to conversations that follow a plan, as a clerk does it, and waits until all is told. */
export async function timePost(
  teams: FakeTeams,
  azuritePort: number,
  conversations: number,
): Promise<Posting> {
  const subject = await followedPlan(
    azuriteConnection(azuritePort),
    conversations,
    teams.serviceUrl,
  );
  const proxy = await startCountingProxy(azuritePort);
  const bot = await startPlanBoard(azuriteConnection(proxy.port), subject.table);
  try {
    const { answer } = await teams.say(bot.url, "a:post", "post scorecard");
    const [{ content }] = Preview.parse(JSON.parse(answer)).attachments;
    const confirm = content.actions.find(({ data }) => data.command === "confirm_post")?.data;
    if (!confirm) throw new Error(`No button posts: ${answer.slice(0, 400)}`);
    teams.takeArrivals();
    proxy.take();
    proxy.takeBytes();
    const start = performance.now();
    const pressed = await teams.press(bot.url, "a:post", confirm);
    const press = performance.now() - start;
    const commit = proxy.takeBytes();
    const awaited = proxy.take().length;
    if (!pressed.answer.includes(`Sent 0 of ${conversations}`)) {
      throw new Error(`The post was not begun: ${pressed.answer.slice(0, 400)}`);
    }
    const arrivals: ReturnType<FakeTeams["takeArrivals"]>[number][] = [];
    const isTold = () => arrivals.some(({ body }) => body.includes('"text":"Delivery report"'));
    while (!isTold()) {
      if (performance.now() - start > LONGEST) throw new Error("The post was not over in time.");
      await pause(20);
      arrivals.push(...teams.takeArrivals());
    }
    const sends = arrivals.filter(({ edit }) => !edit);
    // Other bots of this run may still bring their own cards up to date.
    const edits = arrivals.filter(({ edit, conversation }) => edit && conversation === "a:post");
    if (new Set(sends.map(({ conversation }) => conversation)).size !== conversations) {
      throw new Error(`${sends.length} messages arrived, not ${conversations}.`);
    }
    if (sends.length !== conversations) throw new Error("A message arrived twice.");
    const seconds = (some: typeof arrivals) =>
      (Math.max(...some.map(({ at }) => at)) - start) / 1000;
    return {
      conversations,
      floor: conversations / A_SECOND,
      press,
      arrived: seconds(sends),
      told: seconds(edits),
      edits: edits.length,
      commit,
      awaited,
      requests: awaited + proxy.take().length,
    };
  } finally {
    await bot.stop();
    await proxy.stop();
  }
}
