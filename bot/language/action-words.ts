import { UPDATES } from "./intents.ts";
import { notChangedHere } from "./not-changed-here.ts";
import type { Context } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { beforeReason, withoutManners } from "./record-text.ts";
import { saidOf, statedIn } from "./stated.ts";
import { saysAll } from "./values-said.ts";

/** How a question begins; what begins so wants nothing written. */
export const QUESTION =
  /^(?:so |and |ok |hi |hello |hey )?(?:by when|until when|who|what|whats|what's|when|whens|when's|where|wheres|where's|how|hows|how's|why|which|is|are|was|were|has|have|had|does|do|did|show|list|tell|any|give|whose|find|remind|should|when'?s)\b/i;

/** A request to write that is put as a question. */
const REQUEST =
  /^(?:can|could|would|will) (?:you|we|u|someone|somebody) (?:please |pls )?(?:set|mark|make|change|turn|move|push|put|update|close|delay|extend|flag|note|record)\b/i;

/** "Give 2.5 to Dave" asks for nothing to be shown. */
const GIVES = /^give (?:action )?a?\d{1,3}[.,-]\d{1,3} to\b/i;

/** An order not to, or a sentence about what somebody thinks: nothing is to be written. */
const NOT_AN_ORDER =
  /^(?:please )?(?:do not|don'?t|never|no need to|i (?:don'?t|do not|never|can'?t)|we (?:don'?t|do not|didn'?t|did not|never|can'?t)|i'?m not|did|will|shall|can i|may i|if|when|unless)\b/i;

const PROGRESS =
  /^(?:please )?(?:(?:update|set|change|record|add to)\b.{0,20}(?<!in )\bprogress(?: to| as| with| is)?|(?:progress|note|comment|add a note|add a comment|update)(?: (?:on|for|to))?)(?: action)?(?: a?\d{1,3}[.,-]\d{1,3})?\s*[:,-]?\s+(.+)$/i;

/** What is said of one action that is to be written, or asks for its form; undefined if it only asks. */
export function changedAction(line: string, context: Context): Partial<Reading> | undefined {
  const ref = UPDATES.ref.exec(line);
  if (!ref?.[1]) return undefined;
  const asks = (QUESTION.test(line) && !GIVES.test(line)) || /\?\s*$/.test(line);
  if ((asks && !REQUEST.test(line)) || NOT_AN_ORDER.test(line)) return undefined;
  if (/\bkpi\b|\bchallenge\b|\bhistory\b|\bexport\b|\bcsv\b/i.test(line)) return undefined;
  const lead = line.slice(0, ref.index);
  if (/\brisk\s*$/i.test(lead)) return undefined;
  const form = { intent: "update_action" as const, reference: refOf(ref[1]) };
  const said = saidOf(lead, line.slice(ref.index + ref[0].length));

  const stated = statedIn(said, context);
  const field = notChangedHere({ ...said, lead, values: stated?.values ?? {} }, context);
  if (field) return { ...form, more: { field } };
  if (OPENS.test(said.all)) return { ...form, more: {} };
  const noted = PROGRESS.exec(line)?.[1];
  if (noted && !UPDATES.ref.test(noted) && /progress|note|comment/i.test(line) && !saysAll(noted)) {
    const progress = withoutManners(noted);
    return { ...form, more: progress ? { progress } : {} };
  }

  if (!stated) return undefined;
  const references = [...beforeReason(line).matchAll(new RegExp(UPDATES.ref, "gi"))].map((m) =>
    refOf(m[1] ?? ""),
  );
  if (references.length > 1 || /^(?:and )?a?\d{1,3}\.\d{1,3}\b/i.test(said.tail)) {
    return { ...form, references, more: { bulk: true } };
  }
  return { ...form, more: stated.values, ignored: stated.unused };
}

const refOf = (text: string) => ({
  kind: "action" as const,
  ref: text.replace(/^a/i, "").replace(/[,-]/, "."),
});

const OPENS =
  /^(?:please |pls |can (?:you|i|we) |could (?:you|i|we) |i(?:'d| would)? (?:like|want|need) to |let'?s )*(?:update|edit|amend|change)\b(?: (?:the )?progress(?: on| of| for)?)?[ ,.:!]*(?:please|pls)?$/i;
