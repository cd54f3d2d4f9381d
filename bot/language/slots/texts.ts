import type { Kind } from "../../plan/model/kind.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { findByText, isInTexts, isPhrase } from "../../plan/text/search.ts";
import { type Slot, slot } from "../line/slot.ts";
import type { Line, Token } from "../line/tokens.ts";
import { isCommon, isEnglish } from "./slips.ts";

/** Words that are looked for in the plan's texts: behind a cue, or where they name something that stands there. */

/** What announces words to look for; with the words before it that do no more. */
const CUE =
  /^(?:(?:is there |have we |do we have |are there )?(?:any|some|every)?(?:thing|body|one)? ?)?(?:about|regarding|re|concerning|mentioning|mention|mentions|that mention|which mention|that mentions|to do with|related to|relating to|around|covering|containing|that involve|involving|dealing with|that cover|that talk about|that speak of|with the word|with the words|referring to|that refer to|touching on|linked to|connected to|connected with|on the subject of|on the topic of)$/;
const ON = /^(?:(?:any|some)thing |owt |(?:an )?actions? |what )?(?:on|around)$/;
/** Where words to look for end. */
const ENDS =
  /^(?:[?!;:()–—]|due|that|which|who|owned|because|by|please|pls|thanks|ta|and|with|without|since|before|in|always)$/;
/** Words that name nothing that could be looked for. */
export const SMALL =
  /^(?:it|its|is|are|was|were|be|been|they|them|this|that|these|those|what|who|which|when|where|how|why|has|have|had|do|does|did|not|we|us|i|you|me|my|he|she|his|her|due|before|after|by|until|since|from|as|at|so|if|any|all|some|there|here|will|can|should|would|could|today|now|say|said|get|got|of|the|a|an|to|for|in|on|or|and|&|-|'|\/|about|with|their|our|is)$/;

const KINDS: readonly Kind[] = ["action", "risk", "measure", "kpi"];

export type Texts = { readonly plan: Plan; readonly isTaken: (n: number) => boolean };

const isContent = (token: Token | undefined): boolean =>
  token !== undefined && token.is === "word" && !SMALL.test(token.text);

/** Slots of words to look for. `isTaken` says that another meaning of the plan or the language has a token. */
export function textSlots({ text, tokens }: Line, { plan, isTaken }: Texts): Slot[] {
  const out: Slot[] = [];
  const known = tokens.map(
    (token) =>
      token.is === "word" && KINDS.some((kind) => isInTexts(plan, kind, token.base || token.text)),
  );
  const raw = (from: number, to: number) => text.slice(tokens[from]?.at, tokens[to - 1]?.end);
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
      if (cue) out.push(...behindCue(n, n + k, cue));
    }
    out.push(...standing(n));
  }
  return out;

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
      if (content === 1 && isCommon(token.text) && !noun && from > 0 && at < tokens.length - 1)
        continue;
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

/** Where words in quotes end that begin at a token. */
function quotedAt(tokens: readonly Token[], from: number): number | undefined {
  if (tokens[from]?.text !== '"') return undefined;
  const to = tokens.findIndex(({ text }, n) => n > from && text === '"');
  return to > from + 1 ? to + 1 : undefined;
}
