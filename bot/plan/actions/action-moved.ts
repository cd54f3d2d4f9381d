import { differ, type Moved, type Stand, standText, travel } from "../model/moved.ts";
import { inSentence } from "../model/names.ts";
import { ragText } from "../model/rag.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { printDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";
import { dueDate } from "./due-date.ts";

/** What becomes of an action: its rating, its dates, and the board's own rating of it. */

const standOf = (action: Action): Stand => (action.status === "complete" ? "complete" : action.rag);

/** Dates that moved: the revised one, the by-when itself, and the one that is asked for. */
function dates(was: Action, now: Action, { label }: Vocabulary): readonly Moved[] {
  const name = (field: keyof Action) => inSentence(label("action", field));
  const due = (action: Action) =>
    action.revised ? printDate(action.revised.date) : action.byWhen.printed;
  const move = (words: string, tells: keyof Action): Moved => ({
    group: "dates",
    words,
    tells: [tells],
  });
  const moved: Moved[] = [];
  if (differ(was.revised, now.revised)) {
    const way = dueDate(now) > dueDate(was) ? "later" : "earlier";
    const words =
      dueDate(now) === dueDate(was)
        ? `date unchanged: ${due(now)}, but for its reason or approval`
        : was.revised && !now.revised
          ? `${name("revised")} taken back: ${due(was)} to ${due(now)} again`
          : `date moved ${way}: ${due(was)} to ${due(now)}`;
    moved.push(move(words, "revised"));
  }
  if (differ(was.byWhen, now.byWhen)) {
    moved.push(move(`${name("byWhen")}: ${was.byWhen.printed} to ${now.byWhen.printed}`, "byWhen"));
  }
  const asked = now.proposed;
  if (asked && differ(was.proposed, asked)) {
    const words = `asked to move to ${printDate(asked.date)}, which is not approved`;
    moved.push(move(words, "proposed"));
  } else if (was.proposed && !asked && now.revised?.date !== was.proposed.date) {
    moved.push(move(`no longer asked to move to ${printDate(was.proposed.date)}`, "proposed"));
  } else if (was.proposed && !asked) {
    moved.push(move("approved as it was asked for", "proposed"));
  }
  return moved;
}

/** The board's own rating is told beside the owner's, and is no direction of travel of its own. */
function boardRating(was: Action, now: Action): readonly Moved[] {
  const rating = now.boardRating;
  if (!rating || !differ(was.boardRating, rating)) return [];
  const before = was.boardRating ? `, before ${ragText(was.boardRating.rag)}` : "";
  const words = `the board rated it ${ragText(rating.rag)}${before}`;
  return [{ group: "other", words, tells: ["boardRating"] }];
}

/** What became of an action through each state that it was in, oldest first. */
export function actionMoved(
  was: Action,
  states: readonly Action[],
  vocabulary: Vocabulary,
): readonly Moved[] {
  const now = states.at(-1) ?? was;
  return [
    ...travel([was, ...states].map(standOf)),
    ...dates(was, now, vocabulary),
    ...boardRating(was, now),
  ];
}

/** How a new action stands, and by when it is to be done. */
export const actionBegun = (action: Action): string =>
  `new: ${standText(standOf(action))}, by ${action.byWhen.printed}`;
