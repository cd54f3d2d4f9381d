/** At most one message a second to a conversation: Teams allows 7, and 60 in 30 seconds. */
const A_CONVERSATION = 1000;
/** At most 25 messages a second to a tenant: Teams allows 30 or 50. */
const A_TENANT = 1000 / 25;
/** No wait is longer, in milliseconds: a clock that was set back must not silence a conversation. */
const LONGEST = 3_600_000;

export type Pacer = ReturnType<typeof createPacer>;

/**
 * Keeps all that one process sends, new messages and edits alike, within the limits of Teams: by
 * conversation and by tenant, and silent for as long as Teams said to wait. Whoever sends to a
 * conversation must queue for it: two that wait for one and the same are let through together.
 */
export function createPacer(needs: {
  readonly clock: () => Date;
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Ends every wait. */
  readonly signal: AbortSignal;
}) {
  const { clock, pause, signal } = needs;
  /** The instants before which nothing may go to a conversation, or to a tenant. */
  const conversations = new Map<string, number>();
  const tenants = new Map<string, number>();
  const now = () => clock().getTime();

  const left = (instant: number | undefined) => {
    const wait = (instant ?? 0) - now();
    return wait > LONGEST ? 0 : Math.max(0, wait);
  };

  async function until(instant: number): Promise<void> {
    while (left(instant) > 0 && !signal.aborted) await pause(left(instant), signal);
  }

  return {
    /** Waits for the next place to a conversation and in its tenant. False if there is none to wait for any more. */
    async place(tenant: string, conversation: string): Promise<boolean> {
      while (left(conversations.get(conversation)) > 0 && !signal.aborted) {
        await until(conversations.get(conversation) ?? 0);
      }
      const mine = now() + left(tenants.get(tenant));
      tenants.set(tenant, mine + A_TENANT);
      await until(mine);
      return !signal.aborted;
    },

    /** A message goes out now. */
    sent(conversation: string): void {
      if (conversations.size > 5000) {
        for (const [name, instant] of conversations) {
          if (left(instant) === 0) conversations.delete(name);
        }
      }
      conversations.set(conversation, now() + A_CONVERSATION);
    },

    /** Teams said to wait with a conversation for so many milliseconds. */
    hold(conversation: string, milliseconds: number): void {
      conversations.set(conversation, now() + milliseconds);
    },

    /** How long Teams still wants a conversation to be left alone, in milliseconds; its pace is not meant. */
    held(conversation: string): number {
      const wait = left(conversations.get(conversation));
      return wait > A_CONVERSATION ? wait : 0;
    },
  };
}
