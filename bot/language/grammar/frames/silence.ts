import type { Slot } from "../../line/slot.ts";
import { slotsWithin, wordsAt } from "../explained.ts";
import type { Said } from "../said.ts";

/** How it is asked who has sent no update: told by its build, whichever words it is put in. */

const SENT =
  "(?:sent|send|put|given|give|got|submitted|updated|told|tell|reported|replied|responded|written|heard|supplied|provided|come|came|filled)";
const WHO =
  /\b(?:who|which (?:of )?(?:the |our |my )?(?:owners?|leads?|officers?|people|persons?|services?)|owners|anyone|anybody|any owners)\b/;
const WAYS: readonly RegExp[] = [
  // "Who hasn't sent me anything", "which owners have put nothing in".
  new RegExp(
    `\\b(?:not|never|yet to|still to|nothing)\\b(?: \\w+){0,2} ${SENT}\\b.*\\b(?:anything|owt|updates?|nothing|word|in|me|us|theirs?|back)\\b`,
  ),
  new RegExp(`\\b${SENT}\\b(?: \\w+){0,2} (?:nothing|no updates?)\\b`),
  // "Who do I still need an update from", "who owes me something".
  /\b(?:need|needs|want|awaiting|wait|waiting|missing|owes?|owing|chase|chasing|due|expecting|get|short of)\b(?: \w+){0,4} (?:updates?|something|anything)\b/,
];
/** What is not put in may be one field of an action, and then it is no update. */
const OF_A_FIELD =
  /\b(?:dates?|reasons?|ratings?|colours?|rags?|evidence|names?|figures?|numbers?)\b/;
/** Words that such a question is made of. */
const MADE_OF = new RegExp(
  `^(?:who|which|of|the|our|my|owners?|leads?|officers?|people|person|not|never|yet|to|still|nothing|${SENT.slice(3, -1)}|anything|owt|updates?|an|a|word|in|me|us|their|theirs|back|need|needs|want|awaiting|wait|waiting|missing|owes?|owing|chase|chasing|expecting|get|short|something|from|for|on|are|is|has|have|had|do|does|did|i|we|we|any|anyone|anybody|no|up|date)$`,
);

/** The words of a question for who has sent no update, or undefined where it is another. */
export function silenceIn(
  said: Said,
): { readonly words: ReadonlySet<number>; readonly used: readonly Slot[] } | undefined {
  if (said.mood === "plain" && said.tokens.at(-1)?.text !== "?") return undefined;
  const text = said.tokens.map((one) => one.text).join(" ");
  if (OF_A_FIELD.test(text) || !WHO.test(text) || !WAYS.some((way) => way.test(text)))
    return undefined;
  const words = wordsAt(said, (word) => MADE_OF.test(word));
  return { words, used: slotsWithin(said, words) };
}
