import type { ActionFilter } from "../actions/filter.ts";
import { type ChallengeFilter, sinceDay } from "../challenges/challenge-filter.ts";
import { CHALLENGE_KINDS } from "../challenges/challenge-kinds.ts";
import { subjectText } from "../challenges/subjects.ts";
import { listNames, namesOf } from "../model/names.ts";
import { RAG_MARKS, SEVERITY_WORDS, STATUS_MARKS } from "../model/rag.ts";
import { find, type Plan } from "../model/snapshot.ts";
import type { RiskFilter } from "../risks/risk-filter.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";

/** `Ada, Bob or Cy` */
export const either = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `in area 3 (Autism …) or area 4 (…)`; nothing where no area is asked for. */
export const inAreas = (plan: Plan, areas: readonly string[] | undefined) =>
  areas
    ? `in ${either(areas.map((ref) => `area ${ref} (${find(plan, "area", ref)?.shortName ?? "not in this plan"})`))}`
    : "";

const rags = (rag: ActionFilter["rag"]) =>
  either((rag ?? []).map((r) => RAG_MARKS[r].word.toLowerCase()));

const said = (parts: readonly string[]) => parts.filter((part) => part !== "");

/** A filter in words, as it was understood: "Red or amber actions in area 3 (Autism …) owned by Hilary Fordham, due by 31 Jan 2021". */
export function filterWords(plan: Plan, filter: ActionFilter): string {
  const status = either((filter.status ?? []).map((s) => STATUS_MARKS[s].word.toLowerCase()));
  const kind = said([rags(filter.rag), status]).join(", ");
  const parts = said([
    kind === "" ? "actions" : `${kind} actions`,
    filter.refs ? listNames(filter.refs) : "",
    inAreas(plan, filter.areas),
    filter.notAreas ? `not ${inAreas(plan, filter.notAreas)}` : "",
    filter.owners ? `owned by ${either(namesOf(plan, filter.owners))}` : "",
    filter.ownersAll ? `owned jointly by ${listNames(namesOf(plan, filter.ownersAll))}` : "",
    filter.notOwners ? `not owned by ${either(namesOf(plan, filter.notOwners))}` : "",
    filter.unowned ? "that nobody owns" : "",
    filter.proposed ? "with a revised date that waits for approval" : "",
    filter.organisation ? `owned by somebody of ${filter.organisation}` : "",
    filter.text ? `about “${filter.text}”` : "",
  ]);
  const limits = said([
    filter.overdue === undefined ? "" : filter.overdue ? "overdue" : "not overdue",
    filter.dueFrom ? `due from ${printDate(filter.dueFrom)}` : "",
    filter.dueTo ? `due by ${printDate(filter.dueTo)}` : "",
  ]);
  if (Object.keys(filter).length === 0) return "All actions";
  return capital([parts.join(" "), ...limits].join(", "));
}

/** The same for the risk register. */
export function riskFilterWords(plan: Plan, filter: RiskFilter): string {
  if (Object.keys(filter).length === 0) return "All risks";
  const missing = { mitigation: "no mitigation", owner: "no owner", rag: "no RAG" } as const;
  const severity = filter.severity
    ? `${SEVERITY_WORDS[filter.severity].toLowerCase()} severity`
    : "";
  const kind = said([rags(filter.rag), severity]).join(", ");
  const parts = said([
    kind === "" ? "risks" : `${kind} risks`,
    inAreas(plan, filter.areas),
    filter.owners ? `owned by ${either(namesOf(plan, filter.owners))}` : "",
    filter.missing ? `with ${missing[filter.missing]}` : "",
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
  if (Object.keys(filter).length === 0) return "All challenges";
  const { states, kinds, areas, about, owners, mine, late } = filter;
  const since = sinceDay(plan, filter, today);
  const me =
    plan.items.challenge.find(({ raisedBy }) => raisedBy.id === mine?.account)?.raisedBy.name ??
    listNames(namesOf(plan, mine?.people ?? []), "");
  const of = kinds ? ` (${either(kinds.map((one) => CHALLENGE_KINDS[one].toLowerCase()))})` : "";
  const parts = said([
    `challenges${of}`,
    since ? `raised since ${printDate(since)}` : "",
    states?.join() === "open,answered"
      ? "that are not closed"
      : states
        ? `that ${either(states.map((one) => STATES_SAID[one]))}`
        : "",
    inAreas(plan, areas),
    about ? `about ${subjectText(about)}` : "",
    owners ? `for ${either(namesOf(plan, owners))} to answer` : "",
    mine ? (me ? `that ${me} raised or is to answer` : "that you raised or are to answer") : "",
    late ? "past the day for an answer" : "",
  ]);
  return capital(parts.join(" "));
}
