import type { Rag } from "../plan/model/primitives.ts";
import { findStanding, standingOf } from "./colours.ts";
import type { Bound, DateFound } from "./dates.ts";
import type { Context, Parts } from "./parts.ts";
import { useMatches } from "./questions.ts";
import { type Day, ME, type Reading } from "./reading.ts";
import { wordsOf } from "./words.ts";

/** What is asked of the history of an item, or of what changed in a time. */

const RAGS: readonly Rag[] = ["red", "amber", "green"];
const LOOKS_BACK_TO: ReadonlySet<Bound> = new Set(["since", "after", "from"]);

const MEETING = /\b(?:meeting|board|committee|sub-?committee)\b/;

/** "Who changed 2.3 to amber", "when did 3.4 go red": what a change made of it. */
const TURNED =
  /\b(?:who|when)\b.{0,60}\b(?:to|as|go|goes|gone|went|turn|turned|become|becomes|became|mark|marked|make|made|set|rate|rated|was|were|put)\b(?<rest>.*)$/;

/** The field of an item whose change is asked for: "who moved the date of 4.6". */
const FIELDS: readonly (readonly [field: string, words: RegExp])[] = [
  ["date", /\b(?:dates?|deadline|by[- ]when)\b/],
  ["status", /\bstatus\b/],
  ["rag", /\b(?:rag|ratings?|colou?r)\b/],
  ["progress", /\bprogress\b/],
  ["reason", /\breasons?\b/],
  ["evidence", /\bevidence\b/],
];

export function historyDetails(
  lower: string,
  parts: Parts,
  context: Context,
): Partial<Reading> | undefined {
  const [reference] = parts.references;
  const areas = reference ? [] : parts.areas.map((area) => area.ref);
  const wholePlan = /\bplan\b.{0,20}\b(?:say|look|stand)|\b(?:look|stand).{0,20}\bplan\b/.test(
    lower,
  );
  if (!reference && !/\bhistory\b|audit trail/.test(lower) && areas.length === 0 && !wholePlan)
    return undefined;
  const [date] = parts.dates;
  const meeting = lower.search(MEETING) >= 0;
  const about = {
    reference: reference ?? null,
    references: parts.references.map(({ kind, ref }) => ({ kind, ref })),
    areas: [...new Set(areas)],
  };
  if (!date) return { ...about, ...turnedTo(lower), more: factIn(lower) };
  const met = meetingIn(date.period.from, date.period.to, context);
  const day = date.period.symbol ?? (meeting && met ? met : date.period.to);
  const key = date.bound === "since" || date.bound === "after" ? "since" : "as_at";
  if (met) useMatches(parts.words, lower, MEETING);
  return {
    ...about,
    more: {
      [key]: key === "since" ? (date.period.symbol ?? date.period.from) : day,
    },
  };
}

/** The colour or status that somebody is said to have given; of "from green to amber" the last. */
function turnedTo(lower: string): Partial<Reading> {
  const rest = TURNED.exec(lower)?.groups?.rest;
  if (rest === undefined) return {};
  const said = /\bto\b(.*)$/.exec(rest)?.[1] ?? rest;
  const { rag, status } = standingOf(findStanding(wordsOf(said), () => false));
  if (rag.length === 1) return { rag };
  return status.length === 1 ? { status } : {};
}

/** Who did it, or when, is one fact of a history: of its last change, or the last one of a field. */
function factIn(lower: string): Reading["more"] {
  if (!/\b(?:who|when)\b/.test(lower)) return {};
  const field = FIELDS.find(([, words]) => words.test(lower));
  return { field: field?.[0] ?? "who" };
}

/** "at the September meeting" is the day of the meeting that the plan has in that month. */
function meetingIn(from: string, to: string, { plan }: Context): string | undefined {
  return plan.items.meeting.map((m) => m.date).findLast((date) => date >= from && date <= to);
}

