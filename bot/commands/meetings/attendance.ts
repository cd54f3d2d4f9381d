import { attendanceForm, quorumCard } from "../../../cards/meetings/attendance.ts";
import { attended, tickPresent } from "../../plan/meetings/attendance.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, planNow, shownIn, wishOf } from "../answering/give-back.ts";

/** The form in which a clerk ticks who is there. */
export const attendance: Command<"attendance"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "who is present",
      what: "by a clerk: tick the seats, and see what the rule on the quorum still asks for",
    },
  ],
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
  needs: "keep the meetings",
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      tickPresent(state, asked, turn.who),
    );
    const meeting = get(plan, "meeting", asked.ref);
    const there = meeting.attendance.length;
    const said =
      kind === "unchanged"
        ? `Nothing was changed: ${there} are noted as there.`
        : `Saved: ${there} are noted as there.`;
    return { card: quorumCard({ plan, meeting, said, now }), summary: said };
  },
  async giveBack(context, asked, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const meeting = get(plan, "meeting", asked.ref);
    const shown =
      fault instanceof StaleItem
        ? {
            problems: [
              "The meeting has changed since your card was drawn. Nothing was saved.",
              "Save again if you still mean it.",
            ],
            nonce: nonce(),
          }
        : { ...shownIn(fault), nonce: wishOf(asked, turn), seen: asked.seen };
    const { seats, names } = asked;
    return {
      card: attendanceForm({ plan, meeting, typed: { seats, names }, ...shown, now }),
      summary: cameBack(fault, "who is there"),
    };
  },
};
