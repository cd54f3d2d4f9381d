import { contradictionForm, contradictionsCard } from "../../../cards/measures/contradictions.ts";
import { type Contradiction, contradictionsOf } from "../../plan/measures/contradictions.ts";
import { KEEP } from "../../plan/measures/keep-scorecard.ts";
import { settleContradiction } from "../../plan/measures/settle-contradiction.ts";
import { PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { measureReply } from "./show-measure.ts";

/** Where the plan disagrees with itself; those to settle first. */
export const contradictions: Command<"contradictions"> = {
  run({ plan, turn, now }, { page }) {
    const all = plan.items.measure.flatMap((measure) => contradictionsOf(plan, measure));
    const inOrder = [
      ...all.filter(({ settled }) => !settled),
      ...all.filter(({ settled }) => settled),
    ];
    const mayKeep = may(plan, turn.who, KEEP);
    return {
      card: contradictionsCard({ plan, all: inOrder, mayKeep, page, now }),
      summary: "Contradictions of the plan",
      refs: inOrder.map(({ measure }) => measure.ref),
      live: ["measure:*", "kpi:*"],
    };
  },
};

/** A contradiction by the measure that it is over; a sentence where the plan no longer says both. */
function contradictionOf(
  plan: Plan,
  { ref, key }: { readonly ref: string; readonly key: string },
): Contradiction {
  const found = contradictionsOf(plan, get(plan, "measure", ref)).find((one) => one.key === key);
  if (found) return found;
  throw new PlanError("not-found", "The plan no longer says both. Nothing was changed.");
}

/** The form by which a clerk settles one. */
export const settleForm: Command<"settle_contradiction"> = {
  run({ plan, now, nonce }, args) {
    const contradiction = contradictionOf(plan, args);
    return {
      card: contradictionForm({ plan, contradiction, nonce: nonce(), now }),
      summary: `A contradiction over ${itemName(plan, "measure", contradiction.measure.ref)}`,
      refs: [contradiction.measure.ref],
    };
  },
};

/** Keeps what a clerk says of one. */
export const saveContradiction: Command<"save_contradiction"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { asItIs, nonce: _, verdict = "confirmed", ...said } = args;
    if (!asItIs) adviseOn({ reason: said.reason });
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      settleContradiction(state, { ...said, verdict }, turn.who, now),
    );
    const measure = get(plan, "measure", said.ref);
    const what = `the contradiction over ${itemName(plan, "measure", measure.ref)} is ${verdict}.`;
    return measureReply(context, plan, measure, savedWords(kind, what));
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const contradiction = contradictionOf(plan, args);
    const { nonce: key, asItIs: _, verdict, seen, reason } = args;
    const stale = fault instanceof StaleItem;
    return {
      card: contradictionForm({
        ...{ plan, contradiction, now, ...onForm(fault) },
        typed: { reason, ...(verdict ? { verdict } : {}) },
        ...(stale || seen === undefined ? {} : { seen }),
        nonce: stale ? nonce() : idempotencyKeyOf(key, turn),
      }),
      summary: cameBack(fault, itemName(plan, "measure", args.ref)),
    };
  },
};