export function changeDetails(
  lower: string,
  parts: Parts,
  context: Context,
): Partial<Reading> | undefined {
  // "3.4 has improved" is an update, read before; here only what looks back.
  const date = parts.dates.find(
    (d) => d.period.from <= context.today || d.period.symbol === "@last_meeting",
  );
  const met =
    date && /\b(?:meeting|board|committee)\b/.test(lower)
      ? meetingIn(date.period.from, date.period.to, context)
      : undefined;
  const since: Day | { symbol: string } = date
    ? {
        date: met ?? date.period.from,
        ...(date.period.symbol ? { symbol: date.period.symbol } : {}),
      }
    : { symbol: "@last_meeting" };
  const group = groupIn(lower);
  const became = becameIn(lower);
  const direction =
    group.group || became.length > 0
      ? {}
      : /backward|worse|deteriorat|slipped|downhill|wrong way|gone down|gone red|gone amber|declin/.test(
            lower,
          )
        ? { direction: "worse" }
        : /better|improv|gone up|gone green|progressed|moved forward|moved on/.test(lower)
          ? { direction: "better" }
          : {};
  for (const word of parts.words) {
    if (
      /^(better|worse|improved|improving|backwards?|forward|moved|new|happened|meeting|board|red|amber|green|risks?|kpis?|measures?|dates?|deadlines?|went|changed|updated|edited)$/.test(
        word.text,
      )
    )
      word.used = true;
  }
  const [reference] = parts.references;
  return {
    // What happened to one item is its history.
    ...(reference ? { reference, intent: "history" as const } : {}),
    more: {
      ...direction,
      ...(reference ? {} : group),
      since: "symbol" in since && since.symbol ? since.symbol : (since as Day).date,
      ...(reference || met ? {} : untilIn(date, context)),
    },
    rag: became,
    doers: doersIn(lower, parts),
  };
}

/** "What dates have moved", "what was completed", "new risks": one group of the changes, or one kind of item. */
function groupIn(lower: string): Reading["more"] {
  const kind = /\brisks?\b/.test(lower)
    ? { kind: "risk" }
    : /\b(?:kpis?|milestones?)\b/.test(lower)
      ? { kind: "kpi" }
      : /\bmeasures?\b/.test(lower)
        ? { kind: "measure" }
        : {};
  const group =
    /\b(?:dates?|deadlines?|by[- ]whens?)\b.{0,30}\b(?:mov|slip|chang|shift|put back|revis)|\b(?:mov|slip|chang|shift|revis)\w* (?:the )?(?:dates?|deadlines?)\b/.test(
      lower,
    )
      ? { group: "dates" }
      : /\b(?:completed?|finished|closed|delivered)\b/.test(lower)
        ? { group: "completed" }
        : /\bnew (?:actions?|risks?|items?|kpis?|measures?)\b/.test(lower)
          ? { group: "new" }
          : {};
  return { ...group, ...kind };
}

/** "What has gone red since the last board": the colour that it came to. Without it, a colour named beside is not held to. */
function becameIn(lower: string): Reading["rag"] {
  const rag =
    /\b(?:gone|went|turned|become|became|moved to|changed to|now) (red|amber|green)\b/.exec(
      lower,
    )?.[1];
  return RAGS.filter((one) => one === rag);
}

/** "What changed in December", "between 1 and 15 January": where the time ends, if it is past. */
function untilIn(date: DateFound | undefined, { today }: Context): Reading["more"] {
  if (!date || LOOKS_BACK_TO.has(date.bound)) return {};
  const { from, to, symbol } = date.period;
  // "Changes 18 December", a bare day, is where the time begins.
  if (symbol || (from === to && !date.said)) return {};
  return to < today ? { until: to } : {};
}

const DID = "(?:last |been )?(?:chang|updat|set\\b|edit|amend|mov|done|did|do\\b|record|alter)";
const HAS_DONE = new RegExp(`^ ${DID}`);
const I_DID = new RegExp(`\\b(?:have|did|'ve) i ${DID}`);

/** "What has Ada changed": those who are said to have done it, not those who own it. */
function doersIn(lower: string, { people }: Parts): readonly string[] {
  const done = people.people.filter(({ words }) => {
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return false;
    return (
      /(?:\b(?:has|have|did|had)|'s|\bwhats) $/.test(lower.slice(0, first.at)) &&
      HAS_DONE.test(lower.slice(last.at + last.raw.length))
    );
  });
  return [...new Set([...(I_DID.test(lower) ? [ME] : []), ...done.map(({ ref }) => ref)])];
}
