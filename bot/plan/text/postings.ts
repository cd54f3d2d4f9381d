/** By word, whatever the word stands in: so that a look for some words costs as much as it finds. */
export type Postings<T> = ReadonlyMap<string, ReadonlySet<T>>;

const NONE: ReadonlySet<never> = new Set();

export function postings<T>() {
  const all = new Map<string, Set<T>>();
  return {
    all: all as Postings<T>,
    put(words: Iterable<string>, one: T): void {
      for (const word of words) {
        const known = all.get(word);
        if (known) known.add(one);
        else all.set(word, new Set([one]));
      }
    },
    take(words: Iterable<string>, one: T): void {
      for (const word of words) {
        const known = all.get(word);
        known?.delete(one);
        if (known?.size === 0) all.delete(word);
      }
    },
  };
}

/** What is in every one of some sets; nothing where there are none. */
export function inAll<T>(sets: readonly ReadonlySet<T>[]): readonly T[] {
  const [least = NONE, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...least].filter((one) => others.every((set) => set.has(one)));
}

/** What holds every one of some words. */
export const holdingAll = <T>(all: Postings<T>, words: readonly string[]): readonly T[] =>
  inAll(words.map((word) => all.get(word) ?? NONE));

/** What holds any of the words that a test picks out. */
export const holdingAny = <T>(all: Postings<T>, test: (word: string) => boolean): ReadonlySet<T> =>
  new Set([...all].flatMap(([word, held]) => (test(word) ? [...held] : [])));
