import { figureForm } from "../../../cards/measures/figure-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { recordFigure as record } from "../../plan/measures/record-figure.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince } from "../answering/late-save.ts";
import { measureReply, sightHere } from "./show-measure.ts";

/** The form that records a figure, filled in with what was said. */
export const recordFigureForm: Command<"record_figure"> = {
  run(context, { ref, typed = {} }) {
    const { plan, now, nonce } = context;
    const measure = get(plan, "measure", ref);
    return {
      card: figureForm({
        plan,
        measure,
        sight: sightHere(context, plan),
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `Record a figure of ${itemName(plan, "measure", measure.ref)}`,
      refs: [measure.ref],
    };
  },
};

/** Saves a figure in one commit, never over somebody else's unseen. */
export const saveFigure: Command<"save_figure"> = {
  async run(context, args) {
    const { record: plans, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    if (!asItIs) adviseOn({ source: said.source, remark: said.remark });
    const outcome = await plans.carryOut(context.plan, stamp, (plan) =>
      record(plan, said, turn.who, now),
    );
    const measure = get(outcome.plan, "measure", said.ref);
    const what = `the figures of ${itemName(outcome.plan, "measure", measure.ref)}.`;
    return measureReply(context, outcome.plan, measure, savedWords(outcome.kind, what));
  },
  giveBack: formAgain,
};

async function formAgain(
  context: CommandContext,
  args: Arguments<"save_figure">,
  fault: PlanError,
) {
  const { turn, now, nonce } = context;
  const plan = await planNow(context);
  const measure = get(plan, "measure", args.ref);
  const { nonce: key, asItIs: _, seen, ...typed } = args;
  const sight = sightHere(context, plan);
  const shared = { plan, measure, sight, typed, now };
  const card =
    fault instanceof StaleItem
      ? figureForm({
          ...shared,
          changes: (await changedSince(context, plan, measure, fault.seen)).changes,
          nonce: nonce(),
        })
      : figureForm({
          ...shared,
          ...onForm(fault),
          ...(seen === undefined ? {} : { seen }),
          nonce: idempotencyKeyOf(key, turn),
        });
  return {
    card,
    summary: cameBack(fault, itemName(plan, "measure", measure.ref)),
    refs: [measure.ref],
  };
}
