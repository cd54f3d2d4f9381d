import type { Criterion } from "../../../../plan/model/criterion.ts";
import { called } from "../../../../plan/model/snapshot.ts";
import { isOf, type Named, type Slot, type SlotOf } from "../../../line/slot.ts";
import { moved, numberOf } from "../../../time/atoms.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import type { Candidate } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { meUnknown, whichPerson } from "../../who.ts";
import { type Draft, draftOf, narrow } from "./draft.ts";
import { readFields } from "./fields.ts";
import { readAreas, readOwners } from "./owners.ts";
import { readStates } from "./states.ts";

/** The register by what only risks have: their place among one another, reviews, tolerance, what has become of them, what they have to do with. */

/** What is asked of which field by a word for it. */
const ASKED: Readonly<Record<string, readonly [field: string, criterion: Criterion]>> = {
  "over tolerance": ["over", { is: true }],
  "within tolerance": ["over", { is: false }],
  issue: ["issue", { missing: false }],
  closed: ["state", { oneOf: ["closed"] }],
  merged: ["state", { oneOf: ["merged"] }],
  open: ["state", { oneOf: ["open"] }],
  unscored: ["residual", { missing: true }],
  scored: ["residual", { missing: false }],
};
/** Those that speak of risks without their noun. */
const OF_RISKS = /^(?:over tolerance|within tolerance|issue|unscored|not reviewed|review late)$/;

const askedFor = (said: Said, value: string): Slot | undefined => hasValue(said, "asked", value);

function readAsked(draft: Draft): void {
  const states = new Set<string | number>();
  for (const one of ofType(draft.said, "asked")) {
    const [field, criterion] = ASKED[one.value] ?? [];
    if (!field || !criterion) continue;
    if (field !== "state") narrow(draft, field, denied(draft, one, criterion), one);
    else {
      for (const state of criterion.oneOf ?? []) states.add(state);
      narrow(draft, field, { oneOf: [...states] }, one);
    }
  }
  for (const one of ofType(draft.said, "moved"))
    if (one.value === "worse" || one.value === "better")
      narrow(draft, "direction", { oneOf: [one.value] }, one);
}

/** What is denied of something that is so or is not. */
const denied = ({ said }: Draft, one: Slot, criterion: Criterion): Criterion => {
  if (!said.denied.has(one)) return criterion;
  const { is, missing } = criterion;
  return is === undefined ? { missing: !missing } : { is: !is };
};

/** The day that a stretch of time goes back to, or that it is since. */
function dayBack({ scene }: Said, { value }: SlotOf<"date">): string | undefined {
  const { span, relation, gone } = value;
  if (span) return moved(scene.today, -numberOf(span.count), span.unit);
  return /^(?:since|after|from|in)$/.test(relation) ? gone.from : undefined;
}

/** When something is to be reviewed again, between which days. */
function reviewBy({ value }: SlotOf<"date">): Criterion | undefined {
  const { relation, coming, span } = value;
  if (span) return undefined;
  switch (relation) {
    case "by":
      return { to: coming.to };
    case "before":
      return { before: coming.from };
    case "after":
      return { after: coming.to };
    case "in":
      return { from: coming.from, to: coming.to };
    default:
      return undefined;
  }
}

/** What is asked of reviews; false where a time is named that says nothing of them. */
function readReviews(draft: Draft): boolean {
  const { said } = draft;
  const dates = ofType(said, "date").filter(({ value }) => !value.now);
  const [date] = dates;
  const [unreviewed, due, late] = ["not reviewed", "review due", "review late"].map((value) =>
    askedFor(said, value),
  );
  if (!date) {
    if (due) return false;
    if (unreviewed) narrow(draft, "reviewed", { missing: true }, unreviewed);
    if (late) narrow(draft, "reviewLate", { is: true }, late);
    return true;
  }
  if (dates.length > 1 || late) return false;
  const before = unreviewed && dayBack(said, date);
  const between = due && reviewBy(date);
  if (before) narrow(draft, "lastReview", { before }, unreviewed, date);
  else if (between) narrow(draft, "reviewBy", between, due, date);
  return before !== undefined || between !== undefined;
}

const LINKABLE: readonly Named["kind"][] = ["action", "kpi", "measure"];

function readLinks(draft: Draft): boolean {
  const { said } = draft;
  const items = ofType(said, "item");
  if (items.length === 0) return true;
  const all = items.flatMap(({ value }) => value);
  if (!all.every(({ kind }) => LINKABLE.includes(kind))) return false;
  const keys = all.map(({ kind, ref }) => `${kind}:${ref}`);
  narrow(draft, "links", { oneOf: keys }, ...items, askedFor(said, "linked"));
  return true;
}

/** "Still high": by what is left of it, be that scored or said in words. */
function readLeft(draft: Draft): void {
  const { where, said } = draft;
  const still = askedFor(said, "still");
  const [level] = ofType(said, "severity");
  const before = level && said.scene.line.tokens[level.from - 1]?.text;
  if (!where.severity || !(still || before === "still")) return;
  const { severity, ...others } = where;
  for (const key of Object.keys(where)) delete where[key];
  Object.assign(where, others);
  narrow(draft, "exposure", severity, still);
}

/** Whether it is put in order, worst first. */
function readOrder(draft: Draft): boolean {
  const { said, more, used } = draft;
  const top = askedFor(said, "top");
  if (!top) return false;
  more.order = { by: "rank", descending: true };
  used.push(top);
  const [number] = ofType(said, "number");
  if (number) {
    more.limit = number.value;
    used.push(number);
    return true;
  }
  // "The worst risk" is one.
  const [noun] = nounOf(said);
  const word = noun && said.scene.line.tokens[noun.to - 1]?.text;
  if (word === called(said.scene.plan, "risk").one.toLowerCase()) {
    more.limit = 1;
    more.ties = true;
  }
  return true;
}

const nounOf = (said: Said) => ofType(said, "kind").filter(({ value }) => value === "risk");

export function risksNarrowedFrames(said: Said): readonly Candidate[] {
  const nouns = nounOf(said);
  const asked = ofType(said, "asked");
  const alone = nouns.length === 0;
  if (alone && !asked.some(({ value }) => OF_RISKS.test(value))) return [];
  if (ofType(said, "kind").some(({ value }) => value !== "risk" && value !== "area")) return [];
  const draft = draftOf(said, "risk", nouns);
  readStates(draft);
  readAreas(draft);
  const who = readOwners(draft);
  readFields(draft);
  const before = draft.narrowed;
  readAsked(draft);
  readLeft(draft);
  const ordered = readOrder(draft);
  if (!readReviews(draft) || !readLinks(draft)) return [];
  if (draft.narrowed === before && !ordered) return [];
  const count = hasValue(said, "op", "count");
  const query = { kind: "risk", where: draft.where, ...draft.more } as const;
  const ask = who.meUnknown
    ? meUnknown()
    : who.unclear.length > 0
      ? whichPerson(said.scene, who, (ref) => ({
          command: "list",
          query: { ...query, where: { ...draft.where, owner: { oneOf: [...who.some, ref] } } },
        }))
      : ({ command: "list", query, page: 1, ...(count ? { count: true } : {}) } as const);
  return [
    weighed(said, ask, alone ? 0.3 : 0.05, [
      ...draft.used,
      ...ofType(said, "act").filter(({ value }) => value === "show"),
      ...said.slots.filter((one) => isOf("word")(one) && /^(?:was|due)$/.test(one.value)),
      count,
    ]),
  ];
}
