import { endOfMonth } from "../plan/calendar-date.ts";
import type { Rag, Status } from "../plan/model.ts";
import { findSensitive } from "../plan/sensitive.ts";
import { findAreaNames, findAreaNumbers } from "./areas.ts";
import { findStanding, standingOf } from "./colours.ts";
import { findDates } from "./dates.ts";
import { UPDATES } from "./intents.ts";
import type { Context } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { type Word, wordsOf } from "./words.ts";

type Written = Partial<Reading>;

const QUESTION =
  /^(?:so |and |ok |hi |hello |hey )?(?:by when|until when|who|what|whats|what's|when|whens|when's|where|wheres|where's|how|hows|how's|why|which|is|are|was|were|has|have|had|does|do|did|show|list|tell|any|give|whose|find|remind|should|when'?s)\b/i;

/** What a text wants written: a new risk, a change to a risk or an action; undefined if it asks. */
export function readUpdate(line: string, context: Context): Written | undefined {
  return (
    newRisk(line, context) ??
    changedRisk(line) ??
    bulk(line, context) ??
    changedAction(line, context)
  );
}

const NEW_RISK =
  /^(?:(?:hi|hello|please|pls|plz|can (?:you|u|we|i)|could (?:you|we|i)|i(?:'d| would)? (?:like|want|need) to|we need to|need to|want to|just|also)[ ,]+)*(?:(?:log|add|raise|record|create|flag|register|report|enter|put (?:in|down|on))(?: up)?(?: (?:a|an|the|another|this|new|as|following|one))* (?:risk|risks to the register|to the (?:risk )?register)|risk to (?:add|log|raise|note|flag|record)|(?:a )?new risk|(?:another|one more) risk)\b(?:[ ,]*(?:please|pls|plz))?[ ]*(?:[:,;-]|that|about|re|of|for|in|on|to the register|to the risk register|:)*[ ]*(.*)$/i;
const RISK_COLON = /^risk ?[:-] ?(.+)$/i;

function newRisk(line: string, context: Context): Written | undefined {
  const found = NEW_RISK.exec(line) ?? RISK_COLON.exec(line);
  if (
    !found ||
    (QUESTION.test(line) && !/^(?:can|could)/i.test(line)) ||
    (/\?$/.test(line) && !/^(?:can|could|please)/i.test(line))
  )
    return undefined;
  const said = (found[1] ?? "")
    .replace(/^(?:[:,;\s-]+|please |pls |that |re:? |about )+/i, "")
    .replace(/[?]+$/, "")
    .trim();
  const words = wordsOf(line);
  const isWord = () => false;
  const named = [
    ...findAreaNumbers(words, context.plan),
    ...findAreaNames(words, context.plan, isWord),
  ];
  const hinted = named[0]?.ref ?? hintedArea(said, context);
  const text = withoutArea(
    said,
    named.flatMap((area) => area.words),
  );
  const sensitive = text && findSensitive(text);
  return {
    intent: "log_risk",
    areas: hinted ? [hinted] : [],
    text: text || null,
    more: sensitive
      ? {
          sensitive:
            sensitive.kind === "health"
              ? "health of a named or findable person"
              : sensitive.kind === "child"
                ? "an identifiable child"
                : "a count under five",
        }
      : {},
  };
}

/** The risk without the area it was said to be in: "area 5: …", "joint commissioning - …". */
function withoutArea(said: string, words: readonly Word[]): string {
  const numbered = said.replace(
    /^(?:in |on |for |re |against |under |to )?area \d+ ?[:,-]* ?/i,
    "",
  );
  const name = words.map((word) => word.raw).join(" ");
  const named =
    name !== "" && numbered.toLowerCase().startsWith(name.toLowerCase())
      ? /^ ?[:,;-]+ ?(.+)$/.exec(numbered.slice(name.length))?.[1]
      : undefined;
  return (named ?? numbered).replace(/^(?:[:,;\s-]+|that )+/i, "");
}

/** The area that a risk's words point at, by the hints the plan keeps for that; to be confirmed on the form. */
function hintedArea(text: string, { plan }: Context): string | undefined {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  return plan.items.area.find((area) =>
    area.hints.some((hint) => lower.includes(` ${hint.toLowerCase()} `)),
  )?.ref;
}

const RISK_REF = /(?<![\w.])(?:risk (?:no\.? ?|number )?(\d{1,4})|r ?(\d{1,4}))(?![\w.%])/i;

function changedRisk(line: string): Written | undefined {
  const ref = RISK_REF.exec(line);
  if (!ref || QUESTION.test(line)) return undefined;
  const words = wordsOf(line);
  const standing = standingOf(findStanding(words, () => true));
  const severity = /\b(high|medium|low|unknown)\b/i.exec(line)?.[1]?.toLowerCase();
  const acts = UPDATES.verb.test(line) || /\b(?:is|now|to)\b/i.test(line);
  const [rag] = standing.rag;
  const closed = /\b(?:close|closed|complete|done|mitigated)\b/i.test(line);
  if (!acts || !(rag || severity || closed || UPDATES.verb.test(line))) return undefined;
  const reason = /(?:because|since|as|[-–:,]) (.+)$/i.exec(line)?.[1];
  return {
    intent: "update_risk",
    reference: { kind: "risk", ref: `R${ref[1] ?? ref[2]}` },
    more: {
      ...(rag ? { rag } : {}),
      ...(severity && !rag ? { severity } : {}),
      ...(closed && !rag ? { status: "closed" } : {}),
      ...(reason && rag ? { reason } : {}),
    },
  };
}

const BULK =
  /\b(?:mark|set|make|turn|change|put|close|complete|update|rate|move)\b.{0,20}\b(?:all|every|everything|the (?:lot|rest|whole))\b/i;

function bulk(line: string, context: Context): Written | undefined {
  if (!BULK.test(line) || QUESTION.test(line) || UPDATES.ref.test(line)) return undefined;
  const words = wordsOf(line);
  const areas = [
    ...findAreaNumbers(words, context.plan),
    ...findAreaNames(words, context.plan, () => false),
  ];
  const standing = standingOf(findStanding(words, () => true));
  const [rag] = standing.rag;
  const [status] = standing.status;
  if (!rag && !status) return undefined;
  return {
    intent: "update_action",
    areas: [...new Set(areas.map((a) => a.ref))],
    more: { ...(rag ? { rag } : { status: status ?? "" }), bulk: true },
  };
}

/** `set 3.4 red because …`: the one text that writes without being confirmed on a card. */
export const EXACT_SET =
  /^(?:please )?set (?:action )?a?(\d{1,3})[.,-](\d{1,3}) (?:to )?(red|amber|green|not rated)(?: ?(?:because|since|as|:|-) ?(.+))?$/i;

const LEAD_IN =
  /^(?:(?:(?:is|its|it's|has|been|now|was|to|as|set|and|the|of|it|gone|going)\b|,|-|:|;|–)\s*)+/i;

function changedAction(line: string, context: Context): Written | undefined {
  const ref = UPDATES.ref.exec(line);
  if (!ref?.[1]) return undefined;
  const polite = /^(?:can|could|would|will|please|pls)\b/i.test(line);
  if (
    (QUESTION.test(line) || (/\?\s*$/.test(line) && !polite)) &&
    !/^(?:can|could) (?:you|we|u|i|someone) (?:please |pls )?(?:set|mark|make|change|turn|move|push|put|update|close|delay|extend)\b/i.test(
      line,
    )
  )
    return undefined;
  if (/\bkpi\b|\bchallenge\b|\bhistory\b|\bexport\b|\bcsv\b/i.test(line)) return undefined;
  const reference = {
    kind: "action" as const,
    ref: ref[1].replace(/^a/i, "").replace(/[,-]/, "."),
  };
  const rest = `${line.slice(0, ref.index)} ${line.slice(ref.index + ref[0].length)}`.trim();
  const opens =
    /^(?:please |pls |can (?:you|i|we) |could (?:you|i|we) |i(?:'d| would)? (?:like|want|need) to |let'?s )*(?:update|edit|amend|change)\b[ ,.:!]*(?:please|pls)?$/i.test(
      rest,
    );
  if (opens) return { intent: "update_action", reference, more: {} };
  if (!UPDATES.verb.test(rest) && !UPDATES.said.test(rest)) return undefined;

  const words = wordsOf(rest);
  const calendar = {
    today: context.today,
    meetings: context.plan.items.meeting.map((m) => m.date).sort(),
  };
  const { head, tail, cue } = cut(rest);
  const headWords = wordsOf(head);
  const standing = standingOf(findStanding(headWords, () => false));
  const slipping = /\b(?:slipping|slipped|slipping back|delayed|at risk|off track|behind)\b/i.test(
    head,
  );
  const [rag] = slipping && standing.rag.length > 1 ? (["amber"] as const) : standing.rag;
  const started =
    /\b(?:started|start(?:ed)? work|under ?way|in progress|begun|kicked off|ongoing)\b/i.test(
      head,
    ) && !/\b(?:not|n't|nt) (?:yet )?started/i.test(head);
  const status: Status | undefined =
    /\b(?:done|complete[d]?|finished|closed?|delivered|ticked? off)\b/i.test(head) &&
    !/\bnot (?:done|complete|finished)/i.test(head)
      ? "complete"
      : started
        ? "in progress"
        : standing.status[0] === "not started"
          ? "not started"
          : undefined;
  const moved =
    /\b(?:push|move|put|shift|delay|defer|extend|slip|revise|now|until|till|to|back|due|by|date)\b/i.test(
      rest,
    )
      ? dueIn(rest, words, calendar)
      : undefined;
  const due =
    moved &&
    (slipping ||
      /\b(?:push|mov|put back|shift|delay|defer|extend|slip|revis|due|now|date)\w*/i.test(rest)) &&
    status !== "complete"
      ? moved
      : undefined;
  const comment = commentOf(tail, due !== undefined);
  const unsafe = rag === "red" || rag === "amber";
  const more: Record<string, string> = {
    ...(status ? { status } : {}),
    ...(rag && !status ? { rag: rag as Rag } : {}),
    ...(due ? { due } : {}),
    ...(comment ? (unsafe && cue !== "now" ? { reason: comment } : { progress: comment }) : {}),
  };
  if (Object.keys(more).length === 0) return undefined;
  return { intent: "update_action", reference, more };
}

/** The part that says what to set, and the comment after a dash, comma or "because". */
function cut(rest: string): { head: string; tail: string; cue: string } {
  const at =
    /(?:\s[-–:]+\s|,\s*|;\s*|\.\s+|\s(?:because|cos|coz|cause|due to|since|as(?! (?:done|complete|completed|finished|closed|red|amber|green|delivered|not|in progress|started|on track|blue|under)))\s|\s-\s?|:\s)/i.exec(
      rest.replace(/^[\s,:;-]+/, (lead) => " ".repeat(lead.length)),
    );
  if (!at) return { head: rest, tail: "", cue: "" };
  return {
    head: rest.slice(0, at.index),
    tail: rest.slice(at.index + at[0].length).trim(),
    cue: at[0].trim().toLowerCase(),
  };
}

function dueIn(
  rest: string,
  words: ReturnType<typeof wordsOf>,
  calendar: { today: string; meetings: readonly string[] },
): string | undefined {
  const half = /\b(feb(?:ruary)?|may|oct(?:ober)?|autumn|summer|spring)? ?half[- ]?term\b/i.exec(
    rest,
  );
  const [found] = findDates(
    rest.replace(/\b(?:back )?(?:to|until|till)\b/gi, (m) =>
      m.replace(/to$/i, "by").replace(/back by/i, "by  "),
    ),
    words,
    calendar,
    false,
  );
  if (!found) return undefined;
  if (half) return `@half-term ${found.period.from.slice(0, 7)}`;
  const { from, to } = found.period;
  if (found.period.symbol) return found.period.symbol;
  const whole = from.slice(8) === "01" && from !== to;
  return whole ? endOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7))) : to;
}

function commentOf(tail: string, dated: boolean): string {
  const text = tail
    .replace(/^(?:because|cos|coz|as|since|and)\s+/i, "")
    .replace(LEAD_IN, (lead) => (/^(?:it|the|has|been|is|was)/i.test(lead.trim()) ? lead : ""))
    .replace(/[\s.!]+$/, "")
    .trim();
  if (
    dated &&
    /^(?:now |to |until |till |by |due |back )*(?:the )?(?:(?:early|mid|late|end of|start of) )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?\w*(?: half[- ]?term)?(?: 20\d\d)?$/i.test(
      text,
    )
  )
    return "";
  return /^(?:please|pls|plz|thanks|ta|cheers|thank you)$/i.test(text)
    ? ""
    : text.replace(/,? (?:please|pls|plz|thanks|cheers)$/i, "");
}
