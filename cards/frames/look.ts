import { digestOf } from "../../bot/plan/model/keys.ts";
import type { Card } from "./render.ts";

/** The line at the foot of a card, up to what does not change by itself. */
const AS_AT = /^As at \d{1,2} \w+ \d{4}, \d\d:\d\d · (.*?, version )\d+/;

/**
 * A digest of how a card looks, apart from when it was drawn: two cards that look the same need no
 * edit. The name of a card's presses (their nonce) is new each time it is drawn and is left out.
 */
export function lookOf(card: Card): string {
  const seen = JSON.stringify(card, (key, value: unknown) => {
    if (key === "nonce") return undefined;
    return typeof value === "string" ? value.replace(AS_AT, "$1") : value;
  });
  return digestOf(seen);
}
