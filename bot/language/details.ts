import type { Reading } from "./reading.ts";
import { useMatch, type Word } from "./words.ts";

const PERIOD = /\b(3|6|12|three|six|twelve)[- ]?(?:months?|mths?|m)\b/;
const MONTHS: Readonly<Record<string, number>> = { three: 3, six: 6, twelve: 12 };

/** The 3, 6 or 12 months that a text speaks of. */
export function periodIn(lower: string, words: readonly Word[]): { period?: number } {
  const found = PERIOD.exec(lower);
  if (!found?.[1]) return {};
  useMatch(words, found);
  return { period: MONTHS[found[1]] ?? Number(found[1]) };
}

/** What is asked or said of a measure: its baseline, a target, or a figure to record. */
export function measureDetails(lower: string, words: readonly Word[]): Reading["more"] {
  const recorded =
    /\b(?:record|log|enter|put|add)(?: in)?(?: an?)?(?: actual(?: of)?)? (\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pc)/.exec(
      lower,
    );
  const actual =
    recorded ??
    /\b(?:came in at|is now|now at|hit|reached|was|is|at|actual(?: (?:is|of|was))?|got|=|scored|recorded) (\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pc)/.exec(
      lower,
    ) ??
    /\bactuals? .{0,25}\b(?:is|was|at) (\d{1,3}(?:\.\d+)?)$/.exec(lower);
  if (actual?.[1]) {
    useMatch(words, actual);
    return { record_actual: Number(actual[1]), ...periodIn(lower, words) };
  }
  const field = /\bbaselines?\b/.test(lower)
    ? { field: "baseline" }
    : /\b\d[a-z]\b/.test(lower) &&
        /\btargets?\b|\b(?:need|needs|have|has|supposed|meant|should|must|got)(?: to)? (?:be|reach|hit|get|achieve|come)\b|\baim(?:ing)?\b/.test(
          lower,
        )
      ? { field: "target" }
      : {};
  return { ...field, ...periodIn(lower, words) };
}

/** What is asked of the register: what is missing, and how severe. */
export function riskDetails(lower: string, words: readonly Word[]): Reading["more"] {
  const missing =
    /\b(?:no|without(?: any| an?)?|missing(?: an?)?|lacking(?: an?)?|(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:have |got |been )?(?:any |an? )?|not) ?(mitigations?|mitigated|rag|rating|rated)\b|\b(unmitigated)\b/.exec(
      lower,
    );
  const severity =
    /\b(high(?:est)?|severe|serious|big(?:gest)?|major|medium|moderate|low|minor|unknown)\b(?:[- ](?:severity|impact|level|risks?|scoring))?/.exec(
      lower,
    );
  const more: { missing?: string; severity?: string } = missingOwner(lower, words);
  if (missing) {
    useMatch(words, missing);
    const what = missing[1] ?? missing[2] ?? "";
    more.missing = /mitig/.test(what) ? "mitigation" : "rag";
  }
  if (severity?.[1]) {
    useMatch(words, severity);
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

/** Whether what nobody owns is asked for. */
export function missingOwner(lower: string, words: readonly Word[]): { missing?: "owner" } {
  const missing =
    /\b(?:no|without(?: any| an?)?|missing(?: an?)?|lack(?:ing|s)?(?: an?)?|(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:have |got |been )?(?:any |an? )?|not) ?(?:named |responsible |lead )?(?:owners?|owned|responsible officers?)\b(?! by)|\bunowned\b|\b(?:nobody|no[- ]?one|no body) (?:owns?|owning|responsible|(?:is )?named|has got|assigned)(?: (?:them|it|for them))?\b/.exec(
      lower,
    );
  if (!missing) return {};
  useMatch(words, missing);
  return { missing: "owner" };
}

/** Whether KPIs without a target are asked for. */
export function missingTarget(lower: string, words: readonly Word[]): { missing?: string } {
  const missing =
    /\b(?:no|without(?: an?)?|(?:missing|lack(?:ing|s)?)(?: an?)?|(?:don'?t|doesn'?t|do not|haven'?t|hasn'?t) (?:have |got |been )?(?:an? )?)(?: agreed| clear| set)? ?(?:targets?|numbers?|figures?|percentages?|milestones?)(?: (?:set|agreed|yet))*|\btargets? (?:not|isn'?t|aren'?t|hasn'?t been|haven'?t been) (?:yet )?(?:set|agreed)|\bblank\b/.exec(
      lower,
    );
  if (!missing) return {};
  useMatch(words, missing);
  return { missing: "target" };
}
