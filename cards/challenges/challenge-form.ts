import type { Button } from "../../bot/asks/index.ts";
import { answerChallenge, closeChallenge } from "../../bot/plan/challenges/answer-challenge.ts";
import type { Challenge } from "../../bot/plan/challenges/challenge.kind.ts";
import {
  bodiesOf,
  type NewChallenge,
  nextMeetingDay,
  raiseChallenge,
} from "../../bot/plan/challenges/raise-challenge.ts";
import { subjectsText } from "../../bot/plan/challenges/subjects.ts";
import { withArticle } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { askedFields } from "../frames/edit-form.ts";
import { type Faults, formCard } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";

/** A choice set offers at most so many boards and so many people. */
const MOST_BODIES = 20;
const MOST_PEOPLE = 40;

/** What every one of these forms is given: what was wrong, and the names of its presses. */
type ChallengeFormState = {
  readonly plan: Plan;
  readonly faults?: Faults;
  readonly problems?: readonly string[];
  /** Set where the wording has been advised on: saving again goes on as it is. */
  readonly asItIs?: boolean;
  readonly nonce: string;
  readonly now: AsAt;
};

const save = (form: ChallengeFormState, press: Button["press"], title = "Save"): Button => ({
  title: form.asItIs ? `${title} as it is` : title,
  style: "positive",
  press: { ...press, ...(form.asItIs ? { asItIs: true as const } : {}) } as Button["press"],
});

/** The form that raises a challenge, filled in with what was said. What was typed comes back in it. */
export function challengeForm(
  form: ChallengeFormState & { readonly typed?: Partial<NewChallenge> },
): Card {
  return fitting((length) => drawForm(form, length));
}

/** Where room is short, names are shortened first, and then fewer are offered. */
function drawForm(
  form: ChallengeFormState & { readonly typed?: Partial<NewChallenge> },
  length: number,
): Card {
  const { plan, typed = {}, now } = form;
  const short = length < 60;
  const bodies = bodiesOf(plan);
  const offeredBodies = chosenToo(bodies.slice(0, short ? 5 : MOST_BODIES), bodies, typed.body);
  const all = plan.items.person;
  const people = chosenToo(
    all.slice(0, short ? 10 : MOST_PEOPLE).map(({ ref }) => ref),
    all.map(({ ref }) => ref),
    typed.owner,
  );
  const cut =
    people.length < all.length
      ? ` Only ${people.length} of the plan's ${all.length} ${called(plan, "person").many} can be offered here.`
      : "";
  return formCard({
    title: `Raise ${withArticle(called(plan, "challenge").one)}`,
    text: `It is kept with its answer and its age, for everybody to read. Words that name a child, or say something of a person's health, do not belong in it.${cut}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "challenge", raiseChallenge.deed, {
      challengeKind: { value: typed.challengeKind ?? "question" },
      about: { value: typed.about ?? "" },
      text: { value: typed.text ?? "" },
      body: {
        choices: [
          { value: "none", title: "None in particular" },
          ...offeredBodies.map((value) => ({ value, title: shorten(value, Math.min(80, length)) })),
        ],
        value: typed.body && offeredBodies.includes(typed.body) ? typed.body : "none",
      },
      owner: {
        choices: [
          { value: "default", title: "Whoever owns or leads what it is about" },
          ...people.map((value) => ({
            value,
            title: shorten(
              all.find(({ ref }) => ref === value)?.name ?? value,
              Math.min(80, length),
            ),
          })),
        ],
        value: typed.owner && people.includes(typed.owner) ? typed.owner : "default",
      },
      due: { value: typed.due || (nextMeetingDay(plan, now.today) ?? "") },
    }),
    buttons: [
      save(form, { command: "save_challenge", plan: plan.key.id, nonce: form.nonce }),
      {
        title: "Cancel",
        press: listing(plan, queryOf("challenge")),
      },
    ],
    asAt: asAtLine(plan, now),
  });
}

/** The first ones, and the one that is chosen. */
const chosenToo = (
  first: readonly string[],
  all: readonly string[],
  chosen: string | undefined,
): readonly string[] =>
  chosen && all.includes(chosen) && !first.includes(chosen) ? [...first, chosen] : first;

const standing = (plan: Plan, { raised, raisedBy, about }: Challenge) =>
  `Raised ${printDate(raised)} by ${shorten(raisedBy.name, 80)} on ${shorten(subjectsText(about, plan), 200)}`;

const back = (plan: Plan, { ref }: Challenge): Button => ({
  title: "Cancel",
  press: { command: "show_challenge", plan: plan.key.id, ref },
});

/** The form that answers a challenge; the answer that it has stands in it, to be changed. */
export function answerForm(
  form: ChallengeFormState & { readonly challenge: Challenge; readonly typed?: string },
): Card {
  const { plan, challenge, now } = form;
  const { ref, answer, version: seen } = challenge;
  return formCard({
    title: `Answer ${itemName(plan, "challenge", ref)}`,
    text: challenge.text,
    was: [
      standing(plan, challenge),
      ...(answer
        ? [`Answered by ${shorten(answer.by, 80)}, ${printInstant(new Date(answer.at))}`]
        : []),
    ].join(". "),
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "challenge", answerChallenge.deed, {
      answer: { value: form.typed ?? answer?.text ?? "" },
    }),
    buttons: [
      save(form, {
        command: "save_answer",
        plan: plan.key.id,
        ref,
        seen,
        nonce: form.nonce,
      }),
      back(plan, challenge),
    ],
    asAt: asAtLine(plan, now),
  });
}

/** The form that closes a challenge, where it needs a reason. */
export function closingForm(
  form: ChallengeFormState & { readonly challenge: Challenge; readonly typed: string },
): Card {
  const { plan, challenge, now } = form;
  const { ref, version: seen } = challenge;
  return formCard({
    title: `Close ${itemName(plan, "challenge", ref)}`,
    text: challenge.text,
    was: standing(plan, challenge),
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "challenge", closeChallenge.deed, { why: { value: form.typed } }),
    buttons: [
      save(
        form,
        { command: "close_challenge", plan: plan.key.id, ref, seen, nonce: form.nonce },
        "Close",
      ),
      back(plan, challenge),
    ],
    asAt: asAtLine(plan, now),
  });
}
