import type { PlanKey } from "../bot/plan/model/snapshot.ts";
import type { Due } from "../bot/plan/record/due.ts";
import type { CardRow, Hold } from "../bot/plan/record/live-card.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import { cardKey, holdKey } from "./rows/card-rows.ts";

/** The posted cards and open forms of every plan, on Maps. */
export function createMemoryCards(
  addDue: (key: PlanKey, due: Due) => Promise<void>,
): Pick<PlanStore, "cards" | "keepCard" | "showCard" | "dropCard" | "holds" | "hold" | "release"> {
  const cards = new Map<string, Map<string, CardRow>>();
  const holds = new Map<string, Map<string, Hold>>();
  let tags = 0;

  function of<T>(all: Map<string, Map<string, T>>, { tenant, id }: PlanKey): Map<string, T> {
    const name = JSON.stringify([tenant, id]);
    const ours = all.get(name) ?? new Map<string, T>();
    all.set(name, ours);
    return ours;
  }

  return {
    async cards(key) {
      return [...of(cards, key).values()];
    },

    async keepCard(key, card) {
      const row = cardKey(card);
      of(cards, key).set(row, { ...card, row, tag: String(++tags) });
    },

    async showCard(key, row, now) {
      const ours = of(cards, key);
      const known = ours.get(row.row);
      if (!known?.live || known.tag !== row.tag) return false;
      ours.set(row.row, { ...known, live: { ...known.live, ...now }, tag: String(++tags) });
      return true;
    },

    async dropCard(key, row) {
      of(cards, key).delete(row.row);
    },

    async holds(key) {
      return [...of(holds, key).values()];
    },

    async hold(key, hold) {
      of(holds, key).set(holdKey(hold), hold);
    },

    async release(key, hold, next) {
      if (!of(holds, key).delete(holdKey(hold))) return false;
      if (next) await addDue(key, next);
      return true;
    },
  };
}
