import { actionCard } from "../../../cards/actions/action.ts";
import { withRefresh } from "../../../cards/frames/refresh.ts";
import type { Card } from "../../../cards/frames/render.ts";
import type { Action } from "../../plan/actions/action.kind.ts";
import { boardDiffers } from "../../plan/actions/board-rating.ts";
import { dueDate, isOverdue } from "../../plan/actions/due-date.ts";
import { editorsOf } from "../../plan/actions/editors.ts";
import { listNames, namesOf } from "../../plan/model/names.ts";
import { ragText, statusText } from "../../plan/model/rag.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** One action in full, with an Update button for those who may. */
export const showAction: Command<"show_action"> = {
  run(context, args) {
    const action = get(context.plan, "action", args.ref);
    const reply: Reply = {
      ...actionReply(context, context.plan, action),
      live: [`action:${action.ref}`, `kpi:${action.ref}`],
    };
    const sentence = args.fact && factOf(context, action, args.fact);
    const told = sentence
      ? { ...reply, card: answerFirst(reply.card, sentence), summary: sentence }
      : reply;
    return { ...told, card: withOwnViews(context, action, told.card) };
  },
};

/** Among several people, those who may edit an action see its card with their own buttons. */
function withOwnViews({ plan, turn, now }: CommandContext, action: Action, card: Card): Card {
  if (turn.said.kind === "press" || turn.where.address.type === "personal") return card;
  const press = { command: "show_action", plan: plan.key.id, ref: action.ref } as const;
  return withRefresh(card, press, editorsOf(plan, action, now.today));
}

function factOf({ plan, now }: CommandContext, action: Action, fact: string): string | null {
  const { ref } = action;
  switch (fact) {
    case "owner": {
      const names = namesOf(plan, action.owners);
      return `${ref} is owned by ${listNames(names)}.`;
    }
    case "due": {
      const agreed = action.revised ? `, revised to ${printDate(action.revised.date)}` : "";
      const args = action.proposed
        ? ` (${printDate(action.proposed.date)} is proposed, not approved)`
        : "";
      const late = isOverdue(action, now.today)
        ? ` It is overdue since ${printDate(dueDate(action))}.`
        : "";
      return `${ref} is due by ${action.byWhen.printed}${agreed}${args}.${late}`;
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
export function actionReply(
  context: CommandContext,
  plan: Plan,
  action: Action,
  said?: string,
): Reply {
  const card = actionCard({
    plan,
    action,
    may: (deed) => may(plan, context.turn.who, deed, { item: action, today: context.now.today }),
    nonce: context.nonce,
    now: context.now,
    ...(said ? { said } : {}),
  });
  return { card, summary: said ?? itemTitle(plan, "action", action.ref), refs: [action.ref] };
}
