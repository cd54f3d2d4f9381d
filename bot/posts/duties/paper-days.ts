import { paperStepCard, stepSummary } from "../../../cards/meetings/paper-step.ts";
import { nextStepAt, stepDue, tellStep } from "../../plan/meetings/paper-steps.ts";
import { digestOf } from "../../plan/model/keys.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import type { Draft } from "../../plan/record/write-down.ts";
import { isClerk } from "../../plan/rights/offices.ts";
import { dateIn } from "../../plan/time/calendar-date.ts";
import { endOfOffice } from "../../plan/time/office-hours.ts";
import type { Duty } from "./agenda.ts";
import { botStamp } from "./bot-stamp.ts";
import type { PersonalChats } from "./personal-chats.ts";

/** So many steps are told on one day. */
const MOST_STEPS = 10;

/** Tells the clerks, in chats of their own, on the days on which updates are chased, papers frozen and papers sent. */
export function createPaperDays(needs: {
  readonly record: PlanRecord;
  readonly personalChats: Pick<PersonalChats, "of">;
}): Duty {
  const { record, personalChats } = needs;

  /** The chats of those who are clerks of the plan. */
  async function clerks(plan: Plan) {
    return (await personalChats.of(plan.key.tenant)).filter((home) => isClerk(plan, home));
  }

  return {
    next: nextStepAt,

    async run(plan, now) {
      const at = { at: now, today: dateIn(now) };
      if (!stepDue(plan, at.today)) return;
      const homesOfClerks = await clerks(plan);
      // A clerk may let the bot in later today.
      if (homesOfClerks.length === 0) return;
      const tellOne = (state: Plan): Draft | null => {
        const due = stepDue(state, at.today);
        if (!due) return null;
        // Another process may have told them of it, or the board was moved.
        const post = digestOf([due.meeting.ref, due.meeting.date, due.step, now.toISOString()]);
        const card = paperStepCard({ plan: state, due, nonce: post, now: at });
        const sends = homesOfClerks.map(({ id, name, address }) => ({
          id: `${post}-${digestOf(id)}`,
          at: now.toISOString(),
          work: {
            what: "send" as const,
            post,
            home: id,
            notAfter: endOfOffice(now).toISOString(),
            name,
            address,
            card,
            summary: stepSummary(due),
          },
        }));
        return tellStep(state, due, sends);
      };
      let state = plan;
      // Boards that are close together have steps on one day.
      for (let left = MOST_STEPS; left > 0; left--) {
        const carried = await record.carryOut(state, botStamp("paper_step", now), tellOne);
        if (carried.kind !== "saved") return;
        state = carried.plan;
      }
    },
  };
}
