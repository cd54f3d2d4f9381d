import type { Kind } from "../../plan/model/kind.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { findByText, isInTexts, isPhrase, spelledOut } from "../../plan/text/search.ts";
import { isCommon, isEnglish } from "../line/english.ts";
import { type Slot, slot } from "../line/slot.ts";
import { SMALL } from "../line/small-words.ts";
import type { Line, Token } from "../line/tokens.ts";
import { fieldTextSlots } from "./field-texts.ts";

/** Words that are looked for in the plan's texts: behind a cue, or where they name something that stands there. */

/** What announces words to look for; with the words before it that do no more. */
const CUE =
  /^(?:(?:is there |have we |do we have |are there )?(?:any|some|every)?(?:thing|body|one)? ?)?(?:about|regarding|re|concerning|concern|concerns|mentioning|mention|mentions|that mention|which mention|that mentions|to do with|related to|relating to|around|covering|containing|that involve|involving|dealing with|that cover|that talk about|that speak of|with the word|with the words|referring to|that refer to|touching on|linked to|connected to|connected with|on the subject of|on the topic of)$/;
const ON = /^(?:(?:any|some)thing |owt |(?:an )?actions? |what )?(?:on|around)$/;
/** Where words to look for end. */
const ENDS =
  /^(?:[?!;:()–—]|due|that|which|who|owned|because|by|please|pls|thanks|ta|and|with|without|since|before|in|anywhere|somewhere|covered|always|but|not|except)$/;

const KINDS: readonly Kind[] = ["action", "risk", "measure", "kpi"];

export type Texts = {
  readonly plan: Plan;
  /** Another meaning of the plan or the language has a token for certain. */
  readonly isTaken: (n: number) => boolean;
  /** Some entry of the plan or the language has a token. */
  readonly isEntry: (n: number) => boolean;
};

const isContent = (token: Token | undefined): boolean =>
  token !== undefined && token.is === "word" && !SMALL.test(token.text);

/** What follows words that a text asks for at its end: "is leisure covered anywhere", "home ed, do they get a mention". */
const ASKED_AFTER =
  /^(?:(?:do|does|did|is|are|has|have|it|they|that|this|get|gets|got|getting|an?|any|been|being|even|ever|come|comes|crop|crops|show|shows) )*(?:(?:mention(?:ed|s)?|covered|featured?|features|included|addressed|talked about|spoken about|(?:come|comes|crop|crops|show|shows) up)(?: |$))?(?:(?:anywhere|at all|somewhere|in here|in there|in (?:the|our|this) plan|in any of (?:the|these|our|those)(?: (?:actions?|items?|plans?|risks?|measures?))?|in any of (?:it|them|this)|in any (?:actions?|items?)|in it|on here|in (?:these|the|our) (?:actions?|items?))(?: |$))*$/;
const CUE_BEHIND =
  /\b(?:mention(?:ed|s)?|covered|featured?|features|included|addressed|talked about|spoken about|up|anywhere|at all|somewhere|here|there|plan|actions?|items?|it|them|these|those)$/;
/** What stands before the words in such a question. */
const ASKED_BEFORE =
  /^(?:is|are|was|does|do|has|have|did|any|anything|about|on|the|a|an|we|got|there|what|whats|of|our|us|and|but|hi|please|,)$/;
/** Who something is for, which the plan may call otherwise: left out where other words tell more. */
const FOLK = /^(?:kids|kiddies|youngsters|lads|folk|ones|people|children|pupils)$/;
const DENIES = /^(?:no|not|never|without|nothing|nobody|none|except|but)$/;

