import { FieldFaults, type PlanError } from "../../plan/model/errors.ts";
import { digestOf } from "../../plan/model/keys.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { adviceLines, WordingAdvice } from "../../plan/text/wording.ts";
import type { Turn } from "../../turn.ts";
import type { CommandContext } from "./command.ts";

/** A fault as a form shows it to whoever typed: beside its field, or at the head of the form. */
export type FaultOnForm = {
  readonly faults?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
  /** The wording was advised on: saving again goes on as it is. */
  readonly asItIs?: true;
};

/** How a form shows a fault: advice on wording can be gone past, a field's fault stands beside it, any other above all. */
export function onForm(fault: PlanError): FaultOnForm {
  if (fault instanceof WordingAdvice) return { problems: adviceLines(fault), asItIs: true };
  if (fault instanceof FieldFaults) return { faults: fault.faults };
  return { problems: [isUnknown(fault) ? fault.message : `Not saved: ${fault.message}`] };
}

/** Nobody can say whether it was saved, so nobody is told that it was not. */
const isUnknown = ({ code }: PlanError) => code === "busy";

/** A line for the notification: what has come back, and why. */
export const cameBack = (fault: PlanError, what: string): string =>
  isUnknown(fault) ? `Perhaps not saved: ${what}` : `Not saved yet: ${what}`;

/**
 * What is done once only is known by this: the nonce of the form that was pressed, or a digest of the
 * message that was sent. A form that comes back keeps it, so that where nobody could say whether it was
 * saved, and it was, saving it again does not do it twice.
 */
export const idempotencyKeyOf = (nonce: string | undefined, { where, id }: Turn): string =>
  nonce ?? digestOf([where.conversation, id]);

/** The plan as it is now; where it cannot be read, as it was: what was typed comes back either way. */
export function planNow({ record, plan }: CommandContext): Promise<Plan> {
  return record.load(plan.key).catch(() => plan);
}
