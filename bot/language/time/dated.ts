import type { CalendarDate } from "../../plan/time/calendar-date.ts";
import type { Dated, Period, Relation } from "../line/dated.ts";
import { isOf, type Slot, slot } from "../line/slot.ts";
import type { Line } from "../line/tokens.ts";
import { ATOMS } from "./atoms.ts";
import type { Calendar } from "./calendar.ts";

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [
    /(?:from before|before|b4|ahead of|in advance of|in readiness for|in preparation for|ready for|this side of|in time for|prior to|earlier than|up until before|<)$/,
    "before",
  ],
  [
    /(?:by the time of|no later than|not later than|on or before|by|until|till|til|up to|up until|within|< ?=|≤)$/,
    "by",
  ],
  [
    /(?:after|later than|beyond|past|not until|not till|not due until|not due till|not until after|not due till after|not due until after|>)$/,
    "after",
  ],
  [
    /(?:since|ever since|going back to|since (?:we|they|it|(?:the|our) (?:[a-z-]+ ){0,3}[a-z-]+)(?: last)? (?:met|sat|got together|convened)(?: on)?)$/,
    "since",
  ],
  [/(?:from|starting from|as from|from the|onwards from|> ?=|≥)$/, "from"],
  [
    /(?:in|within|during|over|for|on|at|of|due|as at|as of|at the|in the|back in|round about|around|some time in|the)$/,
    "in",
  ],
];
const NOT_UNTIL = /\bnot (?:due |to be done )?(?:un)?till?(?: after)?$/;

const COMPILED = ATOMS.map(([pattern, read]) => ({
  regex: new RegExp(`(?:${pattern})(?![a-z0-9])`, "y"),
  read,
}));
/** A word that may begin a time: every other is passed over. */
const BEGINS =
  /^(?:\d+|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|febuary|march|april|august|september|october|november|december|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|\w+days?|the|start|beginning|early|mid|middle|late|end|last|next|this|coming|previous|current|past|following|today|tonight|now|right|just|tomorrow|tmrw|tomoz|yesterday|a|an|one|couple|few|another|two|three|four|five|six|seven|eight|nine|ten|twelve|fortnight|q|quarter|christmas|xmas|crimbo|halloween|hallowe|bonfire|fireworks|guy|new|easter|year|spring|summer|autumn|whitsun|half|nye|hogmanay|papers?|agenda|our|send|improvement|partnership|full|monthly|sub|committee|board|scrutiny|meeting|we|time|latest|upcoming|eow|month|financial|council|on|in)$/;
/** What is no time of itself, without a word that says which way. */
const NEEDS_RELATION =
  /^(?:(?:the |our )?(?:send |improvement |partnership |sub-?|sub |full )*(?:board|meeting|committee|scrutiny)(?: meeting)?|(?:the )?(?:board )?(?:papers?|agenda)(?: .*)?|may|mar|sat|sun|wed|now|just now|right now|today|tonight|last one|the summer|summer|one|we meet|we met)$/;

type Found = {
  readonly from: number;
  readonly to: number;
  readonly dated: Dated;
  readonly spoken: string;
};

/** The times that a line names, each as a slot; with the word before it that says which way, where there is one. */
export function dateSlots({ folded, tokens }: Line, calendar: Calendar): Slot[] {
  const found: Found[] = [];
  const startsAt = new Map(tokens.map((token, n) => [token.at, n]));
  const ends = (end: number) => {
    const next = tokens.findIndex(({ at }) => at >= end);
    return next < 0 ? tokens.length : next;
  };
  for (const [n, token] of tokens.entries()) {
    if (startsAt.get(token.at) !== n && tokens[n - 1]?.at === token.at) continue;
    if (
      token.is === "mark" ||
      token.is === "mention" ||
      !(BEGINS.test(token.text) || BEGINS.test(token.base))
    )
      continue;
    if (token.glued && /[\d.]/.test(folded[token.at - 1] ?? "")) continue;
    for (const { regex, read } of COMPILED) {
      regex.lastIndex = token.at;
      const match = regex.exec(folded);
      if (!match) continue;
      const groups = match.groups ?? {};
      const ahead = read(groups, calendar, false);
      const behind = read(groups, calendar, true);
      // The 31st of a month that has none is the nearest one that there is.
      const coming = ahead ?? behind;
      const gone = behind ?? ahead;
      if (!coming || !gone) continue;
      const spoken = match[0];
      const to = ends(token.at + spoken.length);
      found.push({
        from: n,
        to,
        spoken,
        dated: {
          relation: "in",
          coming,
          gone,
          said: false,
          ...(groups.n && groups.unit && !groups.ago && !groups.back
            ? { span: { count: groups.n, unit: groups.unit } }
            : {}),
          ...(/^(?:today|tonight|(?:right |just )?now)$/.test(spoken)
            ? { now: true as const }
            : {}),
          ...(groups.back || /last|past|previous/.test(groups.which ?? "")
            ? { back: true as const }
            : {}),
          ...(groups.y ? { year: true as const } : {}),
        },
      });
    }
  }
  const slots = found.flatMap((one) => withRelations(one, folded, tokens));
  const open = slots.flatMap((one) => openEnded(one, tokens));
  return [...open, ...slots.map((one) => withContext(one, slots)), ...stretches(found, tokens)];
}

