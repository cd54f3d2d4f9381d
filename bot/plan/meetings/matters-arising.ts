import { boardDiffers } from "../actions/board-rating.ts";
import { openChallenges } from "../challenges/challenges.ts";
import { inSentence, withArticle } from "../model/names.ts";
import { ragText } from "../model/rag.ts";
import type { Plan } from "../model/snapshot.ts";
import { labelOf, roleCalled } from "../model/vocabulary.ts";
import { type CalendarDate, dateIn, printDate } from "../time/calendar-date.ts";
import type { Meeting } from "./meeting.kind.ts";

/** Something that was left open, which a board comes back to: what it is of, and a sentence. */
export type Matter = { readonly ref: string; readonly words: string };

type Source = (plan: Plan, last: Meeting | undefined, today: CalendarDate) => readonly Matter[];

/** Challenges that were raised before today and are not closed. */
const challenged: Source = (plan, _last, today) =>
  openChallenges(plan)
    .filter(({ raised }) => raised < today)
    .map(({ ref, text, answer }) => ({
      ref,
      words: `${answer ? "answered, and not closed" : "no answer yet"}: ${text}`,
    }));

const waiting: Source = (plan) =>
  plan.items.action.flatMap(({ ref, proposed }) =>
    proposed
      ? [
          {
            ref,
            words: `${withArticle(inSentence(labelOf(plan, "action", "revised")))}, ${printDate(proposed.date)}, waits for approval: ${proposed.reason}`,
          },
        ]
      : [],
  );

const rated: Source = (plan) =>
  plan.items.action.flatMap((action) =>
    boardDiffers(action) && action.boardRating
      ? [
          {
            ref: action.ref,
            words: `the board rated it ${ragText(action.boardRating.rag)}, its ${roleCalled(plan, "owner").one} ${ragText(action.rag)}: ${action.boardRating.reason}`,
          },
        ]
      : [],
  );

/** `no reason given`, as the plan calls it. */
const noReason = (plan: Plan): string =>
  `no ${inSentence(labelOf(plan, "action", "reason"))} given`;

/** Red when the board last met, and red still. */
const stillRed: Source = (plan, last) =>
  plan.items.action.flatMap(({ ref, rag, status, rated: by, reason }) =>
    last && rag === "red" && status !== "complete" && by && dateIn(new Date(by.at)) <= last.date
      ? [{ ref, words: `red since before the last board: ${reason ?? noReason(plan)}` }]
      : [],
  );

/** What a board may have left open; whatever else it does is one more line here. */
const SOURCES: readonly Source[] = [challenged, waiting, rated, stillRed];

/** What was left open when the board last met. */
export const openMatters: Source = (plan, last, today) =>
  SOURCES.flatMap((source) => source(plan, last, today));
