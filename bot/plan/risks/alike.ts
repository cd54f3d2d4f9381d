import { PlanError } from "../model/errors.ts";
import type { Plan } from "../model/snapshot.ts";
import { itemTitle } from "../model/vocabulary.ts";
import { stemOf } from "../text/text-index.ts";
import { register } from "./register.ts";
import type { Risk } from "./risk.kind.ts";

/** A risk that may be on the register already. It is said once; the person may go on. */
export class LikelyTwin extends PlanError {
  readonly ref: string;

  constructor(plan: Plan, { ref, description }: Risk) {
    const text = description.length > 200 ? `${description.slice(0, 199).trimEnd()}…` : description;
    super("bad-input", `It may be here already. ${itemTitle(plan, "risk", ref)}: “${text}”`);
    this.name = "LikelyTwin";
    this.ref = ref;
  }
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter words say little of what a text is about. */
const SHORTEST = 4;
/** Two texts are alike that share so many words, and so much of the shorter one. */
const FEWEST_SHARED = 3;
const SHARE = 0.6;

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.match(WORD) ?? []).filter((word) => word.length >= SHORTEST).map((word) => stemOf(word)),
  );

const sharedOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((stem) => other.has(stem)).length;

/** The best of some items by what is counted of each; undefined where nothing counts. */
function bestBy<T>(all: readonly T[], count: (one: T) => number): T | undefined {
  let best: { readonly one: T; readonly count: number } | undefined;
  for (const one of all) {
    const counted = count(one);
    if (counted > 0 && counted > (best?.count ?? 0)) best = { one, count: counted };
  }
  return best?.one;
}

/** The open risk that a description most likely says again, if there is one. */
export function alikeTo(plan: Plan, description: string): Risk | undefined {
  const words = stemsOf(description);
  return bestBy(register(plan), (risk) => {
    const other = stemsOf(risk.description);
    const shared = sharedOf(words, other);
    const share = shared / Math.max(1, Math.min(words.size, other.size));
    return shared >= FEWEST_SHARED && share >= SHARE ? share : 0;
  });
}

/**
 * The action that a risk most likely has to do with: of the areas that it is about, the one that
 * shares most of its words. Words that many actions have count less.
 */
export function suggestedAction(
  plan: Plan,
  { description, areas }: { readonly description: string; readonly areas: readonly string[] },
): string | undefined {
  const words = stemsOf(description);
  const open = plan.items.action.filter(
    ({ area, status }) => status !== "complete" && (areas.length === 0 || areas.includes(area)),
  );
  const texts = open.map((action) => ({ action, stems: stemsOf(action.text) }));
  const found = bestBy(texts, ({ stems }) => {
    const shared = [...words].filter((stem) => stems.has(stem));
    const weights = shared.map((stem) => 1 / texts.filter((other) => other.stems.has(stem)).length);
    return shared.length >= 2 ? weights.reduce((sum, weight) => sum + weight, 0) : 0;
  });
  return found?.action.ref;
}
