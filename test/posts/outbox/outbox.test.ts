import { describe, expect, test } from "vitest";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { anAction, begin, KEY, loaded, put } from "../../plan/build.ts";
import {
  aCard,
  anOutbox,
  aRedraw,
  aSend,
  ask,
  aTime,
  createTeams,
  type Request,
  START,
} from "../build.ts";

async function aPlan() {
  const store = createMemoryStore();
  await begin(store, [anAction("1.1")]);
  const time = aTime();
  const teams = createTeams(time);
  const seconds = (request: Request | undefined) => ((request?.at ?? 0) - Date.parse(START)) / 1000;
  const to = (conversation: string) =>
    teams.requests.filter((request) => request.conversation === conversation);
  const done = async () => (await store.due(KEY)).length === 0;
  return { store, time, teams, seconds, to, done };
}

/** Puts cards that are a version behind into a plan, and asks for them to be brought up to date. */
async function behind(store: PlanStore, ...cards: readonly (readonly [string, string])[]) {
  const plan = await loaded(store);
  for (const [id, conversation] of cards)
    await store.keepCard(KEY, aCard(id, conversation, plan.version));
  await put(store, plan, [anAction("1.1", { progress: `after ${plan.version}` })]);
  await store.addDue(KEY, aRedraw());
}

const results = async (store: PlanStore, post: string) =>
  Object.fromEntries(
    (await store.finished(KEY, post)).map((row) => [row.work.name, row.result.state]),
  );

