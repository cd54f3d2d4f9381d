import { z } from "zod";
import { ACCOUNT, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { Account, item } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

/** An account that was made clerk or chair of the plan, or is one no longer; its reference is made of the account. */
export const Appointment = z.object({
  kind: z.literal("appointment"),
  ...item,
  account: Account,
  role: z.enum(["clerk", "chair"]),
  held: z.boolean(),
});
export type Appointment = z.infer<typeof Appointment>;

declare module "../model/kind.ts" {
  interface Kinds {
    appointment: Appointment;
  }
}

export const APPOINTMENT = describeKind<"appointment">({
  kind: "appointment",
  schema: Appointment,
  called: { one: "appointment", many: "appointments" },
  text: ({ account }) => account.name,
  fields: {
    clerk: {
      label: ({ role }) => `Is ${role("clerk").one}`,
      type: YES_NO,
      column: "role",
      value: ({ role, held }) => (role === "clerk" ? held : null),
    },
    chair: {
      label: ({ role }) => `Is ${role("chair").one}`,
      type: YES_NO,
      column: "held",
      value: ({ role, held }) => (role === "chair" ? held : null),
    },
    account: { label: "Teams account", type: ACCOUNT },
    note: NOTE,
  },
});
