export type KeyedQueues = ReturnType<typeof createKeyedQueues>;

/** Queues of work by a key, a conversation for one: jobs of one key run one after the other in the order they came; keys do not wait for one another. */
export function createKeyedQueues() {
  const last = new Map<string, Promise<unknown>>();

  return {
    /** Runs a job when all that came before it under its key is done, however that ended. */
    run<T>(key: string, job: () => Promise<T>): Promise<T> {
      const mine = (last.get(key) ?? Promise.resolve()).then(job, job);
      last.set(key, mine);
      const forget = () => {
        if (last.get(key) === mine) last.delete(key);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
}
