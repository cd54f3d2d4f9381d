/**
 * A string property of a table row holds at most 32K UTF-16 characters (the emulator does not keep
 * this limit, the service does), so long JSON is laid over several properties: `x`, `x_1`, `x_2` …
 */
const LONGEST_PROPERTY = 30_000;

/** The properties that hold a text of any length under a name. */
export function toChunks(name: string, text: string): Record<string, string> {
  const properties: Record<string, string> = {};
  let start = 0;
  for (let n = 0; n === 0 || start < text.length; n++) {
    let end = Math.min(start + LONGEST_PROPERTY, text.length);
    // Never between the halves of a surrogate pair: half a character is not valid UTF-8 on the wire.
    const code = text.charCodeAt(end - 1);
    if (end < text.length && code >= 0xd800 && code <= 0xdbff) end -= 1;
    properties[n === 0 ? name : `${name}_${n}`] = text.slice(start, end);
    start = end;
  }
  return properties;
}

/** The text that was laid over properties under a name; undefined if there is none. */
export function fromChunks(row: Readonly<Record<string, unknown>>, name: string) {
  const first = row[name];
  if (typeof first !== "string") return undefined;
  let text = first;
  for (let n = 1; typeof row[`${name}_${n}`] === "string"; n++) text += row[`${name}_${n}`];
  return text;
}

/** Columns that should hold JSON hold none. */
export class BrokenJson extends Error {}

/** The JSON that stands in a row's columns of a name; what is said of a fault in it repeats nothing of what stands there. */
export function jsonIn(row: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return JSON.parse(fromChunks(row, name) ?? "null");
  } catch (error) {
    const said = (error as Error).message.replace(
      /^Unexpected token [\s\S]*$/,
      "Unexpected letter",
    );
    throw new BrokenJson(`${said.replace(/ in JSON[\s\S]*$/, " in JSON")} (${name})`);
  }
}
