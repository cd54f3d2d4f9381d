import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { get } from "../../plan/model/snapshot.ts";
import { nameStandIn } from "../../plan/people/name-stand-in.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";

/** Names who stands in for an officer until a day, or ends that. */
export const standIn: Command<"stand_in"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      nameStandIn(plan, args, turn.who, now),
    );
    const { name } = get(outcome.plan, "person", args.person);
    const done = args.account
      ? `${args.account.name} stands in for ${name} until ${printDate(args.until)}, and may update what ${name} may.`
      : `Nobody stands in for ${name} now.`;
    const asAt = asAtLine(outcome.plan, now);
    return { card: noticeCard({ title: "Stand-in", lines: [done], asAt }), summary: done };
  },
};
