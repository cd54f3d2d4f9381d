import { PlanError } from "./errors.ts";
import type { Action } from "./model.ts";
import { type Asker, listNames, namesOf, officersOf } from "./people.ts";
import { find, type Plan } from "./snapshot.ts";

/** What a person is to the plan. An officer owns an action, a lead leads its area: both are about one item. */
export type Role = "viewer" | "member" | "officer" | "lead" | "clerk";

/** What can be done, as a person would say it. */
export type Deed =
  | "read the plan"
  | "choose a plan"
  | "log a risk"
  | "update an action"
  | "do the clerk's work";

/** Who may do what: the whole of it. Checked on the server for every command and press. */
export const MAY = {
  "read the plan": ["viewer", "member", "officer", "lead", "clerk"],
  "choose a plan": ["member", "officer", "lead", "clerk"],
  "log a risk": ["member", "officer", "lead", "clerk"],
  "update an action": ["officer", "lead", "clerk"],
  "do the clerk's work": ["clerk"],
} as const satisfies Record<Deed, readonly Role[]>;

/** Everything an asker is, to the plan or to one of its actions. */
export function rolesOf(plan: Plan, asker: Asker, action?: Action): ReadonlySet<Role> {
  const roles = new Set<Role>(["viewer"]);
  if (asker.kind !== "member" || asker.id === null) return roles;
  roles.add("member");
  if (asker.clerk) roles.add("clerk");
  if (!action) return roles;
  const officers = new Set(officersOf(plan, asker).map((person) => person.ref));
  if (action.owners.some((owner) => officers.has(owner))) roles.add("officer");
  const leads = find(plan, "area", action.area)?.leads ?? [];
  if (leads.some((lead) => officers.has(lead))) roles.add("lead");
  return roles;
}

/** Whether an asker may do a deed. */
export function may(plan: Plan, asker: Asker, deed: Deed, action?: Action): boolean {
  const roles = rolesOf(plan, asker, action);
  return MAY[deed].some((role) => roles.has(role));
}

/** Refuses with a sentence that says who can. */
export function mustMay(plan: Plan, asker: Asker, deed: Deed, action?: Action): void {
  if (may(plan, asker, deed, action)) return;
  if (asker.kind === "unchecked") {
    throw new PlanError(
      "not-allowed",
      "Teams could not tell me who you are just now, so nothing was changed. Please try again in a minute.",
    );
  }
  throw new PlanError("not-allowed", refusal(plan, deed, action));
}

function refusal(plan: Plan, deed: Deed, action?: Action): string {
  if (deed === "update an action" && action) {
    const owners = listNames(namesOf(plan, action.owners));
    const leads = listNames(namesOf(plan, find(plan, "area", action.area)?.leads ?? []));
    return `You cannot update ${action.ref}. Those who can: its owner (${owners}), the lead of its area (${leads}), or a clerk. If you are one of them, ask a clerk to say so: “@your name is …”.`;
  }
  if (deed === "choose a plan") {
    return "Only members of the partnership's own organisation can say which plan a conversation is about.";
  }
  if (deed === "log a risk") {
    return "Only members of the partnership's own organisation can log a risk here. You can read everything; ask a clerk to log it for you.";
  }
  return "Only a clerk can do that. Clerks are named in the bot's settings.";
}
