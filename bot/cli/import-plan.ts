import { type FileReading, inventory, planName, readPlanFile } from "../plan/file/plan-file.ts";
import { emptyPlan } from "../plan/kinds.ts";
import { type Plan, type PlanKey, withItems } from "../plan/model/snapshot.ts";
import type { PlanRecord } from "../plan/record/record.ts";
import type { PlanStore } from "../plan/record/store.ts";

/** What an import did, or on a dry run would do. */
export type Imported = {
  readonly reading: FileReading;
  readonly plan: Plan;
  readonly written: boolean;
};

/** Puts a plan file into the store, all or nothing: one change in the history, whatever its size. */
export async function importPlan(
  needs: { readonly store: PlanStore; readonly record: PlanRecord; readonly id: string },
  key: PlanKey,
  json: unknown,
  by: { readonly name: string; readonly at: Date },
  dryRun = false,
): Promise<Imported> {
  const { store, record } = needs;
  const known = await store.load(key);
  if (!known) await store.mustBeNew(key);
  const before = known ?? emptyPlan(key);
  let reading = readPlanFile(json, before, by);
  if (dryRun || reading.wrong.length > 0 || reading.items.length === 0) {
    return { reading, plan: withItems(before, reading.items, before.version), written: false };
  }
  const name = planName(withItems(before, reading.items, before.version));
  await store.register(key, name);
  const outcome = await record.carryOut(
    before,
    {
      by: { id: null, name: by.name },
      at: by.at,
      via: "file",
      conversation: null,
      command: "import",
      press: { key: `import-${needs.id}`, digest: "" },
    },
    (plan) => {
      reading = readPlanFile(json, plan, by);
      return reading.wrong.length > 0 ? null : { why: null, items: reading.items };
    },
  );
  return { reading, plan: outcome.plan, written: outcome.kind === "saved" };
}

/** What a plan holds, in a line: `5 areas, 35 actions, 18 KPIs …` */
export function contents(plan: Plan): string {
  const words: Readonly<Record<string, string>> = {
    kpi: "KPIs",
    person: "people",
    terms: "terms of reference",
    about: "header",
  };
  return inventory(plan)
    .filter(({ kind }) => kind !== "about")
    .map(({ kind, count }) => `${count} ${words[kind] ?? (count === 1 ? kind : `${kind}s`)}`)
    .join(", ");
}

/** An import in lines that a person reads: new, changed, unchanged, and wrong by row, field and reason. */
export function told({ reading, plan, written }: Imported, dryRun: boolean): readonly string[] {
  const lines = [
    `New: ${reading.added.length}. Changed: ${reading.changed.length}. Unchanged: ${reading.unchanged}. Wrong: ${reading.wrong.length}.`,
    ...reading.changed.map(
      ({ item, fields }) => `  changed  ${item.kind} ${item.ref}: ${fields.join(", ")}`,
    ),
    ...reading.kept.map((row) => `  kept     ${row}: it cannot be read here, so it stays as it is`),
    ...reading.unsaid.map(({ row, field, reason }) => `  not said ${row}, ${field}: ${reason}`),
    ...reading.wrong.map(({ row, field, reason }) => `  wrong    ${row}, ${field}: ${reason}`),
  ];
  if (reading.wrong.length > 0)
    lines.push("Nothing was written. Mend what is wrong and import again.");
  else if (dryRun) lines.push("Dry run: nothing was written.");
  else if (written) lines.push(`Written as version ${plan.version}: ${contents(plan)}.`);
  else lines.push("Nothing to write: the plan is already so.");
  return lines;
}
