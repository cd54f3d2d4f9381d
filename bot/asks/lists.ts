import { z } from "zod";
import { typed } from "../plan/model/arguments.ts";
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
    says: ({ officer, person, area }) => [
      {
        text: "show red actions",
        what: "actions by RAG: red, amber, green, not rated",
        first: true,
      },
      { text: "overdue", what: "actions past their date and not complete", first: true },
      { text: officer && "my actions", what: "the actions that you own", first: true },
      {
        text: joined("amber", phrase`for ${person}`, phrase`in area ${area}`),
        what: "any filters together",
        first: true,
      },
      { text: "due before Christmas", what: "actions by when they are due" },
      { text: "proposed dates", what: "revised dates that wait for approval" },
      {
        text: "risks",
        what: `the risk register; “${phrase`high risks in area ${area}` ?? "high risks"}”`,
      },
      {
        text: "open challenges",
        what: `what the board has asked and nobody has closed; “my challenges”${area === undefined ? "" : `, “challenges on area ${area}”`}`,
      },
    ],
  }),

  /** The filters on a list of actions, changed by hand. */
  refilter: ask({
    takes: z.object({ fRag: typed, fArea: typed, fOwner: typed, fDue: typed }),
    deed: "read the plan",
    card: {},
    writes: false,
  }),
};
