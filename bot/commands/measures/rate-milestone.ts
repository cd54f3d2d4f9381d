import { milestoneForm } from "../../../cards/measures/milestone-form.ts";
import type { Kpi } from "../../plan/measures/kpi.kind.ts";
import { currentMilestone, type Milestone } from "../../plan/measures/milestone.ts";
import { rateMilestone as rate } from "../../plan/measures/rate-milestone.ts";
import { PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { CalendarDate } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince } from "../answering/late-save.ts";
import { kpiReply } from "./show-kpi.ts";

/** The milestone that is meant: of a period, or the one that the KPI stands by today. */
function milestoneOf(
  plan: Plan,
  kpi: Kpi,
  months: number | undefined,
  today: CalendarDate,
): Milestone {
  const found =
    months === undefined
      ? currentMilestone(plan, kpi.milestones, today)
      : kpi.milestones.find((one) => one.months === months);
  if (found) return found;
  const name = itemName(plan, "kpi", kpi.ref);
  throw new PlanError(
    "not-found",
    months === undefined
      ? `${name} has no milestone to rate.`
      : `${name} has no milestone at ${months} months.`,
  );
}

/** The form for one milestone of a KPI, filled in with what was said. */
export const rateMilestoneForm: Command<"rate_milestone"> = {
  run({ plan, now, nonce }, { ref, months, typed = {} }) {
    const kpi = get(plan, "kpi", ref);
    const milestone = milestoneOf(plan, kpi, months, now.today);
    return {
      card: milestoneForm({
        plan,
        kpi,
        milestone,
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `${itemName(plan, "kpi", kpi.ref)} at ${milestone.months} months`,
      refs: [kpi.ref],
    };
  },
};

/** Saves what is said of a milestone in one commit, never over somebody else's unseen. */
export const saveMilestone: Command<"save_milestone"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    if (!asItIs) adviseOn({ comment: said.comment });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      rate(plan, said, turn.who, now),
    );
    const kpi = get(outcome.plan, "kpi", said.ref);
    const what = `${itemName(outcome.plan, "kpi", kpi.ref)} at ${said.months} months.`;
    return kpiReply(context, outcome.plan, kpi, savedWords(outcome.kind, what));
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const kpi = get(plan, "kpi", args.ref);
    const { nonce: key, asItIs: _, seen, ref: __, months, ...typed } = args;
    const milestone = milestoneOf(plan, kpi, months, now.today);
    const shared = { plan, kpi, milestone, typed, now };
    const card =
      fault instanceof StaleItem
        ? milestoneForm({
            ...shared,
            changes: (await changedSince(context, plan, kpi, fault.seen)).changes,
            nonce: nonce(),
          })
        : milestoneForm({
            ...shared,
            ...onForm(fault),
            ...(seen === undefined ? {} : { seen }),
            nonce: idempotencyKeyOf(key, turn),
          });
    return { card, summary: cameBack(fault, itemName(plan, "kpi", kpi.ref)), refs: [kpi.ref] };
  },
};
