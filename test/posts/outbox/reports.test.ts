import { describe, expect, test } from "vitest";
import { Channel } from "../../../bot/plan/posts/channel.kind.ts";
import { postWork } from "../../../bot/plan/posts/posting.ts";
import type { Due } from "../../../bot/plan/record/due.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { begin, KEY } from "../../plan/build.ts";
import {
  addressOf,
  anOutbox,
  ask,
  aTime,
  cardOf,
  createTeams,
  type Request,
  START,
} from "../build.ts";

const CLERK = "19:clerk";
const MESSAGE = { id: "pressed", thread: CLERK };

const aChannel = (ref: string) =>
  Channel.parse({
    kind: "channel",
    ref,
    name: `Channel ${ref}`,
    following: true,
    address: addressOf(`19:${ref}`),
  });

async function aPost(
  conversations: number,
  more: Parameters<typeof postWork>[5] = { posted: "summary", message: MESSAGE },
  change: (due: Due) => Due = (due) => due,
) {
  const store = createMemoryStore();
  const channels = Array.from({ length: conversations }, (_, n) => aChannel(`c${n}`));
  await begin(store, channels);
  const time = aTime();
  const teams = createTeams(time);
  const message = { card: cardOf(1), summary: "Summary" };
  const to = { name: "Cleo", address: addressOf(CLERK) };
  const due = postWork("p1", channels, message, to, new Date(START), more).map(change);
  await ask(store, ...due);
  const toClerk = () => teams.requests.filter((request) => request.conversation === CLERK);
  return {
    store,
    time,
    teams,
    toClerk,
    told: () => toClerk().map((request) => plainText(request.card)),
    done: async () => (await store.due(KEY)).length === 0,
    seconds: ({ at }: Request) => (at - Date.parse(START)) / 1000,
  };
}

const kinds = (requests: readonly Request[]) => requests.map((request) => request.kind);

