import type { PlanKey } from "../bot/plan/model/snapshot.ts";
import { whyUnread } from "../bot/plan/readable.ts";
import type { SetAside } from "../bot/plan/record/store.ts";

/** So many rows are remembered: whatever broke more of them than that is told of often enough. */
const MOST = 1000;

/** Whose row it is: of a plan, or beside the plans of a tenant. */
type Of = Pick<PlanKey, "tenant"> & Partial<PlanKey>;

export type SetAsideRows = ReturnType<typeof createSetAside>;

/**
 * Rows that cannot be read: one of them stops nothing else. It is left as it is, told of once, and
 * forgotten when it can be read again.
 */
export function createSetAside() {
  const found = new Map<string, SetAside>();
  let tell: (row: SetAside) => void = () => undefined;

  const nameOf = ({ tenant, id }: Of, row: string) => JSON.stringify([tenant, id, row]);

  function add({ tenant, id }: Of, row: string, why: string): void {
    const name = nameOf({ tenant, id }, row);
    if (found.has(name) || found.size >= MOST) return;
    const one = { tenant, plan: id ?? null, row, why };
    found.set(name, one);
    tell(one);
  }

  return {
    add,

    /** Reads a row; undefined if it cannot be read. */
    read<T>(of: Of, row: Readonly<Record<string, unknown>>, from: (stored: typeof row) => T) {
      const key = String(row.rowKey);
      try {
        const read = from(row);
        if (found.size > 0) found.delete(nameOf(of, key));
        return read;
      } catch (error) {
        add(of, key, whyUnread(error));
        return undefined;
      }
    },

    /** Of the rows of a plan whose keys begin so, these and no others cannot be read. */
    only(key: PlanKey, prefix: string, unread: readonly Pick<SetAside, "row" | "why">[]): void {
      for (const [name, { tenant, plan, row }] of found) {
        const isOurs = tenant === key.tenant && plan === key.id && row.startsWith(prefix);
        if (isOurs && !unread.some((one) => one.row === row)) found.delete(name);
      }
      for (const { row, why } of unread) add(key, row, why);
    },

    /** All that are known; from now on `told` hears of each new one, and at once of those that are known. */
    list(told?: (row: SetAside) => void): readonly SetAside[] {
      if (told) {
        tell = told;
        for (const one of found.values()) told(one);
      }
      return [...found.values()];
    },
  };
}
