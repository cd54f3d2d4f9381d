import { within } from "./connector/deadline.ts";

/** How long each of the two documents may take, in milliseconds. */
const LONGEST = 4000;

/** What the SDK keeps of the keys; its types hide the parts that it fills. */
type Kept = { lastUpdated: number; keys: unknown; refreshCache: () => Promise<void> };

async function read(address: string): Promise<Readonly<Record<string, unknown>>> {
  return within(LONGEST, async (signal) => {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(`The keys could not be had: ${answer.status}.`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  });
}

/**
 * Has the SDK's store of signing keys filled by requests that end at a deadline, one at a time for
 * all who wait: its own wait for ever, and each request to the bot would make another.
 */
export function keepToDeadline(metadata: object, keysAt: string): void {
  const kept = metadata as Kept;
  let reading: Promise<void> | undefined;
  const refresh = async () => {
    const { jwks_uri } = await read(keysAt);
    const { keys } = await read(String(jwks_uri));
    kept.keys = keys;
    kept.lastUpdated = performance.timeOrigin + performance.now();
  };
  kept.refreshCache = () => {
    reading ??= refresh().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}
