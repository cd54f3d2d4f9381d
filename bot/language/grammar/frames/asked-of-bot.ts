import {
  asksForHelp,
  asksMeaning,
  callsForVote,
  isThanks,
  isWorkElsewhere,
} from "../../lexicon/asked-of-bot.ts";
import { isOf } from "../../line/slot.ts";
import { plainWords } from "../../line/tokens.ts";
import { ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";

/** What is asked of the bot itself: help, what a colour means, work that is none of its own; and thanks. Never a list. */

const ELSEWHERE =
  "I cannot book, ring, write or arrange anything outside this chat. I answer from the plan and record what you say of it: “help” shows how.";
const VOTE =
  "I take no votes and record no decisions: that is for the board itself. “how do we vote” tells its rules, and “raise a challenge” records a question.";
const LATE =
  "Overdue is what is not complete and past its by-when, or past its revised date where that was approved.";
const COMPLETE =
  "Complete is what its owner says is done, with evidence for it. It is apart from the colour: “what do the ratings mean” tells those.";

const PLAN_WORDS = isOf("item", "area", "person", "organisation", "me", "date", "lacks", "mention");

export function askedOfBotFrames(said: Said): readonly Candidate[] {
  const words = plainWords(said.tokens);
  const only = (ask: Candidate["ask"], cost = 0.05): readonly Candidate[] => [
    { ask, cost, unused: [] },
  ];
  const named = said.slots.some((one) => PLAN_WORDS(one) && one.cost < 0.5);
  if (isThanks(words) && !named) return only({ command: "courtesy" });
  if (asksForHelp(words) && !named) return only({ command: "help" });
  if (callsForVote(words)) return only(refuse(VOTE));
  if (asksMeaning(words) && !named) {
    if (ofType(said, "rag").length > 0) return only({ command: "governance", topic: "ratings" });
    if (ofType(said, "late").length > 0) return only(refuse(LATE));
    if (ofType(said, "status").length > 0) return only(refuse(COMPLETE));
  }
  const told = said.slots.some(isOf("item", "rag", "status"));
  return isWorkElsewhere(words) && !told ? only(refuse(ELSEWHERE), 0.15) : [];
}
