import { isUnsafe } from "../plan/model/rag.ts";
import { UPDATES } from "./intents.ts";
import { datedAtEnd, mayBeDated, newDateOf, valuesOf } from "./new-date.ts";
import type { Context } from "./parts.ts";
import {
  announces,
  commentOf,
  isSecondOrder,
  LEAD_IN,
  leftOf,
  type Split,
  splitAt,
  upToOrder,
} from "./record-text.ts";
import { isBareStatement, plainly, saysAll, withoutOldValues } from "./values-said.ts";

/** A question's manners, which "could" and "would" are in front of an order and nowhere else. */
const ASKED = /^(?:(?:please|pls|can|could|would|will|you|u|we|someone|somebody)\s+)+/i;
/** What may stand before the number of an action that all the rest is about. */
const ABOUT =
  /^(?:(?:hi|hiya|hello|hey|please|pls|ok|okay|right|so|and|also|for|re|on|about|regarding|action|item|update)\b[\s,:]*)*$/i;

/** What is said of one action: all of it without its number, and in two where a reason begins. */
export type Said = Split & {
  readonly all: string;
  /** The first part from where the number stood. */
  readonly rest: string;
  /** Whether it stood after the first separator, as an order or a statement by itself. */
  readonly whole: boolean;
};

/** Where nothing is said before the first separator ("3.4: set to red", "it isn't red, it's amber"), it is said after it. */
export function saidOf(before: string, after: string): Said {
  const lead = before.trim();
  const all = `${lead} ${after.trim()}`.trim();
  const asked = lead.replace(ASKED, "");
  const first = splitAt(`${asked} ${after.trim()}`, asked.length);
  const rest = first.head.slice(asked.length).trim();
  const left = withoutOldValues(first.head).replace(/^\s*(?:is|it'?s)\s*$/i, "");
  if (first.tail !== "" && ABOUT.test(left.trim())) {
    const next = splitAt(first.tail);
    if (saysAll(next.head)) return { ...next, all, rest: next.head, whole: true };
  }
  return { ...first, all, rest, whole: false };
}

export type Stated = {
  readonly values: Readonly<Record<string, string>>;
  /** What was said and stands nowhere: it is told, and never written. */
  readonly unused: readonly string[];
};

/** What a text states, and gives reasons for; undefined if it states nothing. */
export function statedIn(said: Said, context: Context): Stated | undefined {
  const { cue, tail, all, whole } = said;
  const head = newDateOf(said.head.trim());
  const corrected = withoutOldValues(head) !== head && saysAll(head);
  const changes =
    whole ||
    corrected ||
    UPDATES.verb.test(all) ||
    UPDATES.said.test(head) ||
    isBareStatement(head, tail);
  if (!changes) return undefined;
  const plain = plainly(head);
  const later = mayBeDated(tail) || isSecondOrder(tail) ? splitAt(tail) : datedAtEnd(said);
  const read = plain === undefined ? undefined : valuesOf(plain, later?.head ?? "", context);
  const { values = {}, dateLater = false } = read ?? {};
  const stated = Object.keys(values).length > 0;
  const announced =
    stated || announces(cue) || /\b(?:update|progress|note|comment|news)\b/i.test(head);
  const reasons = dateLater && later ? later : said;
  const text = announced ? commentOf(reasons) : "";
  if (!stated && !text && read && plain === head) return undefined;
  const field = isUnsafe(values.rag) ? "reason" : values.due ? "revisedReason" : "progress";
  const unread = stated || (read && plain === head) ? "" : said.head;
  const left = text ? reasons.tail.slice(upToOrder(reasons.tail).length) : leftOf(reasons.tail);
  return {
    values: { ...values, ...(text ? { [field]: text } : {}) },
    unused:
      unread && left && !text
        ? [told(all)]
        : [unread, secondIn(head, values.due !== undefined), left].map(told).filter(Boolean),
  };
}

/** What was said, as it is told back. */
const told = (said: string) =>
  said
    .replace(/^[\s,;.]+/, "")
    .replace(LEAD_IN, "")
    .replace(/\s+/g, " ")
    .trim();

/** "… and put Kirsty down on it": an order beside the first one, which is not carried out. */
function secondIn(head: string, dated: boolean): string {
  const second = / (?:and|&) ((?:then |also )?[^,;]+)$/i.exec(head);
  return second?.[1] && !dated && isSecondOrder(`and ${second[1]}`) ? second[1] : "";
}
