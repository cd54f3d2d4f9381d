import type { Button } from "../../bot/asks/index.ts";
import type { Challenge, Subject } from "../../bot/plan/challenges/challenge.kind.ts";
import { CHALLENGE_KINDS } from "../../bot/plan/challenges/challenge-kinds.ts";
import { isLate } from "../../bot/plan/challenges/challenge-state.ts";
import { OPEN_CHALLENGES, WORKING_NOTE } from "../../bot/plan/challenges/challenges.ts";
import { subjectText } from "../../bot/plan/challenges/subjects.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { listNames, withArticle } from "../../bot/plan/model/names.ts";
import { markText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemTitle, labelFor, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { listing, opening } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, type Run, run, shorten } from "../frames/words.ts";
import { ageText, dueText, markOf, ownerText, raisedText } from "./challenge-row.ts";

/** `3 open challenges, 1 of them answered: C1, C4 and C6`, where there are any. */
export function openLine(plan: Plan, open: readonly Challenge[], length: number): string | null {
  if (open.length === 0) return null;
  const { one, many } = called(plan, "challenge");
  const answered = open.filter((challenge) => challenge.answer).length;
  const some = answered > 0 ? `, ${answered} of them answered` : "";
  const refs = listNames(open.map(({ ref }) => ref));
  return shorten(
    `◇ ${howMany(open.length, `open ${one}`, `open ${many}`)}${some}: ${refs}`,
    length * 2,
  );
}

/** The same as a line of an overview. */
export function openLines(
  plan: Plan,
  open: readonly Challenge[],
  length: number,
): readonly (readonly Run[])[] {
  const line = openLine(plan, open, length);
  return line ? [[run(line)]] : [];
}

type ChallengeView = {
  readonly plan: Plan;
  readonly challenge: Challenge;
  /** What whoever looks may do to it. The buttons are a courtesy: every press is checked again. */
  readonly may: (deed: Deed) => boolean;
  readonly nonce: () => string;
  readonly now: AsAt;
  readonly said?: string;
};

/** One challenge in full. What was asked and answered is never cut. */
export function challengeCard(view: ChallengeView): Card {
  return fitting((length) => drawChallenge(view, length));
}

function drawChallenge(view: ChallengeView, length: number): Card {
  const { plan, challenge, now } = view;
  const { answer, closed, withdrawn } = challenge;
  const mark = markOf(challenge);
  const label = (field: string) => labelOf(plan, "challenge", field);
  const about = challenge.about.map((subject) => {
    const words = wordsOf(plan, subject);
    return `${subjectText(subject, plan)}${words ? `: ${shorten(words, length)}` : ""}`;
  });
  const by = ({ by, at }: { readonly by: string; readonly at: string }) =>
    `by ${shorten(by, length)}, ${printInstant(new Date(at))}`;
  return itemCard({
    said:
      view.said ??
      (withdrawn
        ? `Withdrawn: it was raised by mistake, and is no longer ${withArticle(called(plan, "challenge").one)}.`
        : undefined),
    title: itemTitle(plan, "challenge", challenge.ref),
    text: challenge.text,
    marks: [
      { label: label("state"), value: markText(mark), colour: mark.colour },
      { label: "Age", value: ageText(challenge, now.today) },
      {
        label: label("due"),
        value: dueText(challenge, now.today),
        colour: isLate(challenge, now.today) ? "attention" : "default",
      },
    ],
    facts: [
      ...fact(label("challengeKind"), CHALLENGE_KINDS[challenge.challengeKind]),
      ...fact(label("about"), shorten(about.join("\n"), length * 6) || "the whole plan"),
      ...fact(label("raised"), raisedText(challenge, length)),
      ...fact(labelFor(plan, challenge, "owner"), shorten(ownerText(plan, challenge), length)),
      ...fact(`${label("answer")} (${WORKING_NOTE})`, answer?.text ?? "None yet"),
      ...fact("Answered", answer && by(answer)),
      ...fact(label("closed"), closed && by(closed)),
      ...fact("Why it was closed", closed?.why),
      ...fact(
        briefOf(plan, "challenge", "note"),
        challenge.note && shorten(challenge.note, length * 2),
      ),
    ],
    buttons: buttonsFor(view),
    asAt: asAtLine(plan, now, length * 2),
  });
}

function wordsOf(plan: Plan, { kind, ref }: Subject): string | undefined {
  const item = find(plan, kind, ref);
  switch (item?.kind) {
    case "area":
      return item.shortName;
    case "action":
      return item.text;
    case "measure":
      return item.title;
    case "risk":
      return item.description;
    default:
      return undefined;
  }
}

function buttonsFor({ plan, challenge, may, nonce }: ChallengeView): readonly Button[] {
  const id = plan.key.id;
  const { ref, version: seen, answer, closed, withdrawn } = challenge;
  const stands = !closed && !withdrawn;
  const [first] = challenge.about;
  const offered: readonly (Button | false | undefined)[] = [
    stands &&
      may("answer a challenge") && {
        title: answer ? "Change the answer" : "Answer",
        press: { command: "answer_challenge", plan: id, ref },
        style: "positive",
      },
    stands &&
      may("close a challenge") && {
        title: "Close",
        press: { command: "close_challenge", plan: id, ref, seen, nonce: nonce() },
      },
    first && openingOf(plan, first),
    {
      title: "History",
      press: { command: "history", plan: id, kind: "challenge", ref, page: 1 },
    },
    {
      title: `Open ${called(plan, "challenge").many}`,
      press: listing(plan, OPEN_CHALLENGES),
    },
  ];
  return offered.filter((button) => button !== false && button !== undefined);
}

/** The button that opens what a challenge is about. */
function openingOf(plan: Plan, subject: Subject): Button {
  const press = opening(plan, subject.kind, subject.ref);
  return press
    ? { title: `Open ${subjectText(subject, plan)}`, press }
    : { title: "Scorecard", press: { command: "scorecard", plan: plan.key.id } };
}
