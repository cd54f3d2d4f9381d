import type { Token } from "../line/tokens.ts";
import type { Scene } from "./scene.ts";

/** Text for the record: what stands behind a delimiter, whole and as it was typed. */

export type Split = {
  /** The tokens of the head end before this one. */
  readonly at: number;
  /** The tail begins at this one. */
  readonly tail: number;
  /** It ends before this one, where what is said of it comes after it. */
  readonly end?: number;
  readonly cue: string;
  readonly cost: number;
};

/** "As" that gives no reason: "as done", "as well", "as discussed". */
const AS_IT_IS =
  /^(?:done|complete|completed|finished|closed|red|amber|green|delivered|in|started|on|blue|under|well|soon|of|at|per|usual|normal|before|above|discussed|agreed|requested|asked|planned|promised|expected|mentioned|advised|noted|minuted|said|if|though|long|far|much|such|owner|lead|a|an|high|low|medium)$/;
/** A time that something has been so since: no reason. */
const SINCE_WHEN =
  /^(?:the|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|christmas|xmas|easter|last|\d+|yesterday|we|board)$/;

/** "As not started", "as not yet done": a state, and no reason. */
const isNotYet = (tokens: readonly Token[], n: number) =>
  tokens[n]?.text === "not" &&
  /^(?:yet|done|started|begun|complete|completed|finished|rated|red|amber|green)$/.test(
    tokens[n + 1]?.text ?? "",
  );

/** "Note on 2.7 that replies are late", "add that two more have signed": what follows is the text. */
const isToldThat = (tokens: readonly Token[], n: number) =>
  tokens.slice(0, n).some(({ text }) => /^(?:add|note|log|record|put|say|update)$/.test(text)) &&
  !/^(?:to|on|as|in|for|is|one|please|and|,|-)$/.test(tokens[n + 1]?.text ?? "to");

/** The places at which a line may be split into what is said and a text to be kept. */
export function splitsOf(tokens: readonly Token[], text: string): readonly Split[] {
  const out: Split[] = [];
  const put = (at: number, tail: number, cue: string, cost: number) => {
    if (at > 0 && tail < tokens.length) out.push({ at, tail, cue, cost });
  };
  for (const [n, token] of tokens.entries()) {
    const next = tokens[n + 1];
    const word = token.text;
    if (word === "and" && SECOND_ORDER.test(text.slice(token.at))) put(n, n, "and", 0.2);
    if (/^(?:because|becuase|becasue|beacuse|cos|coz)$/.test(word)) put(n, n + 1, "because", 0.05);
    else if (word === "due" && next?.text === "to") put(n, n + 2, "because", 0.2);
    else if (
      word === "as" &&
      next &&
      !AS_IT_IS.test(next.text) &&
      !isNotYet(tokens, n + 1) &&
      !/^things stand/.test(`${next.text} ${tokens[n + 2]?.text}`)
    )
      put(n, n + 1, "as", 0.4);
    else if (word === "since" && next && !SINCE_WHEN.test(next.text)) put(n, n + 1, "since", 0.4);
    else if (
      word === "since" &&
      next &&
      next.text === "the" &&
      !/^(?:last|next|board|meeting|start|end|summer|papers)$/.test(tokens[n + 2]?.text ?? "")
    )
      put(n, n + 1, "since", 0.4);
    else if (word === ":" && !(token.glued && next?.glued && next.is === "number"))
      put(n, n + 1, ":", 0.05);
    else if (word === "that" && isToldThat(tokens, n)) put(n, n + 1, "that", 0.3);
    else if (word === ";") put(n, n + 1, ";", 0.2);
    else if (word === "(" && !token.glued) put(n, n + 1, "(", 0.3);
    else if (word === "-" && !(token.glued && next?.glued)) put(n, n + 1, "-", 0.15);
    else if (word === "," && next && !next.glued) put(n, n + 1, ",", 0.45);
    else if ((word === "." || word === "!") && next && !next.glued) put(n, n + 1, ".", 0.5);
    else if (n > 0 && text.slice(tokens[n - 1]?.end, token.at).includes("\n")) put(n, n, "\n", 0.1);
    if (out.length > 8) break;
  }
  return out;
}

