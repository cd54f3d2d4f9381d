import type { Plan } from "../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";

/** Checkpoints on a Map. */
export function createMemoryCheckpoints(): Pick<
  PlanStore,
  "checkpoints" | "checkpoint" | "keepCheckpoint"
> {
  const kept = new Map<string, { readonly plan: Plan; readonly at: string }>();
  const placeOf = ({ key, version }: Pick<Plan, "key" | "version">) =>
    JSON.stringify([key.tenant, key.id, version]);

  return {
    async checkpoints(key) {
      return [...kept.values()]
        .filter(({ plan }) => plan.key.tenant === key.tenant && plan.key.id === key.id)
        .map(({ plan, at }) => ({ version: plan.version, at, place: placeOf(plan) }))
        .sort((a, b) => a.version - b.version);
    },

    async checkpoint(_, { place }) {
      return kept.get(place)?.plan;
    },

    async keepCheckpoint(plan, at) {
      kept.set(placeOf(plan), { plan, at });
    },
  };
}
