import { describe, expect, test } from "vitest";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange, find, type Plan } from "../../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type Dice, diceOf } from "../../support/dice.ts";
import {
  type Answer,
  buttonsIn,
  PEOPLE,
  SAMPLE,
  startWorld,
  type Who,
  type World,
} from "../../support/world.ts";
import { forgedValue, type Known } from "./forged-presses.ts";

const freshTable = useAzurite();

/** How many presses are under way at once. */
const LANES = 8;
const LARGEST_BODY = 256 * 1024;
const LARGEST_CARD = 18_000;

/** A guest, somebody anonymous, a member with no rights of their own, an owner and lead, and a clerk. */
const SENDERS = ["gus", "ann", "mo", "dave", "cleo"] as const satisfies readonly Who[];

/** Why a change should not be there, by who made it; null where they had the right to it. */
function withoutRight(change: Change, plan: Plan): string | null {
  const who = SENDERS.find((one) => PEOPLE[one].aadObjectId === change.by.id);
  if (!who || change.by.name !== PEOPLE[who].name) return "made by nobody who is here";
  if (who === "cleo") return null;
  if (who === "gus" || who === "ann") return `made by ${who}, who may only read`;
  const { command, items } = change;
  if (["snooze", "not_mine", "set_reminders"].includes(command)) {
    // Nobody says it of anybody but themselves.
    const own = items.every(({ after }) => after.kind === "person" && after.ref === "dave-carr");
    return who === "dave" && own ? null : `${command} by ${who}, whose it is not`;
  }
  const isNew = items.length === 1 && items.every(({ before }) => !before);
  const made = items.map(({ after }) => after.kind).join();
  if (isNew && `${command} ${made}` === "save_risk risk") return null;
  if (isNew && `${command} ${made}` === "save_challenge challenge") return null;
  const chosen = items.every(
    ({ before, after }) =>
      before?.kind === "channel" &&
      after.kind === "channel" &&
      JSON.stringify({ ...before, wants: [], version: 0 }) ===
        JSON.stringify({ ...after, wants: [], version: 0 }),
  );
  if (command === "save_channel_posts" && chosen) return null;
  const mayChange = items.every(({ after }) => {
    const raised = after.kind === "challenge" && after.raisedBy.id === change.by.id;
    if (command === "close_challenge") return raised;
    if (who !== "dave") return false;
    // Of an area that he leads, its own rating alone.
    if (after.kind === "judgement" && after.body !== null) return false;
    if (
      areasOf(plan, after).some((area) => find(plan, "area", area)?.leads.includes("dave-carr"))
    ) {
      return true;
    }
    if (after.kind === "challenge") return after.owner === "dave-carr";
    return (
      after.kind === "action" && command !== "decide_date" && after.owners.includes("dave-carr")
    );
  });
  const theirs = [
    "save_action",
    "save_evidence",
    "save_milestone",
    "save_commentary",
    "save_figure",
    "save_figures",
    "save_count_anew",
    "decide_date",
    "save_answer",
    "save_overall_rating",
    "close_challenge",
  ];
  return theirs.includes(command) && mayChange ? null : `${command} by ${who}, whose it is not`;
}

/** The areas that an item belongs to: a challenge to those of whatever it is about. */
function areasOf(plan: Plan, item: Item): readonly string[] {
  if (item.kind === "area") return [item.ref];
  if (item.kind === "risk") return item.areas;
  if (item.kind === "judgement") return item.area === null ? [] : [item.area];
  if (item.kind === "action" || item.kind === "kpi" || item.kind === "measure") return [item.area];
  if (item.kind !== "challenge") return [];
  return item.about.flatMap(({ kind, ref }) => {
    const subject = find(plan, kind, ref);
    return subject ? areasOf(plan, subject) : [];
  });
}

/** An answer as Teams takes it: a card within its size, a message, or an error with a code. */
function wellFormed({ status, body }: Answer, bytes: number): string | null {
  if (bytes > LARGEST_BODY) return status === 413 ? null : `${status} for ${bytes} bytes`;
  if (status !== 200) return `HTTP ${status}`;
  const { statusCode, type, value } = body as { statusCode: number; type: string; value: unknown };
  const { type: kind, code, message } = (value ?? {}) as Record<string, unknown>;
  if (type === "application/vnd.microsoft.card.adaptive") {
    if (statusCode !== 200 || kind !== "AdaptiveCard") return "a card that is none";
    const size = JSON.stringify(value).length;
    // What was typed comes back whole, however long it is; nothing else may grow.
    return size <= LARGEST_CARD + 2 * Math.max(0, bytes - 3000) ? null : `a card of ${size}`;
  }
  if (type === "application/vnd.microsoft.activity.message") {
    return statusCode === 200 && typeof value === "string" ? null : "a message that is none";
  }
  if (type !== "application/vnd.microsoft.error") return `an answer of type ${type}`;
  return statusCode >= 400 && typeof code === "string" && typeof message === "string"
    ? null
    : "an error that is none";
}

