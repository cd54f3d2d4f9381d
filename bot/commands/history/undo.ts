import { noticeCard } from "../../../cards/frames/notice.ts";
import { listing } from "../../../cards/frames/opening.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { type Button, deedOf } from "../../asks/index.ts";
import { undo as takeBack, UNDO_MINUTES } from "../../plan/history/undo.ts";
import type { Change } from "../../plan/model/change.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { mustMay } from "../../plan/rights/roles.ts";
import { printInstant } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import { actionReply } from "../actions/show-action.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { challengeReply } from "../challenges/show-challenge.ts";
import { riskReply } from "../risks/show-risk.ts";

/** Reverses one's own last change, as a new change; nothing of the history goes. */
export const undo: Command<"undo"> = {
  async run(context) {
    const { record, turn, now, stamp } = context;
    const since = new Date(now.at.getTime() - UNDO_MINUTES * 60_000);
    const done = await record.isDone(context.plan.key, stamp.press);
    const last = await record.lastBy(context.plan, turn.who.id, since);
    if (!last || done) {
      const nothing = done
        ? "This was already undone. Nothing more was changed."
        : `You have changed nothing in the last ${UNDO_MINUTES} minutes, so there is nothing to undo.`;
      throw new PlanError("not-possible", nothing);
    }
    const outcome = await record.carryOut(context.plan, stamp, (plan) => {
      mayStill(plan, context, last);
      return takeBack(plan, last);
    });
    return undone(context, outcome.plan, last);
  },
};

/** Whoever may no longer do a thing cannot undo it either. */
function mayStill(plan: Plan, { turn, now }: CommandContext, last: Change) {
  const deed = deedOf(last.command) ?? "appoint clerks and chairs";
  const item = last.items[0]?.after;
  mustMay(plan, turn.who, deed, item && { item, today: now.today });
}

function undone(context: CommandContext, plan: Plan, last: Change): Reply {
  const at = printInstant(new Date(last.at));
  const names = last.items.map(({ after }) => itemName(plan, after.kind, after.ref));
  const said = `Undone: your change of ${at} to ${names.join(", ")}. It is as it was before.`;
  const [only] = last.items;
  if (last.items.length === 1 && only?.after.kind === "action") {
    return actionReply(context, plan, get(plan, "action", only.after.ref), said);
  }
  if (last.items.length === 1 && only?.after.kind === "challenge") {
    return challengeReply(context, plan, get(plan, "challenge", only.after.ref), said);
  }
  if (last.items.length === 1 && only?.after.kind === "risk") {
    return riskReply(context, plan, get(plan, "risk", only.after.ref), said);
  }
  const buttons: Button[] =
    only?.after.kind === "risk"
      ? [{ title: "Risk register", press: listing(plan, queryOf("risk")) }]
      : [];
  return {
    card: noticeCard({
      title: "Undone",
      lines: [said],
      buttons,
      asAt: asAtLine(plan, context.now),
    }),
    summary: said,
  };
}
