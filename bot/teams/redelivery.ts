/** How long a message is known for, in milliseconds: Teams delivers again within minutes, if at all. */
const KNOWN = 600_000;
const MOST_KNOWN = 5000;

/**
 * Sees to it that a message which Teams delivers again is answered once. The second delivery waits
 * for the first, and is answered itself only where that came to nothing that anybody was told.
 */
export function createRedelivery(clock: () => number) {
  const known = new Map<string, { readonly at: number; readonly settled: Promise<boolean> }>();

  function forgetOld(): void {
    for (const [name, { at }] of known) {
      // A pinned clock goes back at midnight.
      if (known.size <= MOST_KNOWN && Math.abs(clock() - at) < KNOWN) return;
      known.delete(name);
    }
  }

  /** Answers a message; `answer` says whether that settled it. */
  return async (name: string, answer: () => Promise<boolean>): Promise<void> => {
    forgetOld();
    const first = known.get(name);
    if (first && (await first.settled)) return;
    // Of several that waited, one goes on.
    if (known.get(name) !== first) return void (await known.get(name)?.settled);
    const settled = answer();
    const mine = { at: clock(), settled: settled.catch(() => false) };
    known.set(name, mine);
    await settled;
  };
}
