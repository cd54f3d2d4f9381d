import { UPDATES } from "./intents.ts";
import { MONTH, oldValueAt } from "./values-said.ts";

/** Text for the record: where it begins in what is said of an item, and what of it is kept. */

/** "Because", with its commonest slips: text on its way into the record is not mended. */
const BECAUSE = "because|becuase|becasue|beacuse|cos|coz";
/** "As" that gives no reason: "as done", "as well", "as discussed". */
const AS_IT_IS =
  "done|complete|completed|finished|closed|red|amber|green|delivered|not (?:yet )?(?:done|started|begun|complete|completed|finished|rated|red|amber|green)|in progress|started|on track|blue|under|well|soon|of|at|per|usual|normal|before|above|discussed|agreed|requested|asked|planned|promised|expected|mentioned|advised|noted|minuted|said|we (?:agreed|discussed|said)|i said|if|though|long|far|much|such|(?:it|things) stands?|owner|lead";
/** "Due to" that says what is to happen, not why. */
const TO_HAPPEN =
  "start|finish|complete|be|begin|go|report|end|launch|meet|open|close|happen|land|deliver|return|come|move|run";

/** Where a reason or comment begins: a dash, a comma, a bracket, "because". */
const SEPARATOR = new RegExp(
  `(?:\\s?\\(|\\s[-–:]+\\s|,\\s*|;\\s*|\\.\\s+|:\\s|\\s-\\s?|\\s(?:${BECAUSE}|cause|due to(?! (?:${TO_HAPPEN})\\b)|since|as(?! (?:${AS_IT_IS})\\b))\\s)`,
  "i",
);

/** A text up to where its reason begins: nothing after that names what is to be changed. */
export function beforeReason(line: string): string {
  const ref = UPDATES.ref.exec(line) ?? /\br ?\d{1,4}\b/i.exec(line);
  const from = ref ? ref.index + ref[0].length : 0;
  const at = SEPARATOR.exec(line.slice(from));
  return at ? line.slice(0, from + at.index) : line;
}

/** What is said up to a separator, the separator, and what is said after it. */
export type Split = { readonly head: string; readonly cue: string; readonly tail: string };

/** A text in two, from a place on: up to where a reason begins, and the reason. */
export function splitAt(text: string, from = 0): Split {
  const found = SEPARATOR.exec(text.slice(from));
  if (!found) return { head: text, cue: "", tail: "" };
  const at = from + found.index;
  const said = text.slice(at + found[0].length).trim();
  const tail = found[0].includes("(") ? said.replace(/\)\s*$/, "") : said;
  return { head: text.slice(0, at), cue: found[0], tail };
}

