import { startDeadline } from "./deadline.ts";

/** How long a write may keep those behind it waiting, in milliseconds; less, the more have overrun. */
const A_TURN = 1000;

type Queued<T> = { readonly begun: Promise<unknown>; readonly done: Promise<T> };
type Line<T> = { last: Queued<T> | undefined; overrun: number };

const wait = (milliseconds: number) =>
  new Promise<undefined>((resolve) => {
    startDeadline(milliseconds).signal.addEventListener("abort", () => resolve(undefined));
  });

/**
 * Lets writes of one process to one plan go one after the other, so that they are not in one
 * another's way. It is a courtesy and no lock, which is the header's ETag: where a write waits for an
 * answer that does not come, those behind it go past.
 */
export function createWriteQueue<T>() {
  const lines = new Map<string, Line<T>>();

  /** Waits for the write before this one, but no longer than its turn; gives what came of it, if it is over. */
  function turnAfter(before: Queued<T>, line: Line<T>): Promise<T | undefined> {
    let isOver = false;
    const over = before.done
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
    const overrun = before.begun.then(async () => {
      await wait(A_TURN / (1 + line.overrun ** 2));
      if (isOver) return undefined;
      line.overrun += 1;
      void over.then(() => {
        line.overrun -= 1;
      });
      return undefined;
    });
    return Promise.race([over, overrun]);
  }

  return {
    /** Runs a write in its turn; it is given what came of the one before it, if that is over and came to something. */
    async run(key: string, write: (earlier?: T) => Promise<T>): Promise<T> {
      const line: Line<T> = lines.get(key) ?? { last: undefined, overrun: 0 };
      lines.set(key, line);
      const begun = line.last ? turnAfter(line.last, line) : Promise.resolve(undefined);
      const done = line.last ? begun.then(write) : write();
      const mine: Queued<T> = { begun, done };
      line.last = mine;
      try {
        return await done;
      } finally {
        if (line.last === mine) lines.delete(key);
      }
    },
  };
}
