/** The value that a share of all values does not exceed, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Takes work off one list until it is empty, so many at a time; the seconds it all took. */
export async function atOnce(
  workers: number,
  work: readonly (() => Promise<unknown>)[],
): Promise<number> {
  const left = [...work].reverse();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await next();
    }),
  );
  return (performance.now() - start) / 1000;
}
