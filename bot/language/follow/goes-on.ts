import { withoutManners } from "../line/manners.ts";

/** Whether a text goes on from what was answered before it, told by how it is built. */

const plain = (text: string) =>
  withoutManners(text.replace(/&nbsp;/g, " ").replace(/[\u2018\u2019]/g, "'"));

/** Words that open what goes on: "and the ambers?", "just Ada's". */
const OPENS =
  /^(?:<at>[^<]*<\/at>\s*)?(?:ok(?:ay)?,? |right,? |so,? )?(?:and|just|only|what about|how about|but|now|same (?:for|with)|or|also)\b[\s,]*/i;

/** What takes something out of a list, or leaves of it what is still to do. */
const TAKES_OUT =
  /^(?:(?:ok|and|now|please|can you|could you|so|then) )*(?:leave|lose|drop|take|strip|forget|ignore|exclude|hide|filter|knock|ditch|minus|without|except)\b|^(?:(?:ok|and|so|then) )*what(?:'s|s| is)? (?:left|remaining|outstanding|still (?:open|to do|to go))\b/i;

/** "It" or "that", where it stands for a thing and does not join two parts of a sentence. */
const ONE =
  /\bit(?:'s|'ll)?\b|\bits\b|(?:^|\b(?:is|was|does|did|has|had|will|of|for|on|about|with|to|by|can|could|should|would|say|and|but|so|since|after|in|than|set|make|mark|move|push|close|put|chase|on|how|if|when|why|who) )(?:that|this)(?: one)?(?:'s|s)?(?=$|[\s?!.,])(?! (?:are|have|were)\b)|^(?:that|this)(?: one)?(?:'s|s)?\b/i;
/** "They" and "those", for several. */
const MANY =
  /\b(?:they|them|those|these|theyre|they're|theirs?|which ones?|of (?:that|the) lot|hers|his|her)\b|\bof (?:that|those|them|these)\b/i;
const NTH =
  /\bthe (first|second|third|last|next|top|bottom|1st|2nd|3rd)(?: one\b|(?=\s*(?:$|[?!.,]|'s\b|(?:is|was|due)\b)))/i;
/** What asks of nothing that it names: a bare question, or one for a field that it does not say whose. */
const BARE =
  /^(?:how (?:late|overdue|far|long)|by when|when|who|why|since when|whose|until when)\b/i;
const FIELD =
  /^what(?:'s|s| is| was| were| are)?(?: the)? (?:target|baseline|figure|actual|deadline|due date|owner|reason|mitigation|severity|next step|wording)s?\b/i;
/** A longer one names what it is about. */
const MOST_BARE = 6;
const MOST_WORDS = 8;

export type Way = {
  /** The words behind an opening one; the whole where there is none. */
  readonly rest: string;
  readonly opens: boolean;
  readonly one: boolean;
  readonly many: boolean;
  readonly nth: string | undefined;
  /** It is short enough to be a part of a question. */
  readonly bare: boolean;
};

/** How a text refers to what was before it. */
export function wayOf(text: string): Way {
  const said = plain(text);
  const goesOn = OPENS.test(said);
  const rest = goesOn ? said.replace(OPENS, "") : said;
  const opens = goesOn || TAKES_OUT.test(said);
  const words = rest.split(/\s+/).length;
  return {
    rest,
    opens,
    one: ONE.test(said),
    many: MANY.test(said),
    nth: NTH.exec(said)?.[1]?.toLowerCase(),
    bare: (BARE.test(rest) && words <= MOST_BARE) || (FIELD.test(rest) && words <= MOST_WORDS),
  };
}

/** Whether a text may go on from the answer before it, so that it is worth looking up. */
export function isFollowUp(text: string): boolean {
  const { opens, one, many, nth, bare } = wayOf(text);
  return opens || one || many || bare || nth !== undefined;
}

/** A text with the word that stands for one thing put into words: "was it always June" of 2.6. */
export function withName(text: string, name: string): string {
  const said = plain(text);
  const put = (pattern: RegExp, words: string) =>
    pattern.test(said) ? said.replace(pattern, words) : undefined;
  const is =
    /\bits (?=late|overdue|red|amber|green|done|due|complete|finished|not |still |on |been |gone |going |now )/i;
  return (
    put(is, `${name} is `) ??
    put(/\bits\b/i, `${name}'s`) ??
    put(/\b(?:that|this|it)'?s\b(?: one)?/i, `${name} is`) ??
    put(/\b(?:it|that one|this one)(?:'ll)?\b/i, name) ??
    put(NTH, name) ??
    put(/\b(?:that|this|they|them|those|these)\b/i, name) ??
    said
  );
}
