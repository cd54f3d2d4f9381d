import { z } from "zod";
import { decideDate } from "../plan/actions/decide-date.ts";
import { addEvidence } from "../plan/actions/evidence.ts";
import { ActionFilter } from "../plan/actions/filter.ts";
import { rateForBoard } from "../plan/actions/rate-for-board.ts";
import { updateAction } from "../plan/actions/update-action.ts";
import { choice, ref, seen, tick, typed } from "../plan/model/arguments.ts";
import { inSentence, listNames, plural } from "../plan/model/names.ts";
import { Rag, Status } from "../plan/model/primitives.ts";
import { asItIs, ask, Fact, nonce, page } from "./ask.ts";
import { joined, phrase } from "./examples.ts";

/** What can be asked of actions. */
export const ACTIONS = {
  list_actions: ask({
    takes: z.object({ filter: ActionFilter, page }),
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
      const inArea = phrase`in ${called("area").one} ${area}`;
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
      ];
    },
  }),

  /** The filters on a list card, changed by hand. */
  refilter: ask({
    takes: z.object({ fRag: typed, fArea: typed, fOwner: typed, fDue: typed }),
    deed: "read the plan",
    card: {},
    writes: false,
  }),

  show_action: ask({
    takes: z.object({ ref }),
    text: z.object({ fact: Fact.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ action, called }) => [
      { text: action, what: `one ${called("action").one} in full`, first: true },
      { text: phrase`who owns ${action}`, what: "one fact of it, first" },
    ],
  }),

  /** The form that updates an action. */
  update_action: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: updateAction.takes.partial().optional() }),
    deed: updateAction.deed,
    on: updateAction.on,
    card: {},
    writes: false,
    says: ({ action, label }) => {
      const fields = ["status", "rag", "progress", "revised"].map((field) =>
        inSentence(label("action", field)),
      );
      return [
        {
          text: phrase`update ${action}`,
          what: `a form for its ${listNames(fields)}`,
          first: true,
        },
      ];
    },
  }),

  save_action: ask({
    takes: updateAction.takes,
    deed: updateAction.deed,
    on: updateAction.on,
    card: {
      seen,
      nonce,
      status: choice(Status),
      rag: choice(Rag),
      reason: typed,
      recovery: typed,
      progress: typed,
      revisedDate: typed,
      revisedReason: typed,
      evidenceTitle: typed,
      evidenceLink: typed,
      noLink: tick,
      asItIs,
    },
    writes: true,
  }),

  /** The same without a form. */
  set_action: ask({
    takes: z.object({ update: updateAction.takes }),
    deed: updateAction.deed,
    on: (plan, { update }) => updateAction.on(plan, update),
    card: false,
    writes: true,
    says: ({ action }) => [
      {
        text: phrase`set ${action} red because nobody has signed the contract`,
        what: "the same, without a form",
      },
    ],
  }),

  /** Yes or no to a revised date that was proposed. */
  decide_date: ask({
    takes: decideDate.takes.omit({ reason: true }),
    text: decideDate.takes.pick({ reason: true }),
    deed: decideDate.deed,
    on: decideDate.on,
    card: { seen, nonce },
    writes: true,
    says: ({ action, role, label, aClerk, theChair }) => [
      {
        text: phrase`approve ${action}`,
        what: `by its ${role("lead").one}, ${aClerk} or ${theChair}: the ${inSentence(label("action", "revised"))} counts`,
      },
    ],
  }),

  board_rating: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: rateForBoard.takes.partial().optional() }),
    deed: rateForBoard.deed,
    card: {},
    writes: false,
    says: ({ action, role, aClerk, theChair }) => [
      {
        text: phrase`board rates ${action} amber because the contract is late`,
        what: `by ${aClerk} or ${theChair}: the board's own rating, beside the ${role("owner").one}'s`,
      },
    ],
  }),

  save_board_rating: ask({
    takes: rateForBoard.takes.extend({ rag: choice(Rag) }),
    deed: rateForBoard.deed,
    card: { seen, nonce, asItIs },
    writes: true,
  }),

  evidence: ask({
    takes: z.object({ ref, page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ action }) => [
      { text: phrase`evidence ${action}`, what: "what shows that it was done, with links" },
    ],
  }),

  add_evidence: ask({
    takes: addEvidence.takes.pick({ kind: true, ref: true }),
    deed: addEvidence.deed,
    on: addEvidence.on,
    card: {},
    writes: false,
  }),

  save_evidence: ask({
    takes: addEvidence.takes.omit({ seen: true }),
    deed: addEvidence.deed,
    on: addEvidence.on,
    card: { nonce, evidenceTitle: typed, evidenceLink: typed, noLink: tick, asItIs },
    writes: true,
    says: ({ action, called }) => [
      {
        text: phrase`evidence for ${action}: Minutes of the last ${called("meeting").one} https://…`,
        what: "by those who may update it: adds one piece",
      },
    ],
  }),
};