/** Whether a separator of itself says that text follows; a comma does where it ends what was read. */
export const announces = (cue: string) => /^\s?\(|[:–-]/.test(cue);

/** A time that something has been so since: no reason. */
const SINCE_WHEN = new RegExp(
  `^(?:the |start of |end of |early |mid[- ]|late |last |about )*(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|xmas|easter|half[- ]term|summer|(?:the )?(?:last )?(?:board|meeting)|yesterday|(?:week|month|year|time)|20\\d\\d)\\b(?: 20\\d\\d)?[,;:]? ?`,
  "i",
);

export const LEAD_IN =
  /^(?:(?:(?:is|its|it's|has|been|now|was|to|as|set|and|the|of|it|gone|going)\b|,|-|:|;|–)\s*)+/i;

const JOIN = new RegExp(`^(?:${BECAUSE}|as|since|and)\\s+`, "i");

const MANNERS =
  "please|pls|plz|thanks|thank you|thank u|thx|ta|cheers|sorry|apologies|my apologies|many thanks|much appreciated|ok|okay|asap|if (?:you can|you could|possible|poss|that's ok|you don't mind)|when you (?:can|get (?:a|the) (?:chance|minute|moment)|have a (?:chance|minute|moment))|for me|for now|now|today|that's all|fyi|btw";
const AGREED =
  "as (?:agreed|discussed|requested|asked|planned|promised|expected|advised|mentioned|minuted|usual|before|above)(?: (?:with|at|by|in|on) [^,;]+)?";
/** What thanks and apologies are for. */
const FOR_WHAT =
  "all|both|everyone|everybody|again|in advance|so|very|much|chair|bot|team|folks|for|about|the|my|our|your|any|being|this|that|it|it's|is|was|has|have|been|taken|took|late|later|lateness|delay|delays|long|wait|patience|short notice|confusion|inconvenience|slow|reply|update|updates|getting|sending|to|you|not|sooner|earlier|trouble|bother|help|helping|reminder|reminding|chasing|nudge|hard work|with|@\\d+";
const POLITE = new RegExp(
  `^(?:(?:and|but|so) )?(?:${AGREED}|(?:${MANNERS})\\b(?: (?:${FOR_WHAT})\\b)*(?: (?-i:\\p{Lu})[\\p{L}'-]+){0,2})[\\s,.!]*`,
  "iu",
);
const THANKS_SOMEBODY = /^(?:thanks|thank you|thx|ta|cheers|sorry) [\p{L}'-]+[\s,.!]*$/iu;

/** Whether a text is thanks, an apology, or the like, and nothing else: "sorry for the delay", "thanks Ada". */
export function isManners(text: string): boolean {
  let rest = text.trim();
  for (let polite = POLITE.exec(rest); polite; polite = POLITE.exec(rest)) {
    rest = rest.slice(polite[0].length);
  }
  return rest === "" || THANKS_SOMEBODY.test(text.trim());
}

const MANNERS_FIRST =
  /^(?:sorry|apologies|please|thanks|thank you|cheers|ta|ok|okay|fyi|btw)\s*[,:;-]+\s*/i;
const MANNERS_LAST = new RegExp(
  `(?:,? (?:please|pls|plz|thanks|thank you|cheers|ta)|, (?:${MANNERS}))[\\s.!]*$`,
  "i",
);

/** A second order, which is no text: "and put Kirsty down on it", "push it back to March". */
const SECOND_ORDER =
  /^(?:(?:and|then|also|please|pls|plz|can you|could you|&)\s+)*(?:(?<=(?:and|then|also|please|pls|plz|can you|could you|&)\s)(?:set|mark|make|change|move|push|put|shift|delay|extend|add|close|turn|assign|give|update|tell|ask|remind|chase|let|show|post|email|send|take|remove)\b|(?:set|mark|make|change|move|push|put|shift|delay|extend|add|close|turn|assign|give|update|tell|ask|remind|chase|take|remove) (?:it|this|that|them|him|her|me|everyone|@\d+|the (?:date|status|rag|rating|colour|owner|lead|deadline|due date))\b|(?:tell|remind|notify|inform) \w|(?:ask|chase|email) (?!(?:of|for|from|to|needed|was|is|sent)\b)\w)/i;

export const isSecondOrder = (text: string) => SECOND_ORDER.test(text);

/** The comment as it was said, without the join before it, the thanks about it, and the value that it is said to replace. */
export function commentOf({ cue, tail }: Split): string {
  const joined = /^\s*since\s*$/i.test(cue) ? tail.replace(SINCE_WHEN, "") : tail;
  const text = withoutOld(joined)
    .replace(MANNERS_FIRST, "")
    .replace(JOIN, "")
    .replace(LEAD_IN, (lead) => (/^(?:it|the|has|been|is|was)/i.test(lead.trim()) ? lead : ""))
    .replace(/[\s.]+$/, "")
    .trim();
  if (isManners(joined) || isManners(text) || isSecondOrder(joined)) return "";
  return withoutManners(upToOrder(text));
}

/** What of a text that is not kept says something all the same, beside manners and the value that is replaced. */
export function leftOf(tail: string): string {
  const left = withoutOld(tail).replace(MANNERS_FIRST, "");
  return isManners(left) ? "" : left;
}

/** A text up to a second order in it: "no staff, and put Kirsty down on it". */
export function upToOrder(text: string): string {
  for (const { index } of text.matchAll(/[,;.]\s+(?=(?:and|then|also|please)\s)/gi)) {
    if (isSecondOrder(text.slice(index + 1).trim())) return text.slice(0, index);
  }
  return text;
}

/** A text without thanks or an apology at its end. */
export function withoutManners(text: string): string {
  return isManners(text) ? "" : text.replace(MANNERS_LAST, "");
}

/** "Not red", "was amber, because …": what it is not, and what it was, are no reason for what it is. */
function withoutOld(tail: string): string {
  const old = oldValueAt(tail);
  if (old === 0) return tail;
  const rest = tail.slice(old);
  const next = /^(?:\s*$|\s*[,;.)]\s*|\s+[-–:]+\s+|\s+(?=because\b|as\b|since\b))/i.exec(rest);
  return next ? rest.slice(next[0].length) : tail;
}
