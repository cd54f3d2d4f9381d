import { actionCard } from "../../../cards/actions/action.ts";
import { withRefresh } from "../../../cards/frames/refresh.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { boardDiffers } from "../../plan/actions/board-rating.ts";
import { editorsOf } from "../../plan/actions/editors.ts";
import { dueDate, isOverdue } from "../../plan/actions/filter.ts";
import type { Action } from "../../plan/model/model.ts";
import { ragText, statusText } from "../../plan/model/rag.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { listNames, namesOf } from "../../plan/rights/people.ts";
import { may } from "../../plan/rights/roles.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";
import { factFirst } from "../answering/fact.ts";

/** One action in full, with an Update button for those who may. */
export const showAction: Command<"show_action"> = {
  needs: "read the plan",
  say: [
    { text: "3.4", what: "one action in full", first: true },
    { text: "who owns 2.6", what: "one fact of it, first" },
  ],
  run(context, asked) {
    const action = get(context.plan, "action", asked.ref);
    const reply: Reply = {
      ...actionReply(context, context.plan, action),
      live: [`action:${action.ref}`, `kpi:${action.ref}`],
    };
    const fact = "fact" in asked ? asked.fact : undefined;
    const sentence = fact && factOf(context, action, fact);
    const told = sentence
      ? { ...reply, card: factFirst(reply.card, sentence), summary: sentence }
      : reply;
    return { ...told, card: withOwnViews(context, action, told.card) };
  },
};

/** Among several people, those who may edit an action see its card with their own buttons. */
function withOwnViews({ plan, turn, now }: Context, action: Action, card: Card): Card {
  if (turn.said.kind === "press" || turn.where.address.type === "personal") return card;
  const press = { command: "show_action", plan: plan.key.id, ref: action.ref } as const;
  return withRefresh(card, press, editorsOf(plan, action, now.today));
}

function factOf({ plan, now }: Context, action: Action, fact: string): string | null {
  const { ref } = action;
  switch (fact) {
    case "owner": {
      const names = namesOf(plan, action.owners);
      return `${ref} is owned by ${listNames(names)}.`;
    }
    case "due": {
      const agreed = action.revised ? `, revised to ${printDate(action.revised.date)}` : "";
      const asked = action.proposed
        ? ` (${printDate(action.proposed.date)} is proposed, not approved)`
        : "";
      const late = isOverdue(action, now.today)
        ? ` It is overdue since ${printDate(dueDate(action))}.`
        : "";
      return `${ref} is due by ${action.byWhen.printed}${agreed}${asked}.${late}`;
    }
    case "rag":
      return action.status === "complete"
        ? `${ref} is ${statusText("complete")}.`
        : `${ref} is ${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}.${boardDiffers(action) ? ` The board rates it ${ragText(action.boardRating?.rag ?? "none")}.` : ""}`;
    default:
      return null;
  }
}

/** An action as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function actionReply(context: Context, plan: Plan, action: Action, said?: string): Reply {
  const card = actionCard({
    plan,
    action,
    may: (deed) => may(plan, context.turn.who, deed, { item: action, today: context.now.today }),
    nonce: context.nonce,
    now: context.now,
    ...(said ? { said } : {}),
  });
  return { card, summary: said ?? `Action ${action.ref}`, refs: [action.ref] };
}
