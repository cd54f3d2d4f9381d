import { withLines } from "../../../cards/frames/notice.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { run } from "../../../cards/frames/words.ts";

/** A card with the one fact that was asked for above it, in a sentence. */
export function answerFirst(card: Card, sentence: string): Card {
  return withLines(card, [run(sentence, "default", "bolder")]);
}
