import { attendanceForm, quorumCard } from "../../../cards/meetings/attendance.ts";
import { attended, tickPresent } from "../../plan/meetings/attendance.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { called, get } from "../../plan/model/snapshot.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";

/** The form in which a clerk ticks who is there. */
export const attendance: Command<"attendance"> = {
  run({ plan, now, nonce }, { ref }) {
    const meeting = attended(plan, now.today, ref);
    return {
      card: attendanceForm({ plan, meeting, nonce: nonce(), now }),
      summary: "Who is there",
    };
  },
};

/** Keeps who is there, and holds the seats against the rule on the quorum. */
export const saveAttendance: Command<"save_attendance"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      tickPresent(state, args, turn.who),
    );
    const meeting = get(plan, "meeting", args.ref);
    const there = meeting.attendance.length;
    const said =
      kind === "unchanged"
        ? `Nothing was changed: ${there} are noted as there.`
        : `Saved: ${there} are noted as there.`;
    return { card: quorumCard({ plan, meeting, said, now }), summary: said };
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const meeting = get(plan, "meeting", args.ref);
    const shown =
      fault instanceof StaleItem
        ? {
            problems: [
              `The ${called(plan, "meeting").one} has changed since your card was drawn. Nothing was saved.`,
              "Save again if you still mean it.",
            ],
            nonce: nonce(),
          }
        : { ...onForm(fault), nonce: idempotencyKeyOf(args.nonce, turn), seen: args.seen };
    const { seats, names } = args;
    return {
      card: attendanceForm({ plan, meeting, typed: { seats, names }, ...shown, now }),
      summary: cameBack(fault, "who is there"),
    };
  },
};
