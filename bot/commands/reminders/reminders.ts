import { digestCard } from "../../../cards/reminders/digest.ts";
import type { Reminders } from "../../plan/model/model.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { settingsOf } from "../../plan/plan/settings.ts";
import {
  remindedOf,
  SNOOZE_DAYS,
  sayNotMine,
  setReminders,
  snooze,
} from "../../plan/reminders/answer-reminder.ts";
import { linesFor } from "../../plan/reminders/digest.ts";
import { lastUpdatesIn, neededFrom } from "../../plan/reminders/last-updates.ts";
import { officersOf } from "../../plan/rights/people.ts";
import { addDays, printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";

/** What waits for whoever asks, as the plan stands: with what has just been recorded, if anything was. */
async function digestReply(context: Context, plan: Plan, said?: string): Promise<Reply> {
  const { record, turn, now, nonce } = context;
  const people = officersOf(plan, turn.who);
  const changes = await record.between(plan, neededFrom(plan, now.at));
  const seen = { updates: lastUpdatesIn(changes), now: now.at };
  const lines = people.flatMap((person) => linesFor(plan, person, seen));
  const unknown =
    people.length === 0
      ? "The plan does not know you as one of its officers. A clerk can say who you are: “@your name is …”."
      : undefined;
  const words = [said, unknown].filter((one) => one !== undefined).join(" ");
  return {
    card: digestCard({
      plan,
      people,
      lines,
      nonce: nonce(),
      now,
      ...(words ? { said: words } : {}),
    }),
    summary: said ?? "Your part of the plan",
    refs: lines.map(({ item }) => item.ref),
  };
}

/** What waits for whoever asks. */
export const myDigest: Command<"my_digest"> = {
  needs: "read the plan",
  say: [
    {
      text: "my digest",
      what: "what waits for you: overdue, due soon, not updated, asked for",
      first: true,
    },
  ],
  run: (context) => digestReply(context, context.plan),
};

/** Puts the reminders of a thing off. */
export const snoozeCommand: Command<"snooze"> = {
  needs: "answer a reminder",
  on: (plan, { ref }) => remindedOf(plan, ref),
  say: [{ text: "snooze 3.4", what: "you are not reminded of it for a week" }],
  async run(context, { ref }) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      snooze(state, ref, turn.who, now),
    );
    const until = printDate(addDays(now.today, SNOOZE_DAYS));
    const said = `${kind === "saved" ? "Recorded" : "Recorded already"}: ${ref} is snoozed until ${until}.`;
    return digestReply(context, plan, said);
  },
};

/** Says that a thing is not one's own. */
export const notMine: Command<"not_mine"> = {
  needs: "answer a reminder",
  on: (plan, { ref }) => remindedOf(plan, ref),
  say: [{ text: "3.4 is not mine", what: "you are not reminded of it, and the clerk sees it" }],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const { ref } = asked;
    const itIs = "after" in asked && asked.after === "it is";
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      sayNotMine(state, { ref, itIs }, turn.who, now),
    );
    const what = itIs
      ? `${ref} is yours; you are reminded of it.`
      : `you say that ${ref} is not yours. The clerk sees it in the preparation of the next board; until then the plan names you as its owner.`;
    return digestReply(context, plan, `${kind === "saved" ? "Recorded" : "As it was"}: ${what}`);
  },
};

const HOW: Readonly<Record<Reminders, string>> = {
  daily: "You are reminded at most once a working day, when something waits for you.",
  weekly: "You are reminded on the first working day of a week, when something waits for you.",
  off: "You are not reminded any more. “my digest” still shows what waits for you.",
};

/** Sets how often whoever asks is reminded. */
export const chooseReminders: Command<"set_reminders"> = {
  needs: "choose one's own reminders",
  say: [{ text: "remind me weekly", what: "also “daily”, and “stop reminding me”" }],
  async run(context, { how }) {
    const { record, turn, stamp } = context;
    const { plan } = await record.carryOut(context.plan, stamp, (state) =>
      setReminders(state, how, turn.who),
    );
    const none = !settingsOf(plan).reminders && how !== "off";
    const but = none
      ? " A clerk has switched reminders off for this plan, so for now there are none."
      : "";
    return digestReply(context, plan, `${HOW[how]}${but}`);
  },
};
