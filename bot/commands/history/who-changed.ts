import { howMany } from "../../../cards/frames/words.ts";
import { itemTitle, wayWords, whenWords, whoWords } from "../../../cards/history/past.ts";
import type { Made } from "../../asks/history.ts";
import { ragsOf } from "../../plan/history/changed.ts";
import { fieldChanges } from "../../plan/history/field-words.ts";
import type { Change, ItemChange } from "../../plan/model/change.ts";
import type { Item } from "../../plan/model/kind.ts";
import { inSentence } from "../../plan/model/names.ts";
import type { Status } from "../../plan/model/primitives.ts";
import { ragText, statusText } from "../../plan/model/rag.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { labelOf, vocabularyOf } from "../../plan/model/vocabulary.ts";
import { dayOfChange } from "./looking-back.ts";

/** What was read of an item's changes: newest first, whether there are more, and the one that began it if it was reached. */
export type ReadBack = {
  readonly changes: readonly Change[];
  readonly more: boolean;
  readonly first: Change | undefined;
};

/** The fields that can be asked for, by their keys; those that are there for each period have it behind an @. */
const FIELDS: Readonly<Record<NonNullable<Made["field"]>, readonly string[]>> = {
  date: ["revised", "proposed", "byWhen", "date"],
  status: ["status"],
  rag: ["rag"],
  progress: ["progress"],
  reason: ["reason"],
  evidence: ["evidence"],
};

const isOf = (keys: readonly string[], key: string) => keys.includes(key.split("@")[0] ?? key);

const statusIn = (item: Item | null): Status | undefined =>
  item?.kind === "action" ? item.status : undefined;

/** Whether an item stands as it is asked for. */
function stands(plan: Plan, item: Item | null, { rag, status }: Made): boolean {
  return rag ? ragsOf(item, plan).includes(rag) : status !== undefined && statusIn(item) === status;
}

/** Whether this change made it so. What an item began with was made by nobody who is known. */
function isMade(plan: Plan, { before, after }: ItemChange, made: Made): boolean {
  if (!before) return false;
  if (made.rag || made.status) return stands(plan, after, made) && !stands(plan, before, made);
  const field = made.field && FIELDS[made.field];
  return field
    ? fieldChanges(before, after, vocabularyOf(plan)).some(({ key }) => isOf(field, key))
    : true;
}

/** Who made it so and when, in a sentence; or that nobody did, as far as the record goes. */
export function whoChanged(plan: Plan, item: Item, made: Made, read: ReadBack): string {
  const name = item.kind === "action" ? item.ref : itemTitle(plan, item.kind, item.ref);
  const found = read.changes.filter(({ items }) => items.some((one) => isMade(plan, one, made)));
  const [last] = found;
  if (!last) return nobody(plan, name, made, read);
  const change = last.items[0];
  const colour = made.rag ? ragText(made.rag) : made.status ? statusText(made.status) : null;
  const when = `on ${whenWords(last)}, ${wayWords(last)}`;
  const did = colour
    ? `${whoWords(last)} set ${name} to ${colour} ${when}`
    : `${whoWords(last)} last changed ${made.field ? `the ${fieldName(plan, made.field)} of ${name}` : name} ${when}`;
  const reason =
    change?.after.kind === "action" && made.rag ? (change.after.reason ?? last.why) : last.why;
  return [
    reason ? `${did}; reason: “${reason.replace(/[.\s]+$/, "")}”.` : `${did}.`,
    ...(colour && change ? [before(plan, change, made)] : []),
    ...(colour && !stands(plan, item, made) ? [`It is ${standsNow(plan, item, made)} now.`] : []),
    ...(colour && found.length > 1
      ? [`It was set so ${howMany(found.length, "time")} in the changes read; this is the last.`]
      : []),
  ].join(" ");
}

/** A date is any of several fields; the others are called as the plan calls them. */
const fieldName = (plan: Plan, field: NonNullable<Made["field"]>) =>
  field === "date" ? field : inSentence(labelOf(plan, "action", field));

function before(plan: Plan, { before: was }: ItemChange, made: Made): string {
  return `It had been ${was ? standsNow(plan, was, made) : "new"}.`;
}

function standsNow(plan: Plan, item: Item, { rag }: Made): string {
  const status = statusIn(item);
  if (!rag && status) return statusText(status);
  if (status === "complete") return statusText("complete");
  return [...new Set(ragsOf(item, plan))].map(ragText).join(", ");
}

function nobody(plan: Plan, name: string, made: Made, { changes, more, first }: ReadBack): string {
  const colour = made.rag ? ragText(made.rag) : made.status ? statusText(made.status) : null;
  const what = colour
    ? `set ${name} to ${colour}`
    : `changed ${made.field ? `the ${fieldName(plan, made.field)} of ${name}` : name}`;
  if (more) return `Nobody ${what} in its newest ${howMany(changes.length, "change")}.`;
  if (!first) return `Nobody ${what} in that time.`;
  const begins =
    first.version === 1
      ? `the record, which begins on ${dayOfChange(first)}, when the plan was loaded`
      : `its record, which begins on ${dayOfChange(first)}, when ${whoWords(first)} added it`;
  const state = first.items[0]?.after ?? null;
  if (colour && stands(plan, state, made)) {
    return `${name} was ${colour} already at the beginning of ${begins}; who set it so is not known.`;
  }
  const now = changes[0]?.items[0]?.after;
  const is = colour && now ? ` It is ${standsNow(plan, now, made)}.` : "";
  return `Nobody has ${what} in ${begins}.${is}`;
}
