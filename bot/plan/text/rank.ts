import type { Kind } from "../model/kind.ts";
import { listed, type Plan } from "../model/snapshot.ts";
import { indexOf } from "./text-index.ts";

/** Ranks what a plan holds by how well its texts fit some words: any of them, the rarer the better. */

/** One word that is looked for, with the other names of the same thing: each is one or more stems. */
export type Sought = { readonly ways: readonly (readonly string[])[] };

/** An item with how much of what is sought it speaks of, from 0 to 1, and which of the words. */
export type Fit = {
  readonly kind: Kind;
  readonly ref: string;
  readonly fit: number;
  readonly weight: number;
  readonly has: readonly number[];
};

type Known = { readonly kind: Kind; readonly ref: string; readonly stems: ReadonlySet<string> };

function knownOf(plan: Plan, kind: Kind): readonly Known[] {
  const isListed = new Set(listed(plan, kind).map(({ ref }) => ref));
  return indexOf(plan, kind)
    .entries.filter(({ id }) => isListed.has(id))
    .map(({ id, stems }) => ({ kind, ref: id, stems }));
}

/** A way after the first is another name for it, and fits a little less. */
const OTHER_NAME = 0.7;

/** The items of some kinds that speak of any of what is sought, the best first. */
export function rankByWords(
  plan: Plan,
  kinds: readonly Kind[],
  sought: readonly Sought[],
): readonly Fit[] {
  const all = kinds.flatMap((kind) => knownOf(plan, kind));
  const match = ({ stems }: Known, { ways }: Sought): number => {
    const at = ways.findIndex((way) => way.every((stem) => stems.has(stem)));
    return at < 0 ? 0 : at === 0 ? 1 : OTHER_NAME;
  };
  const weights = sought.map((one) => {
    const count = all.filter((known) => match(known, one) > 0).length;
    return Math.log(1 + all.length / Math.max(1, count));
  });
  const total = weights.reduce((sum, one) => sum + one, 0);
  return all
    .map((known) => {
      const fits = sought.map((one) => match(known, one));
      const weight = fits.reduce((sum, one, n) => sum + one * (weights[n] ?? 0), 0);
      const has = fits.flatMap((one, n) => (one > 0 ? [n] : []));
      return { kind: known.kind, ref: known.ref, fit: total > 0 ? weight / total : 0, weight, has };
    })
    .filter(({ has }) => has.length > 0)
    .sort((a, b) => b.fit - a.fit);
}
