import { capital } from "../../plan/model/names.ts";
import type { Reminders } from "../../plan/people/person.kind.ts";
import { settingsOf } from "../../plan/plan/settings.ts";
import { setReminders } from "../../plan/reminders/answer-reminder.ts";
import { officeWords } from "../../plan/rights/roles.ts";
import type { Command } from "../answering/command.ts";
import { digestReply } from "./my-digest.ts";

const HOW: Readonly<Record<Reminders, string>> = {
  daily: "You are reminded at most once a working day, when something waits for you.",
  weekly: "You are reminded on the first working day of a week, when something waits for you.",
  off: "You are not reminded any more. “my digest” still shows what waits for you.",
};

/** Sets how often whoever asks is reminded. */
export const chooseReminders: Command<"set_reminders"> = {
  async run(context, { how }) {
    const { record, turn, stamp } = context;
    const { plan } = await record.carryOut(context.plan, stamp, (state) =>
      setReminders(state, how, turn.who),
    );
    const none = !settingsOf(plan).reminders && how !== "off";
    const but = none
      ? ` ${capital(officeWords(plan, "clerk"))} has switched reminders off for this plan, so for now there are none.`
      : "";
    return digestReply(context, plan, `${HOW[how]}${but}`);
  },
};
