import { PROSE } from "./field-types.ts";
import type { Field } from "./kind.ts";

/** Fields that kinds have in common. */

/** A remark on how the paper was read. */
export const NOTE: Field<{ readonly note: string | null }> = {
  label: "Note on the paper",
  brief: "Note",
  type: PROSE,
};
