/** Control characters but tab and line ends, and those that turn the direction of what stands around them. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text as people are shown it, on a card or in a terminal: without characters that nobody sees and
 * that could move, hide or turn round what else stands there. The record keeps what was written.
 */
export const visible = (text: string): string => text.replace(UNSEEN, "");

/** JSON with those characters written out, so that it says the same and shows nothing else. */
export const visibleJson = (json: string): string =>
  json.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Whether no text in a value, at any depth, holds half of a character: a half cannot be stored as it is. */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, part]) => name.isWellFormed() && isWellFormed(part));
}
