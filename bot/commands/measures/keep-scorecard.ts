import { countAnewForm } from "../../../cards/measures/count-anew-form.ts";
import { DIRECTION_WORDS } from "../../plan/measures/direction.ts";
import { countAnew as anew, sayDirection as say } from "../../plan/measures/keep-scorecard.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { measureReply, sightHere } from "./show-measure.ts";

/** Says which way a measure is better. */
export const sayDirection: Command<"say_direction"> = {
  async run(context, { nonce: _, ...said }) {
    const { record, turn, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      say(state, said, turn.who),
    );
    const measure = get(plan, "measure", said.ref);
    const { direction } = measure;
    const which = direction ? DIRECTION_WORDS[direction] : "";
    const words = savedWords(kind, `of ${itemName(plan, "measure", measure.ref)}, ${which}.`);
    return measureReply(context, plan, measure, words);
  },
};

/** The form that has a measure counted anew. */
export const countAnewFormCommand: Command<"count_anew"> = {
  run(context, { ref }) {
    const { plan, now, nonce } = context;
    const measure = get(plan, "measure", ref);
    const sight = sightHere(context, plan);
    return {
      card: countAnewForm({ plan, measure, sight, nonce: nonce(), now }),
      summary: `Count ${itemName(plan, "measure", measure.ref)} anew`,
      refs: [measure.ref],
    };
  },
};

/** Has a measure counted anew, with a new baseline. */
export const saveCountAnew: Command<"save_count_anew"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    if (!asItIs) adviseOn({ why: said.why });
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      anew(state, said, turn.who, now),
    );
    const measure = get(plan, "measure", said.ref);
    const words = savedWords(kind, `${itemName(plan, "measure", measure.ref)} is counted anew.`);
    return measureReply(context, plan, measure, words);
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const measure = get(plan, "measure", args.ref);
    const { nonce: key, asItIs: _, seen, ...typed } = args;
    const shared = { plan, measure, sight: sightHere(context, plan), typed, now };
    const stale = fault instanceof StaleItem;
    return {
      card: countAnewForm({
        ...shared,
        ...onForm(fault),
        ...(stale || seen === undefined ? {} : { seen }),
        nonce: stale ? nonce() : idempotencyKeyOf(key, turn),
      }),
      summary: cameBack(fault, itemName(plan, "measure", measure.ref)),
      refs: [measure.ref],
    };
  },
};