/** "October or later", "before the 5th or sooner": the word behind it says which way, whatever stands before. */
function openEnded(one: Slot, tokens: Line["tokens"]): readonly Slot[] {
  if (!isOf("date")(one)) return [];
  const [first, second] = [tokens[one.to]?.text ?? "", tokens[one.to + 1]?.text ?? ""];
  const ends = tokens[one.to + 2]?.is !== "word";
  const later = /^(?:later|after|afterwards|beyond|onwards?)$/;
  const sooner = /^(?:earlier|before|sooner)$/;
  const joint = /^(?:or|and)$/.test(first);
  const relation =
    (joint && ends && later.test(second)) || /^onwards?$/.test(first)
      ? "from"
      : joint && ends && first === "or" && sooner.test(second)
        ? "by"
        : undefined;
  if (!relation) return [];
  const to = one.to + (joint ? 2 : 1);
  return [{ ...one, to, cost: 0.05, value: { ...one.value, relation, said: true } }];
}

/** A day inside what something is wanted for is that too: "for the committee on 3 February". */
function withContext(one: Slot, all: readonly Slot[]): Slot {
  const isInside = all.some(
    (other) =>
      isOf("date")(other) && other.value.context && other.from <= one.from && one.to <= other.to,
  );
  return isOf("date")(one) && isInside ? { ...one, value: { ...one.value, ...IS_CONTEXT } } : one;
}

/** A meeting as this plan calls it: "since the last session". */
export function meetingSlots(
  { folded, tokens }: Line,
  calendar: Calendar,
  nouns: readonly Slot[],
): Slot[] {
  return nouns.flatMap(({ from, to }) => {
    const which = /^(?:next|last|previous|latest|coming|this)$/.exec(
      tokens[from - 1]?.text ?? "",
    )?.[0];
    if (!which) return [];
    const last = /last|previous|latest/.test(which);
    const date = (last ? calendar.last : calendar.next) ?? calendar.today;
    const period = {
      from: date,
      to: date,
      symbol: last ? "@last_meeting" : "@next_meeting",
    } as const;
    const dated: Dated = { relation: "in", coming: period, gone: period, said: false };
    const start = /^(?:the|our)$/.test(tokens[from - 2]?.text ?? "") ? from - 2 : from - 1;
    return withRelations({ from: start, to, dated, spoken: `${which} meeting` }, folded, tokens);
  });
}

function withRelations(
  { from, to, dated, spoken }: Found,
  folded: string,
  tokens: Line["tokens"],
): Slot[] {
  const bare = NEEDS_RELATION.test(spoken);
  const isWanted = (start: number, lead: string) =>
    isDay(dated.coming, true) &&
    (WANTED_FOR.test(lead) ||
      WANTED_BEHIND.test(
        folded.slice(tokens[Math.max(0, start - 4)]?.at ?? 0, tokens[start]?.at ?? 0).trim(),
      ));
  const alone = { ...dated, ...(isWanted(from, "") ? IS_CONTEXT : {}) };
  const out: Slot[] = bare ? [] : [slot({ type: "date", value: alone }, from, to, 0.15)];
  if (bare && dated.now) out.push(slot({ type: "date", value: dated }, from, to, 0.9));
  if (bare && /^(?:may|mar|summer|the summer)$/.test(spoken))
    out.push(slot({ type: "date", value: dated }, from, to, 0.8));
  // Up to four words before it may say which way.
  const far = /\b(?:met|sat|together|convened)(?: on)?$/.test(
    leadOf(folded, tokens, from - 4, from),
  );
  for (let n = Math.max(0, from - (far ? 9 : 4)); n < from; n++) {
    const start = tokens[n]?.at ?? 0;
    const lead = folded.slice(start, tokens[from]?.at ?? 0).trim();
    const relation = NOT_UNTIL.test(lead)
      ? /after/.test(lead)
        ? "after"
        : "from"
      : RELATIONS.find(([pattern]) => new RegExp(`^${pattern.source}`).test(lead))?.[1];
    if (!relation) continue;
    if (bare && relation === "in" && !(dated.now && /^due$/.test(lead))) {
      if (
        /^(?:on|in|at|for|of|the|during|over)/.test(lead) &&
        !/^(?:may|mar|summer|the summer|sat|sun|wed)$/.test(spoken)
      )
        continue;
      if (/^(?:as at|as of)$/.test(lead) && dated.now) continue;
    }
    // "Within the last month": a stretch that is over is no end alone.
    const over =
      /^(?:within|over)$/.test(lead) &&
      dated.coming.to <= dated.gone.to &&
      dated.coming.from < dated.coming.to &&
      dated.back === true;
    const said = lead !== "the";
    const context = isWanted(n, lead) ? IS_CONTEXT : {};
    const now = dated.now && relation === "in" && lead !== "due" ? { now: true as const } : {};
    const { now: _, ...rest } = dated;
    out.push(
      slot(
        {
          type: "date",
          value: { ...rest, ...now, ...context, relation: over ? "in" : relation, said },
        },
        n,
        to,
        bare ? 0.2 : 0.1,
      ),
    );
  }
  return out;
}

