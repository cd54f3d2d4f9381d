import { addDays, type CalendarDate, endOfMonth } from "../plan/calendar-date.ts";
import { isInTexts, meantWord, type Searchable } from "../plan/search.ts";
import type { Plan } from "../plan/snapshot.ts";
import { findAreaNames, findAreaNumbers } from "./areas.ts";
import { findStanding } from "./colours.ts";
import { type Calendar, type DateFound, findDates } from "./dates.ts";
import { CASE_DATA, CHIT_CHAT, HELP, SHAPES } from "./intents.ts";
import { findOrganisation } from "./organisations.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { type Day, type Intent, ME, type Reading } from "./reading.ts";
import { findReferences } from "./references.ts";
import { GRAMMAR, SILENT } from "./silent.ts";
import { mend } from "./spelling.ts";
import { topicDetails } from "./topics.ts";
import { readUpdate } from "./updates.ts";
import { clean, sameWord, useSpan, type Word, wordsOf } from "./words.ts";

/** What reading a text needs to know: the plan it is about, today's date, and whom it mentions. */
export type Context = {
  readonly plan: Plan;
  readonly today: CalendarDate;
  readonly mentions: readonly {
    readonly text: string;
    readonly id: string | null;
    readonly name: string;
  }[];
};

/** A text with mentions as `@0`, `@1` …, and nothing that a client added. */
export function lineOf(text: string, mentions: Context["mentions"]): string {
  let marked = text;
  for (const [n, mention] of mentions.entries()) {
    if (mention.text !== "") marked = marked.replaceAll(mention.text, ` @${n} `);
  }
  return clean(marked);
}

/** Everything in a text that names something of the plan, with the words it took. */
export type Parts = ReturnType<typeof partsOf>;

export function partsOf(line: string, context: Context, past: boolean) {
  const { plan, today, mentions } = context;
  const words = wordsOf(line);
  const calendar: Calendar = { today, meetings: plan.items.meeting.map((m) => m.date).sort() };
  const isWord = (word: Word) =>
    SILENT.has(word.text) || GRAMMAR.has(word.text) || isInTexts(plan, "action", word.text);
  const references = findReferences(words, plan);
  const numbered = findAreaNumbers(words, plan);
  const dates = findDates(line, words, calendar, past);
  const whole = findWholeNames(words, plan, mentions, isWord);
  const areas = [...numbered, ...findAreaNames(words, plan, isWord)];
  const standing = findStanding(words, isWord);
  const people = findPeople(line, words, plan, whole, isWord);
  const organisation = findOrganisation(line, words, plan);
  return { line, words, references, dates, areas, standing, people, organisation, isWord };
}

const NOTHING: Reading = {
  intent: "unknown",
  rag: [],
  status: [],
  areas: [],
  owners: [],
  ownersAll: [],
  notOwners: [],
  organisation: null,
  reference: null,
  text: null,
  dueFrom: null,
  dueTo: null,
  overdue: false,
  more: {},
  unclear: [],
  ignored: [],
};

/** Reads a cleaned line. Every word that had no part in the reading is in `ignored`. */
export function read(said: string, context: Context): Reading {
  const written = readUpdate(said, context);
  const line = written ? said : mend(said, context.plan);
  const lower = line.toLowerCase();
  if (line === "" || HELP.test(lower.replace(/[\s?!.,]+$/, "")))
    return { ...NOTHING, intent: "help" };
  if (CASE_DATA.test(line) && !/\b[1-9]\.\d\b/.test(line)) {
    return { ...NOTHING, more: { guard: "case data" } };
  }
  if (written) return { ...NOTHING, ...written };

  const shape = SHAPES.find(
    ([intent, pattern]) => pattern.test(lower) && !isListing(intent, lower),
  );
  const shaped = shape?.[0];
  const past =
    shaped === "whats_changed" ||
    shaped === "history" ||
    shaped === "challenge" ||
    /\bsince\b/.test(lower);
  const parts = partsOf(line, context, past);
  if (CHIT_CHAT.test(line) && !isAbout(parts, context)) return { ...NOTHING, ignored: [] };
  const reading = ofShape(shaped, shape?.[1], parts, context) ?? ofParts(parts, context);
  return { ...reading, ignored: reading.intent === "unknown" ? [] : ignoredIn(parts.words) };
}

