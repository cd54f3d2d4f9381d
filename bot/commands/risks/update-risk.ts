import { riskConflict, updateForm } from "../../../cards/risks/update-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { typedTexts } from "../../plan/model/edits.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { ragText } from "../../plan/model/rag.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import type { GoOn } from "../../plan/record/record.ts";
import { RISK, type Risk } from "../../plan/risks/risk.kind.ts";
import { UPDATE } from "../../plan/risks/risk-scores.ts";
import { standingInputs } from "../../plan/risks/risk-typed.ts";
import { type RiskUpdate, updateRisk as update } from "../../plan/risks/update-risk.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince, onlyChanged, unseen } from "../answering/late-save.ts";
import { riskReply } from "./show-risk.ts";
import { tellingOverTolerance } from "./tell-over-tolerance.ts";

/** The form that updates a risk, for those who may. */
export const updateRiskForm: Command<"update_risk"> = {
  run({ plan, now, nonce }, { ref, typed = {} }) {
    const risk = get(plan, "risk", ref);
    return {
      card: updateForm({
        plan,
        risk,
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `Update ${itemName(plan, "risk", risk.ref)}`,
      refs: [risk.ref],
    };
  },
};

/** Saves the form: in one commit, never over somebody else's change unseen. */
export const saveRiskUpdate: Command<"save_risk_update"> = {
  run(context, args) {
    const typed = typedIn(args);
    if (!args.asItIs) adviseOn(textsOf(context, typed));
    return save(context, () => typed);
  },
  giveBack: (context, args, fault) =>
    formAgain(context, typedIn(args), fault, idempotencyKeyOf(args.nonce, context.turn)),
};

/** The same operation by text. */
export const setRisk: Command<"set_risk"> = {
  async run(context, { update: said }) {
    adviseOn(textsOf(context, said));
    const { asSeen, look } = await unseen(context, "risk", said);
    return save(context, asSeen, look);
  },
  giveBack: (context, { update: said }, fault) =>
    formAgain(context, said, fault, idempotencyKeyOf(undefined, context.turn)),
};

/** What the form's own choices stand for is blank: nobody is no owner. A choice that nobody touched stays. */
function typedIn(args: Arguments<"save_risk_update">): RiskUpdate {
  const { nonce: _, asItIs: __, ...typed } = args;
  const chosen = Object.entries(typed).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(chosen),
    ref: args.ref,
    ...(args.owner === "nobody" ? { owner: "" } : {}),
  };
}

/** The texts that are new in an update: what stands already was advised on when it was written. */
function textsOf({ plan }: CommandContext, typed: RiskUpdate): Readonly<Record<string, string>> {
  const stands = Object.values(standingInputs(plan, get(plan, "risk", typed.ref)));
  const said = typed as Readonly<Record<string, unknown>>;
  const texts = [...typedTexts(RISK, UPDATE), "why"].map(
    (id) => [id, String(said[id] ?? "")] as const,
  );
  return Object.fromEntries(texts.filter(([, text]) => !stands.includes(text)));
}

async function save(context: CommandContext, said: () => RiskUpdate, goOn?: GoOn): Promise<Reply> {
  const { record, turn, now, stamp } = context;
  const telling = await tellingOverTolerance(context);
  const operate = (plan: Plan) => telling.told(plan, update(plan, said(), turn.who, now));
  const { plan, kind } = await record.carryOut(context.plan, stamp, operate, goOn);
  const risk = get(plan, "risk", said().ref);
  const is = `${itemName(plan, "risk", risk.ref)} is ${ragText(risk.rag)}.`;
  const told = kind === "saved" ? telling.words(risk.ref) : "";
  return riskReply(context, plan, risk, savedWords(kind, `${is}${told}`));
}

/** What stood in the form of a risk as it was seen. */
const standingIn = (plan: Plan, seen: Risk): Readonly<Record<string, unknown>> => ({
  ...standingInputs(plan, seen),
  issue: seen.issue !== undefined,
  why: "",
});

async function formAgain(
  context: CommandContext,
  typed: RiskUpdate,
  fault: PlanError,
  key: string,
): Promise<Reply> {
  const { now, nonce } = context;
  const plan = await planNow(context);
  const risk = get(plan, "risk", typed.ref);
  if (fault instanceof StaleItem) {
    const { changes, names, was } = await changedSince(context, plan, risk, fault.seen);
    const kept = was?.kind === "risk" ? onlyChanged(typed, standingIn(plan, was)) : typed;
    return {
      card: riskConflict({ plan, risk, typed: kept, changes, nonce: nonce(), now }),
      summary: `Not saved: ${names} changed ${itemName(plan, "risk", risk.ref)} meanwhile`,
    };
  }
  const seen = typed.seen ?? get(context.plan, "risk", typed.ref).version;
  return {
    card: updateForm({ plan, risk, typed, now, nonce: key, seen, ...onForm(fault) }),
    summary: cameBack(fault, itemName(plan, "risk", risk.ref)),
    refs: [risk.ref],
  };
}
