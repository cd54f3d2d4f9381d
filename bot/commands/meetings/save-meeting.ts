import { howManyOf } from "../../../cards/frames/words.ts";
import { meetingForm } from "../../../cards/meetings/meeting-form.ts";
import { dayAndTime, printDay } from "../../../cards/meetings/meeting-words.ts";
import { meetingsCard } from "../../../cards/meetings/meetings.ts";
import type { Meeting } from "../../plan/meetings/meeting.kind.ts";
import { addMeeting, changeMeeting, type MeetingSaid } from "../../plan/meetings/plan-meeting.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { listNames, withArticle } from "../../plan/model/names.ts";
import { called, find, get, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import { bankHoliday } from "../../plan/time/bank-holidays.ts";
import { rhythmWords } from "../../plan/time/rhythm.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { nextWords } from "./list-meetings.ts";
import { meetingReply } from "./show-meeting.ts";

/** The form that plans a meeting or changes one. */
export const meetingFormCommand: Command<"meeting_form"> = {
  run({ plan, now, nonce }, args) {
    const { ref, typed = {} } = args;
    const meeting = ref === undefined ? undefined : get(plan, "meeting", ref);
    return {
      card: meetingForm({ plan, meeting, typed, nonce: nonce(), now }),
      summary: `${meeting ? "Change" : "Add"} ${withArticle(called(plan, "meeting").one)}`,
    };
  },
};

/** Plans a meeting or a year of them, or changes one. */
export const saveMeeting: Command<"save_meeting"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { ref } = args;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      ref === undefined
        ? addMeeting(plan, args, turn.who, now)
        : changeMeeting(plan, ref, args, turn.who, now),
    );
    const { plan } = outcome;
    if (ref !== undefined) {
      const changed = get(plan, "meeting", ref);
      const nothing = outcome.kind === "unchanged" ? "Nothing was changed." : "Saved.";
      return meetingReply(context, plan, changed, `${nothing} ${dayAndTime(changed)}.`);
    }
    if (outcome.kind !== "saved") {
      const reading = `This was already saved. ${nextWords(plan, now.today)}`;
      const card = meetingsCard({ plan, reading, page: 1, mayKeep: true, now });
      return { card, summary: reading };
    }
    const made = outcome.change.items.flatMap(({ after }) =>
      after.kind === "meeting" ? [after] : [],
    );
    return planned(context, plan, made);
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const { ref, date, time, body, place, monthly } = args;
    const typed: MeetingSaid = { date, time, body, place, monthly };
    const meeting = ref === undefined ? undefined : find(plan, "meeting", ref);
    const seen = args.seen === undefined ? {} : { seen: args.seen };
    const shown =
      fault instanceof StaleItem
        ? { problems: [fault.message, "Save again if you still mean it."], nonce: nonce() }
        : { ...onForm(fault), nonce: idempotencyKeyOf(args.nonce, turn), ...seen };
    return {
      card: meetingForm({ plan, meeting, typed, ...shown, now }),
      summary: cameBack(fault, `the ${called(plan, "meeting").one}`),
    };
  },
};

/** What was planned, in words: one meeting with the days before it, or a series with its first and last. */
function planned(context: CommandContext, plan: Plan, made: readonly Meeting[]): Reply {
  const [first] = made;
  const { now, turn } = context;
  if (first && made.length === 1) {
    const holiday = bankHoliday(first.date);
    const remark = holiday ? ` That day is a bank holiday (${holiday}).` : "";
    const said = `Planned: ${dayAndTime(first)}.${remark}`;
    return meetingReply(context, plan, get(plan, "meeting", first.ref), said);
  }
  const holidays = made.filter(({ date }) => bankHoliday(date)).map(({ date }) => printDay(date));
  const last = made.at(-1);
  const reading =
    first?.every && last
      ? [
          `Planned: ${howManyOf(plan, "meeting", made.length)} on ${rhythmWords(first.every)}, from ${printDay(first.date)} to ${printDay(last.date)}.`,
          ...(holidays.length > 0
            ? [`On a bank holiday, so move or cancel it: ${listNames(holidays)}.`]
            : []),
        ].join(" ")
      : `Nothing was added: these ${called(plan, "meeting").many} are planned already.`;
  const mayKeep = may(plan, turn.who, "keep the meetings");
  return { card: meetingsCard({ plan, reading, page: 1, mayKeep, now }), summary: reading };
}
