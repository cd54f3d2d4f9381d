import { howMany } from "../../../cards/frames/words.ts";
import { meetingCard } from "../../../cards/meetings/meeting.ts";
import { meetingForm } from "../../../cards/meetings/meeting-form.ts";
import { dayAndTime, printDay } from "../../../cards/meetings/meeting-words.ts";
import { meetingsCard } from "../../../cards/meetings/meetings.ts";
import { lastMeeting, nextMeeting, paperDays } from "../../plan/meetings/board-dates.ts";
import {
  addMeeting,
  cancelMeeting,
  changeMeeting,
  endSeries as endAll,
  type MeetingSaid,
} from "../../plan/meetings/plan-meeting.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import type { Meeting } from "../../plan/model/model.ts";
import { find, get, type Plan } from "../../plan/model/snapshot.ts";
import { listNames } from "../../plan/rights/people.ts";
import { may } from "../../plan/rights/roles.ts";
import { bankHoliday } from "../../plan/time/bank-holidays.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import { rhythmWords } from "../../plan/time/rhythm.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";
import { cameBack, planNow, shownIn, wishOf } from "../answering/give-back.ts";

/** One meeting, with what has just been done to it. */
export function meetingReply(
  { turn, now, nonce }: Context,
  plan: Plan,
  meeting: Meeting,
  said?: string,
): Reply {
  const mayKeep = may(plan, turn.who, "keep the meetings");
  return {
    card: meetingCard({
      plan,
      meeting,
      mayKeep,
      nonce: nonce(),
      now,
      ...(said === undefined ? {} : { said }),
    }),
    summary: said ?? `The meeting of ${printDate(meeting.date)}`,
  };
}

function nextWords(plan: Plan, today: string): string {
  const next = nextMeeting(plan, today);
  if (!next) return "No meeting is planned.";
  const { freeze, papers } = paperDays(plan, next.date);
  return `The next meeting is on ${dayAndTime(next)}: ${next.body}. Its papers are frozen on ${printDay(freeze)} and go out by ${printDay(papers)}.`;
}

function lastWords(plan: Plan, today: string): string {
  const last = lastMeeting(plan, today);
  return last
    ? `The last meeting was on ${dayAndTime(last)}: ${last.body}.`
    : "No meeting has been held that this plan knows of.";
}

/** The plan's meetings, the one that was asked for in a sentence above them. */
export const meetings: Command<"meetings"> = {
  needs: "read the plan",
  say: [
    { text: "meetings", what: "each with the days on which papers are chased, frozen and sent" },
    { text: "next meeting", what: "the next one; also “last meeting”", first: true },
  ],
  run: ({ plan, turn, now }, asked) => {
    const last = "asks" in asked && asked.asks === "last";
    const reading = last ? lastWords(plan, now.today) : nextWords(plan, now.today);
    const mayKeep = may(plan, turn.who, "keep the meetings");
    return {
      card: meetingsCard({ plan, reading, page: asked.page, mayKeep, now }),
      summary: reading,
    };
  },
};

/** One meeting. */
export const showMeeting: Command<"show_meeting"> = {
  needs: "read the plan",
  run: (context, { ref }) => meetingReply(context, context.plan, get(context.plan, "meeting", ref)),
};

/** The form that plans a meeting or changes one. */
export const meetingFormCommand: Command<"meeting_form"> = {
  needs: "keep the meetings",
  run({ plan, now, nonce }, asked) {
    const ref = "ref" in asked ? asked.ref : undefined;
    const meeting = ref === undefined ? undefined : get(plan, "meeting", ref);
    const typed = "typed" in asked && asked.typed ? asked.typed : {};
    return {
      card: meetingForm({ plan, meeting, typed, nonce: nonce(), now }),
      summary: meeting ? "Change a meeting" : "Add a meeting",
    };
  },
};

/** Plans a meeting or a year of them, or changes one. */
export const saveMeeting: Command<"save_meeting"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "add meeting 3 Feb 2021 14:00 SEND Sub-Committee",
      what: "by a clerk; “add meeting” alone is a form",
    },
    {
      text: "add monthly meeting on the first Wednesday at 14:00",
      what: "a year of them (“meetings are as determined” ends the series)",
    },
    {
      text: "move the 3 Feb meeting to 10 Feb",
      what: "a meeting moved keeps its papers and notes",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const { ref } = asked;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      ref === undefined
        ? addMeeting(plan, asked, turn.who, now)
        : changeMeeting(plan, ref, asked, turn.who, now),
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
  async giveBack(context, asked, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const { ref, date, time, body, place, monthly } = asked;
    const typed: MeetingSaid = { date, time, body, place, monthly };
    const meeting = ref === undefined ? undefined : find(plan, "meeting", ref);
    const seen = "seen" in asked && asked.seen !== undefined ? { seen: asked.seen } : {};
    const shown =
      fault instanceof StaleItem
        ? { problems: [fault.message, "Save again if you still mean it."], nonce: nonce() }
        : { ...shownIn(fault), nonce: wishOf(asked, turn), ...seen };
    return {
      card: meetingForm({ plan, meeting, typed, ...shown, now }),
      summary: cameBack(fault, "the meeting"),
    };
  },
};

/** What was planned, in words: one meeting with the days before it, or a series with its first and last. */
function planned(context: Context, plan: Plan, made: readonly Meeting[]): Reply {
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
          `Planned: ${howMany(made.length, "meeting")} on ${rhythmWords(first.every)}, from ${printDay(first.date)} to ${printDay(last.date)}.`,
          ...(holidays.length > 0
            ? [`On a bank holiday, so move or cancel it: ${listNames(holidays)}.`]
            : []),
        ].join(" ")
      : "Nothing was added: these meetings are planned already.";
  const mayKeep = may(plan, turn.who, "keep the meetings");
  return { card: meetingsCard({ plan, reading, page: 1, mayKeep, now }), summary: reading };
}

/** Ends every series: from then on meetings are as the board determines them. */
export const endSeries: Command<"end_series"> = {
  needs: "keep the meetings",
  async run(context) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      endAll(state, turn.who),
    );
    const done =
      kind === "unchanged"
        ? "Meetings are as determined already; nothing was changed."
        : "Meetings are as determined from now on: those that are planned stay, and none is added by itself.";
    return {
      card: meetingsCard({ plan, reading: done, page: 1, mayKeep: true, now }),
      summary: done,
    };
  },
};

/** Cancels a meeting: it is kept, and marked so. */
export const cancelMeetingCommand: Command<"cancel_meeting"> = {
  needs: "keep the meetings",
  say: [{ text: "cancel the meeting of 3 Feb", what: "it is kept, and marked so" }],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const reason = "reason" in asked ? asked.reason : undefined;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      cancelMeeting(state, asked.ref, reason, turn.who, now),
    );
    const meeting = get(plan, "meeting", asked.ref);
    const done =
      kind === "unchanged"
        ? `The meeting of ${printDate(meeting.date)} was cancelled before; nothing was changed.`
        : `Cancelled: the meeting of ${printDay(meeting.date)}. ${nextWords(plan, now.today)}`;
    return meetingReply(context, plan, meeting, done);
  },
};
