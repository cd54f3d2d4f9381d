/** Manners about what is said: they change nothing of it. */

const BEFORE =
  /^(?:(?:(?:hi|hiya|hello|hey)(?: (?:there|all|team|everyone|everybody|both|bot))*|(?:good )?(?:morning|afternoon|evening)(?: (?:all|team|everyone|everybody|both))?|(?:thanks|thank you|cheers|hi|hiya|hello|hey|morning)(?: \p{L}+){1,2}(?=,)|please|pls|plz|no,? sorry|no wait|oops|sorry|sorry to bother you|thanks|ta|cheers)[\s,.!:;–-]+|(?:right|ok|okay|so|well|now then|right then)(?:[,.!–-]\s*|\s+(?=(?:please|pls|can|could|which|what|who|show)\b)))/iu;
const AFTER =
  /[\s,.!;–-]+(?:please|pls|plz|pl|if you (?:please|would|don't mind|could)|for (?:me|us) please|(?:many )?thanks|thank you|thx|ta|cheers)(?: (?:so much|very much|a lot|all|in advance|again))?[\s.!]*(\??)$/i;
/** What is said behind one of these may be kept as it was typed, to its last word. */
const KEPT = /[:;–—]|\s-\s|\b(?:because|becuase|cos|coz|since|as)\b/i;

/** A text without the manners before and behind it; nothing, where it is manners alone. */
export function withoutManners(text: string): string {
  let said = text
    .replace(/[\u00a0\s]+/g, (spaces) => (spaces.includes("\n") ? spaces : " "))
    .trim();
  for (let before = ""; before !== said; ) {
    before = said;
    said = said.replace(BEFORE, "");
    if (!KEPT.test(said)) said = said.replace(AFTER, "$1");
  }
  return said;
}
