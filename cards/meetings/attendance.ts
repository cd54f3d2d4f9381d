import { tickPresent } from "../../bot/plan/meetings/attendance.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { partWords, quorumParts, quorumRule, seatsOf } from "../../bot/plan/meetings/quorum.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import { noticeCard } from "../frames/notice.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, run, shorten } from "../frames/words.ts";
import { dayAndTime } from "./meeting-words.ts";

/** The form in which a clerk ticks who is there: the seats of the terms of reference, and others by name. */
export function attendanceForm(
  form: FormState & {
    readonly plan: Plan;
    readonly meeting: Meeting;
    readonly typed?: { readonly seats: string; readonly names: string };
  },
): Card {
  const { plan, meeting, typed, now } = form;
  const seats = seatsOf(plan);
  const { attendance } = meeting;
  const ticked = seats.filter(({ title }) => attendance.some(({ seat }) => seat === title));
  const others = attendance.filter(({ seat }) => seat === null).map(({ name }) => name);
  const known = new Set(seats.map(({ key }) => key));
  const chosen = typed?.seats.split(",").filter((key) => known.has(key));
  return fitting((length) => {
    const choices = seats.map(({ key, title }) => ({
      value: key,
      title: shorten(title, Math.min(length, 160)),
    }));
    const value = (chosen ?? ticked.map(({ key }) => key)).join(",");
    return formCard({
      title: `Who is there: ${dayAndTime(meeting)}`,
      text: shorten(quorumRule(plan).join(" "), 600),
      was: shorten(meeting.body, 200),
      problems: form.problems ?? [],
      faults: form.faults,
      fields: askedFields(plan, "meeting", tickPresent.deed, {
        ...(seats.length > 0 ? { seats: { value, choices } } : {}),
        names: { value: typed?.names ?? others.join("\n") },
      }),
      buttons: [
        {
          title: "Save",
          style: "positive",
          press: {
            command: "save_attendance",
            plan: plan.key.id,
            ref: meeting.ref,
            seen: meeting.version,
            ...carried(form),
          },
        },
        {
          title: "Cancel",
          press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
        },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}

/** The seats that are ticked against each part of the rule, with what is missing. */
export function quorumCard(view: {
  readonly plan: Plan;
  readonly meeting: Meeting;
  readonly said: string;
  readonly now: FormState["now"];
}): Card {
  const { plan, meeting, now } = view;
  const { one } = called(plan, "meeting");
  const parts = quorumParts(plan, meeting.attendance);
  const seats = meeting.attendance.filter(({ seat }) => seat !== null).length;
  return fitting((length) =>
    noticeCard({
      title: `Who is there: ${dayAndTime(meeting)}`,
      lines: [
        run(view.said, "default", "bolder"),
        ...quorumRule(plan).map((rule) => shorten(rule, length * 4)),
        ...(parts ?? []).map((part) => shorten(partWords(part), length * 4)),
        ...(parts === undefined ? [`Ticked: ${seats} of ${seatsOf(plan).length} seats.`] : []),
        `Whether the ${one} is quorate is for its ${roleCalled(plan, "chair").one} to say; I only count ticks.`,
      ],
      buttons: [
        {
          title: "Change who is there",
          press: { command: "attendance", plan: plan.key.id, ref: meeting.ref },
        },
        {
          title: `The ${one}`,
          press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
        },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
