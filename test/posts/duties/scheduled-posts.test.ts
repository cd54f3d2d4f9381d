import { describe, expect, test } from "vitest";
import { changeMeeting } from "../../../bot/plan/meetings/plan-meeting.ts";
import type { Address } from "../../../bot/plan/model/primitives.ts";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { Channel } from "../../../bot/plan/posts/channel.kind.ts";
import type { Schedule, When } from "../../../bot/plan/posts/schedule.kind.ts";
import { addSchedule, changeSchedule } from "../../../bot/plan/posts/schedules.ts";
import { createRecord } from "../../../bot/plan/record/record.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createAgenda } from "../../../bot/posts/duties/agenda.ts";
import { createScheduledPosts } from "../../../bot/posts/duties/scheduled-posts.ts";
import { createLiveCards } from "../../../bot/posts/live-cards/live-cards.ts";
import { createOutbox } from "../../../bot/posts/outbox/outbox.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import {
  aClerk,
  aMeeting,
  anAction,
  aStamp,
  begin,
  KEY,
  loaded,
  put,
  recordOf,
} from "../../plan/build.ts";
import { createTime, inProcess, type Time } from "../../support/time.ts";
import { addressOf, cardOf, createTeams, type Teams } from "../build.ts";

const START = "2021-01-20T10:00:00.000Z";
const clerk = aClerk("Cleo");
const DESK: Address = { ...addressOf("a:cleo"), type: "personal" };

const aChannel = (ref: string, some: Partial<Channel> = {}): Channel =>
  Channel.parse({
    kind: "channel",
    ref,
    name: ref,
    following: true,
    address: addressOf(`19:${ref}`),
    ...some,
  });

/** One process of the bot: it does what a plan's time has come for, and sends what is due. */
function aProcess(store: PlanStore, time: Time, teams: Teams) {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const { clock, pause } = time;
  let ids = 0;
  const record = createRecord({ store, pause, random: () => 0.5, id: () => `id-${++ids}` });
  const wake = (key: typeof KEY, at: Date) => outbox.wake(key, at);
  const outbox = createOutbox({
    ...time,
    ...teams,
    store,
    random: () => 0,
    onError,
    gone: async () => {},
    agenda: createAgenda({ record, clock, duties: [createScheduledPosts(record)], onError }),
    cards: createLiveCards({ store, clock, wake, onError }),
    redraw: async (plan) => ({ card: cardOf(plan.version), summary: "redrawn" }),
  });
  return { ...outbox, record, errors };
}

/** A plan that two channels follow, its time, and one process that looks after it. */
async function aWorld(when: When, { to = null as string[] | null, start = START } = {}) {
  const store = createMemoryStore();
  const time = createTime(start, inProcess);
  const teams = createTeams(time);
  await begin(store, [
    anAction("1.1"),
    aMeeting("2021-02-03"),
    aChannel("board"),
    aChannel("team"),
    aChannel("quiet", { wants: ["notes"] }),
  ]);
  const bot = aProcess(store, time, teams);
  const report = { name: "Cleo", address: DESK };

  async function change(what: (plan: Awaited<ReturnType<typeof loaded>>) => object | null) {
    const plan = await loaded(store);
    const stamp = aStamp({ at: time.clock(), press: null });
    await bot.record.carryOut(plan, stamp, (state) => what(state) as never);
  }
  await change((plan) =>
    addSchedule(plan, { what: "summary", when, to }, clerk, report, time.clock()),
  );

  /** Lets time go to an instant, the bot looking round every half minute, or being down until then. */
  async function goTo(instant: string, processes = [bot]): Promise<void> {
    time.pass(Date.parse(instant) - time.clock().getTime());
    for (const one of processes) one.wake(KEY);
    // What is still to come does not matter; what is due now goes out, with its reports.
    await time.until(async () => {
      const due = await store.due(KEY, time.clock().toISOString());
      const plan = await loaded(store);
      const slots = createScheduledPosts(bot.record).next(plan, time.clock());
      return (slots === null || slots > time.clock()) && due.length === 0;
    });
  }

  const posts = () =>
    teams.requests.filter(({ kind, what }) => kind === "create" && what.startsWith("Summary of"));
  return {
    store,
    time,
    teams,
    bot,
    change,
    goTo,
    /** Where and when posts arrived, in order. */
    arrived: () =>
      posts().map(({ conversation, at }) => `${conversation} ${new Date(at).toISOString()}`),
    says: () => posts().map(({ card }) => plainText(card)),
    /** What the clerk was told, but for where posts arrived. */
    told: () =>
      teams.requests
        .filter(({ conversation, what }) => conversation === "a:cleo" && what.startsWith("Not"))
        .map(({ card }) => plainText(card)),
    reports: () => teams.requests.filter(({ what }) => what.startsWith("Delivery report")).length,
    schedule: async (): Promise<Schedule> => {
      const found = find(await loaded(store), "schedule", "S1");
      if (!found) throw new Error("There is no S1.");
      return found;
    },
  };
}