describe("what goes out", () => {
  test("to 500 conversations goes side by side, at 25 a second: in 20 seconds, none twice", async () => {
    const { store, time, teams, done } = await aPlan();
    const all = Array.from({ length: 500 }, (_, n) => `19:${n}`);
    await ask(store, ...all.map((conversation) => aSend(conversation, "Scorecard")));

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    const times = teams.requests.map((request) => request.at).sort((a, b) => a - b);
    expect(new Set(teams.requests.map((request) => request.conversation)).size).toBe(500);
    expect(times).toHaveLength(500);
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
    );
    expect(busiest).toBe(25);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(19_960);
  });

  test("to one conversation goes once a second, new messages and edits together, in the order asked for", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"], ["m2", "19:a"], ["m3", "19:b"]);
    await ask(store, aSend("19:a", "First"), aSend("19:a", "Second", "2021-01-20T10:00:00.001Z"));

    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);

    const sent = to("19:a").map((request) => seconds(request));
    for (const [n, at] of sent.entries()) {
      if (n > 0) expect(at - (sent[n - 1] ?? 0)).toBeGreaterThanOrEqual(1);
    }
    expect(sent).toHaveLength(4);
    const posts = to("19:a").filter((request) => request.kind === "create");
    expect(posts.map((request) => request.what)).toEqual(["First", "Second"]);
    expect(to("19:b").map(seconds)).toEqual([expect.toSatisfy((at: number) => at < 1)]);
    expect(outbox.errors).toEqual([]);
  });

  test("waits as long as Teams says, keeps its place, and holds up no other conversation", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await ask(
      store,
      aSend("19:a", "First"),
      aSend("19:a", "Second", "2021-01-20T10:00:00.001Z"),
      aSend("19:b", "First"),
    );
    teams.answer(({ conversation, what }, earlier) =>
      conversation === "19:a" && what === "First" && earlier < 2
        ? { state: "wait", seconds: earlier === 0 ? 40 : 7, why: "429" }
        : undefined,
    );

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a").map((request) => request.what)).toEqual([
      "First",
      "First",
      "First",
      "Second",
    ]);
    expect(to("19:a").map(seconds)).toEqual([0, 40, 47, 48]);
    expect(to("19:b").map(seconds)).toEqual([expect.toSatisfy((at: number) => at < 1)]);
    expect(await results(store, "First")).toEqual({ "19:a": "sent", "19:b": "sent" });
  });

  test("waits a little longer than Teams says, never less, so that processes do not come back together", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await ask(store, aSend("19:a", "Scorecard"));
    teams.answer((_, earlier) =>
      earlier === 0 ? { state: "wait", seconds: 8, why: "429" } : undefined,
    );

    anOutbox(store, time, teams, () => 1).wake(KEY);
    await time.until(done);

    expect(to("19:a").map(seconds)).toEqual([0, 10]);
  });

  test("is tried less and less often for a day, given up, and said to have failed", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await ask(store, aSend("19:a", "Scorecard"));
    teams.answer(() => ({ state: "wait", seconds: 1, why: "429" }));

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    const waits = to("19:a").map((one, n, all) => (n === 0 ? 0 : one.at - (all[n - 1]?.at ?? 0)));
    expect(waits.slice(1, 7)).toEqual([1000, 1000, 1000, 1000, 1000, 1000]);
    expect(waits.at(-1)).toBe(900_000);
    const [first, last] = [to("19:a")[0], to("19:a").at(-1)];
    expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(86_400_000);
    expect(await results(store, "Scorecard")).toEqual({ "19:a": "failed" });
  });

  test("is not sent once its time is over, and said to be too late", async () => {
    const { store, time, teams, to, done } = await aPlan();
    const due = aSend("19:a", "Digest");
    const notAfter = "2021-01-20T09:59:59.000Z";
    await ask(store, { ...due, work: { ...due.work, notAfter } as typeof due.work });
    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a")).toEqual([]);
    expect(await results(store, "Digest")).toEqual({ "19:a": "failed" });
  });

  test("is not made again where nobody knows whether it arrived, neither at once nor by the next process", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await ask(store, aSend("19:a", "Scorecard"), aSend("19:b", "Scorecard"));
    const killed = (await store.due(KEY)).find((row) => row.id.endsWith("19:b"));
    if (killed) await store.claim(KEY, killed, "2021-01-20T10:01:00.000Z");
    teams.answer(() => ({ state: "uncertain", why: "502" }));

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a")).toHaveLength(1);
    expect(to("19:b")).toEqual([]);
    expect(await results(store, "Scorecard")).toEqual({ "19:a": "uncertain", "19:b": "uncertain" });
  });

  test("goes out once from two processes, which share the work", async () => {
    const { store, time, teams, done } = await aPlan();
    const all = Array.from({ length: 40 }, (_, n) => `19:${n}`);
    await ask(store, ...all.map((conversation) => aSend(conversation, "Scorecard")));

    const outboxes = [anOutbox(store, time, teams), anOutbox(store, time, teams)];
    for (const outbox of outboxes) outbox.wake(KEY);
    await time.until(done);

    expect(teams.requests.map((request) => request.conversation).sort()).toEqual([...all].sort());
    expect(outboxes.flatMap((outbox) => outbox.errors)).toEqual([]);
  });

  test("waits for one edit at most, however many cards of its conversation are behind", async () => {
    const { store, time, teams, to, done } = await aPlan();
    const cards = Array.from({ length: 30 }, (_, n) => [`m${n}`, "19:a"] as const);
    await behind(store, ...cards);
    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(() => to("19:a").length === 3);

    await ask(store, aSend("19:a", "Scorecard"));
    outbox.wake(KEY);
    await time.until(done);

    const place = to("19:a").findIndex((request) => request.kind === "create");
    expect(place).toBeGreaterThanOrEqual(3);
    expect(place).toBeLessThanOrEqual(5);
    const edited = to("19:a").filter((request) => request.kind === "edit");
    expect(new Set(edited.map((request) => request.what)).size).toBe(30);
    expect(edited).toHaveLength(30);
  });

  test("ends when it is told to stop, at once, and what is left is there for the next process", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"], ["m2", "19:a"]);
    await ask(store, aSend("19:b", "First"), aSend("19:b", "Second", "2021-01-20T10:00:00.001Z"));
    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(() => to("19:a").length === 1 && to("19:b").length === 1);

    await outbox.stop();
    expect(teams.requests).toHaveLength(2);
    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(
      to("19:a")
        .map((request) => request.what)
        .sort(),
    ).toEqual(["m1", "m2"]);
    expect(to("19:b").map((request) => request.what)).toEqual(["First", "Second"]);
  });
});

