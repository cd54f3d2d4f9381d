import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { bodies, type MeetingSaid } from "../../bot/plan/meetings/plan-meeting.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { carried, type Field, type FormState, formCard } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { dayAndTime } from "./meeting-words.ts";

/** The form that plans a meeting, or changes one that is planned. */
export function meetingForm(
  form: FormState & {
    readonly plan: Plan;
    readonly meeting?: Meeting | undefined;
    readonly typed?: MeetingSaid;
  },
): Card {
  const { plan, meeting, typed = {}, now } = form;
  const known = bodies(plan)
    .slice(0, 3)
    .map((body) => `“${shorten(body, 80)}”`);
  const monthly: Field = {
    kind: "tick",
    id: "monthly",
    label: "Every month",
    tick: "On the same weekday of each month, for a year ahead",
    value: String(Boolean(typed.monthly)),
  };
  return formCard({
    title: meeting ? `Change the meeting of ${dayAndTime(meeting)}` : "Add a meeting",
    text: known.length > 0 ? `Bodies that meet: ${known.join(", ")}.` : "",
    was: meeting ? "It keeps its place in the history, and the day that it is moved from." : "",
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      { kind: "date", id: "date", label: "Day", value: typed.date ?? meeting?.date ?? "" },
      {
        kind: "line",
        id: "time",
        label: "Time, for example 14:00",
        value: typed.time ?? meeting?.time ?? "",
      },
      {
        kind: "line",
        id: "body",
        label: "Whose meeting; empty is the board's",
        value: typed.body ?? meeting?.body ?? "",
      },
      { kind: "line", id: "place", label: "Place", value: typed.place ?? meeting?.place ?? "" },
      ...(meeting ? [] : [monthly]),
    ],
    buttons: [
      {
        title: "Save",
        style: "positive",
        press: {
          command: "save_meeting",
          plan: plan.key.id,
          ...(meeting ? { ref: meeting.ref, seen: meeting.version } : {}),
          ...carried(form),
        },
      },
      { title: "Cancel", press: { command: "meetings", plan: plan.key.id, page: 1 } },
    ],
    asAt: asAtLine(plan, now),
  });
}
