import { liveOf } from "../../../cards/frames/live.ts";
import { boardClosedCard } from "../../../cards/meetings/board-closed.ts";
import type { Meeting } from "../../plan/meetings/meeting.kind.ts";
import { type MeetingNotes, notesDue, notesOf } from "../../plan/meetings/meeting-notes.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { reachable, unreachableOf, wanting } from "../../plan/posts/follow-plan.ts";
import { postWork } from "../../plan/posts/posting.ts";
import type { Due } from "../../plan/record/due.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import type { Draft } from "../../plan/record/write-down.ts";
import { dateIn, printDate } from "../../plan/time/calendar-date.ts";
import type { Duty } from "./agenda.ts";
import { askerOf, botStamp } from "./bot-stamp.ts";

/** What the notes show that may change: they are the meeting's report, and are kept true as such. */
const SHOWN = ["meeting:*", "action:*", "risk:*", "challenge:*", "kpi:*", "measure:*"] as const;

/** The messages of a meeting's notes: to those that want them, but for where it was closed and the notes are read already. */
function notesWork(plan: Plan, meeting: Meeting, notes: MeetingNotes, at: Date): readonly Due[] {
  const meant = wanting(plan, "notes").filter(({ ref }) => ref !== meeting.notes?.told);
  const targets = reachable(meant);
  if (targets.length === 0) return [];
  const now = { at, today: dateIn(at) };
  const card = boardClosedCard({ plan, meeting, ...notes, said: "", now });
  const summary = `Board of ${printDate(meeting.date)}: closed`;
  const live = liveOf({ card, live: SHOWN }, plan, {
    asked: { command: "meeting_report", ref: meeting.ref },
    asker: askerOf(plan),
  });
  const message = { card, summary, live };
  // Where Teams told of the end, or many read along, nobody is told where else the notes arrived.
  const report = meeting.notes?.report ?? null;
  const leftOut = unreachableOf(meant);
  return postWork(`notes-${meeting.ref}`, targets, message, report, at, { leftOut });
}

/**
 * Posts what a board changed once it is closed, to the conversations that want meeting notes. That
 * it is to be done is written by the commit that closes the board; that it was, by the commit that
 * asks for the messages: so it is done once, whoever closed it and however often. A board that is
 * opened again and closed later has its notes edited, not posted again.
 */
export function createNotesDuty(record: Pick<PlanRecord, "since" | "carryOut">): Duty {
  return {
    next: (plan, now) => (notesDue(plan).length > 0 ? now : null),

    async run(plan, now) {
      for (const meeting of notesDue(plan)) {
        const { ref, closed } = meeting;
        const notes = await notesOf(record, plan, meeting);
        await record.carryOut(plan, botStamp("post_notes", now), (state): Draft | null => {
          const still = notesDue(state).find((one) => one.ref === ref);
          // Opened and closed again meanwhile: what it changed is another thing, and is read first.
          if (!still?.notes || still.closed?.version !== closed?.version) return null;
          return {
            why: `Posted what the board of ${printDate(still.date)} changed`,
            items: [{ ...still, notes: { ...still.notes, posted: now.toISOString() } }],
            due: notesWork(state, still, notes, now),
          };
        });
      }
    },
  };
}
