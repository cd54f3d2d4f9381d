import { addDays, daysBetween } from "../plan/time/calendar-date.ts";
import { measureDetails, missingOwner, missingTarget, periodIn, riskDetails } from "./details.ts";
import { soonIn } from "./due.ts";
import {
  DUE_ASKED,
  KPI,
  LATEST,
  markAsked,
  OWNER_ASKED,
  RAG_ASKED,
  RISKS,
  SCORE,
  SHOWS,
  SUMMARY,
  useMatches,
} from "./questions.ts";
import { NOTHING, type Reading } from "./reading.ts";
import type { Reader, Scene } from "./scene.ts";
import { isSilent, searchText } from "./search-text.ts";

/** "3.4", "who owns 2.6", "KPI 2.4": one item by its reference, or several. */
const byReference: Reader = ({ parts, lower, base, narrowed }) => {
  const { references, words } = parts;
  const [reference, second] = references;
  if (!reference) return undefined;
  markAsked(parts);
  const asked = OWNER_ASKED.test(lower)
    ? { field: "owner" }
    : DUE_ASKED.test(lower)
      ? { field: "due" }
      : RAG_ASKED.test(lower) && reference.kind === "action"
        ? { field: "rag" }
        : {};
  switch (reference.kind) {
    case "risk":
      useMatches(words, lower, /\b(?:mitigations?|mitigated|severity)\b/);
      return { ...NOTHING, intent: "list_risks", reference, more: asked };
    case "kpi":
      useMatches(words, lower, /\b(?:targets?|milestones?)\b/);
      return { ...NOTHING, intent: "kpis", reference, more: periodIn(lower, words) };
    case "measure":
      return { ...NOTHING, intent: "scorecard", reference, more: measureDetails(lower, words) };
    case "action": {
      const actions = references.filter((one) => one.kind === "action");
      if (second && actions.length > 1) {
        const rows = narrowed ? base : NOTHING;
        return { ...rows, intent: "list_actions", references: actions };
      }
      return { ...NOTHING, intent: "show_action", reference, more: asked };
    }
  }
};

/** The risk register. "At risk" is a colour, not a risk. */
const ofRisks: Reader = ({ parts, lower, base, count, context }) => {
  if (!RISKS.test(lower)) return undefined;
  if (/\bat risk\b/.test(lower) && !/\brisks\b|\brisk register\b/.test(lower)) return undefined;
  useMatches(parts.words, lower, RISKS);
  const more = { ...riskDetails(lower, parts.words), ...count };
  const text = searchText(parts, context.plan, "risk");
  const { rag, areas, owners, unclear } = base;
  return { ...NOTHING, rag, areas, owners, unclear, intent: "list_risks", more, text };
};

/** KPIs and milestones. */
const ofKpis: Reader = ({ parts, lower, base, count, context }) => {
  if (!KPI.test(lower)) return undefined;
  useMatches(parts.words, lower, KPI);
  const { words } = parts;
  const more = { ...missingTarget(lower, words), ...periodIn(lower, words), ...count };
  const text = searchText(parts, context.plan, "kpi");
  return { ...NOTHING, areas: base.areas, intent: "kpis", more, text };
};

/** The scorecard and its targets. "On target" is a colour. */
const ofScorecard: Reader = ({ parts, lower, base, count }) => {
  if (!SCORE.test(lower) || /\bon target\b(?! for)/.test(lower)) return undefined;
  useMatches(parts.words, lower, SCORE);
  const more = { ...measureDetails(lower, parts.words), ...count };
  return { ...NOTHING, areas: base.areas, intent: "scorecard", more };
};