/** Slots of words to look for. */
export function textSlots(line: Line, { plan, isTaken, isEntry }: Texts): Slot[] {
  const { text, tokens } = line;
  const out: Slot[] = [];
  const stands = tokens.map(
    (token) =>
      token.is === "word" && KINDS.some((kind) => isInTexts(plan, kind, token.base || token.text)),
  );
  const spelled = tokens.map((token, n) =>
    stands[n] || token.is !== "word" || isEnglish(token.base) ? undefined : spelling(token.base),
  );
  const known = tokens.map((_, n) => stands[n] === true || spelled[n] !== undefined);
  const raw = (from: number, to: number) => {
    const parts = tokens.slice(from, to);
    if (!spelled.slice(from, to).some(Boolean)) return text.slice(parts[0]?.at, parts.at(-1)?.end);
    return parts.map(({ raw: own }, n) => spelled[from + n] ?? own).join(" ");
  };
  out.push(...askedAfter(), ...alone(), ...fieldTextSlots(line, (n) => known[n] === true));
  for (let n = 0; n < tokens.length; n++) {
    const quoted = quotedAt(tokens, n);
    if (quoted) {
      out.push(slot({ type: "text", value: raw(n + 1, quoted - 1), cued: true }, n, quoted, 0.1));
    }
    for (let k = 1; k <= 4; k++) {
      const lead = tokens
        .slice(n, n + k)
        .map((token) => token.text)
        .join(" ");
      const cue = CUE.test(lead) ? 0.25 : ON.test(lead) ? 0.5 : 0;
      if (cue && !(tokens[n + k - 1]?.text === "about" && tokens[n + k]?.text === "to"))
        out.push(...behindCue(n, n + k, cue));
    }
    out.push(...standing(n));
  }
  return out;

  /** What the plan spells initials out as: "EHC plans" for EHCPs. */
  function spelling(word: string): string | undefined {
    for (const kind of KINDS)
      for (const letters of [word, word.replace(/s$/, "")]) {
        const found = spelledOut(plan, kind, letters);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  /** Words before "anywhere", "covered" or "get a mention": they are looked for, whatever they are. */
  function askedAfter(): Slot[] {
    const end = endOfWords(tokens);
    const tail = (from: number) =>
      tokens
        .slice(from, end)
        .map((token) => token.text)
        .join(" ");
    let start = 0;
    while (start < end && ASKED_BEFORE.test(tokens[start]?.text ?? "")) start += 1;
    for (let at = start + 1; at < end; at++) {
      if (!ASKED_AFTER.test(tail(at)) || !CUE_BEHIND.test(tail(at))) continue;
      const words = wordsFor(start, at);
      return words && at - start <= MOST_WORDS
        ? [slot({ type: "text", value: words.value, cued: true }, start, end, words.cost)]
        : [];
    }
    return [];
  }

  /** A word or two that stand in no lexicon are looked for. */
  function alone(): Slot[] {
    const end = endOfWords(tokens);
    let start = 0;
    while (start < end && ASKED_BEFORE.test(tokens[start]?.text ?? "")) start += 1;
    const own = tokens.slice(start, end);
    if (own.length === 0 || own.length > 2 || !own.every(isContent)) return [];
    if (own.some((_, n) => isEntry(start + n))) return [];
    // Words that are none of English, nor of the plan, are no question, unless one is asked.
    const strange = own.filter(({ base }, n) => !known[start + n] && !isEnglish(base)).length;
    const isAsked = tokens.at(-1)?.text === "?";
    if (strange > 1 || (strange === own.length && !isAsked)) return [];
    const words = wordsFor(start, end);
    return words
      ? [slot({ type: "text", value: words.value, cued: true }, start, end, words.cost + 0.3)]
      : [];
  }

  function wordsFor(from: number, to: number) {
    const at = Array.from({ length: to - from }, (_, n) => from + n).filter(
      (n) => tokens[n]?.is !== "mark",
    );
    const content = at.filter((n) => isContent(tokens[n]));
    if (content.length === 0 || at.some((n) => DENIES.test(tokens[n]?.text ?? ""))) return null;
    const folk = content.filter((n) => FOLK.test(tokens[n]?.text ?? "") && !known[n]);
    const told = content.filter((n) => !folk.includes(n));
    const kept = told.length > 0 ? told : content;
    const [first = from, last = first] = [kept[0], kept.at(-1)];
    const taken = content.filter((n) => isTaken(n)).length;
    return { value: raw(first, last + 1), cost: 0.25 + 0.05 * content.length + 0.5 * taken };
  }

  /** Words behind a cue: up to where something else is said. */
  function behindCue(from: number, start: number, cue: number): Slot[] {
    const found: Slot[] = [];
    let cost = cue;
    const first = tokens[start];
    // "the …" goes with it.
    let at = start;
    while (at < tokens.length && /^(?:the|our|any|a|an|all|this)$/.test(tokens[at]?.text ?? ""))
      at += 1;
    const begin = at;
    if (!first) return [];
    for (; at < Math.min(tokens.length, begin + 8); at++) {
      const token = tokens[at];
      if (
        !token ||
        (ENDS.test(token.text) &&
          !(known[at + 1] && /^(?:and|with|in|that)$/.test(token.text) && at > begin))
      )
        break;
      if (token.is === "mark" && !/^[-&'/]$/.test(token.text)) break;
      if (isContent(token) || token.is === "number") {
        cost += known[at] ? 0.08 : isTaken(at) ? 0.9 : isEnglish(token.text) ? 0.45 : 0.25;
        if (isTaken(at) && known[at]) cost += 0.25;
      }
      if (isContent(token) || (token.is === "number" && at > begin)) {
        found.push(
          slot({ type: "text", value: raw(begin, at + 1), cued: true }, from, at + 1, cost),
        );
      }
    }
    return found;
  }

  /** Words that name something which stands in the plan, with no cue. */
  function standing(from: number): Slot[] {
    if (!isContent(tokens[from]) || !known[from]) return [];
    const found: Slot[] = [];
    let content = 0;
    for (let at = from; at < Math.min(tokens.length, from + 7); at++) {
      const token = tokens[at];
      if (!token || (token.is === "mark" && !/^[-&'/]$/.test(token.text))) break;
      if (!isContent(token)) continue;
      if (!known[at]) break;
      content += 1;
      const said = raw(from, at + 1);
      // A word of every day names nothing by itself: "the feedback ones" does.
      const noun = /^(?:ones|stuff|things|actions?|items?|thing)$/.test(tokens[at + 1]?.text ?? "");
      const stated =
        /^(?:the|our|my)$/.test(tokens[from - 1]?.text ?? "") &&
        /^(?:is|are|has|have|needs?|can|should)$/.test(tokens[at + 1]?.text ?? "");
      const inside = from > 0 && at < tokens.length - 1;
      if (content === 1 && isCommon(token.text) && !noun && !stated && inside) continue;
      const rare = !isCommon(token.text) || content > 1;
      const kind = KINDS.find((one) => findByText(plan, one, said).length > 0);
      if (!kind) break;
      const whole = content > 1 && isPhrase(plan, kind, said);
      const taken = isTaken(at) ? 0.3 : 0;
      const cost = (whole ? 0.5 : rare ? 0.75 : 1.3) + 0.12 * content + taken;
      found.push(slot({ type: "text", value: said, cued: false }, from, at + 1, cost));
    }
    return found;
  }
}

/** How many words are looked for at the most where none of them has to stand in the plan. */
const MOST_WORDS = 5;

/** Where the words of a line end, marks behind them left out. */
function endOfWords(tokens: readonly Token[]): number {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.is === "mark") end -= 1;
  return end;
}

/** Where words in quotes end that begin at a token. */
function quotedAt(tokens: readonly Token[], from: number): number | undefined {
  if (tokens[from]?.text !== '"') return undefined;
  const to = tokens.findIndex(({ text }, n) => n > from && text === '"');
  return to > from + 1 ? to + 1 : undefined;
}
