import { z } from "zod";
import { typed } from "../plan/model/arguments.ts";
import { inSentence, plural } from "../plan/model/names.ts";
import { Query } from "../plan/query/query.ts";
import { ask, page } from "./ask.ts";
import { joined, phrase } from "./examples.ts";

/** Lists of whatever the plan holds: one ask for all of them, since a query says the rest. */
export const LISTS = {
  list: ask({
    takes: z.object({ query: Query, page }),
    text: z.object({
      count: z.boolean().optional(),
      /** A word on how a date was read, where by-when being a month makes a difference. */
      remark: z.string().optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ officer, person, area, called, label }) => {
      const { many } = called("action");
      const { many: risks } = called("risk");
      const { many: challenges } = called("challenge");
      const inArea = phrase`in ${called("area").one} ${area}`;
      const onArea = phrase`, “${challenges} on ${called("area").one} ${area}”` ?? "";
      const dates = plural(inSentence(label("action", "revised")));
      return [
        {
          text: `show red ${many}`,
          what: `${many} by ${inSentence(label("action", "rag"))}: red, amber, green, not rated`,
          first: true,
        },
        { text: "overdue", what: `${many} past their date and not complete`, first: true },
        { text: officer && `my ${many}`, what: `the ${many} that you own`, first: true },
        {
          text: joined("amber", phrase`for ${person}`, inArea),
          what: "any filters together",
          first: true,
        },
        { text: "due before Christmas", what: `${many} by when they are due` },
        { text: "proposed dates", what: `${dates} that wait for approval` },
        { text: risks, what: `the risk register; “${joined(`high ${risks}`, inArea)}”` },
        {
          text: `top ${risks}`,
          what: `the worst first; “${risks} not reviewed in 60 days”, “${risks} over tolerance”`,
        },
        {
          text: `open ${challenges}`,
          what: `what the board has asked and nobody has closed; “my ${challenges}”${onArea}`,
        },
      ];
    },
  }),

  /** The filters on a list of actions, changed by hand. */
  refilter: ask({
    takes: z.object({ fRag: typed, fArea: typed, fOwner: typed, fDue: typed }),
    deed: "read the plan",
    card: {},
    writes: false,
  }),
};
