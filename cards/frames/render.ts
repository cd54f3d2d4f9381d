import { Template } from "adaptivecards-templating";
import { visible } from "../../bot/plan/text/visible.ts";

/** An Adaptive Card as Teams takes it. */
export type Card = {
  readonly type: "AdaptiveCard";
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
} & Readonly<Record<string, unknown>>;

/** A message's JSON is kept to this many characters; beyond it, cards are paged. */
export const LARGEST_CARD = 18_000;

/**
 * A card is a pair: a template that pastes into the Adaptive Cards designer, and what it is given.
 * The template is parsed once. Values are never expanded again, so what people typed stays text.
 */
export function cardFrom<Data extends object>(template: unknown): (data: Data) => Card {
  const parsed = new Template(template);
  return (data) => {
    const card = shown(parsed.expand({ $root: data })) as Card;
    const speak = typeof card.fallbackText === "string" ? card.fallbackText : undefined;
    return { ...card, ...(speak ? { speak } : {}) };
  };
}

/** What is shown of a card; what its buttons carry back is nobody's to see, and stays as it is. */
function shown(part: unknown, name = ""): unknown {
  if (typeof part === "string") return visible(part);
  if (typeof part !== "object" || part === null || name === "data") return part;
  if (Array.isArray(part)) return part.map((one) => shown(one));
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, shown(one, key)]));
}
