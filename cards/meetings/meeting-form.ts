import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { addMeeting, bodies, type MeetingSaid } from "../../bot/plan/meetings/plan-meeting.ts";
import { withArticle } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard } from "../frames/form.ts";
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
  const { one } = called(plan, "meeting");
  return formCard({
    title: meeting ? `Change the ${one} of ${dayAndTime(meeting)}` : `Add ${withArticle(one)}`,
    text: known.length > 0 ? `Bodies that meet: ${known.join(", ")}.` : "",
    was: meeting ? "It keeps its place in the history, and the day that it is moved from." : "",
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "meeting", addMeeting.deed, {
      date: { value: typed.date ?? meeting?.date ?? "" },
      time: { value: typed.time ?? meeting?.time ?? "" },
      body: { value: typed.body ?? meeting?.body ?? "" },
      place: { value: typed.place ?? meeting?.place ?? "" },
      ...(meeting ? {} : { monthly: { value: String(Boolean(typed.monthly)) } }),
    }),
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