/** Names the owner, makes two conversations follow, and opens forms whose names others may forge. */
async function prepare(world: World): Promise<readonly string[]> {
  await world.say("cleo", "@dave is Dave Carr");
  await world.say("cleo", "follow plan", "board");
  await world.say("cleo", "follow plan", "group");
  const forms = [await world.say("cleo", "update 2.5"), await world.say("mo", "log a risk")];
  return forms.flatMap((form) =>
    buttonsIn(form).flatMap(({ data }) => (data as { nonce?: string }).nonce ?? []),
  );
}

/** Sends forged presses, and gives what was wrong with any answer, and how many were right in themselves. */
async function forge(world: World, seed: number, presses: number) {
  const nonces = await prepare(world);
  const dice = diceOf(seed);
  const wrong: string[] = [];
  const sent = new Map<string, number>();
  let plan = await world.plan();
  const start = plan.version;
  const known: Known = {
    plan: SAMPLE.id,
    nonces,
    channels: plan.items.channel.map(({ ref }) => ref),
    seen: (ref) => {
      if (ref === undefined) return plan.version;
      const item = find(plan, "action", ref) ?? find(plan, "challenge", ref);
      return (item ?? find(plan, "measure", ref))?.version ?? 1;
    },
  };

  let left = presses;
  const lane = async () => {
    while (left > 0) {
      const n = left--;
      if (n % 100 === 0) plan = await world.plan();
      const who = dice.pick(SENDERS);
      const value = forgedValue(dice, known, n);
      const body = asMessageOrInvoke(world, who, value, dice, n);
      const bytes = Buffer.byteLength(JSON.stringify(body));
      const fault = await answerTo(world, body, bytes);
      if (fault) wrong.push(`${n}, by ${who}: ${fault}, to ${JSON.stringify(value).slice(0, 500)}`);
      sent.set(who, (sent.get(who) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { wrong, sent, start };
}

/** A press as most clients send it, or now and then as an old one does: a message with the data as its value. */
function asMessageOrInvoke(world: World, who: Who, value: unknown, dice: Dice, n: number) {
  const where = dice.pick(["personal", "group", "board"] as const);
  const more = dice.falls(0.1)
    ? { replyToId: `m${n}`, locale: "cy-GB", entities: [{ type: "clientInfo" }] }
    : {};
  if (dice.falls(0.05)) {
    const data = (value as { action?: { data?: unknown } } | null)?.action?.data;
    return world.activity(who, where, { type: "message", value: data, ...more });
  }
  return world.activity(who, where, {
    type: "invoke",
    name: "adaptiveCard/action",
    value,
    ...more,
  });
}

async function answerTo(world: World, body: object, bytes: number): Promise<string | null> {
  const { type, id } = body as { type: string; id: string };
  const answer = await world.deliver(body);
  if (type === "invoke") return wellFormed(answer, bytes);
  const replies = world.connector.sent.filter((sent) => sent.body.replyToId === id);
  if (bytes > LARGEST_BODY) return answer.status === 413 ? null : `${answer.status}`;
  return answer.status === 200 && replies.length === 1 ? null : `${replies.length} replies`;
}

describe("Presses that no card sends, from those who may and those who may not", () => {
  test.each([
    ["9,000", "in memory", 9000, async (): Promise<PlanStore> => createMemoryStore()],
    ["3,000", "on Azure Tables", 3000, async (): Promise<PlanStore> => freshTable().open()],
  ])(
    "%s of them at a plan %s: each gets a well-formed answer, none an exception, and nothing is written without the right",
    {
      timeout: 600_000,
    },
    async (_, __, presses, open) => {
      const world = await startWorld(await open());
      try {
        const { wrong, sent, start } = await forge(world, presses, presses);

        expect(wrong).toEqual([]);
        for (const who of SENDERS) expect(sent.get(who)).toBeGreaterThan(presses / 10);
        const errors = world.logged.filter((line) => JSON.parse(line).level >= 50);
        expect(errors).toEqual([]);

        const history = await world.history();
        let plan = emptyPlan(SAMPLE);
        const without: string[] = [];
        const writers = new Map<string | null, number>();
        for (const change of history) {
          const fault = change.version > start ? withoutRight(change, plan) : null;
          if (fault) without.push(`version ${change.version}: ${fault}`);
          if (change.version > start)
            writers.set(change.by.id, (writers.get(change.by.id) ?? 0) + 1);
          plan = applyChange(plan, change);
        }
        expect(without).toEqual([]);
        expect(plan).toEqual(await world.plan());
        for (const who of ["mo", "dave", "cleo"] as const) {
          expect(writers.get(PEOPLE[who].aadObjectId), `${who} may do something`).toBeGreaterThan(
            0,
          );
        }
        expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
      } finally {
        await world.stop();
      }
    },
  );
});
