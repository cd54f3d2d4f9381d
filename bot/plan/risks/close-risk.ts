import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { called, find, get, type Plan } from "../model/snapshot.ts";
import { itemTitle } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import type { Risk } from "./risk.kind.ts";
import { stateOf } from "./risk-state.ts";
import { mustStand, riskOn } from "./update-risk.ts";

const CLOSE = "close a risk";

const Closing = z.object({ ref, seen: seen.optional(), why: typed });
type Closing = Readonly<z.infer<typeof Closing>>;

/** Why something is done, as it is kept. */
function whyOf(said: string): string | null {
  const why = said.trim() || null;
  const long = tooLong(why ?? "");
  if (long) throw new FieldFaults({ why: long });
  return why;
}

/** Closes a risk with a reason. It is kept, and no longer counts among the others. */
export const closeRisk = operation({ takes: Closing, deed: CLOSE, on: riskOn }, close);

function close(plan: Plan, said: Closing, by: Asker, now: DoneAt): Draft | null {
  const before = get(plan, "risk", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, CLOSE, on);
  if (stateOf(before) === "closed") return null;
  mustStand(plan, before, said.seen);
  const why = whyOf(said.why);
  if (!why) throw new FieldFaults({ why: "Say why it is closed." });
  const stamp = { by: by.name, at: now.at.toISOString() };
  return {
    why,
    items: [{ ...before, closed: { ...stamp, why }, updated: stamp }],
    for: doneFor(plan, by, CLOSE, on),
  };
}

/** Opens again what was closed or merged; what it was merged into stays as it is. */
export const reopenRisk = operation({ takes: Closing, deed: CLOSE, on: riskOn }, reopen);

function reopen(plan: Plan, said: Closing, by: Asker, now: DoneAt): Draft | null {
  const before = get(plan, "risk", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, CLOSE, on);
  if (before.withdrawn) mustStand(plan, before, undefined);
  if (stateOf(before) === "open") return null;
  if (said.seen !== undefined && said.seen !== before.version) {
    throw new StaleItem("risk", before.ref, said.seen);
  }
  const updated = { by: by.name, at: now.at.toISOString() };
  return {
    why: whyOf(said.why),
    items: [{ ...before, closed: undefined, merged: undefined, updated }],
    for: doneFor(plan, by, CLOSE, on),
  };
}

const Merging = z.object({ ref, seen: seen.optional(), into: typed });

/**
 * Merges a risk into another, which takes over its areas, what is being done about it and what it is
 * linked to. The one that is merged is kept as it was, with its history, and says where it went.
 */
export const mergeRisk = operation({ takes: Merging, deed: CLOSE, on: riskOn }, merge);

const union = <T>(one: readonly T[], other: readonly T[]): T[] => {
  const known = new Set(one.map((each) => JSON.stringify(each)));
  return [...one, ...other.filter((each) => !known.has(JSON.stringify(each)))];
};

function merge(
  plan: Plan,
  said: Readonly<z.infer<typeof Merging>>,
  by: Asker,
  now: DoneAt,
): Draft | null {
  const before = get(plan, "risk", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, CLOSE, on);
  const target = mergeTarget(plan, before, said.into);
  if (before.merged?.into === target.ref) return null;
  mustStand(plan, before, said.seen);
  mustMay(plan, by, CLOSE, { item: target, today: now.today });
  mustStand(plan, target, undefined);
  const stamp = { by: by.name, at: now.at.toISOString() };
  const links = union(target.links ?? [], before.links ?? []);
  return {
    why: null,
    items: [
      { ...before, merged: { ...stamp, into: target.ref }, updated: stamp },
      {
        ...target,
        areas: union(target.areas, before.areas),
        mitigation: union(target.mitigation, before.mitigation),
        ...(links.length > 0 ? { links } : {}),
        updated: stamp,
      },
    ],
    for: doneFor(plan, by, CLOSE, on),
  };
}

function mergeTarget(plan: Plan, { ref }: Risk, into: string): Risk {
  const { one } = called(plan, "risk");
  const target = find(plan, "risk", into.trim());
  if (!target) throw new FieldFaults({ into: `Choose the ${one} that this one is part of.` });
  if (target.ref !== ref) return target;
  throw new PlanError(
    "not-possible",
    `${itemTitle(plan, "risk", ref)} cannot be merged into itself.`,
  );
}

/** What a risk took over from others: those that were merged into it. */
export const mergedInto = (plan: Plan, { ref }: Risk): readonly Risk[] =>
  plan.items.risk.filter(({ merged, withdrawn }) => merged?.into === ref && !withdrawn);
