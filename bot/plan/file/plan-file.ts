import { z } from "zod";
import {
  About,
  Action,
  Area,
  Group,
  type Item,
  KINDS,
  type Kind,
  Kpi,
  Measure,
  Meeting,
  Note,
  Person,
  Risk,
  Terms,
} from "../model/model.ts";
import { isUnsafe } from "../model/rag.ts";
import { about, emptyPlan, find, type Plan, sortableRef, withItems } from "../model/snapshot.ts";
import { personRef } from "../rights/people.ts";

/**
 * A plan as a file: one JSON object with a list for each kind of item. People are written by name.
 * A row that the plan already has may be partial: what it leaves out stays as it is.
 */

const rowsOf = z.array(z.record(z.string(), z.unknown())).default([]);

const PlanFile = z.object({
  schema: z.literal("plan-board/1"),
  comment: z.string().optional(),
  about: z.record(z.string(), z.unknown()).optional(),
  people: rowsOf,
  areas: rowsOf,
  actions: rowsOf,
  kpis: rowsOf,
  measures: rowsOf,
  risks: rowsOf,
  meetings: rowsOf,
  groups: rowsOf,
  terms: rowsOf,
  notes: rowsOf,
});

/** Something in a file that cannot be taken: which row, which field of it, and why. */
export type Wrong = { readonly row: string; readonly field: string; readonly reason: string };

/** What a file would do to a plan. Nothing may be written while anything is wrong. */
export type Reading = {
  readonly items: readonly Item[];
  readonly added: readonly Item[];
  readonly changed: readonly { readonly item: Item; readonly fields: readonly string[] }[];
  readonly unchanged: number;
  readonly wrong: readonly Wrong[];
};

const LISTS = {
  person: "people",
  area: "areas",
  action: "actions",
  kpi: "kpis",
  measure: "measures",
  risk: "risks",
  meeting: "meetings",
  group: "groups",
  terms: "terms",
  note: "notes",
} as const satisfies Partial<Record<Kind, keyof z.infer<typeof PlanFile>>>;

/** No file may set accounts, reminders, versions, approvals, evidence or the life of a meeting: those are the record's own. */
const SCHEMAS = {
  about: About.omit({ version: true }),
  person: Person.omit({
    version: true,
    account: true,
    standIn: true,
    asked: true,
    reminders: true,
    digest: true,
    told: true,
    snoozed: true,
    notMine: true,
    mentioned: true,
  }),
  area: Area.omit({ version: true }),
  action: Action.omit({
    version: true,
    rated: true,
    proposed: true,
    boardRating: true,
    evidence: true,
  }),
  kpi: Kpi.omit({ version: true, evidence: true }),
  measure: Measure.omit({ version: true }),
  risk: Risk.omit({ version: true, withdrawn: true }),
  meeting: Meeting.omit({
    version: true,
    every: true,
    movedFrom: true,
    cancelled: true,
    frozen: true,
    opened: true,
    closed: true,
    notes: true,
    attendance: true,
  }),
  group: Group.omit({ version: true }),
  terms: Terms.omit({ version: true }),
  note: Note.omit({ version: true }),
} as const;

const FULL = {
  about: About,
  person: Person,
  area: Area,
  action: Action,
  kpi: Kpi,
  measure: Measure,
  risk: Risk,
  meeting: Meeting,
  group: Group,
  terms: Terms,
  note: Note,
} as const;

type FileKind = keyof typeof SCHEMAS;

/** Reads a plan file against the plan as it is: what is new, changed, unchanged, and wrong. Ratings that change are stamped with who and when. */
export function readPlanFile(
  json: unknown,
  plan: Plan,
  by: { readonly name: string; readonly at: Date },
): Reading {
  const wrong: Wrong[] = [];
  const file = PlanFile.safeParse(json);
  if (!file.success) {
    for (const issue of file.error.issues) {
      const field = issue.path.join(".") || "whole";
      wrong.push({ row: "the file", field, reason: plainReason(issue) });
    }
    return { items: [], added: [], changed: [], unchanged: 0, wrong };
  }

  for (const field of Object.keys(json as object)) {
    if (field in PlanFile.shape) continue;
    wrong.push({ row: "the file", field, reason: "is not a part of a plan file" });
  }
  const added: Item[] = [];
  const changed: { item: Item; fields: string[] }[] = [];
  let unchanged = 0;
  const seen = new Set<string>();

  const take = (kind: FileKind, raw: Readonly<Record<string, unknown>>, place: string) => {
    const ref = refOf(kind, raw);
    const row = ref === undefined ? place : `${kind} ${ref}`;
    if (ref === undefined) {
      wrong.push({ row, field: "ref", reason: "is missing" });
      return;
    }
    const name = `${kind} ${sortableRef(ref)}`;
    if (seen.has(name)) {
      wrong.push({ row, field: "ref", reason: "is in the file twice" });
      return;
    }
    seen.add(name);

    const unknown = Object.keys(raw).filter((field) => !(field in SCHEMAS[kind].shape));
    for (const field of unknown)
      wrong.push({ row, field, reason: "is not a field of a plan file" });
    const before = find(plan, kind, ref);
    const said = withoutOldDay(before, withPeopleByRef(raw));
    const named = { ...before, ...said, kind, ref: before?.ref ?? ref };
    const parsed = FULL[kind].safeParse(named);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        wrong.push({ row, field: issue.path.join(".") || "row", reason: plainReason(issue) });
      }
      return;
    }
    if (unknown.length > 0) return;
    const after: Item = parsed.data;
    const fields = before ? differences(before, after) : [];
    if (before && fields.length === 0) {
      unchanged += 1;
      return;
    }
    const stamped = stampRating(before, after, by);
    if (before) changed.push({ item: stamped, fields });
    else added.push(stamped);
  };

  if (file.data.about) take("about", { ref: "about", ...file.data.about }, "about");
  for (const [kind, list] of Object.entries(LISTS) as [
    keyof typeof LISTS,
    (typeof LISTS)[keyof typeof LISTS],
  ][]) {
    for (const [index, raw] of file.data[list].entries()) take(kind, raw, `${list}[${index}]`);
  }

  const items = [...added, ...changed.map((c) => c.item)];
  const whole = withItems(plan.version === 0 ? emptyPlan(plan.key) : plan, items, plan.version);
  wrong.push(...danglingReferences(whole, items), ...unreasoned(items));
  if (wrong.length === 0 && whole.items.about.length === 0) {
    wrong.push({ row: "the file", field: "about", reason: "is missing, and there is no plan yet" });
  }
  return { items: wrong.length > 0 ? [] : items, added, changed, unchanged, wrong };
}

