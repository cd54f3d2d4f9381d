import { afterEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../storage/memory.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { useAzurite } from "../../support/azurite.ts";
import { SAMPLE, text } from "../../support/world.ts";
import { aMonth, type Month } from "./month.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A store in this process, whose requests nobody waits for. */
const inMemory = () => ({
  ...createMemoryStore(),
  wire: { work: () => ({ begun: 0, open: 0 }) } as never,
});

/** A month, and what is wrong with what is kept of it. */
type Kept = Month & { readonly verify: () => Promise<readonly unknown[]> };

/** Where the plan is kept while the weeks go by, and how many processes of the bot are at it. */
const WAYS: readonly (readonly [string, (start: string) => Promise<Kept>])[] = [
  [
    "one process",
    async (start) => ({ ...(await aMonth(start, [inMemory()])), verify: async () => [] }),
  ],
  [
    "two processes at one table",
    async (start) => {
      const table = tables();
      const month = await aMonth(start, [await table.open(), await table.open()]);
      const verify = async () => (await verifyPlan(table.bare(), SAMPLE)).faults;
      return { ...month, verify };
    },
  ],
];

/**
 * Three conversations follow; one chose exceptions and meeting notes only. Zoe Richards and Sarah
 * Callaghan, who leads area 1, have the bot in chats of their own, Hilary Fordham has not.
 */
async function setUp(month: Month, boards: readonly string[]): Promise<void> {
  await month.say("cleo", "follow plan", "general");
  await month.say("cleo", "follow plan", "board");
  await month.say("cleo", "follow plan", "group");
  await month.say("cleo", "only exceptions and meeting notes here", "board");
  await month.say("cleo", "@zoe is Zoe Richards", "group");
  await month.say("cleo", "@mo is Sarah Callaghan", "group");
  await month.say("cleo", "@hilary is Hilary Fordham", "group");
  await month.say("zoe", "hello");
  await month.say("mo", "hello");
  for (const day of boards) {
    await month.say("cleo", `add meeting ${day} 14:00 SEND Sub-Committee`);
  }
  for (const words of [
    "post summary every Monday at 9am",
    "post exceptions every month, 3 working days before the board, 09:00",
    "post scorecard on the first Wednesday of every month at 10:00",
  ]) {
    await month.press("cleo", await month.say("cleo", words), "Schedule it");
  }
}

async function holdBoard(month: Month, date: string): Promise<void> {
  await month.to(date, "14:00");
  await month.say("cleo", "open board", "group");
  await month.say("cleo", "set 3.4 red because no provider has signed", "group");
  await month.to(date, "16:00");
  await month.say("cleo", "close board", "group");
}

/**
 * Every message that nobody asked for in that moment, by minute. The board of 10 Mar was planned too
 * late for its chase to be told. Summaries come each Monday at nine by London's clock, the bank
 * holiday too; people are reminded on working days only: on Easter Monday nobody is.
 */
const SPRING = `\
Mon 1 Mar 2021, 10:00 · Cleo Clark · Papers are to be frozen for the board of 10 Mar 2021
Mon 1 Mar 2021, 10:00 · Improvement board · Reminders that cannot be sent
Mon 1 Mar 2021, 10:00 · Mo Member · 2 things wait for you in the plan
Mon 1 Mar 2021, 10:00 · Zoe Richards · 11 things wait for you in the plan
Tue 2 Mar 2021, 09:00 · Cleo Clark · Papers are to go out for the board of 10 Mar 2021
Wed 3 Mar 2021, 09:00 · Mo Member · 6 things wait for you in the plan
Wed 3 Mar 2021, 10:00 · Cleo Clark · Delivery report: Scorecard of the plan
Wed 3 Mar 2021, 10:00 · General · Scorecard of the plan
Wed 3 Mar 2021, 10:00 · the group · Scorecard of the plan
Fri 5 Mar 2021, 09:00 · Cleo Clark · Delivery report: Exceptions of the plan
Fri 5 Mar 2021, 09:00 · General · Exceptions of the plan
Fri 5 Mar 2021, 09:00 · Improvement board · Exceptions of the plan
Fri 5 Mar 2021, 09:00 · the group · Exceptions of the plan
Mon 8 Mar 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 8 Mar 2021, 09:00 · General · Summary of the plan
Mon 8 Mar 2021, 09:00 · Zoe Richards · 11 things wait for you in the plan
Mon 8 Mar 2021, 09:00 · the group · Summary of the plan
Wed 10 Mar 2021, 09:00 · Mo Member · 5 things wait for you in the plan
Wed 10 Mar 2021, 16:00 · General · Board of 10 Mar 2021: closed
Wed 10 Mar 2021, 16:00 · Improvement board · Board of 10 Mar 2021: closed
Mon 15 Mar 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 15 Mar 2021, 09:00 · General · Summary of the plan
Mon 15 Mar 2021, 09:00 · Zoe Richards · 10 things wait for you in the plan
Mon 15 Mar 2021, 09:00 · the group · Summary of the plan
Wed 17 Mar 2021, 09:00 · Mo Member · 6 things wait for you in the plan
Mon 22 Mar 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 22 Mar 2021, 09:00 · Cleo Clark · Updates are to be chased for the board of 7 Apr 2021
Mon 22 Mar 2021, 09:00 · General · Summary of the plan
Mon 22 Mar 2021, 09:00 · Zoe Richards · 10 things wait for you in the plan
Mon 22 Mar 2021, 09:00 · the group · Summary of the plan
Wed 24 Mar 2021, 09:00 · Mo Member · 6 things wait for you in the plan
Thu 25 Mar 2021, 09:00 · Cleo Clark · Papers are to be frozen for the board of 7 Apr 2021
Fri 26 Mar 2021, 09:00 · Cleo Clark · Papers are to go out for the board of 7 Apr 2021
Mon 29 Mar 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 29 Mar 2021, 09:00 · General · Summary of the plan
Mon 29 Mar 2021, 09:00 · Zoe Richards · 12 things wait for you in the plan
Mon 29 Mar 2021, 09:00 · the group · Summary of the plan
Wed 31 Mar 2021, 09:00 · Cleo Clark · Delivery report: Exceptions of the plan
Wed 31 Mar 2021, 09:00 · General · Exceptions of the plan
Wed 31 Mar 2021, 09:00 · Improvement board · Exceptions of the plan
Wed 31 Mar 2021, 09:00 · Mo Member · 7 things wait for you in the plan
Wed 31 Mar 2021, 09:00 · the group · Exceptions of the plan
Thu 1 Apr 2021, 09:00 · Mo Member · 9 things wait for you in the plan
Mon 5 Apr 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 5 Apr 2021, 09:00 · General · Summary of the plan
Mon 5 Apr 2021, 09:00 · the group · Summary of the plan
Tue 6 Apr 2021, 09:00 · Zoe Richards · 16 things wait for you in the plan
Wed 7 Apr 2021, 10:00 · Cleo Clark · Delivery report: Scorecard of the plan
Wed 7 Apr 2021, 10:00 · General · Scorecard of the plan
Wed 7 Apr 2021, 10:00 · the group · Scorecard of the plan
Thu 8 Apr 2021, 09:00 · Mo Member · 9 things wait for you in the plan
Mon 12 Apr 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 12 Apr 2021, 09:00 · General · Summary of the plan
Mon 12 Apr 2021, 09:00 · Zoe Richards · 16 things wait for you in the plan
Mon 12 Apr 2021, 09:00 · the group · Summary of the plan
`;

const AUTUMN = `\
Mon 4 Oct 2021, 11:00 · Cleo Clark · Papers are to be frozen for the board of 13 Oct 2021
Mon 4 Oct 2021, 11:00 · Improvement board · Reminders that cannot be sent
Mon 4 Oct 2021, 11:00 · Mo Member · 6 things wait for you in the plan
Mon 4 Oct 2021, 11:00 · Zoe Richards · 20 things wait for you in the plan
Tue 5 Oct 2021, 09:00 · Cleo Clark · Papers are to go out for the board of 13 Oct 2021
Wed 6 Oct 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Wed 6 Oct 2021, 10:00 · Cleo Clark · Delivery report: Scorecard of the plan
Wed 6 Oct 2021, 10:00 · General · Scorecard of the plan
Wed 6 Oct 2021, 10:00 · the group · Scorecard of the plan
Fri 8 Oct 2021, 09:00 · Cleo Clark · Delivery report: Exceptions of the plan
Fri 8 Oct 2021, 09:00 · General · Exceptions of the plan
Fri 8 Oct 2021, 09:00 · Improvement board · Exceptions of the plan
Fri 8 Oct 2021, 09:00 · the group · Exceptions of the plan
Mon 11 Oct 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 11 Oct 2021, 09:00 · General · Summary of the plan
Mon 11 Oct 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
Mon 11 Oct 2021, 09:00 · the group · Summary of the plan
Wed 13 Oct 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Wed 13 Oct 2021, 16:00 · General · Board of 13 Oct 2021: closed
Wed 13 Oct 2021, 16:00 · Improvement board · Board of 13 Oct 2021: closed
Mon 18 Oct 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 18 Oct 2021, 09:00 · General · Summary of the plan
Mon 18 Oct 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
Mon 18 Oct 2021, 09:00 · the group · Summary of the plan
Wed 20 Oct 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Mon 25 Oct 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 25 Oct 2021, 09:00 · General · Summary of the plan
Mon 25 Oct 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
Mon 25 Oct 2021, 09:00 · the group · Summary of the plan
Wed 27 Oct 2021, 09:00 · Cleo Clark · Updates are to be chased for the board of 10 Nov 2021
Wed 27 Oct 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Mon 1 Nov 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 1 Nov 2021, 09:00 · Cleo Clark · Papers are to be frozen for the board of 10 Nov 2021
Mon 1 Nov 2021, 09:00 · General · Summary of the plan
Mon 1 Nov 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
Mon 1 Nov 2021, 09:00 · the group · Summary of the plan
Tue 2 Nov 2021, 09:00 · Cleo Clark · Papers are to go out for the board of 10 Nov 2021
Wed 3 Nov 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Wed 3 Nov 2021, 10:00 · Cleo Clark · Delivery report: Scorecard of the plan
Wed 3 Nov 2021, 10:00 · General · Scorecard of the plan
Wed 3 Nov 2021, 10:00 · the group · Scorecard of the plan
Thu 4 Nov 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Thu 4 Nov 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
Fri 5 Nov 2021, 09:00 · Cleo Clark · Delivery report: Exceptions of the plan
Fri 5 Nov 2021, 09:00 · General · Exceptions of the plan
Fri 5 Nov 2021, 09:00 · Improvement board · Exceptions of the plan
Fri 5 Nov 2021, 09:00 · the group · Exceptions of the plan
Mon 8 Nov 2021, 09:00 · Cleo Clark · Delivery report: Summary of the plan
Mon 8 Nov 2021, 09:00 · General · Summary of the plan
Mon 8 Nov 2021, 09:00 · the group · Summary of the plan
Thu 11 Nov 2021, 09:00 · Mo Member · 11 things wait for you in the plan
Thu 11 Nov 2021, 09:00 · Zoe Richards · 20 things wait for you in the plan
`;

describe.each(WAYS)(
  "what the bot sends by itself in the weeks of two boards, as %s",
  (_, begin) => {
    test("over Easter and the clocks going forward", { timeout: 300_000 }, async () => {
      const month = await begin("2021-03-01T10:00:00.000Z");
      stops.push(month.stop);
      await setUp(month, ["10 Mar 2021", "7 Apr 2021"]);
      await month.to("2021-03-03", "12:00");
      expect(text(month.last("personal", "mo"))).toContain(
        "Not answered: told Zoe Richards on 1 Mar 2021",
      );
      await month.to("2021-03-08", "09:30");
      await month.say("zoe", "snooze 1.5");
      await month.say("zoe", "4.2 is not mine");
      await month.say("zoe", "set 1.4 green because the report was presented");
      await holdBoard(month, "2021-03-10");
      await month.to("2021-03-12", "11:00");
      await month.say("zoe", "remind me weekly");
      await month.to("2021-04-14", "12:00");

      expect(`${month.told().join("\n")}\n`).toBe(SPRING);
      const [plan, ...others] = await month.plans();
      expect(others.every((other) => other.version === plan?.version)).toBe(true);
      expect(await month.verify()).toEqual([]);
    });

    test("over the clocks going back", { timeout: 300_000 }, async () => {
      const month = await begin("2021-10-04T10:00:00.000Z");
      stops.push(month.stop);
      await setUp(month, ["13 Oct 2021", "10 Nov 2021"]);
      await holdBoard(month, "2021-10-13");
      await month.to("2021-11-12", "12:00");

      expect(`${month.told().join("\n")}\n`).toBe(AUTUMN);
      expect(await month.verify()).toEqual([]);
    });
  },
);
