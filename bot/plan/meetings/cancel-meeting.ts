import { z } from "zod";
import { optionalText, ref } from "../model/arguments.ts";
import { PlanError, tooLong } from "../model/errors.ts";
import { capital } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { called, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { allMeetings } from "./board-dates.ts";
import type { Meeting } from "./meeting.kind.ts";
import { changeable } from "./plan-meeting.ts";

/** Cancels a planned meeting: it is kept, and marked so. */
export const cancelMeeting = operation(
  { takes: z.object({ ref, reason: optionalText }), deed: "keep the meetings" },
  cancel,
);

function cancel(
  plan: Plan,
  ref: string,
  reason: string | undefined,
  by: Asker,
  now: { readonly at: Date },
): Draft | null {
  mustMay(plan, by, "keep the meetings");
  if (get(plan, "meeting", ref).cancelled) return null;
  const before = changeable(plan, ref);
  const long = tooLong(reason ?? "");
  if (long) throw new PlanError("bad-input", long);
  const why = reason?.trim() || null;
  const cancelled = { by: by.name, at: now.at.toISOString(), reason: why };
  return { why, items: [{ ...before, cancelled }] };
}

/** Ends every series: what is planned stays, and nothing more is added by itself. */
export const endSeries = operation({ takes: z.object({}), deed: "keep the meetings" }, end);

function end(plan: Plan, by: Asker): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const items = allMeetings(plan)
    .filter(({ every, closed }) => every !== null && closed === null)
    .map((meeting): Meeting => ({ ...meeting, every: null }));
  return items.length > 0
    ? { why: `${capital(called(plan, "meeting").many)} are as determined`, items }
    : null;
}
