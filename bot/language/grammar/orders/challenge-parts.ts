import type { NewChallenge } from "../../../plan/challenges/raise-challenge.ts";
import { subjectsText } from "../../../plan/challenges/subjects.ts";
import { allMeetings } from "../../../plan/meetings/board-dates.ts";
import type { Dated } from "../../line/dated.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { Scene } from "../scene.ts";

/** What a challenge is about, to whom it goes and by when, as the words of it say; what they do not say stays open. */

export type ChallengeTyped = { -readonly [K in keyof NewChallenge]?: NewChallenge[K] };

/** What slots say that a challenge is about, in the form's own words. */
export function aboutOf(plan: Scene["plan"], one: Slot | undefined): string | undefined {
  if (!one) return undefined;
  if (isOf("area")(one))
    return subjectsText(
      one.value.map((ref) => ({ kind: "area" as const, ref })),
      plan,
    );
  if (!isOf("item")(one)) return undefined;
  return subjectsText(
    one.value.map(({ kind, ref }) => ({ kind, ref }) as never),
    plan,
  );
}

/** What stands before the name of whoever is to answer: "an answer from", "if … would", "put it to". */
const ANSWERS_BEFORE =
  /\b(?:(?:answer|reply|response|explanation|account|report|assurance|update|hear) from|(?:put|addressed|directed|question|query|challenge) (?:\w+ )?(?:to|for)|grateful if|ask(?:ed)?|like|want|need|for)(?: the)?$/;
const ANSWERS_AFTER =
  /^(?:would|could|will|can|should|to (?:explain|answer|say|tell|come|reply|respond|report|set|confirm))\b/;
/** What stands before the day by which it is to be answered. */
const DUE_BEFORE =
  /\b(?:answer|answered|reply|respond|response|explain|explanation|explained|report|come back|back|hear|tell|told)\b/;

/** Whether tokens before a place say that what follows is who is to answer. */
function isAddressee({ line }: Scene, { from, to }: Slot, start: number): boolean {
  const words = (a: number, b: number) =>
    line.tokens
      .slice(Math.max(start, a), b)
      .map(({ text }) => text)
      .join(" ");
  const before = words(from - 5, from);
  const after = words(to, to + 2);
  if (/\b(?:from|to|grateful if)(?: the)?$/.test(before)) return ANSWERS_BEFORE.test(before);
  return ANSWERS_BEFORE.test(before) && ANSWERS_AFTER.test(after);
}

/** The day that a time names: a day, or that of the one meeting in its month. */
export function dayOfBoard({ plan }: Scene, { coming }: Dated): string | undefined {
  if (coming.from === coming.to) return coming.from;
  const within = allMeetings(plan)
    .filter(({ cancelled }) => cancelled === null)
    .map(({ date }) => date)
    .filter((date) => date >= coming.from && date <= coming.to);
  return new Set(within).size === 1 ? within[0] : undefined;
}

/** To whom a text is put and by when, where it says so. */
export function addressIn(scene: Scene, from: number, to: number): ChallengeTyped {
  const { lattice, line } = scene;
  const inside = lattice.slots.filter((one) => one.from >= from && one.to <= to);
  const people = inside
    .filter(isOf("person"))
    .filter((one) => one.cost < 0.5 && one.value.length === 1 && isAddressee(scene, one, from))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const dates = inside
    .filter(isOf("date"))
    .filter(({ value }) => !value.now && /^(?:in|by|before)$/.test(value.relation))
    .filter((one) =>
      DUE_BEFORE.test(
        line.tokens
          .slice(Math.max(from, one.from - 10), one.from)
          .map(({ text }) => text)
          .join(" "),
      ),
    )
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const owner = people[0]?.value[0];
  const due = dates.map(({ value }) => dayOfBoard(scene, value)).find((day) => day !== undefined);
  return { ...(owner ? { owner } : {}), ...(due && due >= scene.today ? { due } : {}) };
}

/** The one item or area that a text names by its reference. */
export function subjectIn(scene: Scene, from: number, to: number): string | undefined {
  const named = scene.lattice.slots
    .filter(isOf("item"))
    .filter((one) => one.from >= from && one.to <= to && one.cost < 0.4)
    .filter(({ value }) => value.every(({ known }) => known))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const [first] = named;
  const elsewhere = named.some((one) => first && (one.from >= first.to || one.to <= first.from));
  return first && !elsewhere ? aboutOf(scene.plan, first) : undefined;
}

/** A text as it is kept: without marks at its beginning, and with its own at the end. */
export const textOf = (said: string): string =>
  said
    .trim()
    .replace(/^[\s.,;:–-]+/, "")
    .replace(/[\s,;:–-]+$/, "");
