import { riskForm } from "../../cards/risk-form.ts";
import { riskCard, riskListCard } from "../../cards/risks.ts";
import { FieldFaults } from "../plan/errors.ts";
import { logRisk, type NewRisk } from "../plan/log-risk.ts";
import { find, get } from "../plan/snapshot.ts";
import type { ArgumentsOf, Command } from "./command.ts";

/** The risk register, or one area's part of it. */
export const listRisks: Command<"list_risks"> = {
  needs: "read the plan",
  say: [{ text: "risks", what: "the risk register" }],
  run({ plan, now }, { page, area }) {
    const named = area === undefined ? undefined : get(plan, "area", area);
    const risks = plan.items.risk.filter((r) => !named || r.areas.includes(named.ref));
    const reading = named ? `Risks in area ${named.ref} (${named.shortName})` : "All risks";
    return {
      card: riskListCard({ plan, risks, reading, area: named?.ref, page, now }),
      summary: `${reading}: ${risks.length} of ${plan.items.risk.length}`,
    };
  },
};

/** One risk in full. */
export const showRisk: Command<"show_risk"> = {
  needs: "read the plan",
  run({ plan, now }, { ref }) {
    const risk = get(plan, "risk", ref);
    return { card: riskCard({ plan, risk, now }), summary: `Risk ${risk.ref}` };
  },
};

/** The form that logs a risk. */
export const logRiskForm: Command<"log_risk"> = {
  needs: "log a risk",
  say: [{ text: "log a risk", what: "a form; the new risk gets a reference" }],
  run: ({ plan, now, nonce }, asked) => ({
    card: riskForm({
      plan,
      nonce: nonce(),
      now,
      ...("typed" in asked && asked.typed ? { typed: asked.typed } : {}),
    }),
    summary: "Log a risk",
  }),
};

/** Saves the form as a new row of the register. */
export const saveRisk: Command<"save_risk"> = {
  needs: "log a risk",
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      logRisk(plan, typedIn(asked), turn.who, now),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const risk = made === undefined ? undefined : find(plan, "risk", made);
    if (!risk) {
      const reading = "All risks";
      return {
        card: riskListCard({ plan, risks: plan.items.risk, reading, page: 1, now }),
        summary: "This risk was already saved",
      };
    }
    return {
      card: riskCard({ plan, risk, now, said: `Saved: this is risk ${risk.ref}.` }),
      summary: `Saved as risk ${risk.ref}`,
    };
  },
  giveBack: ({ plan, now, nonce }, asked, fault) => ({
    card: riskForm({
      plan,
      typed: typedIn(asked),
      faults: fault instanceof FieldFaults ? fault.faults : { description: fault.message },
      nonce: nonce(),
      now,
    }),
    summary: "Not saved yet: the risk",
  }),
};

function typedIn(asked: ArgumentsOf<"save_risk">): NewRisk {
  return {
    area: asked.area,
    description: asked.description,
    rag: asked.rag ?? "none",
    severity: asked.severity ?? "unknown",
    mitigation: asked.mitigation,
    owner: asked.owner === "nobody" ? "" : asked.owner,
    postMitigation: asked.postMitigation ?? "unknown",
  };
}
