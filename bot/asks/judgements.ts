import { z } from "zod";
import { rateOverall } from "../plan/judgements/rate-overall.ts";
import { ref, seen } from "../plan/model/arguments.ts";
import { asItIs, ask, nonce, page } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What can be asked of how the plan and its areas are rated as a whole. */
export const JUDGEMENTS = {
  overall_rating: ask({
    takes: z.object({ area: ref.optional(), page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called, area }) => [
      {
        text: called("judgement").one,
        what: `how the plan and its ${called("area").many} are rated as a whole, by yourselves and by others, over the boards`,
      },
      {
        text: phrase`${called("judgement").one} of ${called("area").one} ${area}`,
        what: `the same of one ${called("area").one}`,
      },
    ],
  }),

  /** The form for a rating of the plan, or of an area. */
  rate_overall: ask({
    takes: z.object({ area: ref.optional() }),
    text: z.object({
      typed: rateOverall.takes.omit({ area: true, seen: true }).partial().optional(),
    }),
    deed: rateOverall.deed,
    on: (plan, { area, typed }) =>
      rateOverall.on(plan, { ...NOTHING, area: area ?? "", body: typed?.body ?? "" }),
    card: {},
    writes: false,
    says: ({ called, area, role, aClerk, theChair }) => [
      {
        text: "the DfE rates us green/amber overall because …",
        what: `a form for it, for ${aClerk} and ${theChair}; also “we rate ourselves amber overall because …”`,
      },
      {
        text: phrase`we rate ${called("area").one} ${area} amber because …`,
        what: `the same for one ${called("area").one}; its ${role("lead").one} may record your own`,
      },
    ],
  }),

  save_overall_rating: ask({
    takes: rateOverall.takes,
    deed: rateOverall.deed,
    on: rateOverall.on,
    card: { seen: seen.optional(), nonce, asItIs },
    writes: true,
  }),
};

const NOTHING = { rating: "", date: "", occasion: "", reason: "" };
