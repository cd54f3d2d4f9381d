import type { SetAside } from "./plan/record/store.ts";
import { StoreFault } from "./plan/record/store-faults.ts";

/** Whether the bot can do its work, and what is to be said of that to whoever runs it. */
export type Health = { readonly ready: boolean; readonly says: readonly string[] };

/**
 * Looks whether the table answers and work goes on. What cannot be read of a plan stops nothing else, so the bot is
 * ready all the same, and says so. Nothing that people wrote is told: anybody may ask.
 */
export function createHealth(needs: {
  /** Throws if the table does not answer. */
  readonly check: () => Promise<void>;
  readonly setAside: () => readonly SetAside[];
  /** What this process is stuck at, a sentence each. */
  readonly stuck: () => readonly string[];
  readonly onError: (error: unknown) => void;
}): () => Promise<Health> {
  const { check, setAside, stuck: stuckAt, onError } = needs;
  return async () => {
    const stuck = stuckAt();
    try {
      await check();
      if (stuck.length > 0) return { ready: false, says: [...stuck, ...degraded(setAside())] };
      return { ready: true, says: ["ready", ...degraded(setAside())] };
    } catch (error) {
      onError(error);
      const why = error instanceof StoreFault ? error.message : "the table does not answer";
      return { ready: false, says: [why, ...stuck] };
    }
  };
}

/** How many rows of each plan are set aside; which ones, the log and `plan -- verify` say. */
function degraded(rows: readonly SetAside[]): readonly string[] {
  return [...Map.groupBy(rows, ({ plan }) => plan)].map(([plan, { length }]) => {
    const of = plan === null ? "beside the plans" : `of plan ${plan}`;
    const verify = plan === null ? "" : `; npm run plan -- verify ${plan} names them`;
    return `degraded: ${length} ${length === 1 ? "row" : "rows"} ${of} cannot be read${verify}`;
  });
}