describe("the report of a post", () => {
  test("is edited every three seconds while sends are left, before they have all gone, and once at the end", async () => {
    const { store, time, teams, toClerk, told, done, seconds } = await aPost(250);

    const outbox = anOutbox(store, time, teams);
    outbox.wake(KEY);
    await time.until(done);

    expect(new Set(kinds(toClerk()))).toEqual(new Set(["edit"]));
    expect(toClerk().map((request) => request.what)).toEqual([
      "pressed",
      ...Array(3).fill("pressed"),
    ]);
    expect(toClerk().map(seconds).map(Math.round)).toEqual([3, 6, 9, 10]);
    const [first, ...others] = told();
    expect(first).toMatch(/^Posting\nSummary\nSent 7\d of 250; 17\d to go\./);
    expect(others.at(-1)).toContain(
      "Delivery report\nSummary\nArrived in 250 of 250 conversations.",
    );
    const last = Math.max(
      ...teams.requests.filter((r) => r.kind === "create").map((request) => seconds(request)),
    );
    expect(seconds(toClerk().at(-1) as Request) - last).toBeLessThan(0.2);
    expect(outbox.errors).toEqual([]);
  });

  test("of a post that is over at once comes after the answer to the press in whose place it stands", async () => {
    const { store, time, teams, toClerk, told, done, seconds } = await aPost(1);

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(toClerk().map(seconds)).toEqual([3]);
    expect(told()).toEqual([expect.stringContaining("Arrived in 1 of 1 conversation.")]);
  });

  test("names what did not arrive and why while it runs, and offers to send again what failed, at the end alone", async () => {
    const { store, time, teams, told, done } = await aPost(120);
    teams.answer(({ conversation }) => {
      if (conversation === "19:c1") return { state: "uncertain", why: "502" };
      if (conversation === "19:c2") return { state: "refused", status: 400, why: "400 BadSyntax" };
      return undefined;
    });

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(told()[0]).toMatch(/Sent 7\d of 120; 1 failed; 1 uncertain; 4\d to go\./);
    expect(told()[0]).toContain("Channel c2: ✖ Not arrived (400 BadSyntax).");
    expect(told()[0]).toContain("Channel c1: ▲ Not certain");
    expect(told()[0]).not.toContain("Resend");
    expect(told().at(-1)).toContain("Arrived in 118 of 120 conversations.");
    expect(told().at(-1)).toContain("Buttons: Resend to those that failed");
  });

  test("offers nothing again where all that is missing may have arrived", async () => {
    const { store, time, teams, told, done } = await aPost(2);
    teams.answer(({ kind }) =>
      kind === "create" ? { state: "uncertain", why: "502" } : undefined,
    );

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(told()).toHaveLength(1);
    expect(told()[0]).not.toContain("Resend");
  });

  test("comes as a new message at the end where the one that was pressed is gone", async () => {
    const { store, time, teams, toClerk, told, done } = await aPost(120);
    teams.answer(({ kind }) =>
      kind === "edit" ? { state: "refused", status: 404, why: "404" } : undefined,
    );

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(kinds(toClerk())).toEqual(["edit", "create"]);
    expect(told().at(-1)).toContain("Arrived in 120 of 120 conversations.");
    expect(
      (await store.finished(KEY, "p1")).filter((row) => row.work.what === "report"),
    ).toHaveLength(1);
  });

  test("comes as a new message at the end where there is none to edit, once", async () => {
    const { store, time, teams, toClerk, told, done } = await aPost(3, {});

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(kinds(toClerk())).toEqual(["create"]);
    expect(told()[0]).toContain("Arrived in 3 of 3 conversations.");
  });

  test("waits as long as Teams says, and is told in a new message where no edit is ever taken", async () => {
    const { store, time, teams, toClerk, told, done, seconds } = await aPost(1);
    teams.answer(({ kind }, earlier) => {
      if (kind === "create") return undefined;
      return earlier === 0
        ? { state: "wait", seconds: 20, why: "429" }
        : { state: "uncertain", why: "504" };
    });

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    const [first, second] = toClerk().map(seconds);
    expect([first, second]).toEqual([3, 23]);
    expect(kinds(toClerk())).toEqual([...Array(7).fill("edit"), "create"]);
    expect(told().at(-1)).toContain("Arrived in 1 of 1 conversation.");
  });

  test("is edited by one of two processes at a time, and ends once", async () => {
    const { store, time, teams, toClerk, told, done, seconds } = await aPost(250);

    const outboxes = [anOutbox(store, time, teams), anOutbox(store, time, teams)];
    for (const outbox of outboxes) outbox.wake(KEY);
    await time.until(done);

    const creates = teams.requests.filter((request) => request.kind === "create");
    expect(new Set(creates.map((request) => request.conversation)).size).toBe(250);
    expect(creates).toHaveLength(250);
    expect(told().filter((text) => text.startsWith("Delivery report"))).toHaveLength(1);
    const times = toClerk().map(seconds);
    for (const [n, at] of times.slice(0, -1).entries()) {
      if (n > 0) expect(at - (times[n - 1] ?? 0)).toBeGreaterThanOrEqual(2.9);
    }
    expect(outboxes.flatMap((outbox) => outbox.errors)).toEqual([]);
  });

  test("is taken up again where a process was killed between the last send and its end", async () => {
    const { store, time, teams, toClerk, told, done } = await aPost(2);
    const killed = anOutbox(
      {
        ...store,
        claim: async (key, row, until) => {
          const mine = await store.claim(key, row, until);
          if (row.work.what === "report") throw new Error("The process was killed.");
          return mine;
        },
      },
      time,
      teams,
    );
    killed.wake(KEY);
    await time.until(async () => {
      const [row, ...more] = await store.due(KEY);
      return more.length === 0 && row?.lease !== null && row?.work.what === "report";
    });
    await killed.stop();
    expect(toClerk()).toEqual([]);

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(kinds(toClerk())).toEqual(["edit"]);
    expect(told()[0]).toContain("Arrived in 2 of 2 conversations.");
  });

  test("that was being sent as a new message when its process was killed is never sent again", async () => {
    const { store, time, teams, toClerk, done } = await aPost(1, {});
    const reportOf = async () =>
      (await store.due(KEY)).find((row) => row.work.what === "report") as NonNullable<
        Awaited<ReturnType<PlanStore["due"]>>[0]
      >;
    await store.claim(KEY, await reportOf(), "2021-01-20T10:00:30.000Z");

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    expect(toClerk()).toEqual([]);
    const finished = await store.finished(KEY, "p1");
    expect(finished.map((row) => [row.work.what, row.result.state]).sort()).toEqual([
      ["report", "uncertain"],
      ["send", "sent"],
    ]);
  });

  test("is written down with each send's channel, and with no card", async () => {
    const { store, time, teams, done } = await aPost(2);

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    const finished = await store.finished(KEY, "p1");
    expect(finished.flatMap(({ work }) => (work.what === "send" ? [work.ref] : [])).sort()).toEqual(
      ["c0", "c1"],
    );
    expect(JSON.stringify(finished)).not.toContain("version 1");
    expect(teams.requests.filter((request) => request.kind === "create")).toHaveLength(2);
  });
});

