import { riskForm } from "../../../cards/risks/risk-form.ts";
import { riskCard, riskListCard } from "../../../cards/risks/risks.ts";
import { find, get } from "../../plan/model/snapshot.ts";
import { riskFilterWords } from "../../plan/query/filter-words.ts";
import { logRisk, type NewRisk } from "../../plan/risks/log-risk.ts";
import { filterRisks, register } from "../../plan/risks/risk-filter.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { ArgumentsOf, Command } from "../answering/command.ts";
import { factFirst } from "../answering/fact.ts";
import { cameBack, shownIn, wishOf } from "../answering/give-back.ts";

/** The risk register, or the part of it that was asked for. */
export const listRisks: Command<"list_risks"> = {
  needs: "read the plan",
  say: [{ text: "risks", what: "the risk register; “high risks in area 3”" }],
  run({ plan, now }, asked) {
    const { filter, page } = asked;
    for (const ref of filter.areas ?? []) get(plan, "area", ref);
    const risks = filterRisks(plan, filter);
    const reading = riskFilterWords(plan, filter);
    const card = riskListCard({ plan, risks, reading, filter, page, now });
    const summary = `${reading}: ${risks.length} of ${register(plan).length}`;
    const counted = "count" in asked && asked.count;
    return {
      card: counted ? factFirst(card, `${summary}.`) : card,
      summary,
      refs: risks.map((risk) => risk.ref),
      live: ["risk:*"],
    };
  },
};

/** One risk in full. */
export const showRisk: Command<"show_risk"> = {
  needs: "read the plan",
  run({ plan, now }, { ref }) {
    const risk = get(plan, "risk", ref);
    return {
      card: riskCard({ plan, risk, now }),
      summary: `Risk ${risk.ref}`,
      refs: [risk.ref],
      live: [`risk:${risk.ref}`],
    };
  },
};

/** The form that logs a risk. */
export const logRiskForm: Command<"log_risk"> = {
  needs: "log a risk",
  say: [{ text: "log a risk", what: "a form; the new risk gets a reference", first: true }],
  run: ({ plan, now, nonce }, asked) => ({
    card: riskForm({
      plan,
      nonce: nonce(),
      now,
      ...("typed" in asked && asked.typed ? { typed: asked.typed } : {}),
      ...("advice" in asked && asked.advice ? { problems: [asked.advice] } : {}),
    }),
    summary: "Log a risk",
  }),
};

/** Saves the form as a new row of the register. */
export const saveRisk: Command<"save_risk"> = {
  needs: "log a risk",
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const typed = typedIn(asked);
    if (!asked.asItIs) adviseOn({ description: typed.description, mitigation: typed.mitigation });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      logRisk(plan, typed, turn.who, now),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const risk = made === undefined ? undefined : find(plan, "risk", made);
    if (!risk) {
      const reading = "All risks";
      return {
        card: riskListCard({ plan, risks: register(plan), reading, filter: {}, page: 1, now }),
        summary: "This risk was already saved",
      };
    }
    return {
      card: riskCard({ plan, risk, now, said: `Saved: this is risk ${risk.ref}.` }),
      summary: `Saved as risk ${risk.ref}`,
    };
  },
  giveBack: ({ plan, turn, now }, asked, fault) => ({
    card: riskForm({
      plan,
      typed: typedIn(asked),
      ...shownIn(fault),
      nonce: wishOf(asked, turn),
      now,
    }),
    summary: cameBack(fault, "the risk"),
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
