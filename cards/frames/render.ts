import { Template } from "adaptivecards-templating";

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
    const card = parsed.expand({ $root: data }) as Card;
    const speak = typeof card.fallbackText === "string" ? card.fallbackText : undefined;
    return { ...card, ...(speak ? { speak } : {}) };
  };
}
