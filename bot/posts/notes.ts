import { boardClosedCard } from "../../cards/board.ts";
import { lookOf } from "../../cards/look.ts";
import type { Card } from "../../cards/render.ts";
import { dateIn, printDate } from "../plan/calendar-date.ts";
import type { Due } from "../plan/due.ts";
import { wanting } from "../plan/follow-plan.ts";
import type { Live } from "../plan/live-card.ts";
import { type MeetingNotes, notesDue, notesOf } from "../plan/meeting-notes.ts";
import type { Meeting } from "../plan/model.ts";
import { postWork } from "../plan/posting.ts";
import type { Draft, PlanRecord } from "../plan/record.ts";
import type { Plan } from "../plan/snapshot.ts";
import type { Duty } from "./agenda.ts";
import { botStamp } from "./bot-stamp.ts";

/** What the notes show that may change: they are the meeting's report, and are kept true as such. */
const SHOWN = ["meeting:*", "action:*", "risk:*", "challenge:*", "kpi:*", "measure:*"] as const;

const liveOf = (plan: Plan, { ref }: Meeting, card: Card): Live => ({
  items: [...SHOWN],
  version: plan.version,
  look: lookOf(card),
  asked: { command: "meeting_report", ref },
  ignored: [],
  asker: {
    tenant: plan.key.tenant,
    id: null,
    name: "Plan Board",
    kind: "member",
    clerk: false,
  },
});

/** The messages of a meeting's notes: to those that want them, but for where it was closed and the notes are read already. */
function notesWork(plan: Plan, meeting: Meeting, notes: MeetingNotes, at: Date): readonly Due[] {
  const targets = wanting(plan, "notes").filter(({ ref }) => ref !== meeting.notes?.told);
  const [first] = targets;
  if (!first) return [];
  const now = { at, today: dateIn(at) };
  const card = boardClosedCard({ plan, meeting, ...notes, said: "", now });
  const summary = `Board of ${printDate(meeting.date)}: closed`;
  const message = { card, summary, live: liveOf(plan, meeting, card) };
  const report = meeting.notes?.report;
  // Where Teams told of the end, or many read along, nobody is told where else the notes arrived.
  const work = postWork(`notes-${meeting.ref}`, targets, message, report ?? first, at);
  return report ? work : work.filter((due) => due.work.what === "send");
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
