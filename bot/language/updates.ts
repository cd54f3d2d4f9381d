import { changedAction } from "./action-words.ts";
import { bulkChange } from "./bulk-words.ts";
import type { Context } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { changedRisk, newRisk } from "./risk-words.ts";

/** What a text wants written: a new risk, a change to an action or a risk; undefined if it asks. */
export function readUpdate(line: string, context: Context): Partial<Reading> | undefined {
  return (
    newRisk(line, context) ??
    bulkChange(line, context) ??
    changedAction(line, context) ??
    changedRisk(line, context)
  );
}
