import { PlanError } from "../plan/model/errors.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";
import type { PlanEntry, PlanStore } from "../plan/record/store.ts";

/** How long a tenant's list of plans, and a conversation's choice, are taken as read, in milliseconds. */
const FRESH = 60_000;

/** A plan for a turn, or the plans to choose from. */
export type Found =
  | { readonly key: PlanKey }
  | { readonly choose: readonly PlanEntry[]; readonly tenant: string };

/**
 * Finds the plan that a conversation is about: the one it chose, or the tenant's only one. The
 * answer is kept for a minute, so that a question costs no second round trip.
 */
export function createPlanFinder(store: PlanStore, clock: () => number) {
  const lists = new Map<string, { at: number; plans: readonly PlanEntry[] }>();
  const choices = new Map<string, { at: number; plan: string | undefined }>();

  async function plansOf(tenant: string, anew = false): Promise<readonly PlanEntry[]> {
    const known = lists.get(tenant);
    const fresh = known && known.plans.length > 0 && clock() - known.at < FRESH;
    if (fresh && !anew) return known.plans;
    const plans = await store.plans(tenant);
    lists.set(tenant, { at: clock(), plans });
    return plans;
  }

  return {
    /** Every plan of a tenant. */
    all: plansOf,

    /** `anew` asks the store even if the answer is still fresh: another process may have changed it since. */
    async find(tenant: string, conversation: string, anew = false): Promise<Found> {
      const plans = await plansOf(tenant, anew);
      const [only] = plans;
      if (!only) {
        throw new PlanError(
          "not-found",
          "No plan has been loaded for your organisation yet. Whoever runs the bot can import one.",
        );
      }
      if (plans.length === 1) return { key: { tenant, id: only.id } };
      const name = JSON.stringify([tenant, conversation]);
      const known = choices.get(name);
      const fresh = known && clock() - known.at < FRESH && !anew;
      const plan = fresh ? known.plan : await store.chosen(tenant, conversation);
      if (choices.size > 10_000) choices.clear();
      choices.set(name, { at: clock(), plan });
      return plan === undefined ? { choose: plans, tenant } : { key: { tenant, id: plan } };
    },

    async choose(key: PlanKey, conversation: string): Promise<void> {
      await store.choose(key.tenant, conversation, key.id);
      choices.set(JSON.stringify([key.tenant, conversation]), { at: clock(), plan: key.id });
    },
  };
}

/** Finds the plan that a turn is about. */
export type PlanFinder = ReturnType<typeof createPlanFinder>;
