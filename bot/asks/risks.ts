import { z } from "zod";
import { choice, ref, seen, tick, typed } from "../plan/model/arguments.ts";
import { inputsSent } from "../plan/model/edits.ts";
import { withArticle } from "../plan/model/names.ts";
import { Rag, SeverityLevel } from "../plan/model/primitives.ts";
import { closeRisk, mergeRisk, reopenRisk } from "../plan/risks/close-risk.ts";
import { logRisk } from "../plan/risks/log-risk.ts";
import { reviewRisk } from "../plan/risks/review-risk.ts";
import { RISK } from "../plan/risks/risk.kind.ts";
import { setScale } from "../plan/risks/set-scale.ts";
import { updateRisk } from "../plan/risks/update-risk.ts";
import { asItIs, ask, Fact, nonce } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What a press of the update form sends back of each input: the kind says which there are. */
type SentInputs = Readonly<Record<never, z.ZodType>>;

const sent = { seen, nonce, asItIs };

/** What can be asked of risks. */
export const RISKS = {
  show_risk: ask({
    takes: z.object({ ref }),
    text: z.object({ fact: Fact.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ risk, called }) => [
      { text: risk, what: `one ${called("risk").one} with its scores, direction and history` },
    ],
  }),

  /** The open risks by likelihood and impact: after mitigation, or before it. */
  heat_map: ask({
    takes: z.object({ of: z.enum(["residual", "inherent"]).default("residual") }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called }) => [
      { text: "heat map", what: `${called("risk").many} by likelihood and impact` },
    ],
  }),

  log_risk: ask({
    takes: z.object({}),
    text: z.object({
      typed: logRisk.takes.partial().optional(),
      advice: z.string().optional(),
    }),
    deed: logRisk.deed,
    card: {},
    writes: false,
    says: ({ called }) => {
      const { one } = called("risk");
      return [
        {
          text: `log ${withArticle(one)}`,
          what: `a form; the new ${one} gets a reference`,
          first: true,
        },
      ];
    },
  }),

  save_risk: ask({
    takes: logRisk.takes.extend({
      rag: choice(Rag),
      severity: choice(SeverityLevel),
      postMitigation: choice(SeverityLevel),
    }),
    deed: logRisk.deed,
    card: { nonce, asItIs },
    writes: true,
  }),

  /** The form that updates a risk. */
  update_risk: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: updateRisk.takes.partial().optional() }),
    deed: updateRisk.deed,
    on: updateRisk.on,
    card: {},
    writes: false,
    says: ({ risk, called, role, aClerk }) => [
      {
        text: phrase`update ${risk}`,
        what: `by its ${role("owner").one}, the ${called("area").one}'s ${role("lead").one} or ${aClerk}: a form`,
      },
    ],
  }),

  save_risk_update: ask({
    takes: updateRisk.takes,
    deed: updateRisk.deed,
    on: updateRisk.on,
    card: {
      ...(inputsSent(RISK, updateRisk.deed) as SentInputs),
      issue: tick,
      owner: typed,
      area: typed,
      ...sent,
    },
    writes: true,
  }),

  /** The same without a form. */
  set_risk: ask({
    takes: z.object({ update: updateRisk.takes }),
    deed: updateRisk.deed,
    on: (plan, { update }) => updateRisk.on(plan, update),
    card: false,
    writes: true,
  }),

  /** The form that notes a review. */
  review_risk: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: reviewRisk.takes.partial().optional() }),
    deed: reviewRisk.deed,
    on: reviewRisk.on,
    card: {},
    writes: false,
  }),

  save_review: ask({
    takes: reviewRisk.takes,
    deed: reviewRisk.deed,
    on: reviewRisk.on,
    card: sent,
    writes: true,
    says: ({ risk, later }) => [
      {
        text: phrase`${risk} reviewed, next review ${later}`,
        what: "a review, and when the next is",
      },
    ],
  }),

  /** Closed with a reason; without one a form asks for it. */
  close_risk: ask({
    takes: closeRisk.takes,
    deed: closeRisk.deed,
    on: closeRisk.on,
    card: sent,
    writes: true,
    says: ({ risk, called, role, aClerk }) => [
      {
        text: phrase`close ${risk} because it has passed`,
        what: `by the ${called("area").one}'s ${role("lead").one}, ${aClerk} or the ${role("chair").one}; “${phrase`reopen ${risk}` ?? ""}”`,
      },
    ],
  }),

  reopen_risk: ask({
    takes: reopenRisk.takes,
    deed: reopenRisk.deed,
    on: reopenRisk.on,
    card: sent,
    writes: true,
  }),

  /** Merged into another; without that one's reference a form asks which. */
  merge_risk: ask({
    takes: mergeRisk.takes,
    deed: mergeRisk.deed,
    on: mergeRisk.on,
    card: sent,
    writes: true,
    says: ({ risk }) => [
      { text: phrase`merge ${risk}`, what: "into another that says the same: a form asks which" },
    ],
  }),

  /** The form for how risks are scored, and how much the board tolerates. */
  risk_scale: ask({
    takes: z.object({}),
    text: z.object({ typed: setScale.takes.partial().optional() }),
    deed: setScale.deed,
    card: {},
    writes: false,
    says: ({ called, aClerk }) => [
      {
        text: `${called("risk").one} scoring`,
        what: `by ${aClerk}: the scale, its bands, and how much the board tolerates`,
      },
    ],
  }),

  save_risk_scale: ask({
    takes: setScale.takes,
    deed: setScale.deed,
    card: { nonce },
    writes: true,
  }),
};
