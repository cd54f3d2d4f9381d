const AS_TEXT =
  /(?:[,\s]+(?:as|in)[,\s]+(?:plain[ -]?)?text|[,\s]+plain[ -]?text)\s*(?:please|pls)?[\s.!?]*$|^\s*(?:plain[ -]?text|text)\b[\s:,-]*/i;

/** "red actions as text", "text: summary", or "text" alone for the last list again: what is asked, and whether it is wanted as plain text. */
export function withoutAsText(said: string): { readonly text: string; readonly asText: boolean } {
  const cleaned = said.replace(/&nbsp;|\u00a0/g, " ");
  if (!AS_TEXT.test(cleaned)) return { text: said, asText: false };
  const rest = cleaned.replace(AS_TEXT, " ").trim();
  return { text: rest === "" ? "list of those" : rest, asText: true };
}