const MANNERS =
  /(?:^|[\s,.!-]+)(?:please|pls|plz|thanks(?: (?:all|everyone|everybody|team|chair|again|so much|very much|in advance|(?-i:\p{Lu})\p{L}+))?|thank you(?: (?:all|very much|so much))?|thx|ta|cheers|many thanks|sorry(?: (?:all|everyone|about that|for the delay|for the late update|for being late|it'?s late))?|apologies(?: for .{1,40})?|much appreciated)[\s.!]*$/iu;
const LATE =
  /^(?:(?:and|but|so) )?(?:sorry|apologies)\b(?: (?:it|its|it's|this|that|for|about|the|my|took|so|long|late|lateness|delay|delays|update|being|was|is|has|been|taken|wait|slow|reply|again|all|everyone|to|not|sooner|earlier))*[\s,.!]*$/i;
const AGREED =
  /^(?:(?:as (?:agreed|discussed|requested|asked|planned|promised|expected|advised|mentioned|minuted|usual|before|above|well|things stand|of (?:today|now))(?: (?:with|at|by|in|on) [^,;]+)?|if (?:you can|you could|possible|poss|that's ok|you don't mind)|when you (?:can|get (?:a|the) (?:chance|minute|moment)|have a (?:chance|minute|moment))|thanks (?:for|to you for) (?:your |the |all )*(?:help|work|patience|support)[^,;]*)[\s,.!]*)+$/i;
const MANNERS_FIRST =
  /^(?:sorry|apologies|please|thanks|thank you|cheers|ta|ok|okay|fyi|btw)\s*[,:;–-]+\s*/i;
const ONLY_MANNERS =
  /^(?:(?:and|but|so) )?(?:(?:please|pls|plz|thanks|thank you|thank u|thx|ta|cheers|sorry|apologies|many thanks|ok|okay|asap|if you can|if possible|for me|for now|now|today|fyi|as (?:agreed|discussed|requested|asked|planned|promised|expected|mentioned|minuted|usual))\b[\s,.!]*(?:all|everyone|everybody|again|in advance|so much|very much|chair|bot|team|for (?:the |my |our )?(?:delay|late\w*|wait|short notice|confusion|inconvenience|patience|your help|being late|getting this to you late)(?: update)?)?[\s,.!]*(?:(?-i:\p{Lu})[\p{L}'-]+)?[\s,.!]*)+$/iu;

/** A second order, which is no text: "and put Kirsty down on it", "push it back to March". */
const SECOND_ORDER =
  /^(?:(?:and|then|also|please|pls|can you|could you)\s+)+(?:set|mark|make|change|move|push|put|shift|delay|extend|add|close|turn|assign|give|update|tell|ask|remind|chase|let|show|post|email|send|take|remove)\b|^(?:set|mark|make|change|move|push|put|shift|delay|extend|add|close|turn|assign|give|update|tell|ask|remind|chase|take|remove) (?:it|this|that|them|him|her|me|everyone|the (?:date|status|rag|rating|colour|owner|lead|deadline|due date))\b|^(?:tell|remind|notify|inform) \w/i;

/** A text to be kept, without manners at its end and the bracket that closes it; empty where it is nothing else, or another order. */
export function keptText(said: string, cue: string): string {
  let text = said.trim();
  if (cue === "(") text = text.replace(/\)\s*$/, "");
  text = text.replace(MANNERS_FIRST, "");
  if (isOnlyManners(text) || SECOND_ORDER.test(text)) return "";
  text = upToOrder(text);
  while (MANNERS.test(text)) text = text.replace(MANNERS, "");
  text = text.replace(/^(?:[-:;,.]\s*)+/, "");
  if (cue === "because") text = text.replace(/^of (?:the )?/i, "");
  text = text.replace(
    /^(?:the )?(?:reason|cause|explanation) (?:is|being|was)(?: that)? (?=\S)/i,
    "",
  );
  text = text.replace(/^(?:because|cos|as|since|and|but)\s+(?=\S)/i, "");
  return text.replace(/[\s.]+$/, "").trim();
}

/** A text up to a second order in it: "no staff, and put Kirsty down on it". */
export function upToOrder(text: string): string {
  for (const { index } of text.matchAll(/[,;.]\s+(?=(?:and|then|also|please)\s)/gi)) {
    if (SECOND_ORDER.test(text.slice(index + 1).trim())) return text.slice(0, index);
  }
  return text;
}

export const isSecondOrder = (text: string) => SECOND_ORDER.test(text);
export const isOnlyManners = (text: string): boolean =>
  [ONLY_MANNERS, LATE, AGREED].some((pattern) => pattern.test(text.trim()));

export const tailOf = ({ line }: Scene, { tail, end }: Split): string => {
  const at = line.tokens[tail]?.at ?? line.text.length;
  if (end === undefined) return line.text.slice(at);
  return line.text
    .slice(at, line.tokens[end - 1]?.end)
    .replace(/(?:\s*[,;:.–-]|\s+(?:and|so))+$/i, "");
};
