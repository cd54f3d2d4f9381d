import { isOf, type Slot } from "../line/slot.ts";
import type { Token } from "../line/tokens.ts";
import type { Lattice } from "../slots/lattice.ts";

/** A way to take a line apart: slots that do not overlap, and the tokens that none of them has. */
export type Cover = {
  readonly slots: readonly Slot[];
  readonly skipped: readonly number[];
  readonly cost: number;
};

/** What it costs that nothing explains a token. */
function skipCost(token: Token, here: readonly Slot[], before: Token | undefined): number {
  if (token.is === "mark") return 0;
  // What a day is counted from is not passed over, for then all days are meant: "by Halloween".
  if (/^(?:by|before|until|till|since)$/.test(before?.text ?? "")) return 9;
  // A word that says which way is never lightly left: "before Christmas" is not "Christmas".
  if (/^(?:before|after|by|until|since|not|except|without)$/.test(token.text)) return 3.5;
  // What the lexicon knows to narrow is not passed over for what it does not know.
  if (here.some((one) => STRONG(one) && one.cost < 0.4)) return 3.2;
  return token.is === "number" ? 2.2 : token.text.length < 3 ? 0.8 : 2;
}

const STRONG = isOf("rag", "status", "late", "person", "area", "item");
const isFiller = isOf("filler");

type Part = {
  readonly cost: number;
  readonly last: Slot | number | null;
  readonly before: Part | null;
  /** Ways with one sign mean the same. */
  readonly sign: number;
};

/** The cheapest ways to take tokens `from` to `to` apart; ways that differ only in filler are one. */
export function coversOf(
  { line, at }: Lattice,
  from: number,
  to: number,
  most: number,
): readonly Cover[] {
  const { tokens } = line;
  const best: Map<number, Part>[] = Array.from({ length: to - from + 1 }, () => new Map());
  best[0]?.set(0, { cost: 0, last: null, before: null, sign: 0 });
  const [pieces, signs] = [new Map<string, number>(), new Map<number, number>()];
  const numberIn = <T>(all: Map<T, number>, name: T): number => {
    const number = all.get(name) ?? all.size + 1;
    all.set(name, number);
    return number;
  };
  const signBehind = (before: Part, piece: number) =>
    numberIn(signs, before.sign * MOST_PIECES + piece);
  const put = (n: number, part: Part) => {
    const ways = best[n - from];
    const known = ways?.get(part.sign);
    if (ways && (!known || part.cost < known.cost)) ways.set(part.sign, part);
  };
  for (let n = from; n < to; n++) {
    const ways = [...(best[n - from]?.values() ?? [])]
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most);
    const token = tokens[n];
    if (!token) continue;
    const skipped = token.is === "mark" ? undefined : numberIn(pieces, `_${n}`);
    const skipping = skipCost(token, at[n] ?? [], tokens[n - 1]);
    const here = (at[n] ?? [])
      .filter((one) => one.to <= to)
      .map((one) => ({ one, piece: isFiller(one) ? undefined : numberIn(pieces, nameOf(one)) }));
    for (const before of ways) {
      const behind = (piece: number | undefined) =>
        piece === undefined ? before.sign : signBehind(before, piece);
      put(n + 1, { cost: before.cost + skipping, last: n, before, sign: behind(skipped) });
      for (const { one, piece } of here)
        put(one.to, { cost: before.cost + one.cost, last: one, before, sign: behind(piece) });
    }
  }
  const ends = [...(best[to - from]?.values() ?? [])]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most);
  return ends.map((end) => {
    const slots: Slot[] = [];
    const skipped: number[] = [];
    for (let part: Part | null = end; part; part = part.before) {
      if (typeof part.last === "number") skipped.unshift(part.last);
      else if (part.last) slots.unshift(part.last);
    }
    return { slots, skipped, cost: end.cost };
  });
}

/** More than a line can be made of. */
const MOST_PIECES = 2 ** 24;
const nameOf = (one: Slot) => `${one.from}${one.type}${one.to}${signOf(one)}`;
const signOf = (one: Slot) =>
  isOf("date")(one) ? one.value.relation : isOf("text")(one) ? "" : String(one.value);
