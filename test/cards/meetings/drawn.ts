import { COMMANDS } from "../../../bot/commands/index.ts";
import { netChanges } from "../../../bot/plan/history/net-change.ts";
import { PREP_SECTIONS, prepOf } from "../../../bot/plan/meetings/prep.ts";
import { seatsOf } from "../../../bot/plan/meetings/quorum.ts";
import { walkOf } from "../../../bot/plan/meetings/walk.ts";
import { vocabularyOf } from "../../../bot/plan/model/vocabulary.ts";
import { unresolvedReminders } from "../../../bot/plan/reminders/unresolved-reminders.ts";
import { attendanceForm, quorumCard } from "../../../cards/meetings/attendance.ts";
import { boardClosedCard, boardOpenCard } from "../../../cards/meetings/board.ts";
import { exceptionsCard } from "../../../cards/meetings/exceptions.ts";
import { meetingCard } from "../../../cards/meetings/meeting.ts";
import { meetingForm } from "../../../cards/meetings/meeting-form.ts";
import { paperStepCard } from "../../../cards/meetings/paper-step.ts";
import { prepCard, prepSectionCard } from "../../../cards/meetings/prep.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { walkCard } from "../../../cards/meetings/walk.ts";
import { contextOf, type Drawn, FAULT, notTheirs, pages, shared } from "../drawing.ts";
import { everythingChanged } from "../worlds/changed.ts";
import { NOW, type World } from "../worlds/world.ts";

/** Every change of the plan's items, as if all were made since the last board. */
const netOf = (world: World) => netChanges(everythingChanged(world), vocabularyOf(world.plan));

/** The cards of meetings: planning them, going into one, and what comes of it. */
export const MEETING_CARDS: readonly Drawn[] = [
  {
    name: "meetings",
    draw: async (world) =>
      Promise.all(
        pages(world.plan.items.meeting.length, 6).map(async (page) => {
          const asked = { command: "meetings" as const, page };
          return (await COMMANDS.meetings.run(contextOf(world), asked)).card;
        }),
      ),
  },
  {
    name: "meeting",
    draw: ({ plan }) =>
      plan.items.meeting.flatMap((meeting) =>
        [true, false].map((mayKeep) =>
          meetingCard({ plan, meeting, mayKeep, said: "Saved.", ...shared }),
        ),
      ),
  },
  {
    name: "step towards the papers",
    draw: ({ plan }) =>
      plan.items.meeting.flatMap((meeting) =>
        (["chase", "freeze", "papers"] as const).map((step) =>
          paperStepCard({ plan, due: { meeting, step, day: "2021-01-20" }, ...shared }),
        ),
      ),
  },
  {
    name: "meeting form",
    draw: (world) =>
      [undefined, ...world.plan.items.meeting].map((meeting) =>
        meetingForm({
          plan: world.plan,
          meeting,
          typed: { date: "2021-02-03", time: world.typing, body: world.typing, monthly: true },
          faults: { date: FAULT, time: FAULT, body: FAULT },
          ...shared,
        }),
      ),
  },
  {
    name: "who is there",
    draw: (world) =>
      world.plan.items.meeting.flatMap((meeting) => {
        const all = seatsOf(world.plan);
        const seats = all.map(({ key }) => key).join(",");
        const attendance = all.map(({ title }) => ({ name: title, seat: title, account: null }));
        const { plan } = world;
        return [
          attendanceForm({ plan, meeting, ...shared }),
          attendanceForm({
            plan,
            meeting,
            typed: { seats, names: world.typing },
            faults: { names: FAULT },
            ...shared,
          }),
          quorumCard({ plan, meeting: { ...meeting, attendance }, said: "Saved.", now: NOW }),
        ];
      }),
  },
  {
    name: "board opened and closed",
    draw: (world) =>
      world.plan.items.meeting.flatMap((meeting) => {
        const view = { plan: world.plan, meeting, said: "Opened.", now: NOW };
        return [
          boardOpenCard(view),
          boardClosedCard({
            ...view,
            changed: netOf(world),
            challenges: world.plan.items.challenge,
          }),
          boardClosedCard({ ...view, changed: [], challenges: [] }),
        ];
      }),
  },
  {
    name: "walk",
    draw: ({ plan }) => {
      const stops = walkOf(plan, NOW.today);
      return [...stops.keys(), stops.length].map((place) =>
        walkCard({ plan, stops, place, now: NOW }),
      );
    },
  },
  {
    name: "preparation",
    draw: (world) =>
      world.plan.items.meeting.slice(0, 4).flatMap((meeting) => {
        const { plan } = world;
        const nets = netOf(world);
        const unheeded = unresolvedReminders(plan, { updates: new Map(), now: NOW.at }, new Set());
        const prep = {
          ...prepOf(plan, meeting, [], NOW.today, [...notTheirs(world), ...unheeded]),
          changed: nets,
          papers: nets,
        };
        const view = { plan, meeting, last: plan.items.meeting[1], prep, now: NOW };
        return [
          prepCard(view),
          ...PREP_SECTIONS.flatMap((section) =>
            [1, 2, 99].map((page) => prepSectionCard({ ...view, section, page })),
          ),
        ];
      }),
  },
  {
    name: "summary",
    draw: (world) =>
      [[], everythingChanged(world)].map((changes) =>
        summaryCard({ plan: world.plan, changes, now: NOW }),
      ),
  },
  {
    name: "exceptions",
    draw: ({ plan }) => [1, 2, 99].map((page) => exceptionsCard({ plan, page, now: NOW })),
  },
];