const MONDAYS: When = { each: "week", weekday: 1, every: 1, from: "2021-01-25", time: "09:00" };
const BOARD: When = { each: "board", before: 3, time: "09:00" };
const ONCE: When = { each: "once", date: "2021-01-26", time: "09:00" };

describe("a scheduled post", () => {
  test("goes at its time to all that want it, and is reported to whoever set it", async () => {
    const { goTo, arrived, reports, says, told, schedule, bot } = await aWorld(MONDAYS);
    await goTo("2021-01-25T08:59:59.000Z");
    expect(arrived()).toEqual([]);
    await goTo("2021-01-25T09:00:00.000Z");
    expect(arrived().map((one) => one.split(" ")[0])).toEqual(["19:board", "19:team"]);
    expect(says()[0]).not.toContain("posted late");
    expect(reports()).toBe(1);
    await goTo("2021-02-01T09:00:00.000Z");
    await goTo("2021-02-01T12:00:00.000Z");
    expect(arrived()).toHaveLength(4);
    expect(told()).toEqual([]);
    expect((await schedule()).until).toBe("2021-02-01T09:00:00.000Z");
    expect(bot.errors).toEqual([]);
  });

  test("goes where it was said, as long as that conversation follows and wants it", async () => {
    const world = await aWorld(MONDAYS, { to: ["quiet", "team"] });
    await world.goTo("2021-01-25T09:00:00.000Z");
    expect(world.arrived().map((one) => one.split(" ")[0])).toEqual(["19:team"]);
    const wants = aChannel("quiet", { wants: ["summary"] });
    const gone = aChannel("team", { following: false });
    await put(world.store, await loaded(world.store), [wants, gone]);
    await world.goTo("2021-02-01T09:00:00.000Z");
    expect(world.arrived().at(-1)).toMatch(/^19:quiet 2021-02-01/);
    expect(world.arrived()).toHaveLength(2);
  });

  test("stays at nine in London when the clocks go forward and back", async () => {
    const world = await aWorld(MONDAYS, { start: "2021-03-20T10:00:00.000Z" });
    for (const at of ["2021-03-22T09:00:00.000Z", "2021-03-29T07:59:59.000Z"]) await world.goTo(at);
    expect(world.arrived()).toHaveLength(2);
    await world.goTo("2021-03-29T08:00:00.000Z");
    expect(world.arrived().at(-1)).toContain("2021-03-29T08:00");
    expect(world.says().at(-1)).not.toContain("posted late");
    // Those that lie between are let go by with the bot at work, as everywhere.
    for (let n = 1; n <= 29; n++) {
      await world.goTo(
        new Date(Date.parse("2021-03-29T08:00:00.000Z") + n * 604_800_000).toISOString(),
      );
    }
    expect(world.arrived().at(-1)).toContain("2021-10-18T08:00");
    await world.goTo("2021-10-25T08:00:00.000Z");
    expect(world.arrived().at(-1)).toContain("2021-10-25T08:00");
    const before = world.arrived().length;
    await world.goTo("2021-11-01T08:59:59.000Z");
    expect(world.arrived()).toHaveLength(before);
    await world.goTo("2021-11-01T09:00:00.000Z");
    expect(world.arrived().at(-1)).toContain("2021-11-01T09:00");
    expect(world.told()).toEqual([]);
  });

  test.each([
    ["2021-03-28", "2021-03-28T08:00:00.000Z"],
    ["2021-10-31", "2021-10-31T09:00:00.000Z"],
  ])("on the Sunday itself, %s, is at nine too", async (date, instant) => {
    const world = await aWorld({ each: "once", date, time: "09:00" });
    await world.goTo(new Date(Date.parse(instant) - 1000).toISOString());
    expect(world.arrived()).toEqual([]);
    await world.goTo(instant);
    expect(world.arrived()).toHaveLength(2);
    expect(world.says()[0]).not.toContain("posted late");
  });

  test("that is made once has then ended", async () => {
    const world = await aWorld(ONCE);
    await world.goTo("2021-01-26T09:00:00.000Z");
    expect(await world.schedule()).toMatchObject({ state: "ended" });
    await world.goTo("2021-02-26T09:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    expect(world.told()).toEqual([]);
  });

  test("goes by the board's meeting, wherever it is moved", async () => {
    const world = await aWorld(BOARD);
    await world.change((plan) =>
      changeMeeting(plan, "2021-02-03", { date: "2021-02-10" }, clerk, { today: "2021-01-20" }),
    );
    await world.goTo("2021-01-29T09:00:00.000Z");
    expect(world.arrived()).toEqual([]);
    await world.goTo("2021-02-05T09:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    // Moved again after the post: it is posted before that day too; moved back, it is not.
    await world.change((plan) =>
      changeMeeting(plan, "2021-02-03", { date: "2021-02-17" }, clerk, { today: "2021-01-20" }),
    );
    await world.change((plan) =>
      changeMeeting(plan, "2021-02-03", { date: "2021-02-10" }, clerk, { today: "2021-01-20" }),
    );
    await world.goTo("2021-02-09T09:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    expect(world.told()).toEqual([]);
  });
});

describe("a post whose time went by while the bot was not running", () => {
  test("five minutes ago goes out without a word, later it says so", async () => {
    const world = await aWorld(MONDAYS);
    await world.goTo("2021-01-25T09:05:00.000Z");
    expect(world.says()[0]).not.toContain("posted late");
    await world.goTo("2021-02-01T11:32:00.000Z");
    expect(world.says()[2]).toContain(
      "Planned for Mon 1 Feb 2021, 09:00; posted late at 11:32, because it could not be posted in time.",
    );
    await world.goTo("2021-02-09T08:59:59.000Z");
    expect(world.says()[4]).toContain(
      "Planned for Mon 8 Feb 2021, 09:00; posted late on Tue 9 Feb 2021, 08:59, because it could not",
    );
    expect(world.told()).toEqual([]);
  });

  test("keeps its word of being late in what it is drawn again by", async () => {
    const world = await aWorld(MONDAYS);
    await world.goTo("2021-01-25T11:32:00.000Z");
    const [card] = await world.store.cards(KEY);
    expect(card?.live?.asked).toMatchObject({
      command: "show_post",
      late: expect.stringContaining("posted late at 11:32"),
    });
  });

  test("a day ago is not posted, and the clerk is told, with a button to post it now", async () => {
    const world = await aWorld(MONDAYS);
    await world.goTo("2021-01-26T09:00:00.000Z");
    expect(world.arrived()).toEqual([]);
    expect(world.told()).toHaveLength(1);
    expect(world.told()[0]).toContain("Schedule S1: the summary, every Monday at 09:00.");
    expect(world.told()[0]).toContain("1 post was not made");
    expect(world.told()[0]).toContain("Mon 25 Jan 2021, 09:00");
    expect(world.told()[0]).toContain("Buttons: Post it now · All schedules");
    await world.goTo("2021-02-01T09:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    expect(world.told()).toHaveLength(1);
  });

  test("of several, the newest is posted late and the others are told of, all at once", async () => {
    const world = await aWorld(MONDAYS);
    await world.goTo("2021-04-12T11:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    expect(world.says()[0]).toContain("Planned for Mon 12 Apr 2021, 09:00; posted late at 12:00");
    expect(world.told()).toHaveLength(1);
    expect(world.told()[0]).toContain("11 posts were not made");
    expect(world.told()[0]).toContain("1 earlier one; Mon 1 Feb 2021, 09:00");
    expect(world.told()[0]).toContain("Mon 5 Apr 2021, 09:00.");
  });

  test("once, a week ago, has ended without a post", async () => {
    const world = await aWorld(ONCE);
    await world.goTo("2021-02-02T09:00:00.000Z");
    expect(world.arrived()).toEqual([]);
    expect(world.told()).toHaveLength(1);
    expect(await world.schedule()).toMatchObject({ state: "ended" });
  });
});

describe("nothing is posted", () => {
  test("while it is paused, nor afterwards what passed meanwhile", async () => {
    const world = await aWorld(MONDAYS);
    await world.change((plan) => changeSchedule(plan, "S1", "paused", clerk, world.time.clock()));
    await world.goTo("2021-01-25T09:00:00.000Z");
    await world.goTo("2021-02-01T10:00:00.000Z");
    await world.change((plan) => changeSchedule(plan, "S1", "on", clerk, world.time.clock()));
    await world.goTo("2021-02-01T10:01:00.000Z");
    expect(world.teams.requests).toEqual([]);
    await world.goTo("2021-02-08T09:00:00.000Z");
    expect(world.arrived()).toHaveLength(2);
    expect(world.told()).toEqual([]);
  });

  test("once it is deleted; it is kept", async () => {
    const world = await aWorld(MONDAYS);
    await world.change((plan) => changeSchedule(plan, "S1", "deleted", clerk, world.time.clock()));
    await world.goTo("2021-01-25T09:00:00.000Z");
    expect(world.teams.requests).toEqual([]);
    expect(await world.schedule()).toMatchObject({ state: "deleted" });
    await expect(
      world.change((plan) => changeSchedule(plan, "S1", "on", clerk, world.time.clock())),
    ).rejects.toThrow("Schedule S1 was deleted.");
  });

  test("where nobody follows the plan and wants it: the clerk is told", async () => {
    const world = await aWorld(MONDAYS);
    await put(world.store, await loaded(world.store), [
      aChannel("board", { following: false }),
      aChannel("team", { wants: ["scorecard"] }),
    ]);
    await world.goTo("2021-01-25T09:00:00.000Z");
    expect(world.arrived()).toEqual([]);
    expect(world.told()).toHaveLength(1);
    expect(world.told()[0]).toContain(
      "It was due on Mon 25 Jan 2021, 09:00, and no conversation that follows the plan wants the summary.",
    );
    expect((await world.schedule()).until).toBe("2021-01-25T09:00:00.000Z");
  });
});

describe("what a slot asks to be sent", () => {
  const ids = async (store: PlanStore) =>
    (await store.due(KEY)).filter(({ work }) => work.what !== "redraw").map(({ id }) => id);

  test("is asked for in one change, by a name of its own that is the same for whoever comes to it", async () => {
    const { store } = await aWorld(MONDAYS);
    const seen = await loaded(store);
    const duty = createScheduledPosts(recordOf(store));
    const first = new Date("2021-01-25T09:00:00.000Z");
    await duty.run(seen, first);
    const asked = await ids(store);
    expect(asked).toHaveLength(3);
    expect((await loaded(store)).version).toBe(seen.version + 1);
    // Somebody who has seen none of it, and somebody who has: nothing more is asked for.
    await duty.run(seen, first);
    await duty.run(await loaded(store), first);
    expect(await ids(store)).toEqual(asked);
    expect((await loaded(store)).version).toBe(seen.version + 1);

    await duty.run(await loaded(store), new Date("2021-02-01T09:00:00.000Z"));
    expect(new Set(await ids(store)).size).toBe(6);

    const twin = await aWorld(MONDAYS);
    await createScheduledPosts(recordOf(twin.store)).run(await loaded(twin.store), first);
    expect(await ids(twin.store)).toEqual(asked);
  });

  test("is lost by no schedule for another that is due as well", async () => {
    const { store, bot, change, time, arrived, goTo } = await aWorld(MONDAYS);
    const report = { name: "Cleo", address: DESK };
    await change((plan) =>
      addSchedule(
        plan,
        { what: "scorecard", when: MONDAYS, to: ["team"] },
        clerk,
        report,
        time.clock(),
      ),
    );
    await goTo("2021-01-25T09:00:00.000Z");
    expect(arrived()).toHaveLength(2);
    const { items } = await loaded(store);
    expect(items.schedule.map(({ ref, until }) => [ref, until])).toEqual([
      ["S1", "2021-01-25T09:00:00.000Z"],
      ["S2", "2021-01-25T09:00:00.000Z"],
    ]);
    expect(bot.errors).toEqual([]);
  });
});

describe("two processes at one plan", () => {
  test("post each slot once, and tell of a missed one once", async () => {
    const world = await aWorld(MONDAYS);
    const other = aProcess(world.store, world.time, world.teams);
    const both = [world.bot, other];
    await world.goTo("2021-01-25T09:00:00.000Z", both);
    await world.goTo("2021-02-01T11:00:00.000Z", both);
    await world.goTo("2021-02-10T09:00:00.000Z", both);
    expect(
      world
        .arrived()
        .map((one) => one.slice(0, -8))
        .sort(),
    ).toEqual([
      "19:board 2021-01-25T09:00",
      "19:board 2021-02-01T11:00",
      "19:team 2021-01-25T09:00",
      "19:team 2021-02-01T11:00",
    ]);
    expect(world.told()).toHaveLength(1);
    expect(world.reports()).toBe(2);
    expect(other.errors).toEqual([]);
  });
});
