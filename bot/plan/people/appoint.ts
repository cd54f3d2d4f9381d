import { z } from "zod";
import { PlanError } from "../model/errors.ts";
import { withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { Account } from "../model/primitives.ts";
import { find, type Plan } from "../model/snapshot.ts";
import { roleCalled } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import { holders, officeRef } from "../rights/offices.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { Appointment } from "./appointment.kind.ts";

const AppointmentSaid = z.object({
  account: Account,
  office: Appointment.shape.role,
  held: z.boolean(),
});

/**
 * Makes an account clerk or chair, or ends that. The last clerk cannot be removed: whoever removes
 * somebody else is a clerk themselves, so only those who remove themselves can be the last.
 */
export const appoint = operation(
  { takes: AppointmentSaid, deed: "appoint clerks and chairs" },
  make,
);

function make(
  plan: Plan,
  said: Readonly<z.infer<typeof AppointmentSaid>>,
  by: Asker,
): Draft | null {
  mustMay(plan, by, "appoint clerks and chairs");
  const { account, office, held } = said;
  const ref = officeRef(office, account.id);
  const before = find(plan, "appointment", ref);
  // Whom the settings name is not known here, so that somebody is no clerk is always written down.
  const nothingToSay = before ? before.held === held : !held && office === "chair";
  if (nothingToSay) return null;
  if (!held && office === "clerk" && account.id === by.id) {
    const others = holders(plan, "clerk").filter((other) => other.id !== by.id);
    if (others.length === 0) {
      const { one } = roleCalled(plan, "clerk");
      throw new PlanError(
        "not-possible",
        `You are the last ${one} that this plan knows of, so you cannot be removed. Make somebody else ${withArticle(one)} first: “make @Name ${one}”.`,
      );
    }
  }
  const after: Appointment = {
    kind: "appointment",
    ref,
    version: before?.version ?? 0,
    note: before?.note ?? null,
    account,
    role: office,
    held,
  };
  return { why: null, items: [after] };
}
