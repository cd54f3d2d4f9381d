/** A wait is counted in so many parts. */
const PARTS = 20;

export type Deadline = {
  readonly signal: AbortSignal;
  /** Nothing is waited for any more. */
  readonly end: () => void;
};

/**
 * A deadline after so many milliseconds in which this process was free to hear of an answer. It is
 * counted in parts, one after the other: where the process is busy for seconds, that is its own doing
 * and counts as one part, so that answers which lie there unread are not given up.
 */
export function startDeadline(milliseconds: number): Deadline {
  const over = new AbortController();
  let left = PARTS;
  const part = () =>
    setTimeout(() => {
      left -= 1;
      if (left === 0) over.abort();
      else timer = part();
    }, milliseconds / PARTS).unref();
  let timer = part();
  return { signal: over.signal, end: () => clearTimeout(timer) };
}
