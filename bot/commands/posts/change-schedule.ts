import { capital } from "../../plan/model/names.ts";
import { find } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { scheduleWords } from "../../plan/posts/schedule-words.ts";
import { changeSchedule as change, scheduleOf } from "../../plan/posts/schedules.ts";
import type { Command } from "../answering/command.ts";
import { scheduleReply } from "./schedules.ts";

const DONE = { paused: "Paused", on: "Resumed", deleted: "Deleted" } as const;
const IS = { paused: "is paused", on: "is on", deleted: "was deleted" } as const;
const THEN = {
  paused: "Nothing is posted until it is resumed; what passes until then is not posted later.",
  on: "It goes on from its next date; what passed meanwhile is not posted.",
  deleted: "It posts nothing more, and stays in the history.",
} as const;

/** Pauses, resumes or deletes a schedule. */
export const changeSchedule: Command<"change_schedule"> = {
  async run(context, { ref, to }) {
    const { record, stamp, turn, now } = context;
    const { kind, plan } = await record.carryOut(context.plan, stamp, (state) =>
      change(state, ref, to, turn.who, now.at),
    );
    context.wake(plan.key);
    const schedule = find(plan, "schedule", ref) ?? scheduleOf(plan, ref);
    const what = `the ${schedule.what}, ${scheduleWords(schedule.when)}`;
    const name = itemName(plan, "schedule", ref);
    const said =
      kind === "saved"
        ? `${DONE[to]}: ${name}, ${what}. ${THEN[to]}`
        : `${capital(name)} ${IS[schedule.state === "deleted" ? "deleted" : to]} already. Nothing was changed.`;
    return scheduleReply(context, plan, schedule, said);
  },
};
