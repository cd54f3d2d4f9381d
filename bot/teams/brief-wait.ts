/** So long, in milliseconds, a turn waits for what Teams may add to it. */
const BRIEF = 1000;
/** Where Teams was slower than that, nothing is waited for during so long, in milliseconds. */
const SLOW = 30_000;

/**
 * Waits a moment for an answer of Teams that a turn can do without: a healthy one comes while a table
 * is read. Gives undefined where it has not come. Whoever asks first when Teams is slow waits that
 * moment; those after them do not, until it may have recovered.
 */
export function createBriefWait(clock: () => number) {
  let slowSince: number | null = null;
  const isSlow = () => slowSince !== null && Math.abs(clock() - slowSince) < SLOW;

  return async <T>(answer: Promise<T>): Promise<T | undefined> => {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), isSlow() ? 0 : BRIEF);
    });
    let came = false;
    answer.then(
      () => {
        came = true;
      },
      () => undefined,
    );
    const found = await Promise.race([answer, over]).finally(() => clearTimeout(timer));
    if (came) slowSince = null;
    else slowSince ??= clock();
    return found;
  };
}
