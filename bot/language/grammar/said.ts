import { isOf, type Slot, type SlotOf, type SlotType } from "../line/slot.ts";
import { plainWords, type Token } from "../line/tokens.ts";
import type { Cover } from "./covers.ts";
import type { Scene } from "./scene.ts";

/** What was said, taken apart: each slot, whether it is denied, and whether the whole is a question. */
export type Said = {
  readonly scene: Scene;
  readonly cover: Cover;
  readonly slots: readonly Slot[];
  readonly denied: ReadonlySet<Slot>;
  /** The words of the grammar that a slot is denied by. */
  readonly denials: ReadonlyMap<Slot, Slot>;
  /** A question, an order put politely, or neither. */
  readonly mood: "question" | "order" | "plain";
  /** It looks back: was, had, should have. */
  readonly past: boolean;
  readonly tokens: readonly Token[];
};

const NARROWS = isOf(
  "rag",
  "status",
  "late",
  "severity",
  "standing",
  "asked",
  "area",
  "person",
  "organisation",
  "me",
  "item",
  "kind",
  "date",
);

/** What says nothing of itself. */
const SAYS_HOW = isOf("filler", "word");

const POLITE =
  /^(?:(?:hi|hiya|hello|hey|please|pls|ok|okay|so|right|and|bot|good morning|morning|just) )*(?:(?:can|could|would|will) (?:you|u|we|i)\b|please\b|pls\b|i would like to\b|i want to\b|we need to\b|i need to\b|let us\b|go ahead and\b|want to\b|can we\b)/;
const ASKS =
  /^(?:(?:right now|just now|now|today|currently|tonight|at the moment|hi|hiya|hello|hey|please|ok|okay|so|and|right|good morning|morning|good afternoon|thanks|but) )*(?:by when|who|what|whats|when|where|why|how|which|whose|is|are|am|was|were|has|have|had|does|do|did|should|will|any|anything|owt|nowt|shall|must|may i|can i|could i)\b/;

/** "5.4, why did that one slip". */
const ASKS_OF_ITEM =
  /^[a-z]{0,4} ?\d+[a-z]?(?: (?:\d+|[a-z]))* (?:why|when|who|whos|whose|what|whats|how|which)\b/;

/** A question behind what it is about: "the autism pathway - who signed it off?". */
const ASKS_BEHIND =
  /[-,:.;!] (?:so |and |but )?(?:who|whose|why|how (?:many|late|long|far)|(?:is|are|has|have|does|do|did|was) (?:it|they|either|any|this|that) |which of|(?:is|are) there )|\byes or no\b|\bor (?:was|is|were|are|did|has|have) (?:it|they|that|this)\b/;
/** "Health has not got a red one, has it": it is asked whether there is one. */
const TAG =
  /\bnot\b.* (?:has|have|is|are|does|do|did|was|were|can|will) (?:it|they|he|she|we|there|that)$/;

/** Whether tokens ask, order politely, or say. */
export function moodOf(tokens: readonly Token[]): Said["mood"] {
  const words = plainWords(tokens);
  const ends = tokens.at(-1)?.text === "?";
  if (/^(?:(?:hi|hello|please|so|and) )*(?:can|could|may) (?:i|we) (?:see|have|get)\b/.test(words))
    return "question";
  if (POLITE.test(words) && !/^.{0,40}\b(?:tell me|let me know)\b/.test(words)) return "order";
  if (/^do not\b/.test(words)) return "plain";
  const all = tokens.map(({ text }) => text).join(" ");
  if (ASKS.test(words) || ends || ASKS_OF_ITEM.test(words) || TAG.test(words)) return "question";
  if (
    /^(?:please )?(?:remind|tell|show|inform) (?:me|us|the board|members|everyone|everybody|the committee) (?:who|what|when|where|why|how|which|whose)\b/.test(
      words,
    )
  )
    return "question";
  if (ASKS_BEHIND.test(all)) return "question";
  return "plain";
}

const PAST =
  /\b(?:was|were|had|did|should have|should of|used to|ought to have|have been due|been due|missed|promised|from before)\b/;