/** "I am preparing a briefing: a list of Zoe's actions, please" asks for the list. */
function isListing(intent: Intent, lower: string): boolean {
  return (
    intent === "meeting_prep" &&
    /\b(?:list|show|give) (?:me |of )?(?:all )?.*\bactions\b/.test(lower) &&
    !/\bchas/.test(lower)
  );
}

/** Whether anything of the plan is named at all: "thanks" alone is not a question. */
function isAbout(parts: Parts, _context: Context): boolean {
  const { references, areas, standing, people, words } = parts;
  const topical = words.some(
    (w) =>
      GRAMMAR.has(w.text) &&
      !/^(may|march|board|meeting|monday|friday|christmas|easter|year|day|days|week)$/.test(w.text),
  );
  return (
    references.length + areas.length + standing.words.length > 0 ||
    people.people.some((p) => p.ref !== ME) ||
    topical
  );
}

const JOINTLY =
  /\b(jointly|together|both (?:own|have|on|of them)|shared?|between them|joint (?:action|owner)|co-?own|with both)\b|\band .{0,30}\bboth\b/;

/** The filters that every listing takes. */
function filtersOf(parts: Parts): Partial<Reading> {
  const { line, areas, standing, people, organisation } = parts;
  const lower = line.toLowerCase();
  const not = people.people.filter(({ words }) => {
    const at = words[0]?.at ?? 0;
    return /\b(?:without|not|except(?: for)?|excluding|apart from|other than|but not|bar|minus|ignoring)(?: the| any)?(?: of)? $/.test(
      lower.slice(Math.max(0, at - 24), at),
    );
  });
  const yes = people.people.filter((p) => !not.includes(p));
  const refs = [...new Set(yes.map((p) => p.ref))];
  const jointly = refs.length > 1 && JOINTLY.test(lower.replace(/joint(?:ly)? comm\w*/g, ""));
  if (jointly) useMatches(parts.words, lower, /\b(?:jointly|together|shared?)\b/);
  return {
    areas: [...new Set(areas.map((a) => a.ref))],
    rag: standing.rag,
    status: standing.status,
    overdue: standing.overdue,
    owners: jointly ? [] : refs,
    ownersAll: jointly ? refs : [],
    notOwners: [...new Set(not.map((p) => p.ref))],
    organisation,
    unclear: people.unclear.map(({ said, fit }) => ({ said, fit })),
  };
}

function ofShape(
  intent: Intent | undefined,
  pattern: RegExp | undefined,
  parts: Parts,
  context: Context,
): Reading | undefined {
  if (!intent || !pattern) return undefined;
  const details = topicDetails(intent, parts, context);
  if (!details) return undefined;
  const filters = filtersOf(parts);
  const lower = parts.line.toLowerCase();
  for (const match of lower.matchAll(new RegExp(pattern, "g"))) {
    useSpan(parts.words, match.index, match.index + match[0].length);
  }
  const keep = KEEPS[intent] ?? [];
  const kept = Object.fromEntries(Object.entries(filters).filter(([key]) => keep.includes(key)));
  const text =
    intent === "export" || intent === "whats_changed"
      ? searchText(parts, context.plan, "action")
      : null;
  return {
    ...NOTHING,
    intent,
    ...kept,
    unclear: filters.unclear ?? [],
    ...(text ? { text } : {}),
    ...details,
  };
}

const LISTED = [
  "areas",
  "rag",
  "status",
  "overdue",
  "owners",
  "ownersAll",
  "notOwners",
  "organisation",
];

/** Which of the common filters an intent takes; what it does not take is left to its own details. */
const KEEPS: Partial<Record<Intent, readonly string[]>> = {
  whats_changed: ["areas", "owners", "ownersAll", "rag"],
  export: LISTED,
  challenge: ["areas"],
  meeting_prep: ["areas", "owners"],
  post_summary: ["areas"],
  history: [],
  governance: [],
};

