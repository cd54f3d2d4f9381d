import type { Person } from "../model/model.ts";
import { find, type Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** Whoever asks: identity as verified from the activity, never from a card or a display name. */
export type Asker = {
  readonly tenant: string;
  /** Entra object id; null for a person who has none, who may then only read. */
  readonly id: string | null;
  readonly name: string;
  /**
   * `member`: of an allowed tenant. `outsider`: guest, federated or anonymous. `unchecked`: Teams
   * could not be asked just now. Only members may do more than read.
   */
  readonly kind: "member" | "outsider" | "unchecked";
  /** Named as a clerk in the settings. What the plan itself says of them counts before that. */
  readonly clerk: boolean;
};

/** A reference for a person, made of the name: `Hilary Fordham` is `hilary-fordham`. */
export function personRef(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return slug.slice(0, 100) || "unnamed";
}

/** The officers and posts that an asker has been said to be. */
export function officersOf(plan: Plan, asker: Asker): readonly Person[] {
  return plan.items.person.filter((p) => p.account !== null && p.account.id === asker.id);
}

/** The officers for whom an asker stands in on a day. */
export function standsInFor(plan: Plan, asker: Asker, today: CalendarDate): readonly Person[] {
  return plan.items.person.filter(
    ({ standIn }) => standIn !== null && standIn.account.id === asker.id && standIn.until >= today,
  );
}

/** Names of people by reference, in the order given; a reference nobody bears is printed as it is. */
export function namesOf(plan: Plan, refs: readonly string[]): readonly string[] {
  return refs.map((ref) => find(plan, "person", ref)?.name ?? ref);
}

/** `Dave Carr and Hilary Fordham`; a sentence's worth for none. */
export function listNames(names: readonly string[], none = "nobody yet"): string {
  if (names.length === 0) return none;
  if (names.length === 1) return names[0] ?? none;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
