/** How many turns a minute are taken. */
export type Limits = { readonly perPerson: number; readonly perConversation: number };

/** A turn that is one too many: whose limit it is, how long to wait, and whether that was not said yet. */
export type TooMany = {
  readonly of: "person" | "conversation";
  readonly limit: number;
  readonly seconds: number;
  readonly say: boolean;
};

/** A minute's worth of turns, which fills up again as time goes by. */
type Bucket = { left: number; at: number; said: number | null };

const MINUTE = 60_000;
/** So many people and conversations are counted at once; the one not heard of for longest is forgotten first. */
const MOST_COUNTED = 20_000;

/**
 * Counts turns: a minute's worth may come at once, after that as many as the minute gives back. It
 * says when a turn is one too many, and once a minute that this be told, so that the bot does not
 * answer a flood with a flood. Each process counts for itself, so behind a load balancer the limits
 * are those of one instance: they keep a loop or a stuck key from drowning everybody else's turns,
 * and are no quota.
 */
export function createRateLimit(limits: Limits, clock: () => number) {
  const buckets = new Map<string, Bucket>();

  function bucketOf(name: string, limit: number): Bucket {
    const now = clock();
    const known = buckets.get(name);
    // A pinned clock goes back at midnight: then no time has passed.
    const passed = known ? Math.max(0, now - known.at) : 0;
    const bucket: Bucket = {
      left: known ? Math.min(limit, known.left + (passed * limit) / MINUTE) : limit,
      at: now,
      said: known?.said ?? null,
    };
    buckets.delete(name);
    buckets.set(name, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_COUNTED && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  function tooMany(of: TooMany["of"], bucket: Bucket, limit: number): TooMany {
    const say = bucket.said === null || Math.abs(bucket.at - bucket.said) >= MINUTE;
    if (say) bucket.said = bucket.at;
    const seconds = Math.max(1, Math.ceil(((1 - bucket.left) * MINUTE) / limit / 1000));
    return { of, limit, seconds, say };
  }

  /** Counts a turn, and tells if it is one too many; then nothing is counted. */
  return (person: string, conversation: string): TooMany | null => {
    const { perPerson, perConversation } = limits;
    const mine = bucketOf(`person ${person}`, perPerson);
    if (mine.left < 1) return tooMany("person", mine, perPerson);
    const ours = bucketOf(`conversation ${conversation}`, perConversation);
    if (ours.left < 1) return tooMany("conversation", ours, perConversation);
    mine.left -= 1;
    ours.left -= 1;
    return null;
  };
}
