import { actionCard } from "../../cards/action.ts";
import type { Action } from "../plan/model.ts";
import { may } from "../plan/roles.ts";
import { get, type Plan } from "../plan/snapshot.ts";
import type { Reply } from "../turn.ts";
import type { Command, Context } from "./command.ts";

/** One action in full, with an Update button for those who may. */
export const showAction: Command<"show_action"> = {
  needs: "read the plan",
  say: [{ text: "3.4", what: "one action in full" }],
  run: (context, { ref }) => actionReply(context, context.plan, get(context.plan, "action", ref)),
};

/** An action as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function actionReply(context: Context, plan: Plan, action: Action, said?: string): Reply {
  const card = actionCard({
    plan,
    action,
    mayUpdate: may(plan, context.turn.who, "update an action", action),
    now: context.now,
    ...(said ? { said } : {}),
  });
  return { card, summary: said ?? `Action ${action.ref}` };
}
