import { pageOf } from "../../../cards/frames/list.ts";
import { figuresForm } from "../../../cards/measures/figures-form.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import { RECORD } from "../../plan/measures/record-figure.ts";
import { MOST_FIGURES, recordFigures as record } from "../../plan/measures/record-figures.ts";
import { PlanError, StaleItem } from "../../plan/model/errors.ts";
import { listNames } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { may, mustMay } from "../../plan/rights/roles.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince } from "../answering/late-save.ts";
import { scorecardReply } from "./scorecard.ts";

/** The measures of an area, or all, that whoever asks may record a figure of; refused where there is none. */
function recordable({ plan, turn, now }: CommandContext, area: string | undefined) {
  const of = area === undefined ? undefined : get(plan, "area", area).ref;
  const all = plan.items.measure.filter((measure) => of === undefined || measure.area === of);
  const { today } = now;
  const mine = all.filter((item) => may(plan, turn.who, RECORD, { item, today }));
  const [first] = all;
  if (!first) throw new PlanError("not-found", `There is no ${called(plan, "measure").one} there.`);
  if (mine.length === 0) mustMay(plan, turn.who, RECORD, { item: first, today });
  return { area: of, mine };
}

/** The form that records figures of several measures. */
export const recordFiguresForm: Command<"record_figures"> = {
  run(context, args) {
    const { plan, now, nonce } = context;
    const { area, mine } = recordable(context, args.area);
    const page = pageOf(mine, args.page, MOST_FIGURES);
    return {
      card: figuresForm({ plan, page, area, nonce: nonce(), now }),
      summary: "Record figures",
      refs: mine.map(({ ref }) => ref),
    };
  },
};

/** The measures that a form asked for, as they now are. */
const inForm = (plan: Plan, refs: readonly string[]): readonly Measure[] =>
  refs.map((ref) => get(plan, "measure", ref));

/** The area that some measures are all of, if there is one. */
const areaOf = (measures: readonly Measure[]): string | undefined => {
  const areas = new Set(measures.map(({ area }) => area));
  return areas.size === 1 ? [...areas][0] : undefined;
};

/** Saves several figures in one commit: all of them, or none. */
export const saveFigures: Command<"save_figures"> = {
  async run(context, args) {
    const { record: plans, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    if (!asItIs) adviseOn({ source: said.source, remark: said.remark });
    const outcome = await plans.carryOut(context.plan, stamp, (plan) =>
      record(plan, said, turn.who, now),
    );
    const { plan, kind } = outcome;
    const saved =
      outcome.kind === "saved" ? outcome.change.items.map(({ after }) => after.ref) : said.refs;
    const words = savedWords(kind, `the figures of ${listNames(saved)}.`);
    return scorecardReply({ ...context, plan }, { area: areaOf(inForm(plan, said.refs)) }, words);
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const measures = inForm(plan, args.refs);
    const { nonce: key, asItIs: _, ...typed } = args;
    const page = { rows: measures, number: 1, pages: 1 };
    const shared = { plan, page, area: areaOf(measures), typed, now };
    const card =
      fault instanceof StaleItem
        ? figuresForm({
            ...shared,
            stale: {
              ref: fault.ref,
              changes: (
                await changedSince(context, plan, get(plan, "measure", fault.ref), fault.seen)
              ).changes,
            },
            nonce: nonce(),
          })
        : figuresForm({ ...shared, ...onForm(fault), nonce: idempotencyKeyOf(key, turn) });
    return { card, summary: cameBack(fault, "the figures") };
  },
};
