import type { Home, PlanStore } from "../plan/store.ts";
import type { Turn } from "../turn.ts";

export type Homes = ReturnType<typeof createHomes>;

/** So many people's homes are taken as read. */
const MOST = 20_000;

/** Where people can be written to personally: learnt whenever they speak to the bot in a chat of their own. */
export function createHomes(needs: {
  readonly store: Pick<PlanStore, "homes" | "settle" | "unsettle">;
  readonly onError: (error: unknown) => void;
}) {
  const { store, onError } = needs;
  /** What this process has last written of each, so that it writes only what is new. */
  const known = new Map<string, string>();
  const nameOf = (tenant: string, id: string) => JSON.stringify([tenant, id]);

  return {
    /** Somebody spoke to the bot, or let it in. Nobody waits for this, and it never throws. */
    async met({ who, where }: Turn): Promise<void> {
      const { tenant, id, name, clerk, kind } = who;
      const { address } = where;
      if (address.type !== "personal" || id === null || kind === "outsider") return;
      const key = nameOf(tenant, id);
      const home: Home = { id, name, address, clerk };
      const written = JSON.stringify(home);
      // Teams did not say who it is just now: what is known of a clerk stays so.
      if (known.get(key) === written || (kind === "unchecked" && known.has(key))) return;
      if (known.size > MOST) known.clear();
      known.set(key, written);
      try {
        await store.settle(tenant, home);
      } catch (error) {
        known.delete(key);
        onError(error);
      }
    },

    of: (tenant: string): Promise<readonly Home[]> => store.homes(tenant),

    /** The bot may no longer write to somebody, until they speak to it again. */
    async gone(tenant: string, id: string): Promise<void> {
      known.delete(nameOf(tenant, id));
      await store.unsettle(tenant, id);
    },
  };
}