const ALL_WELL =
  /^(?:so |[^,]{1,30}, )?(?:is|are|has|have)(?:n'?t)? (?:everything|it all|all of it|all (?:the )?(?:actions|areas|of them)|every action|everyone|we(?: all)?|things)\b.{0,20}\b(?:green|on track|on target|complete|completed|done|finished)$/;

/** "Is everything green?" wants how all stand, not the green ones only. */
const ofAllWell: Reader = ({ parts, lower, base }) => {
  if (!ALL_WELL.test(lower) || base.areas.length > 0 || base.owners.length > 0) return undefined;
  useMatches(parts.words, lower, ALL_WELL);
  return { ...NOTHING, intent: "summary" };
};

/** The whole plan, or one area of it, at a glance. */
const ofSummary: Reader = ({ parts, lower, base, window, narrowed, context }) => {
  if (!SUMMARY.test(lower) || narrowed || base.overdue || window) return undefined;
  useMatches(parts.words, lower, SUMMARY);
  if (base.areas.length > 0) return { ...NOTHING, areas: base.areas, intent: "area_overview" };
  const rest = searchText(parts, context.plan, "action");
  if (rest) return { ...NOTHING, intent: "show_action", text: rest };
  return { ...NOTHING, intent: "summary" };
};

const CARRIED =
  /\bcarr(?:y|ied|ying) (?:\w+ )?(?:forward|over|across)\b|\bfrom the (?:old|last|previous) plan\b|\brolled (?:over|forward)\b/;

/** What an earlier plan left to this one. */
const ofCarriedForward: Reader = ({ parts, lower, base, count }) => {
  if (!CARRIED.test(lower)) return undefined;
  useMatches(parts.words, lower, CARRIED);
  useMatches(parts.words, lower, /\b(?:old|last|previous|wsoa)\b/);
  return { ...base, intent: "list_actions", more: { carried_forward: true, ...count } };
};

const NARRATIVE =
  /\b(?:ofsted|cqc|inspect\w*|the report) (?:say|said|found|find|think|thought|told|wrote|concluded?)|what (?:did|was|were|do) (?:the )?(?:ofsted|cqc|inspectors?|inspection|weakness)|(?:ofsted|cqc|inspect\w+)(?:'s)? (?:finding|narrative|view|verdict|judgement|words)|what the inspectors/;
const DEEP_DIVE = /\bdeep[- ]dives?\b/;
const SUCCESS =
  /\b(?:what (?:does|would|will) (?:success|good) look like|success (?:measures?|statements?|criteria)|how (?:will|do) we know)\b/;

/** One fact of an area: who leads it, what the inspectors found, what success is. */
const ofAreaFact: Reader = ({ parts, lower, base, window, narrowed, context }) => {
  const { areas } = base;
  if (areas.length === 0) return undefined;
  for (const [pattern, field] of [
    [NARRATIVE, "narrative"],
    [SUCCESS, "success"],
  ] as const) {
    if (!pattern.test(lower)) continue;
    useMatches(parts.words, lower, pattern);
    return { ...NOTHING, areas, intent: "area_overview", more: { field } };
  }
  if (DEEP_DIVE.test(lower)) {
    useMatches(parts.words, lower, DEEP_DIVE);
    return { ...NOTHING, areas, intent: "area_overview" };
  }
  if (!OWNER_ASKED.test(lower) || narrowed || window || base.overdue) return undefined;
  markAsked(parts);
  if (searchText(parts, context.plan, "action")) return undefined;
  return { ...NOTHING, areas, intent: "area_overview", more: { field: "owner" } };
};

/** Actions that nobody owns. */
const ofUnowned: Reader = (scene) => {
  const { parts, lower, base, count } = scene;
  const more = missingOwner(lower, parts.words);
  if (!more.missing) return undefined;
  return { ...base, ...daysOf(scene), intent: "list_actions", more: { ...more, ...count } };
};

/** Everything that lists actions, or asks after one by its words. */
const ofActions: Reader = (scene) => {
  const { parts, lower, base, window, narrowed, count, context } = scene;
  const latest = LATEST.test(lower);
  const asksOwner = OWNER_ASKED.test(lower);
  const asksDue = DUE_ASKED.test(lower);
  const text = searchText(parts, context.plan, "action");
  const plain = !narrowed && !window && base.areas.length === 0;
  if (text && plain && (asksOwner || asksDue)) {
    markAsked(parts);
    return {
      ...NOTHING,
      intent: "show_action",
      text,
      more: { field: asksOwner ? "owner" : "due" },
    };
  }
  if (latest && !narrowed && !base.overdue && !window) {
    if (text && base.areas.length === 0) return { ...NOTHING, intent: "show_action", text };
    if (base.areas.length > 0 && !text) {
      return { ...NOTHING, areas: base.areas, intent: "area_overview" };
    }
  }
  const rows: Reading = { ...base, text, more: count };
  if (base.overdue) {
    const counted = overdueBy(scene);
    if (!counted && isToCome(scene)) return { ...rows, ...lateBy(scene) };
    // What is overdue is not complete: saying so narrows nothing.
    const status = base.status.join() === "not started,in progress" ? [] : base.status;
    const days = counted ?? daysOf(scene);
    return { ...rows, ...days, status, overdue: null, intent: "overdue" };
  }
  if (window) {
    return { ...rows, ...daysOf(scene), intent: window.soon ? "due_soon" : "list_actions" };
  }
  if (soonIn(lower, parts.words)) {
    const dueTo = { date: addDays(context.today, 28) };
    return { ...rows, intent: "due_soon", dueFrom: { date: context.today }, dueTo };
  }
  if (base.areas.length > 0 && !narrowed && !text && !asksForRows(scene)) {
    return { ...NOTHING, areas: base.areas, intent: "area_overview", more: count };
  }
  if (narrowed || base.areas.length > 0 || text) return { ...rows, intent: "list_actions" };
  return undefined;
};

/** "Overdue by more than a month", "two weeks late": the length counts back from today. */
function overdueBy({ parts, lower, context }: Scene): Partial<Reading> | null {
  const span = parts.dates.find(
    ({ period }) => period.from === context.today && period.to > context.today && !period.symbol,
  );
  if (
    !span ||
    !/\b(?:by|for|more than|over|at least|than)\b|\b(?:weeks?|months?|days?|fortnight)s? (?:overdue|late)\b/.test(
      lower,
    )
  )
    return null;
  const days = daysBetween(context.today, span.period.to);
  useMatches(parts.words, lower, /\b(?:more than|at least)\b/);
  return { dueFrom: null, dueTo: { date: addDays(context.today, -days) } };
}

/** Nothing is overdue and due from today on. */
const isToCome = ({ window, context }: Scene) =>
  window?.dueFrom != null && window.dueFrom.date >= context.today;

const WILL_BE = /\b(?:will|would|'ll|going to|gonna|could|might|become|becomes|becoming)\b/;

/** "What will be overdue by Easter": what is open and due by then, this day's overdue with it. Else what is overdue now. */
function lateBy({ lower, base, window }: Scene): Partial<Reading> {
  if (!WILL_BE.test(lower) || !window?.dueTo) return { intent: "overdue", overdue: null };
  const open = base.status.length > 0 ? base.status : (["not started", "in progress"] as const);
  return { intent: "due_soon", overdue: null, status: open, dueTo: window.dueTo };
}

const daysOf = ({ window }: Scene): Partial<Reading> =>
  window ? { dueFrom: window.dueFrom, dueTo: window.dueTo } : {};

/** "show area 3 actions" lists; "area 3" and "action 4 please" are the area itself. */
function asksForRows({ lower, parts }: Scene): boolean {
  const plural = /\b(actions|items|commitments|tasks|everything|rows|stuff|list|lines)\b/.exec(
    lower,
  );
  const named = plural && parts.areas.some((a) => a.words.some((w) => w.at === plural.index));
  if (plural && !named) return true;
  return (
    /\bhow many\b|\bwhat(?:'s|s| is| has)? .*\b(?:left|to do|on)\b/.test(lower) &&
    !LATEST.test(lower)
  );
}

/** "show all actions": every one, where nothing else was said. */
const ofEverything: Reader = ({ parts, lower, count }) => {
  const all = /\bactions?\b|\beverything\b|\ball (?:of )?(?:them|it)\b|\bcommitments?\b/.test(
    lower,
  );
  const rest = parts.words.some((word) => !word.used && !isSilent(word));
  if (!all || rest || !SHOWS.test(lower)) return undefined;
  return { ...NOTHING, intent: "list_actions", more: count };
};

const ANYTHING_ON =
  /\b(?:anything|owt|something|nothing|any actions?|actions?)(?: (?:at all|in the plan|in here|there))* (?:on|about|re|regarding|mentioning|to do with) /;

/** "Anything on CAMHS?": words that the plan does not have are looked for all the same, and the answer says none. */
const ofWords: Reader = ({ parts, lower, count }) => {
  const asked = ANYTHING_ON.exec(lower);
  if (!asked) return undefined;
  const from = asked.index + asked[0].length;
  const left = parts.words.filter(
    (word) => !word.used && !isSilent(word) && (word.at < asked.index || word.at >= from),
  );
  const wanted = left.filter((word) => word.at >= from);
  if (wanted.length === 0 || wanted.length > 3 || wanted.length < left.length) return undefined;
  for (const word of wanted) word.used = true;
  useMatches(parts.words, lower, ANYTHING_ON);
  const text = wanted.map((word) => word.raw).join(" ");
  return { ...NOTHING, intent: "list_actions", text, more: count };
};

const ofHelp: Reader = ({ parts, lower }) =>
  parts.words.length <= 6 && /\bhelp\b/.test(lower) ? { ...NOTHING, intent: "help" } : undefined;

/** The kinds of question, in the order in which they are tried. */
export const READERS: readonly Reader[] = [
  byReference,
  ofRisks,
  ofKpis,
  ofScorecard,
  ofAllWell,
  ofSummary,
  ofCarriedForward,
  ofUnowned,
  ofAreaFact,
  ofActions,
  ofEverything,
  ofWords,
  ofHelp,
];
