import { isInTexts } from "../plan/text/search.ts";
import { dueIn } from "./due-words.ts";
import { UPDATES } from "./intents.ts";
import type { Context } from "./parts.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { ME } from "./reading.ts";
import { isSilent } from "./search-text.ts";
import { GRAMMAR } from "./silent.ts";
import { type Word, wordsOf } from "./words.ts";

/** A change of an action that is understood and cannot be made here yet: nothing is filled in for it. */
export type NotChanged = "owner" | "start" | "by-when" | "wording" | "withdrawn";

const CHANGES =
  /\b(?:set|make|change|correct|fix|move|push|put|update|edit|amend|revise|record|is|are|was|now|should|needs?|wrong|rename|reword|rewrite|to)\b/i;
const BY_WHEN = /\bby[- ]?when\b|\b(?:original|printed) (?:due )?date\b/i;
const START =
  /\bstart(?:ing)?[- ]dates?\b|\bthe start of\s+(?:to|is|as|should|on)\b|(?<!\b(?:the|a|good) )\bstarts?\b(?! (?:of|date|made|on\b.*\bmade))/i;
const WORDING = /\b(?:wording|title|description|reword|rename|rewrite|called)\b/i;
const OWNERS = /\b(?:owner|lead|responsible officer)\b/i;

/** An order that takes an action out: the verb right before its number. */
const TAKE_OUT =
  /^(?:(?:please|pls|can|could|would|you|u|we|i|let'?s|need|want|like|to|should)\s+)*(?:withdraw|delete|scrap|cancel|abandon|retire|bin|drop|remove|archive|get rid of)\s+(?:the )?(?:action )?$/i;
const NEEDLESS =
  "(?:(?:it|this|that|the action|action|which|now)(?:'s)?\\s+)*(?:(?:is|are|was|has|been|being|to be|should be|now|all)\\s+)*(?:(?:no longer|not|isn'?t|never) (?:needed|required|relevant|necessary|applicable|wanted|going ahead|happening|going to happen)(?: any ?more)?|superseded|(?:a )?duplicated?s?\\b|withdrawn|abandoned|scrapped|dropped|cancelled|canceled|deleted|removed from the plan|redundant|obsolete|merged (?:with|into))\\b";
const IS_NEEDLESS = new RegExp(`^${NEEDLESS}`, "i");

type Said = {
  /** What stands before the action's number. */
  readonly lead: string;
  /** What is said of it before any reason, without its number; and that from its number on. */
  readonly head: string;
  readonly rest: string;
  readonly tail: string;
  /** The colour, status, date or text that was read in it. */
  readonly values: Readonly<Record<string, string>>;
};

/** Which of these a text asks for, if it does. */
export function notChangedHere(said: Said, context: Context): NotChanged | undefined {
  const { lead, head, rest, tail, values } = said;
  const isOrder = UPDATES.verb.test(head);
  const dated = dueIn(head, context) !== undefined;
  const rated = values.rag !== undefined || values.status !== undefined;
  if (OWNERS.test(head) && isOrder) return "owner";
  if (BY_WHEN.test(head) && (CHANGES.test(head) || dated || tail !== "")) return "by-when";
  if (START.test(head) && (dated || (isOrder && /\bstart/i.test(head) && !rated))) return "start";
  if (WORDING.test(head) && !rated && CHANGES.test(head)) return "wording";
  if (TAKE_OUT.test(lead) && !rated && !/^(?:to|by|down|back)\b/i.test(rest)) return "withdrawn";
  const closes = values.status === "complete";
  if ((closes && IS_NEEDLESS.test(tail)) || (!rated && IS_NEEDLESS.test(rest))) return "withdrawn";
  return !rated && !dated && givesAway(head, rest, context) ? "owner" : undefined;
}

const GIVES =
  /\b(?:put|add|assign|re-?assign|give|take|remove|hand|swap|replace|transfer|pass|allocate|move|name|make|set|change)\b/i;
const IS_WITH =
  /^(?:is|it'?s|should be|needs to be|belongs to|goes? to|passes? to|moves? to|sits? with|to be|now)\b/i;
const PUT_DOWN =
  /\bput (?!down\b)(?!it\b|this\b|that\b|in\b)\S+(?: \S+){0,3} down (?:on|for|as)\b|\b(?:put|add|take|remove|assign|name) (?:me|myself) (?:down |on\b|to\b|off\b|from\b|for\b)|\b(?:assign|re-?assign|transfer)\b.* to (?:me|myself)\b/i;

/** "Put Kirsty down on 2.5", "2.5 is Dave's now": who is to own it. */
function givesAway(head: string, rest: string, context: Context): boolean {
  if (PUT_DOWN.test(head)) return true;
  return (GIVES.test(head) || IS_WITH.test(rest)) && namesSomebody(head, context);
}

function namesSomebody(text: string, { plan, mentions }: Context): boolean {
  const words = wordsOf(text);
  const isWord = (word: Word) =>
    isSilent(word) || GRAMMAR.has(word.text) || isInTexts(plan, "action", word.text);
  const whole = findWholeNames(words, plan, mentions, isWord);
  const { people, unclear } = findPeople(text, words, plan, whole, isWord);
  return unclear.length > 0 || people.some(({ ref }) => ref !== ME);
}
