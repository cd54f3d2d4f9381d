import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { appoint as appointTo } from "../../plan/people/appoint.ts";
import { officeWords } from "../../plan/rights/roles.ts";
import type { Command } from "../answering/command.ts";

/** Makes somebody clerk or chair, or ends that. */
export const appoint: Command<"appoint"> = {
  async run(context, args) {
    const { record, turn, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      appointTo(plan, args, turn.who),
    );
    const { name } = args.account;
    const office = officeWords(outcome.plan, args.office);
    const is = args.held ? `is ${office}` : `is not ${office}`;
    const changed = outcome.kind === "unchanged" ? "already. Nothing was changed" : "from now on";
    const done = `${name} ${is} ${changed}.`;
    const asAt = asAtLine(outcome.plan, context.now);
    return { card: noticeCard({ title: "Roles", lines: [done], asAt }), summary: done };
  },
};