/** A fault in plain words, where the schema's own are for programmers. */
function plainReason(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && /received undefined/.test(issue.message))
    return "is missing";
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  if (issue.code === "invalid_format" && issue.format === "date") {
    return "is not a date; write it as 2021-03-31";
  }
  return issue.message.replace(/^Invalid input: /, "");
}

function refOf(kind: FileKind, raw: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof raw.ref === "string" && raw.ref !== "") return raw.ref;
  if (kind === "person" && typeof raw.name === "string") return personRef(raw.name);
  return undefined;
}

/** Owners, leads and a risk's owner are written by name and kept by reference. */
function withPeopleByRef(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = { ...raw };
  for (const field of ["owners", "leads"]) {
    const names = row[field];
    if (Array.isArray(names)) {
      row[field] = names.map((name) => (typeof name === "string" ? personRef(name) : name));
    }
  }
  if (typeof row.owner === "string") row.owner = personRef(row.owner);
  return row;
}

/** A meeting that was moved stays moved, where the file still says the day that it was moved away from. */
function withoutOldDay(before: Item | undefined, row: Record<string, unknown>) {
  if (before?.kind !== "meeting" || before.movedFrom === null) return row;
  if (row.date !== before.movedFrom) return row;
  return { ...row, date: before.date, time: before.time };
}

function differences(before: Item, after: Item): string[] {
  const [old, now] = [before, after] as unknown as Record<string, unknown>[];
  return Object.keys(after).filter(
    (key) => JSON.stringify(old?.[key]) !== JSON.stringify(now?.[key]),
  );
}

function stampRating(before: Item | undefined, after: Item, by: { name: string; at: Date }): Item {
  if (after.kind !== "action") return after;
  const old = before?.kind === "action" ? before : undefined;
  const same = old ? old.rag === after.rag && old.status === after.status : after.rag === "none";
  return same ? after : { ...after, rated: { by: by.name, at: by.at.toISOString() } };
}

/** Every reference must lead somewhere: an owner who is not among the people is a fault, not a new person. */
function danglingReferences(plan: Plan, items: readonly Item[]): Wrong[] {
  const wrong: Wrong[] = [];
  const check = (item: Item, field: string, kind: "area" | "person", refs: readonly string[]) => {
    for (const ref of refs) {
      if (find(plan, kind, ref)) continue;
      const reason =
        kind === "person" ? `nobody in people is called ${ref}` : `there is no area ${ref}`;
      wrong.push({ row: `${item.kind} ${item.ref}`, field, reason });
    }
  };
  for (const item of items) {
    if (item.kind === "action" || item.kind === "kpi" || item.kind === "measure") {
      check(item, "area", "area", [item.area]);
    }
    if (item.kind === "action") check(item, "owners", "person", item.owners);
    if (item.kind === "area") check(item, "leads", "person", item.leads);
    if (item.kind === "risk") {
      check(item, "areas", "area", item.areas);
      check(item, "owner", "person", item.owner ? [item.owner] : []);
    }
  }
  return wrong;
}

/** Red and amber need a reason in a file as on a card. */
function unreasoned(items: readonly Item[]): Wrong[] {
  return items.flatMap((item) =>
    item.kind === "action" && isUnsafe(item.rag) && item.status !== "complete" && !item.reason
      ? [{ row: `action ${item.ref}`, field: "reason", reason: `is needed for ${item.rag}` }]
      : [],
  );
}

/** How many items of each kind a plan holds, in the order in which a plan is told. */
export function inventory(plan: Plan): readonly { readonly kind: Kind; readonly count: number }[] {
  return KINDS.map((kind) => ({ kind, count: plan.items[kind].length })).filter((k) => k.count > 0);
}

/** The plan's name as a list of plans shows it. */
export function planName(plan: Plan): string {
  const { localArea, shortName } = about(plan);
  return `${localArea}: ${shortName}`;
}
