import type { ItemOf } from "../model/kind.ts";
import type { Plan } from "../model/snapshot.ts";
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

/** The officers and posts that an asker has been said to be. */
export function officersOf(plan: Plan, asker: Asker): readonly ItemOf<"person">[] {
  return plan.items.person.filter((p) => p.account !== null && p.account.id === asker.id);
}

/** The officers for whom an asker stands in on a day. */
export function standsInFor(
  plan: Plan,
  asker: Asker,
  today: CalendarDate,
): readonly ItemOf<"person">[] {
  return plan.items.person.filter(
    ({ standIn }) => standIn !== null && standIn.account.id === asker.id && standIn.until >= today,
  );
}
