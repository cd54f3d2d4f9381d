import type { Hearing } from "./hearing.ts";
import type { Request } from "./request.ts";

/** A line as it is matched, the same line as it was typed (character for character), and who says it. */
export type Heard = Hearing & { readonly line: string; readonly typed: string };

/** One way to give an order: the shape of its words, and what it asks for; undefined if it is not that after all. */
export type Order = readonly [
  pattern: RegExp,
  make: (groups: Readonly<Record<string, string | undefined>>, heard: Heard) => Request | undefined,
];

/** A sentence on why an order cannot be carried out as it is. */
export const refuse = (sentence: string): Request => ({ command: "refuse", sentence });

/** Why, at the end of an order. */
export const BECAUSE = "(?:(?:\\s+(?:because|since|as)\\s+|\\s*[:,]\\s*|\\s+-\\s+)(?<why>.+?))?";

const BEFORE =
  "(?:(?:please|pls|plz|ok(?:ay)?|hi|hiya|hello|right|can you|could you|would you|will you),? )*";
const AFTER = "(?:[\\s,]+(?:please|pls|plz|thanks|thank you|thx|ta|cheers|sorry|now))*[\\s.!?]*";

/** An order by the shape of its words; courtesies round it and a full stop after it are let be. */
export const order = (pattern: string, make: Order[1]): Order => [
  new RegExp(`^${BEFORE}(?:${pattern})${AFTER}$`, "i"),
  make,
];

/** A part of the line as it was typed, curly quotes and all: it is on its way into the record. */
export function asTyped({ line, typed }: Heard, part: string | undefined): string {
  const at = part ? line.lastIndexOf(part) : -1;
  return at < 0 ? (part ?? "") : typed.slice(at, at + (part ?? "").length);
}

/** Whether what was looked for is a request instead: a sentence on why it was not found. */
export const isRequest = (found: object): found is Request => "command" in found;
