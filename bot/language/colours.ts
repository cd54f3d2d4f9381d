import type { Rag, Status } from "../plan/model/primitives.ts";
import { type Found, findPhrases, phrases, type Word } from "./words.ts";

type Standing = {
  readonly rag?: readonly Rag[];
  readonly status?: readonly Status[];
  readonly overdue?: true;
};

/** How people speak of RAG and status. The order of colours is the board's: worst first. */
const WORDS = phrases<Standing>([
  // Said of what is still to come: no status.
  [
    [
      "get done",
      "getting done",
      "be done",
      "being done",
      "to be done",
      "got done",
      "gets done",
      "get finished",
      "be finished",
      "be completed",
      "be delivered",
      "get started",
      "be started",
      "done by",
      "made a start",
    ],
    {},
  ],
  [
    [
      "not rated",
      "no rag",
      "no rag rating",
      "without a rag",
      "without rag",
      "unrated",
      "not been rated",
      "havent been rated",
      "haven't been rated",
      "hasn't been rated",
      "not yet rated",
      "no rating",
      "no colour",
      "without a colour",
      "without a rating",
      "missing a rag",
      "missing rag",
      "rag blank",
      "blank",
      "blanks",
      "grey",
      "greys",
      "rag missing",
    ],
    { rag: ["none"] },
  ],
  [["red", "reds", "in the red", "gone red", "turned red", "rag red"], { rag: ["red"] }],
  [["amber", "ambers", "gone amber", "yellow"], { rag: ["amber"] }],
  [["green", "greens", "on track", "on target", "going well", "on course"], { rag: ["green"] }],
  [
    [
      "at risk",
      "slipping",
      "slippage",
      "slipped",
      "exceptions",
      "exception",
      "off track",
      "off-track",
      "not on track",
      "not on target",
      "off target",
      "behind",
      "delayed",
      "in trouble",
      "struggling",
      "red amber",
      "problem",
      "problems",
    ],
    { rag: ["red", "amber"] },
  ],
  [["non-green"], { rag: ["red", "amber", "none"] }],
  [["non-red"], { rag: ["amber", "green", "none"] }],
  [["non-amber"], { rag: ["red", "green", "none"] }],
  [
    [
      "not started",
      "not yet started",
      "haven't started",
      "havent started",
      "hasn't started",
      "hasnt started",
      "haven't been started",
      "havent been started",
      "not been started",
      "not begun",
      "hasn't begun",
      "haven't begun",
      "havent begun",
      "not even started",
      "yet to start",
      "still to start",
      "unstarted",
      "no progress",
      "never started",
      "not got going",
      "haven't we started",
      "havent we started",
      "have we not started",
      "haven't they started",
      "not been begun",
    ],
    { status: ["not started"] },
  ],
  [
    [
      "in progress",
      "under way",
      "underway",
      "started",
      "ongoing",
      "on-going",
      "on going",
      "in flight",
      "being worked on",
    ],
    { status: ["in progress"] },
  ],
  [
    [
      "complete",
      "completed",
      "done",
      "finished",
      "blue",
      "blues",
      "closed",
      "delivered",
      "ticked off",
      "signed off",
    ],
    { status: ["complete"] },
  ],
  [
    [
      "outstanding",
      "not complete",
      "not completed",
      "incomplete",
      "not done",
      "not finished",
      "unfinished",
      "still open",
      "open",
      "still to do",
      "left to do",
      "still need doing",
      "still needs doing",
      "not closed",
      "not delivered",
      "haven't finished",
      "havent finished",
      "haven't been done",
      "isn't done",
      "isnt done",
      "aren't done",
      "arent done",
      "haven't been completed",
      "not yet complete",
      "not yet done",
      "still to be done",
      "remaining",
    ],
    { status: ["not started", "in progress"] },
  ],
  [
    [
      "overdue",
      "over due",
      "late",
      "past their date",
      "past its date",
      "past due",
      "past their due date",
      "past their deadline",
      "past deadline",
      "past its deadline",
      "past the deadline",
      "past their dates",
      "past its due date",
      "past the due date",
      "gone over",
      "missed dates",
      "missed date",
      "missed their date",
      "missed their deadline",
      "missed the deadline",
      "missed deadlines",
      "missed deadline",
      "missed its date",
      "missed its deadline",
      "out of date",
      "should have been done",
      "should of been done",
      "should of been done by now",
      "should've been done",
      "should have been finished",
      "should have been completed",
      "should have happened",
      "ought to have been done",
      "should have been done by now",
      "should have finished",
      "should be done by now",
      "should be finished by now",
      "gone past",
      "running late",
    ],
    { overdue: true },
  ],
]);

