import { printDate } from "./calendar-date.ts";
import type { ActionFilter } from "./filter.ts";
import { namesOf } from "./people.ts";
import { RAG_MARKS, STATUS_MARKS } from "./rag.ts";
import { find, type Plan } from "./snapshot.ts";

const either = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** A filter in words, as it was understood: "Red or amber actions in area 3 (Autism …) owned by Hilary Fordham, overdue". */
export function filterWords(plan: Plan, filter: ActionFilter): string {
  const rag = either((filter.rag ?? []).map((r) => RAG_MARKS[r].word.toLowerCase()));
  const status = either((filter.status ?? []).map((s) => STATUS_MARKS[s].word.toLowerCase()));
  const kind = [rag, status, "actions"].filter((word) => word !== "").join(", ");
  const area = filter.area && find(plan, "area", filter.area);
  const parts = [
    kind.replace(/, actions$/, " actions"),
    filter.area ? `in area ${filter.area}${area ? ` (${area.shortName})` : ""}` : "",
    filter.owners ? `owned by ${either(namesOf(plan, filter.owners))}` : "",
  ].filter((part) => part !== "");
  const limits = [
    filter.overdue ? "overdue" : "",
    filter.dueFrom ? `due from ${printDate(filter.dueFrom)}` : "",
    filter.dueTo ? `due by ${printDate(filter.dueTo)}` : "",
  ].filter((part) => part !== "");
  const text = [parts.join(" "), ...limits].join(", ");
  return Object.keys(filter).length === 0
    ? "All actions"
    : text.charAt(0).toUpperCase() + text.slice(1);
}
