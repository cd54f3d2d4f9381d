/** Work that has been under way for longer, in milliseconds, is stuck: every request that it may wait for has a deadline. */
const LONGEST = 60_000;
/** So long, in milliseconds, it counts that work ended without an answer, if none of its sort was done since. */
const COUNTS = 60_000;

/**
 * Knows what this process is at, so that an operator is told what is stuck, and what a process that is
 * stopped leaves. Work is named by sort, in plain words, in the plural: it stands in the log and in `/readyz`.
 */
export function createUnderWay(
  clock: () => Date,
  isNoAnswer: (error: unknown) => boolean = () => false,
) {
  const underWay = new Set<{ readonly sort: string; readonly since: Date }>();
  const unanswered = new Map<string, Date>();
  const age = (since: Date) => clock().getTime() - since.getTime();
  const time = (at: Date) => at.toISOString().slice(11, 19);

  return {
    /** Does work that is counted as under way until it is over. */
    async track<T>(sort: string, work: () => Promise<T>): Promise<T> {
      const mine = { sort, since: clock() };
      underWay.add(mine);
      try {
        const done = await work();
        unanswered.delete(sort);
        return done;
      } catch (error) {
        if (isNoAnswer(error)) unanswered.set(sort, clock());
        else unanswered.delete(sort);
        throw error;
      } finally {
        underWay.delete(mine);
      }
    },

    /** What is stuck, a sentence each. */
    stuck(): readonly string[] {
      const old = [...underWay].filter(({ since }) => age(since) > LONGEST);
      const lost = [...unanswered].filter(([, at]) => age(at) <= COUNTS);
      return [
        ...old.map(({ sort, since }) => `${sort}: under way since ${time(since)} UTC`),
        ...lost.map(([sort, at]) => `${sort}: no answer at ${time(at)} UTC, and none since`),
      ];
    },

    /** How much of each sort is under way. */
    left(): Readonly<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const { sort } of underWay) counts[sort] = (counts[sort] ?? 0) + 1;
      return counts;
    },
  };
}
