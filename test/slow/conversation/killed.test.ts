import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { azuriteConnection, startAzurite } from "../../../bot/cli/azurite.ts";
import { type Child, freePort } from "../../../bot/cli/children.ts";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { allItems, applyChange } from "../../../bot/plan/model/snapshot.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { makeTable } from "../../../storage/table.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { startFakeConnector } from "../../support/fake-connector.ts";
import {
  buttonsIn,
  EVENING,
  inputsIn,
  loadSample,
  PEOPLE,
  SAMPLE,
  teamsOn,
  text,
  UNLIMITED_SETTINGS,
} from "../../support/world.ts";

let azurite: Child;
let connectionString: string;
let connector: Awaited<ReturnType<typeof startFakeConnector>>;

beforeAll(async () => {
  const port = await freePort();
  connectionString = azuriteConnection(port);
  azurite = await startAzurite({ port, data: null, onEnd: () => undefined });
  connector = await startFakeConnector(Object.values(PEOPLE));
});
afterAll(async () => {
  await azurite.stop();
  await connector.stop();
});

/** The bot as it runs for users: a process of its own. */
async function startBot(table: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["bot/index.ts", "--local", "--today", EVENING, "--port", String(port)],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        AZURE_TABLES_CONNECTION_STRING: connectionString,
        TABLE_NAME: table,
        CLERKS: PEOPLE.cleo.upn,
        LOG_LEVEL: "silent",
        ...UNLIMITED_SETTINGS,
      },
    },
  );
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          (r) => r.status,
          () => 0,
        ),
      {
        timeout: 30_000,
        interval: 50,
      },
    )
    .toBe(200);
  return { child, endpoint: `http://127.0.0.1:${port}/api/messages` };
}

/** Asks a bot to stop, as whoever runs it does: it lets turns finish and ends in order. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  expect(child.exitCode).toBe(0);
}

describe("a bot that is killed", () => {
  test("keeps every update that it answered as saved, with no gap in the history, when 200 are fired at it", async () => {
    const table = "killed";
    const store = createAzureTables(await makeTable({ table, connectionString }));
    await loadSample(store);
    const { child, endpoint } = await startBot(table);
    const teams = teamsOn(endpoint, connector);

    const sample = await store.load(SAMPLE);
    const open = sample?.items.action.filter((a) => a.status !== "complete") ?? [];
    const refs = open.map((a) => a.ref);
    const ended = once(child, "exit");
    const asked = new Map<unknown, { ref: string; reason: string }>();
    const delivered = Array.from({ length: 200 }, async (_, n) => {
      const ref = refs[n % refs.length] ?? "";
      const reason = `update ${n}`;
      const say = { type: "message", text: `set ${ref} amber because ${reason}` };
      const message = teams.activity("cleo", "personal", say);
      asked.set(message.id, { ref, reason });
      // Where the bot was killed under it, whether it was saved is looked at below.
      await teams.deliver(message).catch(() => undefined);
    });
    const answeredAsSaved = () =>
      connector.sent.flatMap(({ card, body }) => {
        const one = asked.get(body.replyToId);
        return one && text(card).includes(`Saved: action ${one.ref}`) ? [one] : [];
      });
    while (answeredAsSaved().length < 60) await pause(10);
    child.kill("SIGKILL");
    await Promise.all(delivered);
    await ended;
    const said = answeredAsSaved();
    expect(said.length).toBeGreaterThanOrEqual(60);
    expect(said.length).toBeLessThan(200);

    const again = await startBot(table);
    try {
      const fresh = createAzureTables(await makeTable({ table, connectionString }));
      const plan = await fresh.load(SAMPLE);
      if (!plan) throw new Error("the plan is gone");
      let replayed = emptyPlan(SAMPLE);
      const saved = new Set<string>();
      for await (const change of fresh.changes(SAMPLE, 1, plan.version)) {
        expect(change.version).toBe(replayed.version + 1);
        replayed = applyChange(replayed, change);
        for (const { after } of change.items) {
          if (after.kind === "action") saved.add(`${after.ref} ${after.reason}`);
        }
      }
      expect(replayed.version).toBe(plan.version);
      expect(allItems(replayed)).toEqual(allItems(plan));
      for (const { ref, reason } of said) expect(saved).toContain(`${ref} ${reason}`);
      const client = await makeTable({ table, connectionString });
      expect(await verifyPlan(client, SAMPLE)).toMatchObject({ version: plan.version, faults: [] });

      const after = teamsOn(again.endpoint, connector);
      expect(text(await after.say("cleo", "set 1.6 amber because it goes on"))).toContain("Saved");
    } finally {
      await end(again.child);
    }
  });
});

describe("many people at once", () => {
  test("twenty update twenty actions and two the same one: nothing is lost, and one of the two is told", async () => {
    const table = "together";
    const store = createAzureTables(await makeTable({ table, connectionString }));
    await loadSample(store);
    const bots = [await startBot(table), await startBot(table)];
    try {
      const teams = bots.map((bot) => teamsOn(bot.endpoint, connector));
      const of = (n: number) => teams[n % 2] as (typeof teams)[0];
      const plan = await store.load(SAMPLE);
      const refs = plan?.items.action.slice(0, 21).map((a) => a.ref) ?? [];
      const last = refs[20] ?? "";
      const forms = [];
      for (const [n, ref] of refs.slice(0, 20).entries()) {
        forms.push({ n, ref, form: await of(n).say("cleo", `update ${ref}`) });
      }
      for (const n of [20, 21])
        forms.push({ n, ref: last, form: await of(n).say("cleo", `update ${last}`) });
      const cards = await Promise.all(
        forms.map(({ n, form }) =>
          of(n).press("cleo", form, "Save", { progress: `By person ${n}` }),
        ),
      );
      const told = cards.map(text);
      for (const answer of told.slice(0, 20)) expect(answer).toContain("Saved: action");
      const two = told.slice(20);
      expect(two.filter((answer) => answer.includes("Saved: action"))).toHaveLength(1);
      const stale = two.findIndex((answer) =>
        answer.includes("has changed since your card was drawn"),
      );
      expect(stale).toBeGreaterThanOrEqual(0);
      const conflict = cards[20 + stale];
      if (!conflict) throw new Error("no conflict");
      expect(inputsIn(conflict).progress).toBe(`By person ${20 + stale}`);
      expect(buttonsIn(conflict).map((b) => b.title)).toContain("Leave theirs");
      expect(text(conflict)).toContain(`now “By person ${21 - stale}”`);

      const now = await createAzureTables(await makeTable({ table, connectionString })).load(
        SAMPLE,
      );
      for (const [n, ref] of refs.slice(0, 20).entries()) {
        expect(now?.items.action.find((a) => a.ref === ref)?.progress).toBe(`By person ${n}`);
      }
    } finally {
      await Promise.all(bots.map((bot) => end(bot.child)));
    }
  });
});
