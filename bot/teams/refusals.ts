import type { Refusal } from "./guard.ts";

/** How long the same reason is not told again, in milliseconds. */
const QUIET = 60_000;

/**
 * Tells the log of refused requests, so that whoever runs the bot sees a tenant or host that is
 * missing in its settings: the first of each reason at once, then once a minute with their number,
 * since anybody at all can send a request. Reasons are our own words, never what was sent.
 */
export function createRefusalLog(
  clock: () => number,
  tell: (refusal: Refusal & { readonly times: number }) => void,
) {
  const known = new Map<string, { at: number; untold: number }>();
  return (refusal: Refusal): void => {
    const now = clock();
    const before = known.get(refusal.why);
    if (before && Math.abs(now - before.at) < QUIET) {
      before.untold += 1;
      return;
    }
    known.set(refusal.why, { at: now, untold: 0 });
    tell({ ...refusal, times: 1 + (before?.untold ?? 0) });
  };
}
