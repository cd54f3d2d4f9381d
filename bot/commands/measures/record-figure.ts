import { figureForm } from "../../../cards/measures/figure-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { recordFigure as record } from "../../plan/measures/record-figure.ts";
import type { Change } from "../../plan/model/change.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { measureReply, sightHere } from "./show-measure.ts";

/** The form that records a figure, filled in with what was said. */
export const recordFigureForm: Command<"record_figure"> = {
  run(context, { ref, typed = {} }) {
    const { plan, now, nonce } = context;
    const measure = get(plan, "measure", ref);
    const filledIn = Object.keys(typed).length > 0;
    const problems = ["Filled in with what you said. Nothing is saved until you save it."];
    return {
      card: figureForm({
        plan,
        measure,
        sight: sightHere(context, plan),
        typed,
        problems: filledIn ? problems : [],
        nonce: nonce(),
        now,
      }),
      summary: `Record a figure of ${itemName(plan, "measure", measure.ref)}`,
      refs: [measure.ref],
    };
  },
};

/** What has become of what was to be saved, as a sentence. */
export const savedWords = (kind: "saved" | "already" | "unchanged", what: string): string =>
  ({
    saved: `Saved: ${what}`,
    already: `This was already saved: ${what}`,
    unchanged: `Nothing was changed: ${what}`,
  })[kind];

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

/** Somebody else's changes of a measure since the version that was seen. */
export async function changesSince(
  { record: plans }: CommandContext,
  plan: Plan,
  { ref, seen }: Pick<StaleItem, "ref" | "seen">,
): Promise<readonly Change[]> {
  const changes = await plans.since(plan, seen);
  return changes.filter(({ items }) =>
    items.some(({ after }) => after.kind === "measure" && after.ref === ref),
  );
}

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
          changes: await changesSince(context, plan, fault),
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
