import { called } from "../../../plan/model/snapshot.ts";
import { isOf } from "../../line/slot.ts";
import { plainWords } from "../../line/tokens.ts";
import type { Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";

/** What is to be posted and cannot be: a list, one area or action, words of somebody's own. Nothing else is answered in its place. */

const MANNERS =
  "(?:(?:hi|hello|please|ok|so|and|can you|could you|would you|will you|let us|can we|we need to|i want to) )*";
const PLACE =
  "(?:channel|chat|group|teams?|board|members|everyone|everybody|all|forum|partners|public|press)";
const VERBS = "(?:post|share|publish|circulate|announce|broadcast|distribute)";
/** "Post … to General", "put … in the partnership channel", "send everyone …", "tell the board that …". */
const POSTS = [
  new RegExp(`^${MANNERS}${VERBS} (?!it\\b)(?<what>.+?)(?: (?:to|in|into|on|with) (?<where>.+))?$`),
  new RegExp(
    `^${MANNERS}(?:put|pop|stick|drop|chuck) (?!me\\b|us\\b)(?<what>.+?) (?:to|in|into|on) (?<where>(?:.* )?(?:channel|chat|group))$`,
  ),
  new RegExp(
    `^${MANNERS}send (?!me\\b|us\\b)(?<what>.+?) (?:to|in|into|round) (?<where>(?:.* )?${PLACE})$`,
  ),
  new RegExp(
    `^${MANNERS}(?:send|message|tell|notify|inform) (?<where>(?:the |all )?${PLACE})\\b(?: (?:that|the|about|a))*(?<what>.*)$`,
  ),
];

export function cannotPostFrames(said: Said): readonly Candidate[] {
  const { line, plan } = said.scene;
  // "Post-16" is no post, and a name may begin with a verb: "publish a guide is complete".
  const first = said.tokens.findIndex(({ text: word }) => word === "post");
  const isNoun = said.tokens[first + 1]?.text === "-" && said.tokens[first + 1]?.glued === true;
  if (said.mood === "question" || (isNoun && first < 2)) return [];
  const text = plainWords(said.tokens);
  const channels = plan.items.channel.map(({ name }) => name.toLowerCase());
  const found = POSTS.map((pattern) => pattern.exec(text)).find((one) => one !== null);
  const toChannel = channels.some((name) =>
    new RegExp(`\\b(?:to|in) (?:the )?${escaped(name)}`).test(text),
  );
  const sent = /\b(?:send|put|pop|stick|drop) (?!me\b|us\b).+ (?:to|in) (?:the )?general\b/.test(
    text,
  );
  if (!found && !toChannel && !sent) return [];
  if (
    said.slots.some(isOf("rag", "status")) &&
    /\b(?:is|are|has been)\b/.test(text) &&
    !found?.groups?.where
  )
    return [];
  const { many } = called(plan, "action");
  const sentence = `I post the summary, the scorecard or the exceptions of the whole plan: “post summary to General”, “post exceptions every Monday at 9”. I cannot post other lists of ${many}, one area or one ${called(plan, "action").one}, or a message: ask for it here and copy it. Nothing was posted.`;
  const read = weighed(said, refuse(sentence), 0, said.slots);
  const skipped = said.cover.skipped.filter((n) => line.tokens[n]?.is !== "mark").length;
  return [{ ...read, cost: read.cost - skipped * 1.5, unused: [] }];
}

const escaped = (name: string) => name.replace(/[^\p{L}\p{N} ]/gu, ".");
