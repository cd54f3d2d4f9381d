/** At most one message a second to a conversation: Teams allows 7, and 60 in 30 seconds. */
const A_CONVERSATION = 1000;
/** At most 25 messages a second to a tenant: Teams allows 30 or 50. */
const A_TENANT = 1000 / 25;

/** So much of what was lost is made up for, in milliseconds, where a process was held up and its places went by. */
const MADE_UP = 400;

/** An instant to wait for, and when that was last looked at: a clock that was set back meanwhile makes no wait longer. */
type Mark = { until: number; looked: number };

/** Those who wait for a place in a tenant, and from when the next place is free. */
type Waiting = { readonly free: Mark; readonly waiting: (() => void)[]; served: boolean };

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
  const conversations = new Map<string, Mark>();
  const tenants = new Map<string, Waiting>();
  const now = () => clock().getTime();
  const inSoMany = (milliseconds: number): Mark => ({
    until: now() + milliseconds,
    looked: now(),
  });

  /** How long there is still to wait, in milliseconds. */
  function left(mark: Mark | undefined): number {
    if (!mark) return 0;
    const setBack = Math.max(0, mark.looked - now());
    mark.until -= setBack;
    mark.looked = now();
    return Math.max(0, mark.until - now());
  }

  async function until(mark: Mark | undefined): Promise<void> {
    while (left(mark) > 0 && !signal.aborted) await pause(left(mark), signal);
  }

  /** Gives those who wait in a tenant their places, one after the other. */
  async function serve(line: Waiting): Promise<void> {
    line.served = true;
    const { free } = line;
    if (left(free) === 0) free.until = now();
    while (line.waiting.length > 0) {
      await until(free);
      free.until = Math.max(free.until, now() - MADE_UP) + A_TENANT;
      line.waiting.shift()?.();
    }
    line.served = false;
  }

  function queue(tenant: string, first: boolean): Promise<void> {
    const line = tenants.get(tenant) ?? { free: inSoMany(0), waiting: [], served: false };
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
        await until(conversations.get(conversation));
      }
      await queue(tenant, first);
      return !signal.aborted;
    },

    /** A message goes out now. */
    sent(conversation: string): void {
      if (conversations.size > 5000) {
        for (const [name, mark] of conversations) {
          if (left(mark) === 0) conversations.delete(name);
        }
      }
      conversations.set(conversation, inSoMany(A_CONVERSATION));
    },

    /** Teams said to wait with a conversation for so many milliseconds. */
    hold(conversation: string, milliseconds: number): void {
      conversations.set(conversation, inSoMany(milliseconds));
    },

    /** How long Teams still wants a conversation to be left alone, in milliseconds; its pace is not meant. */
    held(conversation: string): number {
      const wait = left(conversations.get(conversation));
      return wait > A_CONVERSATION ? wait : 0;
    },
  };
}
