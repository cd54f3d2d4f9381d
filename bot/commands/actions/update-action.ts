import { actionConflict } from "../../../cards/actions/action-conflict.ts";
import { actionForm } from "../../../cards/actions/action-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { ACTION, type Action } from "../../plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../plan/actions/update-action.ts";
import { standing, typedTexts } from "../../plan/model/edits.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { ragText, statusText } from "../../plan/model/rag.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import type { GoOn } from "../../plan/record/record.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince, onlyChanged, unseen } from "../answering/late-save.ts";
import { actionReply } from "./show-action.ts";

/** The form that updates an action, for those who may. */
export const updateActionForm: Command<"update_action"> = {
  run({ plan, now, nonce }, args) {
    const action = get(plan, "action", args.ref);
    const { typed = {} } = args;
    return {
      card: actionForm({
        plan,
        action,
        nonce: nonce(),
        now,
        typed,
        problems: filledIn(typed),
      }),
      summary: `Update ${itemName(plan, "action", action.ref)}`,
      refs: [action.ref],
    };
  },
};

/** Saves the form: in one commit, never over somebody else's change unseen. */
export const saveAction: Command<"save_action"> = {
  run(context, args) {
    const typed = typedIn(args);
    if (!args.asItIs) adviseOn(textsOf(context, typed));
    return save(context, () => typed);
  },
  giveBack: (context, args, fault) =>
    formAgain(context, typedIn(args), fault, idempotencyKeyOf(args.nonce, context.turn)),
};

/** The same operation by text: `set 3.4 red because …`. */
export const setAction: Command<"set_action"> = {
  async run(context, { update }) {
    adviseOn(textsOf(context, update));
    const { asSeen, look } = await unseen(context, "action", update);
    return save(context, asSeen, look);
  },
  giveBack: (context, { update }, fault) =>
    formAgain(context, update, fault, idempotencyKeyOf(undefined, context.turn)),
};

function typedIn(args: Arguments<"save_action">): ActionUpdate {
  const { nonce: _, asItIs: __, status, rag, ...typed } = args;
  return { ...typed, ...(status ? { status } : {}), ...(rag ? { rag } : {}) };
}

/** The texts that are new in an update: what stands already was advised on when it was written. */
function textsOf({ plan }: CommandContext, typed: ActionUpdate): Readonly<Record<string, string>> {
  const before = get(plan, "action", typed.ref);
  const old = [before.reason, ...Object.values(standing(ACTION, updateAction.deed, before))];
  const said = typed as Readonly<Record<string, unknown>>;
  const texts = typedTexts(ACTION, updateAction.deed)
    .filter((id) => id !== "evidenceLink")
    .map((id) => [id, String(said[id] ?? "")] as const);
  return Object.fromEntries(texts.filter(([, text]) => !old.includes(text)));
}

async function save(
  context: CommandContext,
  update: () => ActionUpdate,
  goOn?: GoOn,
): Promise<Reply> {
  const { record, turn, now, stamp } = context;
  const operate = (plan: Plan) => updateAction(plan, update(), turn.who, now);
  const outcome = await record.carryOut(context.plan, stamp, operate, goOn);
  const action = get(outcome.plan, "action", update().ref);
  const standing = `${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}`;
  const is = `${itemName(outcome.plan, "action", action.ref)} is ${standing}.`;
  return actionReply(context, outcome.plan, action, savedWords(outcome.kind, is));
}

/** What stood in the form of an action as it was seen. */
const standingIn = (seen: Action): Readonly<Record<string, unknown>> => ({
  ...standing(ACTION, updateAction.deed, seen),
  reason: seen.reason ?? "",
  noLink: false,
});

async function formAgain(
  context: CommandContext,
  typed: ActionUpdate,
  fault: PlanError,
  key: string,
): Promise<Reply> {
  const { now, nonce } = context;
  const plan = await planNow(context);
  const action = get(plan, "action", typed.ref);
  const shared = { plan, action, typed, now };
  if (fault instanceof StaleItem) {
    const { changes, names, was } = await changedSince(context, plan, action, fault.seen);
    const kept = was?.kind === "action" ? onlyChanged(typed, standingIn(was)) : typed;
    return {
      card: actionConflict({ ...shared, nonce: nonce(), typed: kept, changes }),
      summary: `Not saved: ${names} changed ${itemName(plan, "action", action.ref)} meanwhile`,
    };
  }
  const seen = typed.seen ?? get(context.plan, "action", typed.ref).version;
  return {
    card: actionForm({ ...shared, nonce: key, seen, ...onForm(fault) }),
    summary: cameBack(fault, itemName(plan, "action", action.ref)),
    refs: [action.ref],
  };
}
