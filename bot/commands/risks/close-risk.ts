import { closingForm, mergeForm } from "../../../cards/risks/small-forms.ts";
import type { Arguments } from "../../asks/index.ts";
import { FieldFaults, type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import type { Carried } from "../../plan/record/record.ts";
import {
  closeRisk as close,
  mergeRisk as merge,
  reopenRisk as reopen,
} from "../../plan/risks/close-risk.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { savedWords } from "../answering/form-words.ts";
import { cameBack, onForm, planNow } from "../answering/give-back.ts";
import { formKey } from "./form-key.ts";
import { riskReply } from "./show-risk.ts";

/** A fault as one of these forms shows it. A blank that the first press leaves open is a question, and no slip. */
function shownOn(fault: PlanError, blank: boolean) {
  if (fault instanceof StaleItem) return { problems: [fault.message] };
  return blank && fault instanceof FieldFaults ? {} : onForm(fault);
}

/** What has become of a risk, as the answer. */
function done(
  context: CommandContext,
  ref: string,
  { plan, kind }: Carried,
  words: (name: string) => string,
): Reply {
  const risk = get(plan, "risk", ref);
  const is = words(itemName(plan, "risk", risk.ref));
  return riskReply(context, plan, risk, savedWords(kind, is));
}

type Ending = "close_risk" | "reopen_risk";

/** The form for a reason, as it comes back. */
async function reasonForm(
  context: CommandContext,
  command: Ending,
  args: Arguments<Ending>,
  fault: PlanError,
): Promise<Reply> {
  const plan = await planNow(context);
  const risk = get(plan, "risk", args.ref);
  return {
    card: closingForm({
      plan,
      risk,
      command,
      typed: { why: args.why },
      ...shownOn(fault, args.why === ""),
      ...formKey(context, risk, args, fault),
      now: context.now,
    }),
    summary: cameBack(fault, itemName(plan, "risk", risk.ref)),
  };
}

/** Closes a risk with a reason; without one the form asks for it. */
export const closeRisk: Command<"close_risk"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ why: args.why });
    const carried = await record.carryOut(context.plan, stamp, (plan) =>
      close(plan, args, turn.who, now),
    );
    return done(
      context,
      args.ref,
      carried,
      (name) => `${name} is closed. It is kept, with its history.`,
    );
  },
  giveBack: (context, args, fault) => reasonForm(context, "close_risk", args, fault),
};

/** Opens again what was closed or merged. */
export const reopenRisk: Command<"reopen_risk"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ why: args.why });
    const carried = await record.carryOut(context.plan, stamp, (plan) =>
      reopen(plan, args, turn.who, now),
    );
    return done(context, args.ref, carried, (name) => `${name} is open.`);
  },
  giveBack: (context, args, fault) => reasonForm(context, "reopen_risk", args, fault),
};

const intoName = (plan: Plan, ref: string) => {
  const { merged } = get(plan, "risk", ref);
  return merged ? itemName(plan, "risk", merged.into) : "none";
};

/** Merges a risk into another; without that one the form asks which. */
export const mergeRisk: Command<"merge_risk"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const carried = await record.carryOut(context.plan, stamp, (plan) =>
      merge(plan, args, turn.who, now),
    );
    const into = intoName(carried.plan, args.ref);
    return done(
      context,
      args.ref,
      carried,
      (name) => `${name} is merged into ${into}. Both keep their history.`,
    );
  },
  async giveBack(context, args, fault) {
    const plan = await planNow(context);
    const risk = get(plan, "risk", args.ref);
    return {
      card: mergeForm({
        plan,
        risk,
        typed: { into: args.into },
        ...shownOn(fault, args.into === ""),
        ...formKey(context, risk, args, fault),
        now: context.now,
      }),
      summary: cameBack(fault, itemName(plan, "risk", risk.ref)),
    };
  },
};
