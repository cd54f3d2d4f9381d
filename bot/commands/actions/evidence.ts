import { evidenceCard } from "../../../cards/actions/evidence.ts";
import { evidenceForm } from "../../../cards/actions/evidence-form.ts";
import { addEvidence as add } from "../../plan/actions/evidence.ts";
import type { Action, Kpi } from "../../plan/model/model.ts";
import { find, get, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Reply } from "../../turn.ts";
import type { ArgumentsOf, Command, Context } from "../answering/command.ts";
import { cameBack, planNow, shownIn, wishOf } from "../answering/give-back.ts";

/** What shows that an action, and the KPI of the same number, were done. */
export const evidence: Command<"evidence"> = {
  needs: "read the plan",
  say: [{ text: "evidence 2.1", what: "what shows that it was done, with links" }],
  run: (context, { ref, page }) => ({
    ...listed(context, context.plan, ref, page),
    live: [`action:${ref}`, `kpi:${ref}`],
  }),
};

function listed(context: Context, plan: Plan, ref: string, page: number, said?: string): Reply {
  const { turn, now } = context;
  const kpi = find(plan, "kpi", ref);
  const action = kpi ? find(plan, "action", ref) : get(plan, "action", ref);
  const items: readonly (Action | Kpi)[] = [action, kpi].filter((item) => item !== undefined);
  const on = { today: now.today };
  const card = evidenceCard({
    plan,
    ref: items[0]?.ref ?? ref,
    items,
    mayAdd: items.filter((item) => may(plan, turn.who, "add evidence", { item, ...on })),
    page,
    now,
    ...(said ? { said } : {}),
  });
  return { card, summary: said ?? `Evidence for ${ref}`, refs: [items[0]?.ref ?? ref] };
}

const itemOf = (plan: Plan, { kind, ref }: { kind: "action" | "kpi"; ref: string }) =>
  get(plan, kind, ref);

/** The form that adds evidence. */
export const addEvidence: Command<"add_evidence"> = {
  needs: "add evidence",
  on: itemOf,
  run({ plan, now, nonce }, asked) {
    const item = itemOf(plan, asked);
    return {
      card: evidenceForm({ plan, item, nonce: nonce(), now }),
      summary: `Add evidence to ${item.ref}`,
      refs: [item.ref],
    };
  },
};

/** Adds a piece of evidence, from the form or by text. */
export const saveEvidence: Command<"save_evidence"> = {
  needs: "add evidence",
  on: itemOf,
  say: [
    {
      text: "evidence for 2.1: Minutes of 3 February https://…",
      what: "by those who may update it: adds one piece",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const title = asked.evidenceTitle ?? "";
    if (!("asItIs" in asked && asked.asItIs)) adviseOn({ title });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      add(plan, asked, turn.who, now),
    );
    const done = outcome.kind === "saved" ? "Saved." : "This was already saved.";
    return listed(context, outcome.plan, asked.ref, 1, done);
  },
  async giveBack(context, asked, fault) {
    const plan = await planNow(context);
    return {
      card: evidenceForm({
        plan,
        item: itemOf(plan, asked),
        typed: typedIn(asked),
        ...shownIn(fault),
        nonce: wishOf(asked, context.turn),
        now: context.now,
      }),
      summary: cameBack(fault, `evidence for ${asked.ref}`),
    };
  },
};

function typedIn({ evidenceTitle, evidenceLink, noLink }: ArgumentsOf<"save_evidence">) {
  return {
    ...(evidenceTitle === undefined ? {} : { evidenceTitle }),
    ...(evidenceLink === undefined ? {} : { evidenceLink }),
    ...(noLink === undefined ? {} : { noLink }),
  };
}
