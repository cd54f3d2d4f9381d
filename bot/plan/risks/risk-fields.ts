import type { Field } from "../model/kind.ts";
import type { Risk } from "./risk.kind.ts";
import { SCORED } from "./risk-scores.ts";
import { TOLD } from "./risk-told.ts";
import { WRITTEN } from "./risk-written.ts";

/** Every field of a risk, in the order in which it is told and asked for. */
export const RISK_FIELDS: Readonly<Record<string, Field<Risk>>> = {
  ...SCORED,
  ...WRITTEN,
  ...TOLD,
};
