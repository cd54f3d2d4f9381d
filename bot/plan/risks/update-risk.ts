import { z } from "zod";
import { optionalText, ref, seen } from "../model/arguments.ts";
import { inputsTaken, plainTexts, typedTexts } from "../model/edits.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { calendarDate, Rag, SeverityLevel } from "../model/primitives.ts";
import { called, find, get, kindOf, type Plan } from "../model/snapshot.ts";
import { itemName, itemTitle } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { ratingOf } from "./rate-risk.ts";
import { RISK, type Risk } from "./risk.kind.ts";
import { UPDATE } from "./risk-scores.ts";
import { standingOf } from "./risk-state.ts";
import { areasTyped, readLinks } from "./risk-typed.ts";

/** What is said of a risk. What is left out stays as it is; an empty text says there is none. */
const RiskUpdate = z.object({
  // Every input of the kind; those that have rules of their own are named again below.
  ...(inputsTaken(RISK, UPDATE) as Record<never, never>),
  ref,
  /** The version on the card that was filled in; a text has seen none. */
  seen: seen.optional(),
  rag: Rag.optional(),
  severity: SeverityLevel.optional(),
  severityWords: optionalText,
  postMitigation: SeverityLevel.optional(),
  postMitigationWords: optionalText,
  inherent: optionalText,
  residual: optionalText,
  target: optionalText,
  issue: z.boolean().optional(),
  mitigation: optionalText,
  owner: optionalText,
  reviewBy: optionalText,
  area: optionalText,
  description: optionalText,
  links: optionalText,
  /** Why it is changed: the history keeps it. */
  why: optionalText,
});
export type RiskUpdate = Readonly<z.infer<typeof RiskUpdate>>;

type Faults = Partial<Record<string, string>>;

export const riskOn = (plan: Plan, { ref }: { readonly ref: string }) => get(plan, "risk", ref);

/** Refuses a version that is not the one that was seen, and what is no longer on the register. */
export function mustStand(plan: Plan, risk: Risk, seen: number | undefined): void {
  if (seen !== undefined && seen !== risk.version) throw new StaleItem("risk", risk.ref, seen);
  const name = itemTitle(plan, "risk", risk.ref);
  if (risk.withdrawn) {
    throw new PlanError("not-possible", `${name} was withdrawn by whoever logged it.`);
  }
  if (risk.merged) {
    const into = itemName(plan, "risk", risk.merged.into);
    throw new PlanError("not-possible", `${name} was merged into ${into}. Update that one.`);
  }
  if (risk.closed) {
    throw new PlanError("not-possible", `${name} is closed. Open it again first.`);
  }
}

/** An update of one risk: what a person says of it, with the scores and words of the plan. */
export const updateRisk = operation({ takes: RiskUpdate, deed: UPDATE, on: riskOn }, update);

function update(plan: Plan, said: RiskUpdate, by: Asker, now: DoneAt): Draft | null {
  const before = get(plan, "risk", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, UPDATE, on);
  mustStand(plan, before, said.seen);
  const faults: Faults = {};
  const kind = kindOf(plan, "risk");
  for (const id of [...typedTexts(kind, UPDATE), "why"]) {
    const text = String((said as Readonly<Record<string, unknown>>)[id] ?? "");
    const fault = tooLong(text);
    // The points of a paper may be longer taken together than what one person types.
    const stands = id === "mitigation" && text.length <= before.mitigation.join("\n").length;
    if (fault && !stands) faults[id] = fault;
  }
  const stamp = { by: by.name, at: now.at.toISOString() };
  const after: Risk = {
    ...before,
    ...plain(plan, before, said),
    ...ratingOf(plan, before, said, faults),
    ...written(plan, before, said, faults),
  };
  if (said.issue !== undefined && said.issue !== (before.issue !== undefined)) {
    after.issue = said.issue ? { ...stamp, why: said.why?.trim() || null } : undefined;
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults as Record<string, string>);
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  const as = standingOf(before);
  const restated = JSON.stringify(as) !== JSON.stringify(standingOf(after));
  return {
    why: said.why?.trim() || null,
    items: [{ ...after, ...(restated ? { stood: { ...stamp, as } } : {}), updated: stamp }],
    for: doneFor(plan, by, UPDATE, on),
  };
}

/** The texts that are kept as they are typed. */
function plain(plan: Plan, before: Risk, said: RiskUpdate): Partial<Risk> {
  const typed = said as Readonly<Record<string, unknown>>;
  const columns = before as unknown as Readonly<Record<string, unknown>>;
  const keys = plainTexts(kindOf(plan, "risk"), UPDATE).filter((key) => key !== "description");
  const texts = keys.flatMap((key) => {
    const text = typed[key] as string | undefined;
    // What an earlier version did not have is not there until something is said of it.
    if (text === undefined || (text.trim() === "" && !columns[key])) return [];
    return [[key, text.trim() || null]];
  });
  return Object.fromEntries(texts);
}

/** What else is said: what may happen, where, whose it is, when it is looked at again and what it has to do with. */
function written(plan: Plan, before: Risk, said: RiskUpdate, faults: Faults): Partial<Risk> {
  const after: Partial<Risk> = {};
  const { one } = called(plan, "risk");
  if (said.description !== undefined) {
    after.description = said.description.trim();
    if (!after.description) faults.description = `Describe the ${one}: what may happen, and why.`;
  }
  if (said.mitigation !== undefined && said.mitigation !== before.mitigation.join("\n")) {
    after.mitigation = said.mitigation
      .split("\n")
      .map((point) => point.trim())
      .filter((point) => point !== "");
  }
  if (said.owner !== undefined) {
    after.owner = find(plan, "person", said.owner)?.ref ?? null;
    if (said.owner && !after.owner) {
      faults.owner = `Choose one of the plan's ${called(plan, "person").many}, or nobody yet.`;
    }
  }
  if (said.area !== undefined) {
    const areas = areasTyped(said.area);
    if (areas.length === 0 && before.areas.length > 0) {
      faults.area = `Choose the ${called(plan, "area").one} that the ${one} is about.`;
    } else if (areas.some((area) => !find(plan, "area", area))) {
      faults.area = `Choose one of the plan's ${called(plan, "area").many}.`;
    } else after.areas = areas.map((area) => get(plan, "area", area).ref);
  }
  if (said.links !== undefined) {
    const { links, fault } = readLinks(plan, said.links);
    if (fault) faults.links = fault;
    if (links.length > 0 || before.links) after.links = links;
  }
  if (said.reviewBy !== undefined) {
    const day = said.reviewBy.trim();
    if (day && !calendarDate.safeParse(day).success) {
      faults.reviewBy = "Give a date, for example 2021-03-31.";
    } else if (day || before.reviewBy) after.reviewBy = day || undefined;
  }
  return after;
}
