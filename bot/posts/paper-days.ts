import { paperStepCard, stepSummary } from "../../cards/paper-step.ts";
import { dateIn } from "../plan/calendar-date.ts";
import { digestOf } from "../plan/keys.ts";
import { isClerk } from "../plan/offices.ts";
import { nextStepAt, stepDue, tellStep } from "../plan/paper-steps.ts";
import type { PlanRecord } from "../plan/record.ts";
import type { Plan } from "../plan/snapshot.ts";
import type { Duty } from "./agenda.ts";
import { botStamp } from "./bot-stamp.ts";
import type { Homes } from "./homes.ts";

/** Tells the clerks, in chats of their own, on the days on which updates are chased, papers frozen and papers sent. */
export function createPaperDays(needs: {
  readonly record: PlanRecord;
  readonly homes: Pick<Homes, "of">;
}): Duty {
  const { record, homes } = needs;

  /** The chats of those who are clerks of the plan. */
  async function clerks(plan: Plan) {
    return (await homes.of(plan.key.tenant)).filter((home) => isClerk(plan, home));
  }

  return {
    next: nextStepAt,

    async run(plan, now) {
      const at = { at: now, today: dateIn(now) };
      const found = stepDue(plan, at.today);
      if (!found) return;
      const homesOfClerks = await clerks(plan);
      // A clerk may let the bot in later today.
      if (homesOfClerks.length === 0) return;
      await record.carryOut(plan, botStamp("paper_step", now), (state) => {
        const due = stepDue(state, at.today);
        if (!due) return null;
        // Another process may have told them of it, or the board was moved.
        const post = digestOf([due.meeting.ref, due.meeting.date, due.step]);
        const card = paperStepCard({ plan: state, due, nonce: post, now: at });
        const sends = homesOfClerks.map(({ id, name, address }) => ({
          id: `${post}-${digestOf(id)}`,
          at: now.toISOString(),
          work: {
            what: "send" as const,
            post,
            home: id,
            name,
            address,
            card,
            summary: stepSummary(due),
          },
        }));
        return tellStep(state, due, sends);
      });
    },
  };
}
