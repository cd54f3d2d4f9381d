import { type Slot, slot } from "../line/slot.ts";
import { SMALL } from "../line/small-words.ts";
import type { Line } from "../line/tokens.ts";
import { spokenOf } from "./phrases.ts";

/** Words to look for in one field alone: why something is so, or by when it is to be put right. */

type Of = "reason" | "recovery" | "progress";

const OPENS = "(?:(?:being|been|is|are|were|was|which|that|all|mostly|still|just) )*";
/** What announces the words, in each field. */
const CUES: readonly (readonly [RegExp, Of, cost: number])[] = [
  [
    new RegExp(
      `${OPENS}(?:because of|owing to|on account of|as a (?:result|consequence) of|(?:held|holding|hold|kept) (?:up|back) (?:by|because of|over|on)|(?:delayed|hampered|stalled|hit|affected|caused|hindered|blocked|knocked back|put back|thrown off|stopped) by|(?:blame|blames|blamed|blaming|cite|cites|cited|citing)(?: it| this| that)?(?: on)?|stuck (?:on|because of|over)|(?:come|comes|came|coming|boil|boils) (?:back|down) to|put (?:it |this |that )?down to|the (?:reason|excuse|cause) (?:given |stated )?(?:is|was|being)|(?:a |the )?reasons? (?:of|mentioning|that (?:mention|speak of|say)s?)|whose reason (?:is|says|mentions|speaks of))(?: the| a| an| our| their)*`,
      "y",
    ),
    "reason",
    0.1,
  ],
  [new RegExp(`${OPENS}(?:due|thanks) to(?: the| a| an| our| their)*`, "y"), "reason", 0.5],
  [
    /(?:(?:is|are|be|will|not|expected|due|likely|going|go|to|get|gets|come|coming|getting|return|returning) )*(?:back |return )?to green(?: again)? (?:till|until|by|in)/y,
    "recovery",
    0.1,
  ],
  [/whose recovery plan (?:says|mentions|speaks of)/y, "recovery", 0.05],
  [
    /(?:where (?:do|does) )?(?:the |whose |any )?progress(?: (?:notes?|updates?))?(?: (?:that|which|do|does))* (?:mention|mentions|mentioning|name|names|naming|speaks of|speak of|talk about|refer to)(?: the| our)*/y,
    "progress",
    0.1,
  ],
];
/** Words that stand before what they announce: "give the vacancy as the reason". */
const BEFORE =
  /(?:(?:which|that|who|is|are|has|have) )*(?:give|gives|giving|gave|given|blame|blames|blaming|cite|cites|citing|name|names|naming|put|puts|putting|say|says|saying|with|have|has|quote|quotes|quoting)(?: (?:the|an?|their|our))? (?<words>[^,.?!:;]{2,60}?)(?: down)? (?:as|is|are|was|were|to) (?:(?:the|their|its|an?|part of the|to|main|real|stated|given) )*(?:reasons?|causes?|excuses?|explanations?|blame|problem)(?: (?:for|why|of)(?: (?:being|it|this|that|them|the delays?|delays?))*)?(?= |$)/y;
const STOPS =
  /^(?:that|which|who|what|how|why|where|when|is|are|was|were|has|have|please|pls|and|but|not|except|so|in|on|with|than|for|by|before|after|since|until|till|due|owned)$/;
const MONTH =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$/;
const MOST_WORDS = 6;

export function fieldTextSlots({ text, tokens }: Line, isKnown: (n: number) => boolean): Slot[] {
  const { text: spoken, at, endOf } = spokenOf(tokens);
  const out: Slot[] = [];
  const put = (from: number, first: number, to: number, of: Of, cost: number) => {
    const value = text.slice(tokens[first]?.at, tokens[to - 1]?.end);
    out.push(slot({ type: "text", value, cued: true, of }, from, to, cost));
  };
  for (const [n, start] of at.entries()) {
    if (tokens[n]?.is === "mark") continue;
    for (const [pattern, of, cost] of CUES) {
      pattern.lastIndex = start;
      const match = pattern.exec(spoken);
      const first = match && endOf.get(start + match[0].length);
      if (!first) continue;
      behind(n, first, of, cost);
    }
    BEFORE.lastIndex = start;
    const match = BEFORE.exec(spoken);
    const to = match && endOf.get(start + match[0].length);
    const words = match?.groups?.words;
    if (!match || !to || words === undefined) continue;
    const first = at.indexOf(start + match[0].indexOf(` ${words} `) + 1);
    const last = endOf.get(start + match[0].indexOf(` ${words} `) + 1 + words.length);
    if (first < 0 || !last) continue;
    const value = text.slice(tokens[first]?.at, tokens[last - 1]?.end);
    out.push(slot({ type: "text", value, cued: true, of: "reason" }, n, to, 0.1));
  }
  return out;

  function behind(from: number, first: number, of: Of, cost: number): void {
    let at = first;
    const quoted = tokens[at]?.text === '"';
    if (quoted) at += 1;
    const begin = at;
    let [content, spent] = [0, cost];
    for (; at < tokens.length && content < MOST_WORDS; at++) {
      const token = tokens[at];
      if (!token) break;
      if (quoted && token.text === '"') {
        put(from, begin, at, of, cost);
        const last = out.at(-1);
        if (last) out[out.length - 1] = { ...last, to: at + 1 };
        return;
      }
      if (token.is === "mark" && !/^[-&'/]$/.test(token.text)) break;
      if (STOPS.test(token.text) && !quoted) break;
      if (of === "recovery" && !quoted && !MONTH.test(token.text)) break;
      if (token.is !== "word" || SMALL.test(token.text)) continue;
      content += 1;
      spent += isKnown(at) ? 0.06 : 0.35;
      if (!quoted) put(from, begin, at + 1, of, spent);
    }
  }
}
