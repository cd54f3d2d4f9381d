import type { Item } from "../model/kind.ts";
import { find, type Plan } from "../model/snapshot.ts";
import type { FileRow } from "./file-faults.ts";
import { filedKinds } from "./plan-file.ts";

const saysNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * A plan as a file that can be read again: what a file may set, of every kind that it may hold, with
 * people by name. What is the record's own is left out, and what a kind says is not handed on.
 */
export function planFile(plan: Plan): FileRow {
  const nameOf = (ref: unknown) => find(plan, "person", String(ref))?.name ?? ref;
  const rowOf = (
    item: Item,
    { fields, columns }: ReturnType<typeof filedKinds>[number],
  ): FileRow => {
    const written = Object.entries(item).filter(([column, value]) => {
      const kept = fields[column]?.exported !== false;
      return kept && columns.has(column) && !saysNothing(value);
    });
    return Object.fromEntries(
      written
        .filter(([column]) => column !== "kind")
        .map(([column, value]) => {
          if (fields[column]?.type.refersTo !== "person") return [column, value];
          return [column, Array.isArray(value) ? value.map(nameOf) : nameOf(value)];
        }),
    );
  };
  const parts = filedKinds(plan).flatMap((described): [string, unknown][] => {
    const { kind, file } = described;
    const rows = plan.items[kind].map((item) => rowOf(item, described));
    if (file.list !== null) return rows.length > 0 ? [[file.list, rows]] : [];
    return rows.length > 0 ? [[kind, rows[0]]] : [];
  });
  return { schema: "plan-board/1", ...Object.fromEntries(parts) };
}
