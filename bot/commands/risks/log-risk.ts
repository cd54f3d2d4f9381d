import { riskForm } from "../../../cards/risks/risk-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { withArticle } from "../../plan/model/names.ts";
import { called, find } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { logRisk, type NewRisk } from "../../plan/risks/log-risk.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm } from "../answering/give-back.ts";
import { list } from "../plan/list.ts";
import { riskReply } from "./show-risk.ts";

/** The form that logs a risk, filled in with what was said. */
export const logRiskForm: Command<"log_risk"> = {
  run: ({ plan, now, nonce }, { typed, advice }) => ({
    card: riskForm({
      plan,
      nonce: nonce(),
      now,
      ...(typed ? { typed } : {}),
      problems: advice ? [advice] : [],
    }),
    summary: `Log ${withArticle(called(plan, "risk").one)}`,
  }),
};

/** Saves the form as a new row of the register. */
export const saveRisk: Command<"save_risk"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const typed = typedIn(args);
    if (!args.asItIs) adviseOn({ description: typed.description, mitigation: typed.mitigation });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      logRisk(plan, typed, turn.who, now),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const risk = made === undefined ? undefined : find(plan, "risk", made);
    if (!risk) {
      const all = await list.run({ ...context, plan }, { query: queryOf("risk"), page: 1 });
      return { ...all, summary: `This ${called(plan, "risk").one} was already saved` };
    }
    const said = `Saved: this is ${itemName(plan, "risk", risk.ref)}.`;
    return riskReply(context, plan, risk, said);
  },
  giveBack: ({ plan, turn, now }, args, fault) => ({
    card: riskForm({
      plan,
      typed: typedIn(args),
      ...onForm(fault),
      nonce: idempotencyKeyOf(args.nonce, turn),
      now,
    }),
    summary: cameBack(fault, `the ${called(plan, "risk").one}`),
  }),
};

function typedIn(args: Arguments<"save_risk">): NewRisk {
  return {
    area: args.area,
    description: args.description,
    rag: args.rag ?? "none",
    severity: args.severity ?? "unknown",
    mitigation: args.mitigation,
    owner: args.owner === "nobody" ? "" : args.owner,
    postMitigation: args.postMitigation ?? "unknown",
    links: args.links,
  };
}
