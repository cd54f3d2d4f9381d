import type { Card } from "./render.ts";

function holds(value: unknown, is: (part: Readonly<Record<string, unknown>>) => boolean): boolean {
  if (Array.isArray(value)) return value.some((part) => holds(part, is));
  if (typeof value !== "object" || value === null) return false;
  const part = value as Readonly<Record<string, unknown>>;
  return is(part) || Object.values(part).some((inner) => holds(inner, is));
}

/** Whether a person types into a card what is then saved: it has inputs, and a press that is done once, by its nonce. */
export function isForm(card: Card): boolean {
  const asks = holds(
    card.body,
    ({ type }) => typeof type === "string" && type.startsWith("Input."),
  );
  return asks && holds(card, (part) => "nonce" in part);
}