describe("a send whose message its report keeps", () => {
  test("waits where the report is not there yet, and goes once it is", async () => {
    const { store, time, teams, done } = await aPost(1);
    const [send, report] = [...(await store.due(KEY))].sort((a) =>
      a.work.what === "send" ? -1 : 1,
    );
    if (!send || !report) throw new Error("There are two.");
    await store.close(KEY, report, null);
    anOutbox(store, time, teams).wake(KEY);
    const later = time.clock().getTime() + 3500;
    await time.until(() => time.clock().getTime() >= later);
    expect(teams.requests).toEqual([]);

    const { id, at, work } = report;
    await store.addDue(KEY, { id, at, work });
    await time.until(done);

    expect(kinds(teams.requests).filter((kind) => kind === "create")).toEqual(["create"]);
  });

  test("is told as failed where the report never comes", async () => {
    const { store, time, teams, done } = await aPost(1);
    const report = (await store.due(KEY)).find((row) => row.work.what === "report");
    if (report) await store.close(KEY, report, null);

    anOutbox(store, time, teams).wake(KEY);
    await time.until(done);

    const [row] = await store.finished(KEY, "p1");
    expect(row?.result).toMatchObject({ state: "failed", why: "its message is not there" });
    expect(teams.requests).toEqual([]);
  });
});

describe("a refusal to take a message", () => {
  test("is told of all sends of a post at once, before the clerk is told", async () => {
    const { store, time, teams, done } = await aPost(40);
    teams.answer(({ conversation }) =>
      ["19:c3", "19:c7"].includes(conversation)
        ? { state: "refused", status: 403, why: "403 BotNotInConversationRoster" }
        : undefined,
    );
    const tried: string[][] = [];
    anOutbox(store, time, teams, () => 0, {
      tried: async (_, sends) => {
        const refs = sends.flatMap(({ work, result }) =>
          work.what === "send" && result.state === "unreachable" ? [String(work.ref)] : [],
        );
        tried.push(refs.sort());
      },
    }).wake(KEY);
    await time.until(done);

    expect(tried).toEqual([["c3", "c7"]]);
  });

  test("of somebody's own chat is told at once, and so is one of a send that no report tells of", async () => {
    const { store, time, teams, done } = await aPost(0, {});
    const gone: string[] = [];
    const tried: string[] = [];
    const personal = { ...addressOf("a:mo"), type: "personal" as const };
    const send = (id: string, more: object): Due => ({
      id,
      at: START,
      work: {
        what: "send",
        post: id,
        name: id,
        address: personal,
        card: cardOf(0),
        summary: id,
        ...more,
      },
    });
    await ask(
      store,
      send("digest", { home: "aad-mo" }),
      send("mention", { ref: "c9", address: addressOf("19:c9") }),
    );
    teams.answer(({ conversation }) =>
      conversation === CLERK ? undefined : { state: "refused", status: 403, why: "403" },
    );

    anOutbox(store, time, teams, () => 0, {
      gone: async (_, id) => void gone.push(id),
      tried: async (_, sends) => {
        for (const { work } of sends) if (work.what === "send" && work.ref) tried.push(work.ref);
      },
    }).wake(KEY);
    await time.until(done);

    expect(gone).toEqual(["aad-mo"]);
    expect(tried).toEqual(["c9"]);
  });
});
