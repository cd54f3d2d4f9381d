import {
  byAt,
  DATE,
  DETAILS,
  LINE,
  NUMBER,
  PRINTED_DATE,
  STAMP,
  YES_NO,
} from "../model/field-types.ts";
import type { Field } from "../model/kind.ts";
import { either } from "../model/names.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate } from "../time/calendar-date.ts";
import type { Risk } from "./risk.kind.ts";
import {
  directionOf,
  exposureLevel,
  isOverTolerance,
  isReviewLate,
  lastReviewOf,
  type RiskState,
  rankOf,
  stateOf,
} from "./risk-state.ts";
import { scaleOf } from "./score.ts";

const STATES_SAID: Readonly<Record<RiskState, string>> = {
  open: "are open",
  closed: "are closed",
  merged: "were merged into others",
};

/** What has become of a risk, and what is worked out of the rest. */
export const TOLD: Readonly<Record<string, Field<Risk>>> = {
  reviewed: {
    label: "Reviewed",
    type: DATE,
    value: ({ reviewed }) => reviewed?.on,
    words: ({ reviewed }) =>
      reviewed &&
      `${printDate(reviewed.on)} by ${reviewed.by}${reviewed.note ? `: ${reviewed.note}` : ""}`,
  },
  closed: {
    label: "Closed",
    type: DETAILS,
    words: ({ closed }) => closed && `${byAt(closed)}: ${closed.why}`,
  },
  merged: {
    label: "Merged into",
    type: LINE,
    value: ({ merged }) => merged?.into,
    words: ({ merged }) => merged && `${merged.into} (${byAt(merged)})`,
  },
  stood: { label: "How it stood before", type: DETAILS, imported: false, told: false },
  updated: { label: "Last updated", type: STAMP, imported: false, told: false },
  withdrawn: { label: "Withdrawn", type: YES_NO, imported: false },
  raised: { label: "Raised", type: PRINTED_DATE },
  raisedBy: { label: "Raised by", type: LINE },
  note: NOTE,
  state: {
    label: "State",
    type: LINE,
    derived: true,
    value: stateOf,
    phrasing: {
      at: "after",
      words: ({ oneOf }) =>
        oneOf ? `that ${either(oneOf.map((one) => STATES_SAID[one as RiskState]))}` : null,
    },
  },
  exposure: {
    label: "Exposure",
    type: LINE,
    derived: true,
    value: (risk, { plan }) => exposureLevel(risk, scaleOf(plan)),
  },
  rank: {
    label: "Rank",
    type: NUMBER,
    derived: true,
    value: (risk, { plan }) => rankOf(risk, scaleOf(plan)),
    phrasing: { order: (descending) => (descending ? "worst first" : "least first") },
  },
  over: {
    label: "Over tolerance",
    type: YES_NO,
    derived: true,
    value: (risk, { plan }) => isOverTolerance(risk, scaleOf(plan)),
    phrasing: {
      words: ({ is }) => (is === undefined ? null : `${is ? "" : "not "}over the plan's tolerance`),
    },
  },
  direction: {
    label: "Direction",
    type: LINE,
    derived: true,
    value: directionOf,
    phrasing: {
      at: "after",
      words: ({ oneOf }) => (oneOf ? `that last got ${either(oneOf.map(String))}` : null),
    },
  },
  lastReview: {
    label: "Last reviewed",
    type: DATE,
    derived: true,
    value: lastReviewOf,
    phrasing: {
      words: ({ before }) =>
        before && !before.startsWith("@") ? `not reviewed since ${printDate(before)}` : null,
    },
  },
  reviewLate: {
    label: "Review late",
    type: YES_NO,
    derived: true,
    value: (risk, { today }) => isReviewLate(risk, today),
    phrasing: {
      words: ({ is }) =>
        is === undefined ? null : is ? "past their review" : "not past their review",
    },
  },
};
