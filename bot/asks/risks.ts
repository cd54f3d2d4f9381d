import { z } from "zod";
import { choice, ref } from "../plan/model/arguments.ts";
import { withArticle } from "../plan/model/names.ts";
import { Rag, SeverityLevel } from "../plan/model/primitives.ts";
import { logRisk } from "../plan/risks/log-risk.ts";
import { asItIs, ask, Fact, nonce } from "./ask.ts";

/** What can be asked of risks. */
export const RISKS = {
  show_risk: ask({
    takes: z.object({ ref }),
    text: z.object({ fact: Fact.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
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
};
