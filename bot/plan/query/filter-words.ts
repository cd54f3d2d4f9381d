import type { ActionFilter } from "../actions/filter.ts";
import { type ChallengeFilter, sinceDay } from "../challenges/challenge-filter.ts";
import { CHALLENGE_KINDS } from "../challenges/challenge-kinds.ts";
import { subjectText } from "../challenges/subjects.ts";
import { inSentence, listNames, namesOf, withArticle } from "../model/names.ts";
import { RAG_MARKS, SEVERITY_WORDS, STATUS_MARKS } from "../model/rag.ts";
import { called, find, type Plan } from "../model/snapshot.ts";
import { itemName, labelOf } from "../model/vocabulary.ts";
import type { RiskFilter } from "../risks/risk-filter.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";

/** `Ada, Bob or Cy` */
export const either = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `in area 3 (Autism …) or area 4 (…)`; nothing where no area is asked for. */
export const inAreas = (plan: Plan, areas: readonly string[] | undefined) =>
  areas
    ? `in ${either(areas.map((ref) => `${itemName(plan, "area", ref)} (${find(plan, "area", ref)?.shortName ?? "not in this plan"})`))}`
    : "";

const rags = (rag: ActionFilter["rag"]) =>
  either((rag ?? []).map((r) => RAG_MARKS[r].word.toLowerCase()));

const said = (parts: readonly string[]) => parts.filter((part) => part !== "");

/** A filter in words, as it was understood: "Red or amber actions in area 3 (Autism …) owned by Hilary Fordham, due by 31 Jan 2021". */
export function filterWords(plan: Plan, filter: ActionFilter): string {
  const status = either((filter.status ?? []).map((s) => STATUS_MARKS[s].word.toLowerCase()));
  const kind = said([rags(filter.rag), status]).join(", ");
  const { many } = called(plan, "action");
  const parts = said([
    kind === "" ? many : `${kind} ${many}`,
    filter.refs ? listNames(filter.refs) : "",
    inAreas(plan, filter.areas),
    filter.notAreas ? `not ${inAreas(plan, filter.notAreas)}` : "",
    filter.owners ? `owned by ${either(namesOf(plan, filter.owners))}` : "",
    filter.ownersAll ? `owned jointly by ${listNames(namesOf(plan, filter.ownersAll))}` : "",
    filter.notOwners ? `not owned by ${either(namesOf(plan, filter.notOwners))}` : "",
    filter.unowned ? "that nobody owns" : "",
    filter.proposed
      ? `with ${withArticle(inSentence(labelOf(plan, "action", "revised")))} that waits for approval`
      : "",
    filter.organisation ? `owned by somebody of ${filter.organisation}` : "",
    filter.text ? `about “${filter.text}”` : "",
  ]);
  const limits = said([
    filter.overdue === undefined ? "" : filter.overdue ? "overdue" : "not overdue",
    filter.dueFrom ? `due from ${printDate(filter.dueFrom)}` : "",
    filter.dueTo ? `due by ${printDate(filter.dueTo)}` : "",
  ]);
  if (Object.keys(filter).length === 0) return `All ${many}`;
  return capital([parts.join(" "), ...limits].join(", "));
}

/** The same for the risk register. */
export function riskFilterWords(plan: Plan, filter: RiskFilter): string {
  const { many } = called(plan, "risk");
  const name = (field: "mitigation" | "owner" | "rag" | "severity") =>
    inSentence(labelOf(plan, "risk", field));
  if (Object.keys(filter).length === 0) return `All ${many}`;
  const severity = filter.severity
    ? `${SEVERITY_WORDS[filter.severity].toLowerCase()} ${name("severity")}`
    : "";
  const kind = said([rags(filter.rag), severity]).join(", ");
  const parts = said([
    kind === "" ? many : `${kind} ${many}`,
    inAreas(plan, filter.areas),
    filter.owners ? `owned by ${either(namesOf(plan, filter.owners))}` : "",
    filter.missing ? `with no ${name(filter.missing)}` : "",
    filter.text ? `about “${filter.text}”` : "",
  ]);
  return capital(parts.join(" "));
}

const STATES_SAID = {
  open: "have no answer yet",
  answered: "are answered and not closed",
  closed: "are closed",
} as const;

/** The same for the challenges. */
export function challengeFilterWords(
  plan: Plan,
  filter: ChallengeFilter,
  today: CalendarDate,
): string {
  const { many } = called(plan, "challenge");
  if (Object.keys(filter).length === 0) return `All ${many}`;
  const { states, kinds, areas, about, owners, mine, late } = filter;
  const since = sinceDay(plan, filter, today);
  const me =
    plan.items.challenge.find(({ raisedBy }) => raisedBy.id === mine?.account)?.raisedBy.name ??
    listNames(namesOf(plan, mine?.people ?? []), "");
  const of = kinds ? ` (${either(kinds.map((one) => CHALLENGE_KINDS[one].toLowerCase()))})` : "";
  const parts = said([
    `${many}${of}`,
    since ? `raised since ${printDate(since)}` : "",
    states?.join() === "open,answered"
      ? "that are not closed"
      : states
        ? `that ${either(states.map((one) => STATES_SAID[one]))}`
        : "",
    inAreas(plan, areas),
    about ? `about ${subjectText(about, plan)}` : "",
    owners ? `for ${either(namesOf(plan, owners))} to answer` : "",
    mine ? (me ? `that ${me} raised or is to answer` : "that you raised or are to answer") : "",
    late ? "past the day for an answer" : "",
  ]);
  return capital(parts.join(" "));
}
