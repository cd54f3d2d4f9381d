import { noticeCard } from "../../cards/frames/notice.ts";
import type { PlanEntry } from "../plan/record/store.ts";
import type { Reply } from "../turn.ts";

/** Says that the conversation is to be about another plan, or asks which there are. */
const CHANGE_PLAN =
  /^(?:<at>[^<]*<\/at>\s*)?(?:plans|which plan(?: is this)?|(?:change|switch|choose|use)(?: the| another| a different)? plan.*)[?.! ]*$/i;

/** Whether a text asks which plans there are, or for another: it is of no plan, so no ask of one. */
export const asksForPlans = (text: string): boolean => CHANGE_PLAN.test(text.trim());

/** The plans to choose from. */
export function choosePlan(plans: readonly PlanEntry[]): Reply {
  const question =
    plans.length > 1
      ? "Several plans are kept here. Which one is this conversation about?"
      : "One plan is kept here.";
  const title = (plan: PlanEntry) =>
    plans.some((other) => other !== plan && other.name === plan.name)
      ? `${plan.name} (${plan.id})`
      : plan.name;
  return {
    card: noticeCard({
      title: "Which plan?",
      lines: [question],
      buttons: plans.map((plan) => ({
        title: title(plan),
        press: { command: "use_plan", plan: plan.id },
      })),
    }),
    summary: question,
  };
}
