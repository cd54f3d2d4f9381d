import type { Arguments } from "../../asks/index.ts";
import { decideDate as decide } from "../../plan/actions/decide-date.ts";
import { capital } from "../../plan/model/names.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { actionReply } from "./show-action.ts";

/** Approves or declines a revised date that an owner proposed: from the action's card, or by text. */
export const decideDate: Command<"decide_date"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (args.reason) adviseOn({ reason: args.reason });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      decide(plan, args, turn.who, now),
    );
    const action = get(outcome.plan, "action", args.ref);
    const due = action.revised ? printDate(action.revised.date) : action.byWhen.printed;
    const name = itemName(outcome.plan, "action", action.ref);
    const done = args.approve
      ? `Approved: ${name} is now due by ${due}.`
      : `Declined: ${name} stays due by ${due}.`;
    return actionReply(
      context,
      outcome.plan,
      action,
      outcome.kind === "saved"
        ? done
        : `This was already decided. ${capital(name)} is due by ${due}.`,
    );
  },
  giveBack: async (context, { ref }, fault) => actionAsItIs(context, ref, fault.message),
};

/** The action as it now stands, with why a press on it was not done. */
export async function actionAsItIs(
  context: CommandContext,
  ref: Arguments<"decide_date">["ref"],
  said: string,
) {
  const plan = await context.record.load(context.plan.key);
  return actionReply(context, plan, get(plan, "action", ref), said);
}
