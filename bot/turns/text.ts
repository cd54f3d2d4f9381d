import { plainText } from "../../cards/frames/plain-text.ts";
import { ASKS } from "../asks/index.ts";
import { canGoOnFrom, isFollowUp, read } from "../language/read.ts";
import { PlanError } from "../plan/model/errors.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { dateIn, timeOfDayIn } from "../plan/time/calendar-date.ts";
import type { Reply, Said, Turn } from "../turn.ts";
import { answerAsk } from "./answer-ask.ts";
import { withoutAsText } from "./as-text.ts";
import { withIgnored } from "./ignored-words.ts";
import { lastAsked, rememberAsked } from "./last-asked.ts";
import type { TurnNeeds } from "./needs.ts";
import { remembered } from "./posted-card.ts";

/** Longest text that is read, in characters: four fields' worth. Reading takes longer than in proportion, and everybody else's turn with it. */
const LONGEST_SAID = 8000;

const EDITED =
  "You edited your message. I change nothing for what an edited message says, as I may have done what it said before. Nothing more was changed: please send it as a new message.";

/** Refuses a text that is too long to be read. */
export function mustBeReadable(text: string): void {
  if (text.length <= LONGEST_SAID) return;
  const most = LONGEST_SAID.toLocaleString("en-GB");
  throw new PlanError(
    "bad-input",
    `That message is too long for me: I read up to ${most} characters. Nothing was changed. Please say it in parts.`,
  );
}

/** Answers what was said, and names the words that had no part in it. */
export async function answerText(
  said: Extract<Said, { kind: "text" }>,
  plan: Plan,
  turn: Turn,
  needs: TurnNeeds,
): Promise<Reply> {
  const { text, asText } = withoutAsText(said.text);
  const heard = {
    plan,
    asker: turn.who,
    today: dateIn(turn.at),
    time: timeOfDayIn(turn.at),
    mentions: said.mentions,
  };
  // Only what goes on from a question costs a look at what it was.
  const last = isFollowUp(text) ? await lastAsked(turn, plan, needs) : undefined;
  const { ask, unused: ignored } = read(text, heard, last);
  // What it said before may be done, and would be done twice.
  if (said.edited && ASKS[ask.command].writes) throw new PlanError("not-possible", EDITED);
  const reply = withIgnored(await answerAsk(ask, plan, turn, needs), ignored);
  // What is sent as text stays as it was said.
  const shown = asText
    ? { ...reply, plain: plainText(reply.passedOn ?? reply.card) }
    : remembered(reply, { ask, ignored, plan, turn }, needs.cards);
  if (!canGoOnFrom(ask)) return shown;
  return {
    ...shown,
    afterwards: (sent) => {
      shown.afterwards?.(sent);
      rememberAsked(ask, turn, plan, needs);
    },
  };
}
