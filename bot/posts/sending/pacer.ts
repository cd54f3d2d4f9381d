/** At most one message a second to a conversation: Teams allows 7, and 60 in 30 seconds. */
const A_CONVERSATION = 1000;
/** At most 25 messages a second to a tenant: Teams allows 30 or 50. */
const A_TENANT = 1000 / 25;
/** No wait is longer, in milliseconds: a clock that was set back must not silence a conversation. */
const LONGEST = 3_600_000;

/** So much of what was lost is made up for, in milliseconds, where a process was held up and its places went by. */
const MADE_UP = 400;

/** Those who wait for a place in a tenant, and from when the next place is free. */
type Waiting = { free: number; readonly waiting: (() => void)[]; served: boolean };

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
  /** The instants before which nothing may go to a conversation. */
  const conversations = new Map<string, number>();
  const tenants = new Map<string, Waiting>();
  const now = () => clock().getTime();

  const left = (instant: number | undefined) => {
    const wait = (instant ?? 0) - now();
    return wait > LONGEST ? 0 : Math.max(0, wait);
  };

  async function until(instant: number): Promise<void> {
    while (left(instant) > 0 && !signal.aborted) await pause(left(instant), signal);
  }

  /** Gives those who wait in a tenant their places, one after the other. */
  async function serve(line: Waiting): Promise<void> {
    line.served = true;
    line.free = left(line.free) > 0 ? line.free : now();
    while (line.waiting.length > 0) {
      await until(line.free);
      // A clock that was set back makes the place that was waited for lie ahead.
      line.free = Math.min(now(), Math.max(line.free, now() - MADE_UP)) + A_TENANT;
      line.waiting.shift()?.();
    }
    line.served = false;
  }

  function queue(tenant: string, first: boolean): Promise<void> {
    const line = tenants.get(tenant) ?? { free: 0, waiting: [], served: false };
    tenants.set(tenant, line);
    return new Promise((resolve) => {
      if (first) line.waiting.unshift(resolve);
      else line.waiting.push(resolve);
      if (!line.served) void serve(line);
    });
  }

  return {
    /**
     * Waits for the next place to a conversation and in its tenant, where `first` goes before all
     * others. False if there is none to wait for any more.
     */
    async place(
      tenant: string,
      conversation: string,
      { first = false }: { readonly first?: boolean } = {},
    ): Promise<boolean> {
      while (left(conversations.get(conversation)) > 0 && !signal.aborted) {
        await until(conversations.get(conversation) ?? 0);
      }
      await queue(tenant, first);
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
