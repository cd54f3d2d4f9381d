import { z } from "zod";
import { ACTION } from "../plan/actions/action.kind.ts";
import { decideDate } from "../plan/actions/decide-date.ts";
import { addEvidence } from "../plan/actions/evidence.ts";
import { rateForBoard } from "../plan/actions/rate-for-board.ts";
import { updateAction } from "../plan/actions/update-action.ts";
import { choice, ref, seen, tick, typed } from "../plan/model/arguments.ts";
import { inputsSent } from "../plan/model/edits.ts";
import { inSentence, listNames } from "../plan/model/names.ts";
import { Rag } from "../plan/model/primitives.ts";
import { asItIs, ask, Fact, nonce, page } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What a press of the update form sends back of each input: the kind says which there are. */
type SentInputs = Readonly<Record<never, z.ZodType>>;

/** What can be asked of actions. */
export const ACTIONS = {
  show_action: ask({
    takes: z.object({ ref }),
    text: z.object({
      fact: Fact.optional(),
      /** Of its owners, those who are known already. */
      besides: z.array(ref).optional(),
    }),
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
    deed: updateAction.deed,
    on: updateAction.on,
    /** What was said of several, of which one was to be chosen: the form opens with it, and saves nothing. */
    card: { typed: updateAction.takes.partial().optional() },
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
      ...(inputsSent(ACTION, updateAction.deed) as SentInputs),
      seen,
      nonce,
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
