import { FieldFaults, type PlanError } from "../plan/errors.ts";
import { adviceLines, WordingAdvice } from "../plan/wording.ts";

/** A fault as a form shows it to whoever typed: beside its field, or at the head of the form. */
export type Shown = {
  readonly faults?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
  /** The wording was advised on: saving again goes on as it is. */
  readonly asItIs?: true;
};

/** How a form shows a fault: advice on wording can be gone past, a field's fault stands beside it, any other above all. */
export function shownIn(fault: PlanError): Shown {
  if (fault instanceof WordingAdvice) return { problems: adviceLines(fault), asItIs: true };
  if (fault instanceof FieldFaults) return { faults: fault.faults };
  return { problems: [`Not saved: ${fault.message}`] };
}
