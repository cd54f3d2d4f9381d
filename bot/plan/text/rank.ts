import type { Kind } from "../model/kind.ts";
import type { Plan } from "../model/snapshot.ts";
import { holdingAll } from "./postings.ts";
import { type Entry, indexOf } from "./text-index.ts";

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

/** A way after the first is another name for it, and fits a little less. */
const OTHER_NAME = 0.7;

/** The items of some kinds that speak of any of what is sought, the best first. */
export function rankByWords(
  plan: Plan,
  kinds: readonly Kind[],
  sought: readonly Sought[],
): readonly Fit[] {
  const texts = kinds.map((kind) => ({ kind, ...indexOf(plan, kind) }));
  const count = texts.reduce((sum, { listed }) => sum + listed.size, 0);
  const fits = sought.map(({ ways }) => {
    const fit = new Map<Entry, number>();
    for (const { stems, listed } of texts)
      for (const [n, way] of ways.entries())
        for (const entry of holdingAll(stems, way))
          if (listed.has(entry) && !fit.has(entry)) fit.set(entry, n === 0 ? 1 : OTHER_NAME);
    return { fit, weight: Math.log(1 + count / Math.max(1, fit.size)) };
  });
  const total = fits.reduce((sum, { weight }) => sum + weight, 0);
  return texts
    .flatMap(({ kind, listed }) =>
      [...listed]
        .filter((entry) => fits.some(({ fit }) => fit.has(entry)))
        .map((entry) => {
          const weight = fits.reduce((sum, one) => sum + (one.fit.get(entry) ?? 0) * one.weight, 0);
          const has = fits.flatMap(({ fit }, n) => (fit.has(entry) ? [n] : []));
          return { kind, ref: entry.id, fit: total > 0 ? weight / total : 0, weight, has };
        }),
    )
    .sort((a, b) => b.fit - a.fit);
}
