import { isOf, type Slot } from "../line/slot.ts";
import type { Token } from "../line/tokens.ts";
import { isOnlyManners, isSecondOrder, type Split } from "./record-text.ts";
import { moodOf } from "./said.ts";
import type { Scene } from "./scene.ts";

/** A text for the record that stands before what is said of it: "a fourth provider has signed, so 1.1 can go green". */

export type Lead = {
  readonly split: Split;
  /** What is said begins with this token. */
  readonly from: number;
  /** The item that the text itself was said of: "2.4 everybody is trained now, call it complete". */
  readonly item?: Slot;
};

/** What ends a statement of which something follows. */
const ENDS = /^(?:so|therefore|hence|meaning|[,.;!]|-|\n)$/;
const VALUES = isOf("rag", "status", "item", "late");
const SAYS_NOTHING = isOf("filler", "act", "word", "kind", "fact");

/** The places at which a line may be split into a text and what is said because of it. */
export function leadsOf(scene: Scene): readonly Lead[] {
  const { tokens, text } = scene.line;
  const out: Lead[] = [];
  for (const [n, token] of tokens.entries()) {
    const broken = n > 0 && text.slice(tokens[n - 1]?.end, token.at).includes("\n");
    if (!(broken || ENDS.test(token.text)) || n === 0 || n > tokens.length - 2) continue;
    if (/^[,.-]$/.test(token.text) && token.glued && tokens[n + 1]?.glued) continue;
    const from = behind(tokens, broken && !ENDS.test(token.text) ? n : n + 1);
    const item = firstItem(scene, n) ?? firstNamed(scene, n);
    // What names it by words is part of the sentence that is kept.
    const tail = item && isOf("item")(item) ? item.to : 0;
    if (from >= tokens.length || !isStatement(scene, tail, n)) continue;
    const cost = token.text === "," ? 0.35 : 0.25;
    out.push({
      split: { at: from, tail, end: n, cue: token.text, cost },
      from,
      ...(item ? { item } : {}),
    });
    if (out.length > 5) break;
  }
  return out;
}

/** Past what joins the two: "and so", "so", "please". */
function behind(tokens: readonly Token[], from: number): number {
  let at = from;
  while (/^(?:so|and|then|please|pls|therefore|,|-)$/.test(tokens[at]?.text ?? "")) at += 1;
  return at;
}

/** The item that a line begins with, where more is said of it before `end`. */
function firstItem({ lattice, line }: Scene, end: number): Slot | undefined {
  const at = line.tokens.findIndex(
    ({ text, is }) => is !== "mark" && !/^(?:hi|all|for|on|re|action|so|and|ok)$/.test(text),
  );
  return lattice.slots
    .filter(isOf("item"))
    .filter(({ from, to, value }) => from === at && to < end && value.length === 1)
    .sort((a, b) => a.cost - b.cost || b.to - a.to)[0];
}

/** A condition, an order, a place and manners state nothing. */
const OPENS_OTHERWISE =
  /^(?:not|no|never|if|when|unless|set|show|list|compare|in|on|for|as|like|per|re|thanks|thank|cheers|ta|hi|hello|hiya|morning|sorry|dear)$/;

/** The words that a line begins with, where they name the one thing that "it" stands for. */
function firstNamed({ lattice, line }: Scene, end: number): Slot | undefined {
  const after = line.tokens.slice(end).map(({ text }) => text);
  if (!after.includes("it") && !after.includes("that")) return undefined;
  const at = line.tokens.findIndex(({ text }) => !/^(?:hi|all|ok|so|and|the|our|my)$/.test(text));
  return lattice.slots
    .filter(isOf("text"))
    .filter(({ from, to, cued }) => !cued && from === at && to < end)
    .sort((a, b) => b.to - a.to)[0];
}

/** Whether words state something that the lexicon has no meaning for, and ask or order nothing. */
function isStatement({ lattice, line }: Scene, from: number, to: number): boolean {
  const tokens = line.tokens.slice(from, to);
  const words = tokens.filter(({ is }) => is !== "mark");
  const text = line.text.slice(tokens[0]?.at, tokens.at(-1)?.end);
  if (words.length < 2 || isOnlyManners(text) || isSecondOrder(text)) return false;
  if (moodOf(tokens) === "question" || OPENS_OTHERWISE.test(words[0]?.text ?? "")) return false;
  // A value at its beginning is what is said, and what follows tells why.
  const first = (lattice.at[from] ?? []).some((one) => VALUES(one) && one.cost < 0.5);
  const items = lattice.slots.some(
    (one) => isOf("item")(one) && one.from >= from && one.to <= to && one.cost < 0.5,
  );
  if (first || items) return false;
  const unknown = tokens.filter(
    ({ is }, k) =>
      is !== "mark" &&
      !(lattice.at[from + k] ?? []).some((one) => SAYS_NOTHING(one) && one.cost < 0.5),
  );
  return unknown.length > 0;
}