describe("an edit", () => {
  test("is tried again where Teams did not answer, after longer each time, and is the same whether it arrived or not", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"], ["m2", "19:b"]);
    teams.answer(({ conversation }, earlier) =>
      conversation === "19:a" && earlier < 3 ? { state: "uncertain", why: "502" } : undefined,
    );

    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);

    expect(to("19:b")).toHaveLength(1);
    const waits = to("19:a").map(seconds);
    expect(waits).toHaveLength(4);
    // The first try went with another card that was edited, so it did not count.
    expect(waits.map((at, n) => Math.round(at - (waits[n - 1] ?? 0)))).toEqual([0, 2, 2, 4]);
    expect(outbox.errors).toEqual([]);
    expect((await store.cards(KEY)).map((card) => card.live?.version)).toEqual([2, 2]);
  });

  test("is given up after six tries, and tried anew by the next change", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"]);
    let down = true;
    teams.answer(() => (down ? { state: "uncertain", why: "502" } : undefined));
    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);
    expect(to("19:a")).toHaveLength(6);
    expect(outbox.errors).toHaveLength(1);

    down = false;
    await store.addDue(KEY, aRedraw(time.clock().toISOString()));
    outbox.wake(KEY);
    await time.until(done);
    expect(to("19:a")).toHaveLength(7);
    expect((await store.cards(KEY))[0]?.live?.version).toBe(2);
  });

  test("that a process was killed at is taken up again after its lease, and never told as uncertain", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"]);
    const [row] = await store.due(KEY);
    if (row) await store.claim(KEY, row, "2021-01-20T10:01:00.000Z");

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a").map(seconds)).toEqual([60]);
    expect(await store.finished(KEY, "")).toEqual([]);
  });

  test("of one card is made by one of two processes", async () => {
    const { store, time, teams, done } = await aPlan();
    const cards = Array.from({ length: 20 }, (_, n) => [`m${n}`, `19:${n % 4}`] as const);
    await behind(store, ...cards);
    await store.addDue(KEY, aRedraw("2021-01-20T09:59:30.000Z"));

    for (const outbox of [anOutbox(store, time, teams), anOutbox(store, time, teams)]) {
      outbox.wake(KEY);
    }
    await time.until(done);

    expect(teams.requests).toHaveLength(20);
  });

  test("is made again when somebody else edited the same card at the same time", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"]);
    teams.answer(async (_, earlier) => {
      const [row] = await store.cards(KEY);
      if (earlier === 0 && row) await store.showCard(KEY, row, { version: 2, look: "theirs" });
      return { state: "sent", id: "m1", thread: "19:a" };
    });

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a")).toHaveLength(2);
    expect((await store.cards(KEY))[0]?.live).toMatchObject({ version: 2 });
    expect((await store.cards(KEY))[0]?.live?.look).not.toBe("theirs");
  });

  test("of many cards goes on beyond one lease, with no card left out", async () => {
    const { store, time, teams, to, done } = await aPlan();
    const cards = Array.from({ length: 100 }, (_, n) => [`m${n}`, "19:a"] as const);
    await behind(store, ...cards);

    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);

    expect(to("19:a")).toHaveLength(100);
    expect(new Set(to("19:a").map((request) => request.what)).size).toBe(100);
    expect(outbox.errors).toEqual([]);
  });

  test("is made again where the table did not take down that it was made", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"]);
    let fails = 2;
    const failing: PlanStore = {
      ...store,
      showCard: async (...args) => {
        if (fails-- > 0) throw new Error("The table did not answer.");
        return store.showCard(...args);
      },
    };

    anOutbox(failing, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a")).toHaveLength(3);
    expect((await store.cards(KEY))[0]?.live?.version).toBe(2);
  });

  test("waits only for its own conversation where Teams wants several left alone for a while", async () => {
    const { store, time, teams, seconds, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"], ["m2", "19:b"]);
    const told = { "19:a": 50, "19:b": 5 };
    teams.answer(({ conversation }, earlier) =>
      earlier === 0
        ? { state: "wait", seconds: told[conversation as keyof typeof told], why: "429" }
        : undefined,
    );

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(to("19:a").map(seconds).map(Math.round)).toEqual([0, 50]);
    expect(to("19:b").map(seconds).map(Math.round)).toEqual([0, 5]);
  });

  test("that Teams refuses for another reason leaves the card to the next change", async () => {
    const { store, time, teams, to, done } = await aPlan();
    await behind(store, ["m1", "19:a"]);
    teams.answer((_, earlier) =>
      earlier === 0 ? { state: "refused", status: 413, why: "413" } : undefined,
    );
    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);
    expect(to("19:a")).toHaveLength(1);

    await store.addDue(KEY, aRedraw(time.clock().toISOString()));
    outbox.wake(KEY);
    await time.until(() => to("19:a").length === 2);
  });
});