/** One word of colour, status or lateness, and the words that said it. */
export type StandingFound = Found<Standing>;

/** Denials with words between, which no table of phrases can hold. */
const DENIED: readonly (readonly [RegExp, Standing])[] = [
  [
    /\b(?:not|never|yet to|still to|(?:is|are|was|were|has|have|had|does|do|did)n'?t)(?: (?:yet|even|been|be|really|actually|we|they|it|properly)){0,3} (?:start(?:ed|ing)?|beg[iau]n|kicked off|got going|commenced|under ?way)\b/g,
    { status: ["not started"] },
  ],
  [
    /\b(?:not|yet to|still to|still needs?|without|(?:is|are|was|were|has|have|had|does|do|did)n'?t)(?: (?:yet|been|be|being|fully|quite|we|they|to)){0,3} (?:complete|completed|completing|done|doing|finished|finishing|closed|delivered|signed off)\b/g,
    { status: ["not started", "in progress"] },
  ],
  [
    /\b(?:(?:have|has|do|does)n'?t(?: have)?|without|lacking|missing)(?: (?:got|been|given|had|yet|a|an|any|their|its)){0,3} (?:rags?|ratings?|rag ratings?|colours?)\b/g,
    { rag: ["none"] },
  ],
  [
    /\b(?:passed|past|missed|gone (?:past|over|beyond)|beyond|overshot|over)(?: (?:their|its|the|due|original|planned|target|agreed)){0,3} (?:deadlines?|dates?|due dates?|by[- ]when|target dates?)\b/g,
    { overdue: true },
  ],
];

/** Every RAG, status and lateness that a text speaks of, in the order said. */
export function findStanding(
  words: readonly Word[],
  isWord: (word: Word) => boolean,
): readonly StandingFound[] {
  const line = words.map((word) => word.raw.toLowerCase()).join(" ");
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.raw.length + 1;
  }
  const denied = DENIED.flatMap(([pattern, meaning]) =>
    [...line.matchAll(pattern)].flatMap((match): StandingFound[] => {
      const span = words.filter((_word, n) => {
        const start = starts[n] ?? -1;
        return start >= match.index && start < match.index + match[0].length;
      });
      if (span.some((word) => word.used)) return [];
      for (const word of span) word.used = true;
      return [{ meaning, words: span }];
    }),
  );
  return [...denied, ...findPhrases(words, WORDS, (word) => !isWord(word))];
}

const RAGS: readonly Rag[] = ["red", "amber", "green", "none"];
const STATUSES: readonly Status[] = ["not started", "in progress", "complete"];

/** What was found as filters: any of the colours, any of the statuses; where it was denied, all but those. */
export function standingOf(
  found: readonly StandingFound[],
  isDenied: (one: StandingFound) => boolean = () => false,
): { readonly rag: Rag[]; readonly status: Status[]; readonly overdue: boolean | null } {
  const all = <T>(order: readonly T[], of: (one: StandingFound) => readonly T[] | undefined) => {
    const said = found.filter((one) => of(one) && !isDenied(one)).flatMap((one) => of(one) ?? []);
    const denied = found.filter((one) => of(one) && isDenied(one)).flatMap((one) => of(one) ?? []);
    if (denied.length === 0) return order.filter((value) => said.includes(value));
    const from = said.length > 0 ? said : order;
    return order.filter((value) => from.includes(value) && !denied.includes(value));
  };
  const late = found.find((one) => one.meaning.overdue);
  return {
    rag: all(RAGS, (one) => one.meaning.rag),
    status: all(STATUSES, (one) => one.meaning.status),
    overdue: late ? !isDenied(late) : null,
  };
}
