import { LONGEST_TEXT } from "./primitives.ts";

/** What went wrong, as a word for the log; the sentence is for the person. */
export type PlanErrorCode =
  | "not-found"
  | "not-allowed"
  | "bad-input"
  | "ambiguous"
  | "not-possible"
  | "busy";

/** A fault that the person can act on. Its message is a whole sentence in plain English. */
export class PlanError extends Error {
  readonly code: PlanErrorCode;

  constructor(code: PlanErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "PlanError";
    this.code = code;
  }
}

/** A form came back with faults: one sentence for each field that must be mended. */
export class FieldFaults extends PlanError {
  readonly faults: Readonly<Record<string, string>>;

  constructor(faults: Readonly<Record<string, string>>) {
    super("bad-input", Object.values(faults).join(" "));
    this.name = "FieldFaults";
    this.faults = faults;
  }
}

/** Says that a text is longer than the record keeps; undefined if it is not. */
export function tooLong(text: string): string | undefined {
  if (text.length <= LONGEST_TEXT) return undefined;
  const [most, has] = [LONGEST_TEXT, text.length].map((n) => n.toLocaleString("en-GB"));
  return `At most ${most} characters; this has ${has}.`;
}

/** Somebody changed the item after the card was drawn: `seen` is the version on the card. */
export class StaleItem extends PlanError {
  readonly kind: string;
  readonly ref: string;
  readonly seen: number;

  constructor(kind: string, ref: string, seen: number) {
    super("not-possible", `${ref} has changed since your card was drawn. Nothing was saved.`);
    this.name = "StaleItem";
    this.kind = kind;
    this.ref = ref;
    this.seen = seen;
  }
}
