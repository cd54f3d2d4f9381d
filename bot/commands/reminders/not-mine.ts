import { vocabularyOf } from "../../plan/model/vocabulary.ts";
import { remindedOf, sayNotMine } from "../../plan/reminders/answer-reminder.ts";
import { ownedName } from "../../plan/reminders/digest.ts";
import type { Command } from "../answering/command.ts";
import { digestReply } from "./my-digest.ts";

/** Says that a thing is not one's own. */
export const notMine: Command<"not_mine"> = {
  async run(context, { ref, after }) {
    const { record, turn, now, stamp } = context;
    const name = ownedName(context.plan, remindedOf(context.plan, ref));
    const itIs = after === "it is";
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      sayNotMine(state, { ref, itIs }, turn.who, now),
    );
    const { role } = vocabularyOf(plan);
    const what = itIs
      ? `${name} is yours; you are reminded of it.`
      : `you say that ${name} is not yours. The ${role("clerk").one} sees it in the preparation of the next board; until then the plan names you as its ${role("owner").one}.`;
    return digestReply(context, plan, `${kind === "saved" ? "Recorded" : "As it was"}: ${what}`);
  },
};
