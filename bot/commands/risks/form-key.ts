import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { find } from "../../plan/model/snapshot.ts";
import type { Risk } from "../../plan/risks/risk.kind.ts";
import type { CommandContext } from "../answering/command.ts";
import { idempotencyKeyOf } from "../answering/give-back.ts";

/** A form that comes back keeps its name and the version that it was filled in on; where somebody else's change is shown in it, it is another, on that. */
export function formKey(
  context: CommandContext,
  risk: Risk,
  { seen, nonce }: { readonly seen?: number | undefined; readonly nonce?: string | undefined },
  fault: PlanError,
) {
  if (fault instanceof StaleItem) return { nonce: context.nonce() };
  const version = find(context.plan, "risk", risk.ref)?.version ?? risk.version;
  return { nonce: idempotencyKeyOf(nonce, context.turn), seen: seen ?? version };
}
