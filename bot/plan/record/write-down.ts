import type { By, Change } from "../model/change.ts";
import { PlanError } from "../model/errors.ts";
import type { Item } from "../model/kind.ts";
import { find, kindOf, mustBeRead, type Plan } from "../model/snapshot.ts";
import { itemName, labelOf } from "../model/vocabulary.ts";
import { isWellFormed } from "../text/visible.ts";
import type { Due } from "./due.ts";
import { whyNotKept } from "./keepable.ts";

/** What an operation wants written: items as they should be after it, and why. Null means nothing to change. */
export type Draft = {
  readonly why: string | null;
  readonly items: readonly Item[];
  readonly due?: readonly Due[];
  /** The officer for whom it is done, where somebody stands in. */
  readonly for?: string | undefined;
};

/** Who wants it, when, by which way; and the press it came from. */
export type Stamp = {
  readonly by: By;
  readonly at: Date;
  readonly via: Change["via"];
  readonly conversation: string | null;
  readonly command: string;
  readonly press: { readonly key: string; readonly digest: string } | null;
};

const HALF =
  "What was typed holds half of a character, such as a broken emoji. Nothing was written. Please type it again.";

/** The change that an operation's draft makes of a plan: versions set, the state before kept, nothing that could not be read again. */
export function writeDown(plan: Plan, draft: Draft, stamp: Stamp): Change {
  const version = plan.version + 1;
  if (!isWellFormed([draft.why, stamp.by.name])) throw new PlanError("bad-input", HALF);
  return {
    version,
    at: stamp.at.toISOString(),
    by: draft.for === undefined ? stamp.by : { ...stamp.by, for: draft.for },
    via: stamp.via,
    conversation: stamp.conversation,
    command: stamp.command,
    press: stamp.press?.key ?? null,
    why: draft.why,
    items: draft.items.map((item) => ({
      before: find(plan, item.kind, item.ref) ?? null,
      after: readable(plan, { ...item, version }),
    })),
  };
}

/** An item as every later load will read it: one that does not fit the schema would close the whole plan. */
function readable(plan: Plan, item: Item): Item {
  mustBeRead(plan, item.kind, item.ref);
  const { schema } = kindOf(plan, item.kind);
  const parsed = schema.safeParse(item);
  const fault = parsed.success
    ? whyNotKept(parsed.data as unknown as Item)
    : parsed.error.issues.map(({ path, message }) => ({
        field: path.join("."),
        reason: message,
      }))[0];
  if (!fault && parsed.success) return parsed.data as unknown as Item;
  throw new PlanError(
    "not-possible",
    `This cannot be kept: ${itemName(plan, item.kind, item.ref)}, ${labelOf(plan, item.kind, fault?.field ?? "")}: ${fault?.reason}. Nothing was written.`,
  );
}
