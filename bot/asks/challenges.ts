import { z } from "zod";
import { answerChallenge, closeChallenge } from "../plan/challenges/answer-challenge.ts";
import { ChallengeKind } from "../plan/challenges/challenge-kinds.ts";
import { raiseChallenge } from "../plan/challenges/raise-challenge.ts";
import { choice, ref, seen } from "../plan/model/arguments.ts";
import { asItIs, ask, nonce } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What can be asked of challenges. */
export const CHALLENGES = {
  show_challenge: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ challenge, called }) => [
      { text: challenge, what: `one ${called("challenge").one} with its answer` },
    ],
  }),

  /** The form that raises a challenge. */
  raise_challenge: ask({
    /** What it is to be about, as the form's own field has it. */
    takes: z.object({ subject: z.string().max(300).optional() }),
    text: z.object({ typed: raiseChallenge.takes.partial().optional() }),
    deed: raiseChallenge.deed,
    card: {},
    writes: false,
  }),

  save_challenge: ask({
    takes: raiseChallenge.takes.extend({ challengeKind: choice(ChallengeKind) }),
    deed: raiseChallenge.deed,
    card: { nonce, asItIs },
    writes: true,
    says: ({ action, area, called, role }) => {
      const subject = phrase` on ${called("area").one} ${area}` ?? "";
      return [
        {
          text: phrase`${called("challenge").one} ${action}: why has nobody signed`,
          what: `a question with its ${role("owner").one}, day and answer; also “further assurance${subject}: …”, “deep dive${subject}: …”, “recommendation${subject}: …”`,
        },
      ];
    },
  }),

  answer_challenge: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: z.string().optional() }),
    deed: answerChallenge.deed,
    on: answerChallenge.on,
    card: {},
    writes: false,
  }),

  save_answer: ask({
    takes: answerChallenge.takes,
    deed: answerChallenge.deed,
    on: answerChallenge.on,
    card: { seen, nonce, asItIs },
    writes: true,
    says: ({ challenge, called, role, aClerk }) => [
      {
        text: `answer ${challenge}: two providers sign this week`,
        what: `by its ${role("owner").one}, the ${called("area").one}'s ${role("lead").one} or ${aClerk}; “answer ${challenge}” opens a form`,
      },
    ],
  }),

  close_challenge: ask({
    takes: closeChallenge.takes,
    deed: closeChallenge.deed,
    on: closeChallenge.on,
    card: { seen, nonce, asItIs },
    writes: true,
    says: ({ challenge, aClerk, theChair }) => [
      {
        text: `close ${challenge}`,
        what: `by whoever raised it, ${theChair} or ${aClerk}; “close ${challenge} because …” says why`,
      },
    ],
  }),
};
