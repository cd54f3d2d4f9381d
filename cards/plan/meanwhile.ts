import { type Button, type Press, readPress } from "../../bot/asks/index.ts";
import { noticeCard, withLines } from "../frames/notice.ts";
import { type Card, LARGEST_CARD } from "../frames/render.ts";
import { howMany } from "../frames/words.ts";

/** What somebody is told whose turn is one too many. */
export function tooManySentence(over: {
  readonly of: "person" | "conversation";
  readonly limit: number;
  readonly seconds: number;
}): string {
  const from = over.of === "person" ? "from one person" : "in one conversation";
  const most = howMany(over.limit, "message and press", "messages and presses");
  return `I take ${most} a minute ${from}, and this was one more. Please wait ${howMany(over.seconds, "second")}. Nothing was changed.`;
}

/** What a press that only reads is answered with while its answer is not there yet. */
const LOOKING = "Looking that up; the answer will appear below.";

/** What is said to a message whose answer is not there yet: it may have asked for a change. */
const SLOW =
  "I cannot answer this yet: the table that keeps the plan is slow to answer, or does not. The answer will appear below if it comes. If you asked for a change, look whether it was made before you ask again.";

export const slowNotice = (): { readonly card: Card; readonly summary: string } => ({
  card: noticeCard({ lines: [SLOW] }),
  summary: SLOW,
});

/** What is said of a press that writes while nobody can tell whether it is written. */
const WRITING = {
  saved: {
    sentence:
      "Not saved yet. Saving is taking longer than usual; the outcome will appear below. If none appears, press Save again: you are then told whether it was saved, and nothing is written twice.",
    again: "Save again",
  },
  posted: {
    sentence:
      "Not posted yet. Posting is taking longer than usual; the outcome will appear below. If none appears, press Post again: you are then told whether it was posted, and nothing is posted twice.",
    again: "Post again",
  },
} as const;

const POSTS: ReadonlySet<string> = new Set(["confirm_post", "resend_post"]);

/**
 * What a press is answered with when its own answer takes too long. One that writes is given back
 * whole, with all that was typed and the name by which it is done once only, so that nothing is lost
 * if the outcome never comes; where that is too much for a card, a sentence alone leaves the form
 * as it is.
 */
export function meanwhile(data: unknown): Card | string {
  const press = readPress(data);
  if (!press || !("nonce" in press)) return noticeCard({ lines: [LOOKING] });
  const { sentence, again } = WRITING[POSTS.has(press.command) ? "posted" : "saved"];
  return pressedAgain(sentence, { title: again, press, style: "positive" }) ?? sentence;
}

/** A sentence with a button that gives a press back whole; undefined where that is too much for a card. */
function pressedAgain(sentence: string, button: Button): Card | undefined {
  const card = noticeCard({ lines: [sentence], buttons: [button] });
  return JSON.stringify(card).length <= LARGEST_CARD ? card : undefined;
}

/** Refuses a press for where it was pressed. One that writes is given back, so that what was typed can still be saved. */
export function otherPlanCard(sentence: string, press: Press): Card {
  const kept = "nonce" in press && pressedAgain(sentence, { title: "Try again", press });
  return kept || noticeCard({ lines: [sentence] });
}

/** A card that comes late, where others see it too: whose answer it is stands above it. */
export function lateCard(card: Card, name: string): Card {
  return withLines(card, [`For ${name}:`]);
}