const leadOf = (folded: string, tokens: Line["tokens"], from: number, to: number) =>
  folded.slice(tokens[Math.max(0, from)]?.at ?? 0, tokens[to]?.at ?? 0).trim();

/** Two times as one stretch: "between feb and april", "from 1 to 15 March", "October or November 2020". */
function stretches(found: readonly Found[], tokens: Line["tokens"]): Slot[] {
  const out: Slot[] = [];
  for (const first of found) {
    for (const second of found) {
      const gap = second.from - first.to;
      if (gap < 0 || gap > 1) continue;
      const joint = tokens[first.to]?.text ?? "";
      if (gap !== 1 || !/^(?:and|or|to|-|until|till|through|&|\/)$/.test(joint)) continue;
      const before = tokens[first.from - 1]?.text ?? "";
      const opens = /^(?:between|from)$/.test(before);
      const months = isMonth(first.dated.coming) && isMonth(second.dated.coming);
      if (/^(?:and|&)$/.test(joint) && before !== "between" && !months) continue;
      const days = isDay(first.dated.coming) && isDay(second.dated.coming);
      if (/^or$/.test(joint) && !months && !days) continue;
      const bare = NEEDS_RELATION.test(first.spoken) && !opens && !(days && joint === "or");
      if (bare || (NEEDS_RELATION.test(second.spoken) && !opens)) continue;
      const coming = joined(
        first.dated.coming,
        second.dated.coming,
        first.dated.gone,
        months,
        second.dated.year,
      );
      const gone = joined(
        first.dated.gone,
        second.dated.gone,
        first.dated.gone,
        months,
        second.dated.year,
      );
      if (!coming || !gone) continue;
      const value: Dated = { relation: "in", coming, gone, said: true };
      const lead = opens ? first.from - 1 : first.from;
      out.push(slot({ type: "date", value }, lead, second.to, 0.05));
      const earlier = tokens[lead - 1]?.text ?? "";
      if (/^(?:in|due|during|of|for|the)$/.test(earlier))
        out.push(slot({ type: "date", value }, lead - 1, second.to, 0.05));
    }
  }
  return out;
}

const isDay = ({ from, to, symbol }: Period, orMeeting = false) =>
  from === to && (symbol === undefined || orMeeting);

/** Words that tell what something is wanted for, before a day. */
const WANTED =
  "for|ahead of|in advance of|in readiness for|in preparation for|ready for|in time for";
const WANTED_FOR = new RegExp(`^(?:${WANTED})\\b`);
const WANTED_BEHIND = new RegExp(`(?:^| )(?:${WANTED})(?: the| our)?$`);
const IS_CONTEXT = { context: true } as const;

/** Whether a period is a whole month. */
export const isMonth = ({ from, to }: Period) =>
  from.slice(8) === "01" && from !== to && from.slice(0, 7) === to.slice(0, 7);

function joined(
  first: Period,
  second: Period,
  firstGone: Period,
  months: boolean,
  year: true | undefined,
): Period | null {
  const start: CalendarDate =
    months && first.from > second.from && year
      ? `${second.from.slice(0, 4)}${first.from.slice(4)}`
      : first.from;
  const rest = {
    to: second.to,
    ...(second.holiday && Number(second.to.slice(8)) >= 15 ? { holiday: true as const } : {}),
  };
  if (start <= second.to) return { from: start, ...rest };
  if (firstGone.from <= second.to) return { from: firstGone.from, ...rest };
  return { from: second.from, to: first.to };
}
