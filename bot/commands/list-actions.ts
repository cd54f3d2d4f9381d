import { actionListCard } from "../../cards/action-list.ts";
import { filterActions } from "../plan/filter.ts";
import { filterWords } from "../plan/filter-words.ts";
import type { Command } from "./command.ts";

/** The actions that somebody asks for, by any filters together. */
export const listActions: Command<"list_actions"> = {
  needs: "read the plan",
  say: [
    { text: "show red actions", what: "actions by RAG: red, amber, green, not rated" },
    { text: "overdue", what: "actions past their date and not complete" },
    { text: "my actions", what: "the actions that you own" },
    { text: "amber for Hilary in area 3", what: "any filters together" },
  ],
  run({ plan, now }, { filter, page }) {
    const actions = filterActions(plan, filter, now.today);
    const reading = filterWords(plan, filter);
    const card = actionListCard({
      plan,
      filter,
      reading,
      actions,
      page,
      now,
      buttons:
        actions.length === 0
          ? [{ title: "Summary", press: { command: "summary", plan: plan.key.id } }]
          : [],
    });
    return { card, summary: `${reading}: ${actions.length} of ${plan.items.action.length}` };
  },
};
