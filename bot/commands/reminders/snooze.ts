import { remindedOf, SNOOZE_DAYS, snooze } from "../../plan/reminders/answer-reminder.ts";
import { ownedName } from "../../plan/reminders/digest.ts";
import { addDays, printDate } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { digestReply } from "./my-digest.ts";

/** Puts the reminders of a thing off. */
export const snoozeCommand: Command<"snooze"> = {
  async run(context, { ref }) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      snooze(state, ref, turn.who, now),
    );
    const name = ownedName(plan, remindedOf(plan, ref));
    const until = printDate(addDays(now.today, SNOOZE_DAYS));
    const said = `${kind === "saved" ? "Recorded" : "Recorded already"}: ${name} is snoozed until ${until}.`;
    return digestReply(context, plan, said);
  },
};
