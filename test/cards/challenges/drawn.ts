import { filterChallenges } from "../../../bot/plan/challenges/challenge-filter.ts";
import { challengeFilterWords } from "../../../bot/plan/query/filter-words.ts";
import {
  answerForm,
  challengeForm,
  closingForm,
} from "../../../cards/challenges/challenge-form.ts";
import { challengeCard, challengeListCard } from "../../../cards/challenges/challenges.ts";
import { type Drawn, FAULT, NONCE, pages, shared } from "../drawing.ts";
import { NOW, type World } from "../worlds/world.ts";

const typedChallenge = (world: World) => ({
  challengeKind: "assurance" as const,
  about: world.typing,
  text: world.typing,
  body: world.plan.items.group.at(-1)?.name ?? "",
  owner: world.plan.items.person.at(-1)?.ref ?? "",
  due: "2021-02-03",
});

/** The cards of challenges: raising, answering and closing them. */
export const CHALLENGE_CARDS: readonly Drawn[] = [
  {
    name: "challenge list",
    draw: ({ plan }) =>
      [{}, { areas: ["3"] }, { mine: { account: "account 3", people: [] } }]
        .map((filter) => ({ filter, challenges: filterChallenges(plan, filter, NOW.today) }))
        .flatMap(({ filter, challenges }) =>
          pages(challenges.length, 6).map((page) =>
            challengeListCard({
              plan,
              challenges,
              reading: challengeFilterWords(plan, filter, NOW.today),
              filter,
              page,
              mayRaise: true,
              now: NOW,
            }),
          ),
        ),
  },
  {
    name: "challenge",
    draw: ({ plan }) =>
      plan.items.challenge.map((challenge) =>
        challengeCard({
          plan,
          challenge,
          may: () => true,
          nonce: () => NONCE,
          now: NOW,
          said: `Saved: this is challenge ${challenge.ref}.`,
        }),
      ),
  },
  { name: "challenge form", draw: ({ plan }) => [challengeForm({ plan, ...shared })] },
  {
    name: "challenge form with faults",
    draw: (world) => {
      const typed = typedChallenge(world);
      const faults = Object.fromEntries(Object.keys(typed).map((field) => [field, FAULT]));
      return [challengeForm({ plan: world.plan, typed, faults, ...shared })];
    },
  },
  {
    name: "answer form",
    draw: ({ plan, typing }) =>
      plan.items.challenge.flatMap((challenge) => [
        answerForm({ plan, challenge, ...shared }),
        answerForm({
          plan,
          challenge,
          typed: typing,
          faults: { answer: FAULT },
          asItIs: true,
          ...shared,
        }),
      ]),
  },
  {
    name: "closing form",
    draw: ({ plan, typing }) =>
      plan.items.challenge.map((challenge) =>
        closingForm({ plan, challenge, typed: typing, faults: { why: FAULT }, ...shared }),
      ),
  },
];
