import { PlanError } from "../model/errors.ts";
import { findSensitive } from "./sensitive.ts";

/** A text on its way into the record that should be reworded. It is stopped once; the person may go on. */
export class WordingAdvice extends PlanError {
  readonly advice: readonly string[];

  constructor(advice: readonly string[]) {
    super("bad-input", advice.join(" "));
    this.name = "WordingAdvice";
    this.advice = advice;
  }
}

/** Stops texts that speak of a person's health, a child, or a count under five, with what to write instead. */
export function adviseOn(texts: Readonly<Record<string, string>>): void {
  const found = Object.values(texts).flatMap((text) => findSensitive(text)?.advice ?? []);
  if (found.length > 0) throw new WordingAdvice([...new Set(found)]);
}

/** The advice as a form shows it above what was typed. */
export function adviceLines({ advice }: WordingAdvice): readonly string[] {
  return [
    "Not saved yet. Please look at the wording:",
    ...advice,
    "Change it below, or save it as it is.",
  ];
}
