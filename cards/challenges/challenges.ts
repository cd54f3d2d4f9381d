import type { Button } from "../../bot/asks/index.ts";
import type { Challenge, Subject } from "../../bot/plan/challenges/challenge.kind.ts";
import type { ChallengeFilter } from "../../bot/plan/challenges/challenge-filter.ts";
import { CHALLENGE_KINDS } from "../../bot/plan/challenges/challenge-kinds.ts";
import {
  ageOf,
  CHALLENGE_MARKS,
  isLate,
  stateOf,
} from "../../bot/plan/challenges/challenge-state.ts";
import { allChallenges, WORKING_NOTE } from "../../bot/plan/challenges/challenges.ts";
import { subjectsText, subjectText } from "../../bot/plan/challenges/subjects.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { listNames, namesOf, withArticle } from "../../bot/plan/model/names.ts";
import { type Mark, markText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemTitle, labelFor, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { type CalendarDate, printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, type Run, run, shorten } from "../frames/words.ts";

const markOf = (challenge: Challenge): Omit<Mark, "definition"> =>
  challenge.withdrawn
    ? { ...CHALLENGE_MARKS.closed, word: "Withdrawn", symbol: "–" }
    : CHALLENGE_MARKS[stateOf(challenge)];

const ownerText = (plan: Plan, { owner }: Challenge) =>
  listNames(namesOf(plan, owner === null ? [] : [owner]));

/** `12 days`: how old it is, or how long it stood open. */
const ageText = (challenge: Challenge, today: CalendarDate) =>
  `${howMany(ageOf(challenge, today), "day")}${challenge.closed ? " until it was closed" : " old"}`;

function dueText(challenge: Challenge, today: CalendarDate): string {
  if (!challenge.due) return "no day set";
  return `${printDate(challenge.due)}${isLate(challenge, today) ? " – overdue" : ""}`;
}

const raisedText = ({ raised, raisedBy, body }: Challenge, length: number) =>
  `${printDate(raised)} by ${shorten(raisedBy.name, length)}${body ? `, for ${shorten(body, length)}` : ""}`;

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

/** The challenges that were asked for: the filter in words, how many of how many, and the rows. */
export function challengeListCard(view: {
  readonly plan: Plan;
  readonly challenges: readonly Challenge[];
  readonly reading: string;
  readonly filter: ChallengeFilter;
  readonly page: number;
  readonly now: AsAt;
  /** Whether whoever looks may raise one. */
  readonly mayRaise: boolean;
}): Card {
  const { plan, now, filter } = view;
  const page = pageOf(view.challenges, view.page, 6);
  const row = (challenge: Challenge, length: number) => {
    const mark = markOf(challenge);
    const about = shorten(subjectsText(challenge.about), length);
    return {
      ref: challenge.ref,
      text: shorten(challenge.text, length),
      detail: `${CHALLENGE_KINDS[challenge.challengeKind]} on ${about} · raised ${raisedText(challenge, 60)} · ${ageText(challenge, now.today)} · owner ${shorten(ownerText(plan, challenge), 60)} · answer due ${dueText(challenge, now.today)}`,
      mark: markText(mark),
      colour: mark.colour,
      ground: mark.ground,
      open: `Open challenge ${challenge.ref}`,
      press: { command: "show_challenge", plan: plan.key.id, ref: challenge.ref } as const,
    };
  };
  const raise: Button = {
    title: "Raise a challenge",
    press: { command: "raise_challenge", plan: plan.key.id },
  };
  return fitting((length) =>
    listCard({
      title: "Challenges",
      reading: view.reading,
      count: `${view.challenges.length} of ${howMany(allChallenges(plan).length, "challenge")}${pageText(page)}. An answer is ${WORKING_NOTE}.`,
      rows: page.rows.map((challenge) => row(challenge, length)),
      buttons: [
        ...pageButtons(page, (number) => ({
          command: "list_challenges",
          plan: plan.key.id,
          page: number,
          filter,
        })),
        ...(view.mayRaise ? [raise] : []),
      ],
      asAt: asAtLine(plan, now),
    }),
  );
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
    first && opening(plan, first),
    {
      title: "History",
      press: { command: "history", plan: id, kind: "challenge", ref, page: 1 },
    },
    {
      title: `Open ${called(plan, "challenge").many}`,
      press: {
        command: "list_challenges",
        plan: id,
        page: 1,
        filter: { states: ["open", "answered"] },
      },
    },
  ];
  return offered.filter((button) => button !== false && button !== undefined);
}

/** The button that opens what a challenge is about. */
function opening(of: Plan, subject: Subject): Button {
  const { kind, ref } = subject;
  const plan = of.key.id;
  const title = `Open ${subjectText(subject, of)}`;
  switch (kind) {
    case "area":
      return { title, press: { command: "area_overview", plan, area: ref } };
    case "action":
      return { title, press: { command: "show_action", plan, ref } };
    case "kpi":
      return { title, press: { command: "kpis", plan, ref } };
    case "risk":
      return { title, press: { command: "show_risk", plan, ref } };
    case "measure":
      return { title: "Scorecard", press: { command: "scorecard", plan } };
  }
}
