import { callsOf } from "../areas/area-names.ts";
import { listNames } from "../model/names.ts";
import { called, find, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import type { Subject } from "./challenge.kind.ts";

/** The areas that an item of the plan is of. */
export function areasOf(plan: Plan, { kind, ref }: Subject): readonly string[] {
  const item = find(plan, kind, ref);
  if (!item) return [];
  if (item.kind === "area") return [item.ref];
  return item.kind === "risk" ? item.areas : [item.area];
}

/** Who is to answer for something: the owner of an action or risk, or else the lead of its area. */
export function answersFor(plan: Plan, about: readonly Subject[]): string | null {
  for (const subject of about) {
    const item = find(plan, subject.kind, subject.ref);
    const own =
      item?.kind === "action" ? item.owners[0] : item?.kind === "risk" ? item.owner : null;
    const lead = areasOf(plan, subject).flatMap((ref) => find(plan, "area", ref)?.leads ?? [])[0];
    const person = own ?? lead;
    if (person) return person;
  }
  return null;
}

const SPOKEN = {
  area: "area",
  action: "action",
  kpi: "KPI",
  measure: "measure",
  risk: "risk",
} as const satisfies Record<Subject["kind"], string>;

/** `action 3.4`, as a plan calls it; by default where none is given. */
export const subjectText = ({ kind, ref }: Subject, plan?: Plan): string =>
  plan ? itemName(plan, kind, ref) : `${SPOKEN[kind]} ${ref}`;

/** `action 3.4 and area 2`; nothing named is the whole plan. */
export const subjectsText = (about: readonly Subject[], plan?: Plan): string =>
  listNames(
    about.map((subject) => subjectText(subject, plan)),
    "the whole plan",
  );

const KINDS_SAID: readonly (readonly [RegExp, Subject["kind"]])[] = [
  [/^(?:area|delivery group) /i, "area"],
  [/^(?:action|item) /i, "action"],
  [/^kpi /i, "kpi"],
  [/^measure /i, "measure"],
  [/^risk /i, "risk"],
];

/** In this order a bare reference is looked for: 3.4 is the action and not the KPI, 3 is the area. */
const BARE = ["action", "measure", "risk", "area"] as const;

/** A reference behind the plan's own name of a kind: `Priority 2`. */
function ownSubject(plan: Plan, said: string): Subject | undefined {
  const lower = said.toLowerCase();
  for (const [, kind] of KINDS_SAID) {
    const name = `${called(plan, kind).one.toLowerCase()} `;
    const found = lower.startsWith(name) && find(plan, kind, said.slice(name.length).trim());
    if (found) return { kind, ref: found.ref };
  }
  return undefined;
}

function subjectIn(plan: Plan, said: string): Subject | undefined {
  const own = ownSubject(plan, said);
  if (own) return own;
  for (const [pattern, kind] of KINDS_SAID) {
    if (!pattern.test(said)) continue;
    const ref = said.replace(pattern, "").trim();
    const found = find(plan, kind, kind === "risk" ? ref.replace(/^(?=\d)/, "R") : ref);
    if (found) return { kind, ref: found.ref };
  }
  for (const kind of BARE) {
    const found = find(plan, kind, said);
    if (found) return { kind, ref: found.ref };
  }
  const name = said.toLowerCase().replace(/^(?:the|area) /, "");
  const area = callsOf(plan.items.area).find(({ names }) =>
    names.some((one) => one.trim().toLowerCase() === name),
  );
  return area && { kind: "area", ref: area.ref };
}

const WHOLE =
  /^(?:(?:about |on |of )?(?:the |this |our )?(?:whole |entire )?(?:improvement )?plan)?$/i;

/** What a text names of the plan, such as “3.4, area 2 and KPI 1.1”, and what in it the plan does not have. */
export function subjectsIn(
  plan: Plan,
  text: string,
): { readonly about: readonly Subject[]; readonly unknown: readonly string[] } {
  const about: Subject[] = [];
  const unknown: string[] = [];
  const take = (said: string): void => {
    if (WHOLE.test(said)) return;
    const found = subjectIn(plan, said);
    const halves = found ? [] : said.split(/ (?:and|&) /i);
    if (found) {
      if (!about.some(({ kind, ref }) => kind === found.kind && ref === found.ref)) {
        about.push(found);
      }
    } else if (halves.length > 1) for (const half of halves) take(half.trim());
    else unknown.push(said);
  };
  for (const part of text.replace(/\s+/g, " ").split(/[,;]/)) take(part.trim());
  return { about, unknown };
}