/** Lays a cover out: denial covers one run of one type and ends at "that", "which", "is" and "but". */
export function saidOf(scene: Scene, cover: Cover, tokens: readonly Token[]): Said {
  const denied = new Set<Slot>();
  const denials = new Map<Slot, Slot>();
  const { slots } = cover;
  const telling = slots.filter((one) => !SAYS_HOW(one));
  let open: { by: Slot; type: SlotType | null } | null = null;
  let lastPerson: Slot | null = null;
  const isTag = TAG.test(plainWords(tokens));
  const at = ({ from }: Slot) => scene.line.tokens[from]?.at;
  for (const [n, one] of slots.entries()) {
    if (isOf("word")(one)) {
      const { value } = one;
      if (value === "not" && isTag) continue;
      if (value === "not" || value === "except" || (value === "no" && n + 1 < slots.length)) {
        const next = telling.find(({ from }) => from >= one.to);
        // "Nobody has rated those that are not finished" denies nothing of what is finished.
        const near = next !== undefined && next.from - one.to <= 2;
        // "No reds in area 4?" doubts it, and asks for those that there are.
        const doubts = one.from === 0 && tokens.at(-1)?.text === "?";
        const narrows =
          (value !== "no" || (near && !doubts)) &&
          next &&
          NARROWS(next) &&
          next.type !== "kind" &&
          !(value === "no" && next.type !== "rag" && next.type !== "status");
        if (value !== "no" || narrows) open = { by: one, type: null };
      } else if (value === "denies") {
        const person = slots.slice(0, n).findLast((before) => isOf("person", "me")(before));
        if (person && person !== lastPerson) {
          denied.add(person);
          denials.set(one, person);
        }
        open = null;
      } else if (value === "but" || value === "that") {
        if (open?.type) open = null;
      }
      continue;
    }
    if (isOf("filler")(one)) continue;
    if (open && NARROWS(one)) {
      if (open.type === null || familyOf(open.type) === familyOf(one.type)) {
        // "Not red, not finished": what says so itself is denied by nothing else.
        const denies = tokens.some((token) => token.text === "not" && token.at === at(one));
        if (denies || (open.type !== null && !joinedTo(slots, n, tokens))) {
          open = null;
        } else {
          denied.add(one);
          denials.set(open.by, denials.get(open.by) ?? one);
          open = { by: open.by, type: one.type };
        }
      } else open = null;
    } else if (open && open.type === null && !isOf("kind")(one)) open = null;
    if (isOf("person", "me")(one)) lastPerson = denied.has(one) ? lastPerson : null;
  }
  const folded = tokens.map(({ text }) => text).join(" ");
  return {
    scene,
    cover,
    slots,
    denied,
    denials,
    mood: moodOf(tokens),
    past: PAST.test(folded),
    tokens,
  };
}

/** Colours, states and lateness are one family, and so are people: "excluding complete and green". */
const familyOf = (type: SlotType): SlotType =>
  type === "me" ? "person" : type === "status" || type === "late" ? "rag" : type;

/** Whether only "and", "or", "nor", commas and an opening bracket stand between a slot and the one before it of its kind. */
function joinedTo(slots: readonly Slot[], n: number, tokens: readonly Token[]): boolean {
  const before = slots.slice(0, n).findLast((one) => NARROWS(one));
  const here = slots[n];
  if (!before || !here) return false;
  return tokens
    .slice(before.to, here.from)
    .every(({ text }) =>
      /^(?:and|or|nor|neither|either|,|&|\/|the|any|of|for|n|not|s|'|\(|whatever|whatevers|anything|those|ones|that|thats|which|has|have|is|are|been)$/.test(
        text,
      ),
    );
}

/** The slots of a type, in order. */
export const ofType = <T extends SlotType>({ slots }: Said, ...types: readonly T[]): SlotOf<T>[] =>
  slots.filter(isOf(...types));

export const hasValue = (said: Said, type: SlotType, value: string): Slot | undefined =>
  said.slots.find((one) => one.type === type && one.value === value);
