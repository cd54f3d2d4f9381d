import { actionConflict } from "../../cards/action-conflict.ts";
import { actionForm } from "../../cards/action-form.ts";
import { FieldFaults, type PlanError, StaleItem } from "../plan/errors.ts";
import type { Action } from "../plan/model.ts";
import { listNames } from "../plan/people.ts";
import { ragText, statusText } from "../plan/rag.ts";
import { mustMay } from "../plan/roles.ts";
import { get } from "../plan/snapshot.ts";
import { type ActionUpdate, updateAction } from "../plan/update-action.ts";
import { adviceLines, adviseOn, WordingAdvice } from "../plan/wording.ts";
import type { Reply } from "../turn.ts";
import type { ArgumentsOf, Command, Context } from "./command.ts";
import { actionReply } from "./show-action.ts";

/** The form that updates an action, for those who may. */
export const updateActionForm: Command<"update_action"> = {
  needs: "update an action",
  say: [{ text: "update 3.4", what: "a form for its status, RAG, progress and revised date" }],
  run({ plan, turn, now, nonce }, asked) {
    const action = get(plan, "action", asked.ref);
    mustMay(plan, turn.who, "update an action", action);
    const typed = "typed" in asked ? asked.typed : undefined;
    const filledIn = typed && Object.keys(typed).length > 0;
    return {
      card: actionForm({
        plan,
        action,
        nonce: nonce(),
        now,
        ...(filledIn
          ? {
              typed,
              problems: ["Filled in with what you said. Nothing is saved until you save it."],
            }
          : {}),
      }),
      summary: `Update action ${action.ref}`,
      refs: [action.ref],
    };
  },
};

/** Saves the form: in one commit, never over somebody else's change unseen. */
export const saveAction: Command<"save_action"> = {
  needs: "update an action",
  run(context, asked) {
    const typed = typedIn(asked);
    if (!asked.asItIs) adviseOn(textsOf(context, typed));
    return save(context, typed);
  },
  giveBack: (context, asked, fault) => formAgain(context, typedIn(asked), fault),
};

/** The same operation by text: `set 3.4 red because …`. */
export const setAction: Command<"set_action"> = {
  needs: "update an action",
  say: [
    {
      text: "set 3.4 red because no adult provider has signed",
      what: "the same, without a form",
    },
  ],
  run(context, { update }) {
    adviseOn(textsOf(context, update));
    return save(context, update);
  },
  giveBack: (context, { update }, fault) => formAgain(context, update, fault),
};

function typedIn(asked: ArgumentsOf<"save_action">): ActionUpdate {
  const { command: _, nonce: __, asItIs: ___, status, rag, ...typed } = asked;
  return { ...typed, ...(status ? { status } : {}), ...(rag ? { rag } : {}) };
}

/** The texts that are new in an update: what stands already was advised on when it was written. */
function textsOf({ plan }: Context, typed: ActionUpdate): Readonly<Record<string, string>> {
  const before = get(plan, "action", typed.ref);
  const { reason = "", recovery = "", progress = "", revisedReason = "" } = typed;
  const old = [before.reason, before.recovery, before.progress, before.revised?.reason];
  const texts = { reason, recovery, progress, revisedReason };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => !old.includes(text)));
}

async function save(context: Context, update: ActionUpdate): Promise<Reply> {
  const { record, turn, now, stamp } = context;
  const outcome = await record.carryOut(context.plan, stamp, (plan) =>
    updateAction(plan, update, turn.who, now),
  );
  const action = get(outcome.plan, "action", update.ref);
  const standing = `${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}`;
  const said = {
    saved: `Saved: action ${action.ref} is ${standing}.`,
    already: `This was already saved: action ${action.ref} is ${standing}.`,
    unchanged: `Nothing was changed: action ${action.ref} is ${standing}.`,
  }[outcome.kind];
  return actionReply(context, outcome.plan, action, said);
}

/**
 * What a person changed themselves: a field that stands as it was on their card takes the newer
 * value, so that saving again cannot undo what they never touched.
 */
function onlyChanged(typed: ActionUpdate, seen: Action): ActionUpdate {
  const before: Partial<Record<keyof ActionUpdate, string>> = {
    status: seen.status,
    rag: seen.rag,
    reason: seen.reason ?? "",
    recovery: seen.recovery ?? "",
    progress: seen.progress ?? "",
    revisedDate: seen.revised?.date ?? "",
    revisedReason: seen.revised?.reason ?? "",
  };
  const changed = Object.entries(typed).filter(
    ([field, value]) => before[field as keyof ActionUpdate] !== value,
  );
  return { ...Object.fromEntries(changed), ref: typed.ref };
}

async function formAgain(context: Context, typed: ActionUpdate, fault: PlanError): Promise<Reply> {
  const { record, now, nonce, turn } = context;
  const plan = await record.load(context.plan.key);
  const action = get(plan, "action", typed.ref);
  const shared = { plan, action, typed, nonce: nonce(), now };
  if (fault instanceof StaleItem) {
    const changes = await record.since(plan, fault.seen);
    const mine = changes.filter((c) =>
      c.items.some((i) => i.after.kind === "action" && i.after.ref === action.ref),
    );
    const names = listNames([...new Set(mine.map((change) => change.by.name))], "somebody");
    const seen = mine[0]?.items.find((i) => i.after.ref === action.ref)?.before;
    const kept = seen?.kind === "action" ? onlyChanged(typed, seen) : typed;
    return {
      card: actionConflict({ ...shared, typed: kept, changes: mine }),
      summary: `Not saved: ${names} changed action ${action.ref} meanwhile`,
    };
  }
  if (fault instanceof WordingAdvice) {
    return {
      card: actionForm({ ...shared, problems: adviceLines(fault), asItIs: true }),
      summary: `Not saved yet: the wording for action ${action.ref}`,
    };
  }
  if (fault instanceof FieldFaults) {
    return {
      card: actionForm({ ...shared, faults: fault.faults }),
      summary: `Not saved yet: action ${action.ref}`,
      refs: [action.ref],
    };
  }
  mustMay(plan, turn.who, "update an action", action);
  return {
    card: actionForm({ ...shared, problems: [`Not saved: ${fault.message}`] }),
    summary: `Not saved: action ${action.ref}`,
  };
}