const RISKS = /\b(risks?|risk register|register)\b/;
const KPI = /\b(kpis?|milestones?|indicators?|key performance indicators?)\b/;
const SCORE =
  /\b(score ?cards?|measures?|baselines?|targets?|hitting|actuals?|data ?set|figures?|performance (?:data|figures)|came in at|how (?:far|close) (?:are we )?(?:off|from|to)|on target for|off target)\b/;
const SUMMARY =
  /\b(summary|summari[sz]e|overview|at a glance|state of play|headlines?|big picture|how (?:are|r) (?:we|things) (?:doing|going|looking)|how(?:'s| is|s) (?:it|the plan|everything|things) (?:going|doing|looking|all going)|where (?:are|r) we(?: (?:at|up to))?(?: overall| now| generally| with (?:the plan|everything|it all|things))?[?.! ]*$|whole plan|rag (?:breakdown|count|split|totals?)|breakdown|overall (?:position|picture|status|progress)|(?:quick )?run ?down|the plan on a page|snapshot|how many (?:of each|in each))\b/;
const LATEST =
  /\b(?:where (?:are|r|do|have) (?:we|things|they|u|you) (?:up to|at|stand|now|got to|got)?\s*(?:with|on|re)?|where(?:'s| is|s) (?:the|we)|(?:what(?:'s|s| is)? )?(?:the |any )?(?:latest|news|progress|update|updates|word)(?: is| there)?(?: on| with| about| from| for)|how(?:'s|s| is| are| r)|how (?:far|well) (?:are|have|along)|what(?:'s|s| is) (?:happening|going on|the (?:story|score|position|status|situation)|up|occurring|doing)(?: with| on| for)?|(?:status|position|progress) (?:of|on|for|with)|tell me about|what about|update (?:me )?on|(?:any )?joy (?:with|on)|heard (?:anything|owt) (?:about|on))\b/;
const SHOWS =
  /\b(show|list|give|see|find|all|which|what|any|anything|everything|actions?|items?|get|display|how many|whose|who has|who's got)\b/;
const OWNER_ASKED =
  /\b(who(?:'s|s| is| are)? (?:owns?|leads?|leading|owning|got|has|doing|responsible|in charge|down|on|dealing|handling|the (?:owner|lead|officer)|accountable|looking after|running|working|named|got to|supposed)|who(?:'s|s)? (?:is |are )?(?:it|that|this)? ?(?:with|for)|whose (?:is|are|action)|(?:owners?|leads?|responsible officers?|lead officer) (?:of|for|on)|who does|who should i (?:ask|speak|talk)|owner\??$|who are the (?:owners|leads)|who(?:'s|s| is) (?:on|over))\b/;
const DUE_ASKED =
  /\b(when(?:'s|s| is| are| does| do| will| should)|what(?:'s|s| is) the (?:deadline|due date|date|by[- ]when|timescale)|(?:deadline|due date|by[- ]when|timescale|due) (?:for|of|on)|by when|how long (?:have|has|is|do)|due date|due when|what date)\b/;
const RAG_ASKED =
  /\b(?:(?:is|are|was)\b.{0,30}\b(?:red|amber|green|complete|done|finished|on track|started|overdue|late|rated)|what colou?r|what(?:'s|s| is) the (?:rag|rating|status|colou?r)|(?:rag|rating|status|colou?r) (?:of|for|on)|how is .{0,20} rated|rag\??$|status\??$)\b/;

/** A reading from what is named, where no shape of text says what is wanted. */
function ofParts(parts: Parts, context: Context): Reading {
  const { plan } = context;
  const { line, words, references, areas } = parts;
  const lower = line.toLowerCase();
  const filters = filtersOf(parts);
  const count = /\b(how many|number of|count of|how much)\b/.test(lower) ? { count: true } : {};
  const base: Reading = { ...NOTHING, ...filters };
  const [reference] = references;

  if (reference) {
    const field = OWNER_ASKED.test(lower)
      ? { field: "owner" }
      : DUE_ASKED.test(lower)
        ? { field: "due" }
        : RAG_ASKED.test(lower) && reference.kind === "action"
          ? { field: "rag" }
          : {};
    markAsked(parts);
    if (reference.kind === "risk")
      return { ...NOTHING, intent: "list_risks", reference, more: field };
    if (reference.kind === "kpi") {
      return { ...NOTHING, intent: "kpis", reference, more: periodIn(lower, words) };
    }
    if (reference.kind === "measure")
      return { ...NOTHING, intent: "scorecard", reference, more: measureDetails(lower, words) };
    return { ...NOTHING, intent: "show_action", reference, more: field };
  }

  if (RISKS.test(lower)) {
    const at = /\bat risk\b/.test(lower) && !/\brisks\b|\brisk register\b/.test(lower);
    if (!at) {
      useMatches(words, lower, RISKS);
      const more = { ...riskDetails(lower, words), ...count };
      const text = searchText(parts, plan, "risk");
      return { ...base, intent: "list_risks", more, ...(text ? { text } : {}) };
    }
  }
  if (KPI.test(lower)) {
    useMatches(words, lower, KPI);
    const more = { ...missingTarget(lower, words), ...periodIn(lower, words), ...count };
    const text = searchText(parts, plan, "kpi");
    return { ...base, intent: "kpis", more, ...(text ? { text } : {}) };
  }
  if (SCORE.test(lower) && !/\bon target\b(?! for)/.test(lower)) {
    useMatches(words, lower, SCORE);
    return {
      ...NOTHING,
      areas: base.areas,
      intent: "scorecard",
      more: { ...measureDetails(lower, words), ...count },
    };
  }

  const dueWindow = boundsOf(parts, context);
  const narrowed =
    base.rag.length +
      base.status.length +
      base.owners.length +
      base.ownersAll.length +
      base.notOwners.length >
      0 ||
    base.organisation !== null ||
    base.unclear.length > 0;

  if (SUMMARY.test(lower) && !narrowed && !base.overdue && !dueWindow && areas.length === 0) {
    useMatches(words, lower, SUMMARY);
    const rest = searchText(parts, plan, "action");
    if (!rest) return { ...NOTHING, intent: "summary", more: {} };
    return { ...NOTHING, intent: "show_action", text: rest };
  }
  if (SUMMARY.test(lower) && areas.length > 0 && !narrowed) {
    useMatches(words, lower, SUMMARY);
    return { ...base, intent: "area_overview" };
  }

  const carried =
    /\bcarr(?:y|ied|ying) (?:\w+ )?(?:forward|over|across)\b|\bfrom the (?:old|last|previous) plan\b|\brolled (?:over|forward)\b/.exec(
      lower,
    );
  if (carried) {
    useSpan(words, carried.index, carried.index + carried[0].length);
    useSpan(words, lower.indexOf("from the old plan"), lower.indexOf("from the old plan") + 17);
    for (const word of words) if (/^(old|last|previous|wsoa)$/.test(word.text)) word.used = true;
    return { ...base, intent: "list_actions", more: { carried_forward: true, ...count } };
  }

  const asksOwner = OWNER_ASKED.test(lower);
  const asksDue = DUE_ASKED.test(lower);
  if (areas.length > 0 && asksOwner && !narrowed && !dueWindow && !base.overdue) {
    markAsked(parts);
    const text = searchText(parts, plan, "action");
    if (!text)
      return { ...NOTHING, areas: base.areas, intent: "area_overview", more: { field: "owner" } };
  }
  const narrative =
    /\b(ofsted|cqc|inspect\w*|the report) (?:say|said|found|find|think|thought|told|wrote|concluded?)|what (?:did|was|were|do) (?:the )?(?:ofsted|cqc|inspectors?|inspection|weakness)|(?:ofsted|cqc|inspect\w+)('s)? (?:finding|narrative|view|verdict|judgement|words)|what the inspectors/.exec(
      lower,
    );
  if (narrative && areas.length > 0) {
    useSpan(words, narrative.index, narrative.index + narrative[0].length);
    return { ...NOTHING, areas: base.areas, intent: "area_overview", more: { field: "narrative" } };
  }
  const success =
    /\b(?:what (?:does|would|will) (?:success|good) look like|success (?:measures?|statements?|criteria)|how (?:will|do) we know)\b/.exec(
      lower,
    );
  if (success && areas.length > 0) {
    useSpan(words, success.index, success.index + success[0].length);
    return { ...NOTHING, areas: base.areas, intent: "area_overview", more: { field: "success" } };
  }

  const latest = LATEST.exec(lower);
  const text = searchText(parts, plan, "action");
  if (text && (asksOwner || asksDue) && !narrowed && !dueWindow && areas.length === 0) {
    markAsked(parts);
    return {
      ...NOTHING,
      intent: "show_action",
      text,
      more: { field: asksOwner ? "owner" : "due" },
    };
  }
  if (latest && !narrowed && !base.overdue && !dueWindow) {
    if (text && areas.length === 0) return { ...NOTHING, intent: "show_action", text };
    if (areas.length > 0 && !text)
      return { ...NOTHING, areas: base.areas, intent: "area_overview" };
  }

  const window = dueWindow ?? {};
  const anything = { ...base, ...window, ...(text ? { text } : {}) };
  if (base.overdue) return { ...anything, overdue: false, intent: "overdue", more: count };
  if (dueWindow)
    return {
      ...anything,
      intent: dueWindow.soon ? "due_soon" : "list_actions",
      more: count,
      ...strip(dueWindow),
    };
  if (soonIn(lower, words)) {
    const to = addDays(context.today, 28);
    return {
      ...anything,
      intent: "due_soon",
      dueFrom: { date: context.today },
      dueTo: { date: to },
      more: count,
    };
  }
  const onlyAreas = areas.length > 0 && !narrowed && !text;
  if (onlyAreas && !asksForRows(lower, parts))
    return { ...base, intent: "area_overview", more: count };
  if (narrowed || areas.length > 0 || text)
    return { ...anything, intent: "list_actions", more: count };
  if (
    /\bactions?\b|\beverything\b|\ball (?:of )?(?:them|it)\b|\bcommitments?\b/.test(lower) &&
    ignoredIn(words).length === 0 &&
    SHOWS.test(lower)
  ) {
    return { ...NOTHING, intent: "list_actions", more: count };
  }
  const asHelp = words.length <= 6 && /\bhelp\b/.test(lower);
  return asHelp ? { ...NOTHING, intent: "help" } : NOTHING;
}

const strip = (window: Window): Partial<Reading> => ({
  dueFrom: window.dueFrom,
  dueTo: window.dueTo,
});

/** "show area 3 actions" lists; "area 3" and "action 4 please" are the area itself. */
function asksForRows(lower: string, parts: Parts): boolean {
  const plural = /\b(actions|items|commitments|tasks|everything|rows|stuff|list|lines)\b/.exec(
    lower,
  );
  if (plural && !parts.areas.some((a) => a.words.some((w) => w.at === plural.index))) return true;
  return (
    /\bhow many\b|\bwhat(?:'s|s| is| has)? .*\b(?:left|to do|on)\b/.test(lower) &&
    !LATEST.test(lower)
  );
}

type Window = { readonly dueFrom: Day | null; readonly dueTo: Day | null; readonly soon: boolean };

/** The days that a text bounds what is due by. By-when is a month, so a holiday late in one keeps the month. */
function boundsOf(parts: Parts, context: Context): Window | null {
  const { dates } = parts;
  if (dates.length === 0) return null;
  let from: Day | null = null;
  let to: Day | null = null;
  let soon = false;
  for (const found of dates) {
    const { bound, period } = found;
    if (bound === "after" || bound === "since") {
      from = dayOf(
        found,
        bound === "after" && period.from === period.to ? addDays(period.to, 1) : afterMonth(found),
      );
    } else if (bound === "in") {
      from = { date: isThisWeek(period, context) ? context.today : period.from };
      to = period.symbol
        ? dayOf(found, period.to)
        : { date: period.holiday ? monthEnd(period.to) : period.to };
      if (period.from === context.today || period.symbol || isThisWeek(period, context))
        soon = true;
      if (period.from === period.to && period.from !== context.today && !period.symbol) {
        to = { date: period.to };
      }
    } else {
      const whole = period.from !== period.to && period.from.slice(8) === "01";
      const end =
        bound === "before" && whole && period.from > context.today
          ? addDays(period.from, -1)
          : period.holiday && Number(period.to.slice(8)) >= 15
            ? monthEnd(period.to)
            : period.to;
      to = dayOf(found, end);
      from ??= { date: context.today };
      soon = true;
    }
  }
  return { dueFrom: from, dueTo: to, soon };
}

/** This week or fortnight: what is left of it is what is coming. */
const isThisWeek = (period: { from: CalendarDate; to: CalendarDate }, { today }: Context) =>
  period.from <= today && period.to >= today && period.to <= addDays(period.from, 14);

const monthEnd = (date: CalendarDate) =>
  endOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

const afterMonth = ({ bound, period }: DateFound) =>
  bound === "after" ? addDays(period.to, 1) : period.from;

function dayOf({ period }: DateFound, date: CalendarDate): Day {
  return period.symbol ? { date, symbol: period.symbol } : { date };
}

function soonIn(lower: string, words: readonly Word[]): boolean {
  const soon =
    /\b(due soon|coming up|upcoming|due next|next up|what'?s next|on the horizon|nearly due|about to be due|imminent|due shortly|approaching|coming due|soon due)\b/.exec(
      lower,
    );
  if (soon) useSpan(words, soon.index, soon.index + soon[0].length);
  return soon !== null;
}

function useMatches(words: readonly Word[], lower: string, pattern: RegExp): void {
  for (const match of lower.matchAll(new RegExp(pattern, "g"))) {
    useSpan(words, match.index, match.index + match[0].length);
  }
}

function markAsked({ line, words }: Parts): void {
  for (const pattern of [OWNER_ASKED, DUE_ASKED, RAG_ASKED, LATEST])
    useMatches(words, line.toLowerCase(), pattern);
}

const PERIOD = /\b(3|6|12|three|six|twelve)[- ]?(?:months?|mths?|m)\b/;
const MONTHS: Readonly<Record<string, number>> = { three: 3, six: 6, twelve: 12 };

function periodIn(lower: string, words: readonly Word[]): { period?: number } {
  const found = PERIOD.exec(lower);
  if (!found?.[1]) return {};
  useSpan(words, found.index, found.index + found[0].length);
  return { period: MONTHS[found[1]] ?? Number(found[1]) };
}

function measureDetails(lower: string, words: readonly Word[]): Reading["more"] {
  const recorded =
    /\b(?:record|log|enter|put|add)(?: in)?(?: an?)?(?: actual(?: of)?)? (\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pc)/.exec(
      lower,
    );
  const actual =
    recorded ??
    /\b(?:came in at|is now|now at|hit|reached|was|is|at|actual(?: (?:is|of|was))?|got|=|scored|recorded) (\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pc)/.exec(
      lower,
    );
  if (actual?.[1]) {
    useSpan(words, actual.index, actual.index + actual[0].length);
    return { record_actual: Number(actual[1]), ...periodIn(lower, words) };
  }
  const field = /\bbaselines?\b/.test(lower)
    ? { field: "baseline" }
    : /\b(?:what(?:'s|s| is| was| are)? (?:the |our )?(?:\S+ ){0,3}target|target (?:for|of|on))\b/.test(
          lower,
        ) && /\b\d[a-z]\b/.test(lower)
      ? { field: "target" }
      : {};
  return { ...field, ...periodIn(lower, words) };
}

function riskDetails(lower: string, words: readonly Word[]): Reading["more"] {
  const missing =
    /\b(?:no|without(?: any| an?)?|missing(?: an?)?|lacking(?: an?)?|(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:have |got |been )?(?:any |an? )?|not) ?(mitigations?|mitigated|owners?|owned|owner|rag|rating|rated)\b|\b(unmitigated|unowned|nobody owns|no one owns)\b/.exec(
      lower,
    );
  const severity =
    /\b(high(?:est)?|severe|serious|big(?:gest)?|major|medium|moderate|low|minor|unknown)\b(?:[- ](?:severity|impact|level|risks?|scoring))?/.exec(
      lower,
    );
  const more: { missing?: string; severity?: string } = {};
  if (missing) {
    useSpan(words, missing.index, missing.index + missing[0].length);
    const what = missing[1] ?? missing[2] ?? "";
    more.missing = /mitig/.test(what) ? "mitigation" : /own/.test(what) ? "owner" : "rag";
  }
  if (severity?.[1]) {
    useSpan(words, severity.index, severity.index + severity[0].length);
    const word = severity[1];
    more.severity = /low|minor/.test(word)
      ? "low"
      : /medium|moderate/.test(word)
        ? "medium"
        : /unknown/.test(word)
          ? "unknown"
          : "high";
  }
  return more;
}

function missingTarget(lower: string, words: readonly Word[]): { missing?: string } {
  const missing =
    /\b(?:no|without(?: an?)?|missing(?: an?)?|(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:have |got |been )?(?:an? )?)(?: agreed| clear| set)? ?(?:targets?|numbers?|figures?|percentages?|milestones?)(?: (?:set|agreed|yet))*|\btargets? (?:not|isn'?t|aren'?t|hasn'?t been|haven'?t been) (?:yet )?(?:set|agreed)|\bblank\b/.exec(
      lower,
    );
  if (!missing) return {};
  useSpan(words, missing.index, missing.index + missing[0].length);
  return { missing: "target" };
}

/** The words that are left and stand in the plan's texts: what to search for. They are marked used. */
export function searchText(parts: Parts, plan: Plan, kind: Searchable): string | null {
  const { words, line } = parts;
  const left = words.filter((word) => !word.used && !isSilent(word) && !/^@\d+$/.test(word.text));
  const hits = left.filter(
    (word) =>
      isInTexts(plan, kind, word.text) ||
      (!GRAMMAR.has(word.text) && meantWord(plan, kind, word.text)),
  );
  extend(hits, words, plan, kind);
  const [first] = hits;
  const last = hits.at(-1);
  if (!first || !last) return null;
  const repeated = hits.find((word, n) => hits.findIndex((other) => other.text === word.text) < n);
  if (repeated) {
    for (const word of left) word.used = hits.includes(word) || word.used;
    return repeated.raw.toLowerCase();
  }
  const between = words.filter((word) => word.at > first.at && word.at < last.at);
  const whole = between.every(
    (word) => hits.includes(word) || (SILENT.has(word.text) && !word.used),
  );
  for (const word of hits) word.used = true;
  const said = whole
    ? line.slice(first.at, last.at + last.raw.length)
    : hits.map((word) => word.raw).join(" ");
  return said
    .replace(/'s\b/g, "")
    .split(" ")
    .map((word) =>
      /^[A-Z0-9&-]{2,}$/.test(word) && line !== line.toUpperCase() ? word : word.toLowerCase(),
    )
    .join(" ");
}

/** Nouns that say nothing alone, and something beside another word: "performance report", "dynamic action plan". */
const NOUNS =
  /^(reports?|reporting|plans?|lists?|times?|teams?|progress|work(?:ing)?|leads?|areas?|information|details?|position|updates?)$/;

/** Adds to the words found those right after them that belong to the same phrase of the plan's texts. */
function extend(hits: Word[], words: readonly Word[], plan: Plan, kind: Searchable): void {
  for (const hit of [...hits]) {
    let at = words.indexOf(hit) + 1;
    const passed: Word[] = [];
    for (; at < words.length; at++) {
      const next = words[at];
      if (!next || next.used || hits.includes(next) || !isInTexts(plan, kind, next.text)) break;
      if (NOUNS.test(next.text)) {
        passed.push(next);
        hits.splice(hits.indexOf(hit) + 1, 0, ...passed.splice(0));
        break;
      }
      if (next.text !== "action") break;
      passed.push(next);
    }
  }
}

/** Words that ask, and small slips of the commonest of them. */
function isSilent(word: Word): boolean {
  return (
    SILENT.has(word.text) || ["actions", "action", "please"].some((one) => sameWord(word.text, one))
  );
}

function ignoredIn(words: readonly Word[]): string[] {
  return words.filter((word) => !word.used && !isSilent(word)).map((word) => word.raw);
}
