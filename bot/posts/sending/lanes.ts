export type Lanes = ReturnType<typeof createLanes>;

/** Work in lanes: in one lane one after the other, in the order it came; lanes do not wait for one another. */
export function createLanes() {
  const last = new Map<string, Promise<unknown>>();

  return {
    /** Does a job when all that came before it in its lane is done, however that ended. */
    run<T>(lane: string, job: () => Promise<T>): Promise<T> {
      const mine = (last.get(lane) ?? Promise.resolve()).then(job, job);
      last.set(lane, mine);
      const leave = () => {
        if (last.get(lane) === mine) last.delete(lane);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
}
