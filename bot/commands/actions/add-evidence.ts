import { evidenceForm } from "../../../cards/actions/evidence-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { addEvidence as add } from "../../plan/actions/evidence.ts";
import { inSentence } from "../../plan/model/names.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { listed } from "./evidence.ts";

const itemOf = (plan: Plan, { kind, ref }: { kind: "action" | "kpi"; ref: string }) =>
  get(plan, kind, ref);

/** The form that adds evidence. */
export const addEvidence: Command<"add_evidence"> = {
  run({ plan, now, nonce }, args) {
    const item = itemOf(plan, args);
    return {
      card: evidenceForm({ plan, item, nonce: nonce(), now }),
      summary: `Add ${inSentence(labelOf(plan, item.kind, "evidence"))} to ${item.ref}`,
      refs: [item.ref],
    };
  },
};

/** Adds a piece of evidence, from the form or by text. */
export const saveEvidence: Command<"save_evidence"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const title = args.evidenceTitle ?? "";
    if (!args.asItIs) adviseOn({ title });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      add(plan, args, turn.who, now),
    );
    const done = outcome.kind === "saved" ? "Saved." : "This was already saved.";
    return listed(context, outcome.plan, args.ref, 1, done);
  },
  async giveBack(context, args, fault) {
    const plan = await planNow(context);
    return {
      card: evidenceForm({
        plan,
        item: itemOf(plan, args),
        typed: typedIn(args),
        ...onForm(fault),
        nonce: idempotencyKeyOf(args.nonce, context.turn),
        now: context.now,
      }),
      summary: cameBack(
        fault,
        `${inSentence(labelOf(plan, args.kind, "evidence"))} for ${args.ref}`,
      ),
    };
  },
};

function typedIn({ evidenceTitle, evidenceLink, noLink }: Arguments<"save_evidence">) {
  return {
    ...(evidenceTitle === undefined ? {} : { evidenceTitle }),
    ...(evidenceLink === undefined ? {} : { evidenceLink }),
    ...(noLink === undefined ? {} : { noLink }),
  };
}
