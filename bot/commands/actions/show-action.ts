import { actionCard } from "../../../cards/actions/action.ts";
import { withRefresh } from "../../../cards/frames/refresh.ts";
import type { Card } from "../../../cards/frames/render.ts";
import type { Action } from "../../plan/actions/action.kind.ts";
import { editorsOf } from "../../plan/actions/editors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { actionFact } from "./action-facts.ts";

/** One action in full, with an Update button for those who may. */
export const showAction: Command<"show_action"> = {
  run(context, args) {
    const action = get(context.plan, "action", args.ref);
    const reply: Reply = {
      ...actionReply(context, context.plan, action),
      live: [`action:${action.ref}`, `kpi:${action.ref}`],
    };
    const { plan, now } = context;
    const besides = args.besides ?? [];
    const sentence =
      args.fact && actionFact(args.fact, { plan, action, today: now.today, besides });
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
