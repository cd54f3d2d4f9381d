import type { Fact } from "../../asks/ask.ts";
import { inSentence, listNames, namesOf } from "../../plan/model/names.ts";
import { ragText, severityText } from "../../plan/model/rag.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import type { Risk } from "../../plan/risks/risk.kind.ts";

/** One fact of a risk that a question asks for, in a sentence; null where it has none such. */
export function riskFact(plan: Plan, risk: Risk, fact: Fact): string | null {
  const { ref, owner, mitigation, severity, postMitigation, rag, description } = risk;
  const label = (field: string) => inSentence(labelOf(plan, "risk", field));
  switch (fact) {
    case "owner":
      return owner
        ? `${ref} is owned by ${listNames(namesOf(plan, [owner]))}.`
        : `Nobody owns ${ref}.`;
    case "mitigation":
    case "recovery":
      return mitigation.length > 0
        ? `The ${label("mitigation")} of ${ref}: “${mitigation.join("; ")}”`
        : `${ref} has no ${label("mitigation")} recorded.`;
    case "postMitigation":
      return `${ref} is ${severityText(severity).toLowerCase()} now; after ${label("mitigation")}: ${severityText(postMitigation).toLowerCase()}.`;
    case "severity":
      return `The ${label("severity")} of ${ref} is ${severityText(severity).toLowerCase()}.`;
    case "rag":
      return `${ref} is ${ragText(rag)}.`;
    case "text":
      return `${ref}: “${description}”`;
    default:
      return null;
  }
}
