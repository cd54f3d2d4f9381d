/** What forms say alike, whatever they save. */

/** What stands above a form that was filled in with what somebody said; nothing above one that was not. */
export const filledIn = (typed: object): readonly string[] =>
  Object.keys(typed).length > 0
    ? ["Filled in with what you said. Nothing is saved until you save it."]
    : [];

/** What has become of what was to be saved, as a sentence. */
export const savedWords = (kind: "saved" | "already" | "unchanged", what: string): string =>
  ({
    saved: `Saved: ${what}`,
    already: `This was already saved: ${what}`,
    unchanged: `Nothing was changed: ${what}`,
  })[kind];
