import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import {
  answerForm,
  challengeForm,
  closingForm,
} from "../../../cards/challenges/challenge-form.ts";
import { challengeCard } from "../../../cards/challenges/challenges.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
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
      [
        queryOf("challenge"),
        queryOf("challenge", { areas: { oneOf: ["3"] } }),
        queryOf("challenge", { party: { oneOf: ["account 3"] } }),
      ]
        .map((query) => ({ query, items: runQuery(plan, query, NOW) }))
        .flatMap(({ query, items }) =>
          pages(items.length, 6).map((page) =>
            queryListCard({
              plan,
              query,
              items,
              reading: describeQuery(plan, query),
              page,
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
