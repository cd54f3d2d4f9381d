import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { azuriteConnection, startAzurite } from "../../../bot/cli/azurite.ts";
import { type Child, freePort } from "../../../bot/cli/children.ts";
import { Channel } from "../../../bot/plan/posts/channel.kind.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { makeTable } from "../../../storage/table.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { diceOf } from "../../support/dice.ts";
import { type Scripted, startFakeConnector } from "../../support/fake-connector.ts";
import {
  conversationOf,
  EVENING,
  loadSample,
  PEOPLE,
  SAMPLE,
  teamsOn,
  text,
  UNLIMITED_SETTINGS,
} from "../../support/world.ts";

const CONVERSATIONS = 200;
const KILLS = 20;
const TABLE = "killedposts";
const LONGEST = 240_000;

let azurite: Child;
let connectionString: string;
let connector: Awaited<ReturnType<typeof startFakeConnector>>;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  const port = await freePort();
  connectionString = azuriteConnection(port);
  azurite = await startAzurite({ port, data: null, onEnd: () => undefined });
  connector = await startFakeConnector(Object.values(PEOPLE));
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await azurite.stop();
  await connector.stop();
});

const idOf = (n: number) => `19:follower-${n}@thread.v2`;
const nameOf = (n: number) => `Follower ${String(n).padStart(3, "0")}`;

/** How Teams behaves to a conversation, by its number. */

type Kind =
  | "ordinary"
  | "told to wait"
  | "error"
  | "error once taken"
  | "no answer"
  | "no answer once taken"
  | "refused";

function kindOf(n: number): Kind {
  const of = n % 20;
  if (of === 3 || of === 11) return "told to wait";
  if (of === 5) return "error";
  if (of === 7) return "error once taken";
  if (n % 40 === 9) return "no answer";
  if (n % 40 === 29) return "no answer once taken";
  return of === 13 ? "refused" : "ordinary";
}

