import type { PersonalChat, PlanStore } from "../../plan/record/store.ts";
import type { Turn } from "../../turn.ts";

export type PersonalChats = ReturnType<typeof createPersonalChats>;

/** So many people's personalChats are taken as read, for so many milliseconds: another process may forget one meanwhile. */
const MOST = 20_000;
const FRESH = 3_600_000;

/** Where people can be written to personally: learnt whenever they speak to the bot in a chat of their own. */
export function createPersonalChats(needs: {
  readonly store: Pick<PlanStore, "personalChats" | "keepPersonalChat" | "forgetPersonalChat">;
  /** Somebody can be written to who could not before, as far as this process knows. */
  readonly onNew?: (tenant: string) => void;
  readonly onError: (error: unknown) => void;
}) {
  const { store, onNew, onError } = needs;
  /** How many were learnt of each tenant. */
  const learnt = new Map<string, number>();
  /** What this process has last written of each and when, so that it writes only what is new. */
  const known = new Map<string, { readonly written: string; readonly at: Date }>();
  const nameOf = (tenant: string, id: string) => JSON.stringify([tenant, id]);

  return {
    /** Somebody spoke to the bot, or let it in. It runs beside the answer, which does not wait for it, and it never throws. */
    async met({ who, where, at }: Turn): Promise<void> {
      const { tenant, id, name, clerk, kind } = who;
      const { address } = where;
      // Where Teams did not say who it is just now, what is known of them stays so.
      if (address.type !== "personal" || id === null || kind !== "member") return;
      const key = nameOf(tenant, id);
      const home: PersonalChat = { id, name, address, clerk };
      const written = JSON.stringify(home);
      const last = known.get(key);
      if (last?.written === written && at.getTime() - last.at.getTime() < FRESH) return;
      if (known.size > MOST) known.clear();
      known.set(key, { written, at });
      try {
        await store.keepPersonalChat(tenant, home);
        if (last?.written === written) return;
        learnt.set(tenant, (learnt.get(tenant) ?? 0) + 1);
        onNew?.(tenant);
      } catch (error) {
        known.delete(key);
        onError(error);
      }
    },

    /** How many this process has learnt of a tenant's people: whoever has looked sees by it that there are more. */
    learnt: (tenant: string): number => learnt.get(tenant) ?? 0,

    of: (tenant: string): Promise<readonly PersonalChat[]> => store.personalChats(tenant),

    /** The bot may no longer write to somebody, until they speak to it again. */
    async gone(tenant: string, id: string): Promise<void> {
      known.delete(nameOf(tenant, id));
      await store.forgetPersonalChat(tenant, id);
    },
  };
}
