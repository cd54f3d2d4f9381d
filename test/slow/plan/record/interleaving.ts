import { setTimeout as wait } from "node:timers/promises";
import { updateAction } from "../../../../bot/plan/actions/update-action.ts";
import type { Change } from "../../../../bot/plan/model/change.ts";
import { PlanError, StaleItem } from "../../../../bot/plan/model/errors.ts";
import { find, type Plan } from "../../../../bot/plan/model/snapshot.ts";
import { createRecord, type PlanRecord } from "../../../../bot/plan/record/record.ts";
import type { PlanStore } from "../../../../bot/plan/record/store.ts";
import type { Draft } from "../../../../bot/plan/record/write-down.ts";
import type { Asker } from "../../../../bot/plan/rights/people.ts";
import { logRisk } from "../../../../bot/plan/risks/log-risk.ts";
import { aClerk, aStamp, KEY, NOW } from "../../../plan/build.ts";
import { aDue } from "../../../storage/contract/build.ts";
import { type Dice, diceOf } from "../../../support/dice.ts";

/** What one person wants written, once, however often it is delivered. */
export type Wish = {
  readonly key: string;
  readonly kind: "card" | "text" | "risk" | "post";
  /** Words that no other wish has. */
  readonly words: string;
  /** The version of the action on the card that was filled in. */
  readonly seen: number | null;
  readonly operate: (plan: Plan) => Draft | null;
};

/** What a person was told of one delivery. `unwritten`: that it certainly was not done; `unsure`: that nobody can say whether it was. */
export type Told = (
  | { readonly what: "saved"; readonly change: Change }
  | { readonly what: "already" | "unchanged" | "stale" | "refused" | "unwritten" | "unsure" }
) & {
  /** How long it took to be told, in milliseconds. */
  readonly took: number;
};

/** A wish and what was told at each of its deliveries. */
export type Story = { readonly wish: Wish; readonly told: Told[] };

const REFS = ["1.1", "1.2", "2.1"] as const;
export const ACTIONS: readonly string[] = REFS;

/** A record whose pauses are a twentieth of the real ones. */
export const hastyRecord = (store: PlanStore, dice: Dice): PlanRecord =>
  createRecord({
    store,
    pause: async (milliseconds) => void (await wait(milliseconds / 20)),
    random: dice.roll,
    id: () => crypto.randomUUID(),
  });

/** Delivers a wish to a bot, as its dispatch does: load, then carry out; and tells what the person is told. */
export async function deliver(record: PlanRecord, { wish, told }: Story): Promise<void> {
  const start = performance.now();
  const outcome = await say(record, wish);
  told.push({ ...outcome, took: performance.now() - start });
}

type Outcome = Told extends infer One ? (One extends Told ? Omit<One, "took"> : never) : never;

async function say(record: PlanRecord, wish: Wish): Promise<Outcome> {
  const press = { key: wish.key, digest: wish.words };
  try {
    const plan = await record.load(KEY);
    const outcome = await record.carryOut(plan, aStamp({ press }), wish.operate);
    if (outcome.kind !== "saved") return { what: outcome.kind };
    return { what: "saved", change: outcome.change };
  } catch (error) {
    if (error instanceof StaleItem) return { what: "stale" };
    if (error instanceof PlanError && error.code === "bad-input") return { what: "refused" };
    if (error instanceof PlanError && error.cause !== undefined) return { what: "unwritten" };
    if (error instanceof PlanError && error.code !== "busy") throw error;
    return { what: "unsure" };
  }
}

/** What a person types and presses, by dice. They draw a card first where it is a card. */
async function wishOf(key: string, who: Asker, record: PlanRecord, dice: Dice): Promise<Wish> {
  const words = `In the words of ${key}`;
  const ref = dice.pick(REFS);
  const kind = dice.pick(["card", "card", "card", "text", "text", "risk", "post"] as const);
  if (kind === "risk") {
    const risk = { area: "1", severity: "high", mitigation: "", owner: "" } as const;
    const said = { ...risk, description: words, postMitigation: "low" } as const;
    return { key, kind, words, seen: null, operate: (plan) => logRisk(plan, said, who, NOW) };
  }
  if (kind === "post") {
    const operate = () => ({ why: words, items: [], due: [aDue(key)] });
    return { key, kind, words, seen: null, operate };
  }
  const said = dice.pick([
    { progress: words },
    { rag: "green", progress: words },
    { rag: "amber", reason: words },
    // Refused while the action is complete, which the next one makes it.
    { rag: "red", reason: words },
    { status: "complete", progress: words, evidenceTitle: words, noLink: true },
    { status: "complete", progress: words },
    { status: "in progress", progress: words },
  ] as const);
  const drawn = kind === "card" ? await record.load(KEY).catch(() => undefined) : undefined;
  const seen = kind === "card" ? ((drawn && find(drawn, "action", ref)?.version) ?? 1) : null;
  const update = { ref, ...said, ...(seen === null ? {} : { seen }) };
  return { key, kind, words, seen, operate: (plan) => updateAction(plan, update, who, NOW) };
}

/**
 * People at one plan through two bots, half of them at each: each wishes for two things on a few
 * actions, and Teams delivers some of it twice, to the same bot or to the other, at once or later.
 */
export async function peopleAt(
  stores: readonly [PlanStore, PlanStore],
  { seed, people }: { readonly seed: number; readonly people: number },
) {
  const records = stores.map((store, n) => hastyRecord(store, diceOf(seed * 100 + 50 + n)));
  const nth = (n: number) => records[n % 2] as PlanRecord;
  const stories: Story[] = [];
  const person = async (n: number) => {
    const dice = diceOf(seed * 100 + n);
    const who = aClerk(`Person ${n}`);
    for (const step of [1, 2]) {
      await wait(dice.below(4));
      const wish = await wishOf(`s${seed}-p${n}-w${step}`, who, nth(n), dice);
      const story: Story = { wish, told: [] };
      stories.push(story);
      await wait(dice.below(6));
      const again = dice.falls(0.3) ? dice.pick([n, n + 1]) : undefined;
      const atOnce = dice.falls(0.6);
      const first = deliver(nth(n), story);
      if (again !== undefined && !atOnce) await first;
      if (again !== undefined) await deliver(nth(again), story);
      await first;
    }
  };
  const all = await Promise.allSettled(Array.from({ length: people }, (_, n) => person(n)));
  for (const one of all) if (one.status === "rejected") throw one.reason;
  return { stories, records };
}