/** The bot in a process of its own, as it runs for users; it answers once it is ready. */
async function startBot(): Promise<{ child: ChildProcess; endpoint: string }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["bot/index.ts", "--local", "--today", EVENING, "--port", String(port)],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        AZURE_TABLES_CONNECTION_STRING: connectionString,
        TABLE_NAME: TABLE,
        CLERKS: PEOPLE.cleo.upn,
        LOG_LEVEL: "silent",
        ...UNLIMITED_SETTINGS,
      },
    },
  );
  running.add(child);
  child.once("exit", () => running.delete(child));
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(isReady, { timeout: 30_000, interval: 20 }).toBe(200);
  return { child, endpoint: `http://127.0.0.1:${port}/api/messages` };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe("a post to 200 conversations whose bot is killed at 20 random moments", () => {
  test(
    "arrives once in each, or is told as uncertain, unreachable or failed; the clerk has one report",
    async () => {
      const dice = diceOf(5);
      const client = await makeTable({ table: TABLE, connectionString });
      const store = createAzureTables(client);
      const record = await loadSample(store);
      const channels = Array.from({ length: CONVERSATIONS }, (_, n) =>
        Channel.parse({
          kind: "channel",
          ref: `f-${n}`,
          name: nameOf(n),
          following: true,
          address: {
            serviceUrl: connector.url,
            conversation: idOf(n),
            type: "groupChat",
            tenant: null,
            bot: "28:bot",
          },
        }),
      );
      const stamp = {
        by: { id: null, name: "Test" },
        at: new Date(),
        via: "file",
        conversation: null,
        command: "follow_plan",
        press: null,
      } as const;
      await record.carryOut(await record.load(SAMPLE), stamp, () => ({
        why: null,
        items: channels,
      }));

      /** Every try to put the post into a conversation, and whether Teams took it. */
      const tries = new Map<string, Scripted[]>();
      const take = (conversation: string): Scripted => {
        const n = Number(/^19:follower-(\d+)@/.exec(conversation)?.[1]);
        switch (kindOf(n)) {
          case "ordinary":
            return { taken: true, answer: { status: 200 } };
          case "told to wait":
            return (tries.get(conversation)?.length ?? 0) < 2
              ? { taken: false, answer: { status: 429, headers: { "retry-after": "1" } } }
              : { taken: true, answer: { status: 200 } };
          case "error":
            return { taken: false, answer: { status: 500 } };
          case "error once taken":
            return { taken: true, answer: { status: 500 } };
          case "no answer":
            return { taken: false };
          case "no answer once taken":
            return { taken: true };
          case "refused":
            return { taken: false, answer: { status: 403 } };
        }
      };
      connector.script((conversation) => {
        if (!conversation.startsWith("19:follower-")) return undefined;
        const scripted = take(conversation);
        tries.set(conversation, [...(tries.get(conversation) ?? []), scripted]);
        return scripted.taken && scripted.answer?.status === 200 ? undefined : scripted;
      });

      let bot = await startBot();
      const teams = teamsOn(bot.endpoint, connector);
      const preview = await teams.say("cleo", "post scorecard");
      const message = connector.messageOf(preview);
      const before = connector.sent.length;
      const pressed = await teams.press("cleo", preview, `Post to ${CONVERSATIONS} conversations`);
      expect(text(pressed)).toContain("Sent 0 of 200; 200 to go.");

      const moments: number[] = [];
      for (let kills = 0; kills < KILLS; kills++) {
        const moment = dice.below(600);
        moments.push(tries.size);
        await pause(moment);
        await kill(bot.child);
        bot = await startBot();
      }
      const atLastKill = tries.size;
      const reportNow = () => text(message?.cards.at(-1) as Card);
      await expect
        .poll(reportNow, { timeout: 150_000, interval: 200 })
        .toContain("Delivery report");
      await expect
        .poll(async () => (await store.due(SAMPLE)).filter(({ work }) => work.what !== "redraw"), {
          timeout: 30_000,
          interval: 200,
        })
        .toEqual([]);
      const ended = once(bot.child, "exit");
      bot.child.kill("SIGTERM");
      await ended;

      // Nobody has two of anything, and where it may have arrived it was not tried again.
      const arrived = (n: number) => (tries.get(idOf(n)) ?? []).filter(({ taken }) => taken).length;
      const all = channels.map((_, n) => n);
      expect(all.filter((n) => arrived(n) > 1)).toEqual([]);
      const retried = all.filter((n) => {
        const mine = tries.get(idOf(n)) ?? [];
        return mine.slice(0, -1).some(({ answer }) => answer?.status !== 429);
      });
      expect(retried).toEqual([]);

      // Everybody has it, or is named; whoever is told to have it, has it.
      const post = /"nonce":"([^"]+)"/.exec(JSON.stringify(preview))?.[1] ?? "";
      const sends = (await store.finished(SAMPLE, post)).filter(({ work }) => work.what === "send");
      const stateOf = new Map(sends.map(({ work, result }) => [work.name, result.state]));
      expect(stateOf.size).toBe(CONVERSATIONS);
      const missed = all.filter((n) => arrived(n) === 0 && stateOf.get(nameOf(n)) === "sent");
      expect(missed).toEqual([]);
      const unnamed = all.filter(
        (n) => stateOf.get(nameOf(n)) !== "sent" && !reportNow().includes(nameOf(n)),
      );
      expect(unnamed).toEqual([]);
      const count = (state: string) => [...stateOf.values()].filter((one) => one === state).length;
      expect(reportNow()).toContain(`Arrived in ${count("sent")} of 200 conversations.`);
      for (const [n, kind] of all.map((n) => [n, kindOf(n)] as const)) {
        const state = stateOf.get(nameOf(n));
        if (kind === "refused") expect(["unreachable", "uncertain"]).toContain(state);
        else if (kind === "ordinary" || kind === "told to wait") {
          expect(["sent", "uncertain"]).toContain(state);
        } else expect([nameOf(n), state]).toEqual([nameOf(n), "uncertain"]);
      }
      const byKill = all.filter(
        (n) =>
          ["ordinary", "told to wait", "refused"].includes(kindOf(n)) &&
          stateOf.get(nameOf(n)) === "uncertain",
      );
      // Each kill leaves at most what was under way.
      expect(byKill.length).toBeLessThan(KILLS * 4);
      const reached = (await store.load(SAMPLE))?.items.channel.filter((c) => c.unreachable) ?? [];
      expect(reached).toHaveLength(count("unreachable"));

      // The clerk has one report, in the place of the preview.
      const toClerk = connector.sent
        .slice(before)
        .filter((one) => one.conversation === conversationOf("personal"));
      expect(toClerk).toEqual([]);
      const whole = await verifyPlan(client, SAMPLE);
      expect(whole.faults).toEqual([]);

      console.info(
        `${KILLS} kills, at ${moments.join(", ")} conversations tried, ${atLastKill} after the last: ` +
          `${count("sent")} sent, ${count("uncertain")} uncertain (${byKill.length} by a kill), ` +
          `${count("unreachable")} unreachable, ${count("failed")} failed; ` +
          `${(message?.cards.length ?? 1) - 1} edits of the report.`,
      );
    },
    LONGEST,
  );
});
