import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { boardClosedCard, boardOpenCard } from "../../../cards/meetings/board.ts";
import { walkCard } from "../../../cards/meetings/walk.ts";
import { boardMeetings, nextMeeting } from "../../plan/meetings/board-dates.ts";
import {
  type ClosedIn,
  closeBoard,
  freezePapers,
  NONE_PLANNED,
  openBoard,
  openMeeting,
  todaysMeeting,
} from "../../plan/meetings/hold-meeting.ts";
import { notesOf } from "../../plan/meetings/meeting-notes.ts";
import { nextPlace, walkOf } from "../../plan/meetings/walk.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { channelRef } from "../../plan/model/keys.ts";
import type { Meeting } from "../../plan/model/model.ts";
import { find, get, type Plan } from "../../plan/model/snapshot.ts";
import { printDate, printInstant } from "../../plan/time/calendar-date.ts";
import type { Reply, Turn } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";
import { meetingReply } from "./meetings.ts";

/** Freezes the papers: the plan's version is the snapshot. */
export const freezePapersCommand: Command<"freeze_papers"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "freeze papers",
      what: "by a clerk: what changes after it is told as changed since the papers",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const named = asked.ref ?? nextMeeting(context.plan, now.today)?.ref;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      freezePapers(state, { ...asked, ref: named }, turn.who, now),
    );
    const meeting = named === undefined ? undefined : find(plan, "meeting", named);
    if (!meeting?.frozen) throw new PlanError("not-found", NONE_PLANNED);
    const { frozen, date } = meeting;
    const at = `at version ${frozen.version} of the plan, ${printInstant(new Date(frozen.at))}`;
    const done =
      kind === "saved"
        ? `Papers for ${printDate(date)} are frozen ${at}. What changes from now on is told as changed since the papers.`
        : `Papers for ${printDate(date)} were frozen already, ${at}; nothing was changed. “freeze papers again” takes the plan as it is now.`;
    return meetingReply(context, plan, meeting, done);
  },
};

/** The answer to whoever opens a board: what was left open, and the walk. */
export function openedReply(
  { now }: Context,
  plan: Plan,
  meeting: Meeting,
  already: boolean,
): Reply {
  const { opened } = meeting;
  const when = opened ? `${printInstant(new Date(opened.at))} by ${opened.by}` : "";
  const said = already ? `It is open already, since ${when}.` : `Opened ${when}.`;
  return {
    card: boardOpenCard({ plan, meeting, now, said }),
    summary: `Board of ${printDate(meeting.date)}: open`,
  };
}

/** Opens the board's meeting of today. */
export const openBoardCommand: Command<"open_board"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "open board",
      what: "by a clerk, if Teams has not: what was left open, then reds, overdue and exceptions one by one",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      openBoard(state, asked, turn.who, now),
    );
    const meeting = asked.ref ? get(plan, "meeting", asked.ref) : todaysMeeting(plan, now.today);
    if (!meeting) throw new PlanError("not-found", NONE_PLANNED);
    return openedReply(context, plan, meeting, kind !== "saved");
  },
};

/** What a meeting changed, net, from when it was opened to when it was closed. */
export async function closedReply(
  { record, now }: Context,
  plan: Plan,
  meeting: Meeting,
  already: boolean,
): Promise<Reply> {
  const said = already ? "It was closed already." : "";
  return {
    card: boardClosedCard({
      plan,
      meeting,
      ...(await notesOf(record, plan, meeting)),
      said,
      now,
    }),
    summary: `Board of ${printDate(meeting.date)}: closed`,
  };
}

/** Where a board is closed, and where the clerk is told of its notes: in their own chat, since others need not read it. */
export const closedIn = ({ where, said }: Turn): ClosedIn => ({
  told: channelRef(where.conversation),
  report:
    said.kind !== "meeting" && where.address.type === "personal"
      ? { name: where.name, address: where.address }
      : null,
});

/** Closes the board that is open. */
export const closeBoardCommand: Command<"close_board"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "close board",
      what: "ratings changed in the meeting, new risks with owners, and the next dates",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const ref = asked.ref ?? openMeeting(context.plan)?.ref;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      closeBoard(state, { ref, where: closedIn(turn) }, turn.who, now),
    );
    context.wake(plan.key);
    const meeting = ref === undefined ? todaysMeeting(plan, now.today) : get(plan, "meeting", ref);
    if (!meeting) throw new PlanError("not-found", NONE_PLANNED);
    return closedReply(context, plan, meeting, kind !== "saved");
  },
};

/** The same report again, of the meeting named or the last that was closed. */
export const meetingReport: Command<"meeting_report"> = {
  needs: "read the plan",
  say: [{ text: "meeting report", what: "what the last meeting changed in the plan" }],
  run(context, { ref }) {
    const { plan, now } = context;
    const meeting = ref
      ? get(plan, "meeting", ref)
      : boardMeetings(plan).findLast(({ closed }) => closed !== null);
    if (!meeting?.opened) {
      const line = "No meeting has been opened and closed here yet, so there is nothing to report.";
      return { card: noticeCard({ lines: [line], asAt: asAtLine(plan, now) }), summary: line };
    }
    return closedReply(context, plan, meeting, false);
  },
};

/** One stop after the other of a board's walk. Nothing is recorded by it. */
export const walk: Command<"walk"> = {
  needs: "read the plan",
  say: [{ text: "walk through", what: "reds, overdue, then other exceptions, one at a time" }],
  run({ plan, now }, asked) {
    const stops = walkOf(plan, now.today);
    const place = nextPlace(stops, "after" in asked ? asked.after : undefined);
    const stop = stops[place];
    return {
      card: walkCard({ plan, stops, place, now }),
      summary: stop ? `${stop.kind} ${stop.ref}` : "Walked through",
      refs: stop ? [stop.ref] : [],
    };
  },
};
