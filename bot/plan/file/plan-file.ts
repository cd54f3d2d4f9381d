import { z } from "zod";
import { emptyPlan, KINDS } from "../kinds.ts";
import type { Item, Kind, KindDescription } from "../model/kind.ts";
import {
  about,
  find,
  findUnread,
  kindOf,
  type Plan,
  sortableRef,
  withItems,
} from "../model/snapshot.ts";
import { personRef } from "../people/person-ref.ts";
import { whyNotKept } from "../record/keepable.ts";
import {
  danglingReferences,
  type FileRow,
  faults,
  plainReason,
  unsaid,
  type Wrong,
} from "./file-faults.ts";

const row = z.record(z.string(), z.unknown());

/** The kinds that a file may hold, in the order in which it is read, each with the columns that a file may set. */
export const filedKinds = (plan: Pick<Plan, "kinds">) =>
  KINDS.map((kind) => kindOf(plan, kind))
    .flatMap((kind) =>
      kind.file ? [{ ...kind, file: kind.file, columns: filedColumns(kind) }] : [],
    )
    .sort((a, b) => a.file.place - b.file.place);

/** What a file would do to a plan. Nothing may be written while anything is wrong. */
export type FileReading = {
  readonly items: readonly Item[];
  readonly added: readonly Item[];
  readonly changed: readonly { readonly item: Item; readonly fields: readonly string[] }[];
  readonly unchanged: number;
  /** Rows of what the plan has and cannot read: it stays as it is, and what the file says of it is left out. */
  readonly kept: readonly string[];
  readonly wrong: readonly Wrong[];
  /** What of the plan nobody has said yet: it is taken all the same. */
  readonly unsaid: readonly Wrong[];
};

/** The columns of a kind that a file may set: versions, and what is the record's own, it may not. */
function filedColumns({ schema, fields }: KindDescription): ReadonlySet<string> {
  const own = new Set(
    Object.entries(fields)
      .filter(([, { imported, derived }]) => imported === false || derived)
      .map(([key, { column }]) => column ?? key),
  );
  return new Set(
    Object.keys(schema.shape).filter((column) => column !== "version" && !own.has(column)),
  );
}

/** Reads a plan file against the plan as it is: what is new, changed, unchanged, and wrong. Ratings that change are stamped with who and when. */
export function readPlanFile(
  json: unknown,
  plan: Plan,
  by: { readonly name: string; readonly at: Date },
): FileReading {
  const wrong: Wrong[] = [];
  const kinds = filedKinds(plan);
  const lists = kinds.map(({ file, kind }) => [file.list ?? kind, file.list === null] as const);
  const PlanFile = z.object({
    schema: z.literal("plan-board/1"),
    comment: z.string().optional(),
    ...Object.fromEntries(
      lists.map(([part, isOne]) => [part, isOne ? row.optional() : z.array(row).default([])]),
    ),
  });
  const read = PlanFile.safeParse(json);
  if (!read.success) {
    for (const issue of read.error.issues) {
      const field = issue.path.join(".") || "whole";
      wrong.push({ row: "the file", field, reason: plainReason(issue) });
    }
    return { items: [], added: [], changed: [], unchanged: 0, kept: [], wrong, unsaid: [] };
  }

  for (const field of Object.keys(json as object)) {
    if (field in PlanFile.shape) continue;
    wrong.push({ row: "the file", field, reason: "is not a part of a plan file" });
  }
  const added: Item[] = [];
  const changed: { item: Item; fields: string[] }[] = [];
  let unchanged = 0;
  const kept: string[] = [];
  const seen = new Set<string>();

  const take = (described: (typeof kinds)[number], raw: FileRow, place: string) => {
    const { kind, file, schema, columns } = described;
    const ref = typeof raw.ref === "string" && raw.ref !== "" ? raw.ref : file.refOf?.(raw);
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
    if (findUnread(plan, kind, ref)) {
      kept.push(row);
      return;
    }

    const unknown = Object.keys(raw).filter((field) => !columns.has(field));
    for (const field of unknown)
      wrong.push({ row, field, reason: "is not a field of a plan file" });
    const before = find(plan, kind, ref);
    const written = withPeopleByRef(described, raw);
    const said = before ? (file.meant?.(before, written) ?? written) : written;
    const named = { ...before, ...said, kind, ref: before?.ref ?? ref };
    const parsed = schema.safeParse(named);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        wrong.push({ row, field: issue.path.join(".") || "row", reason: plainReason(issue) });
      }
      return;
    }
    if (unknown.length > 0) return;
    const after = parsed.data as unknown as Item;
    const fault = whyNotKept(after);
    if (fault) {
      wrong.push({ row, ...fault });
      return;
    }
    const fields = before ? differences(before, after) : [];
    if (before && fields.length === 0) {
      unchanged += 1;
      return;
    }
    const stamped = file.stamped?.(before, after, by) ?? after;
    if (before) changed.push({ item: stamped, fields });
    else added.push(stamped);
  };

  const parts = read.data as unknown as Readonly<
    Record<string, FileRow | readonly FileRow[] | undefined>
  >;
  for (const described of kinds) {
    const { kind, file } = described;
    const part = parts[file.list ?? kind];
    if (file.list === null) {
      if (part) take(described, { ref: kind, ...(part as FileRow) }, kind);
      continue;
    }
    for (const [index, raw] of ((part ?? []) as readonly FileRow[]).entries()) {
      take(described, raw, `${file.list}[${index}]`);
    }
  }

  const items = [...added, ...changed.map((c) => c.item)];
  const whole = withItems(plan.version === 0 ? emptyPlan(plan.key) : plan, items, plan.version);
  wrong.push(...danglingReferences(whole, items), ...faults(whole, items));
  const isNamed = whole.items.about.length > 0 || findUnread(plan, "about", "about");
  if (wrong.length === 0 && !isNamed) {
    wrong.push({ row: "the file", field: "about", reason: "is missing, and there is no plan yet" });
  }
  return {
    items: wrong.length > 0 ? [] : items,
    added,
    changed,
    unchanged,
    kept,
    wrong,
    unsaid: unsaid(whole),
  };
}

/** People are written by name and kept by reference. */
function withPeopleByRef({ fields }: KindDescription, raw: FileRow): FileRow {
  const ref = (name: unknown) => (typeof name === "string" ? personRef(name) : name);
  const named = Object.entries(fields).filter(([, { type }]) => type.refersTo === "person");
  return {
    ...raw,
    ...Object.fromEntries(
      named
        .filter(([key]) => typeof raw[key] === "string" || Array.isArray(raw[key]))
        .map(([key]) => {
          const value = raw[key];
          return [key, Array.isArray(value) ? value.map(ref) : ref(value)];
        }),
    ),
  };
}

function differences(before: Item, after: Item): string[] {
  const [old, now] = [before, after] as unknown as Record<string, unknown>[];
  return Object.keys(after).filter(
    (key) => JSON.stringify(old?.[key]) !== JSON.stringify(now?.[key]),
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
