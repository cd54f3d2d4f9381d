/**
 * A function whose answer is made once for each object that it is given. The parts of a plan never
 * change in place, so what is worked out from one holds as long as that object does.
 */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** So many texts of one object are kept with what was made of them. */
const MOST_TEXTS = 200;

/** The same of an object and a text that is looked for in it. */
export function oncePerText<Key extends object, Value>(
  make: (key: Key, text: string) => Value,
): (key: Key, text: string) => Value {
  const textsOf = oncePer((_: Key) => new Map<string, Value>());
  return (key, text) => {
    const texts = textsOf(key);
    const before = texts.get(text);
    if (before !== undefined || texts.has(text)) return before as Value;
    const value = make(key, text);
    if (texts.size === MOST_TEXTS) texts.clear();
    texts.set(text, value);
    return value;
  };
}
