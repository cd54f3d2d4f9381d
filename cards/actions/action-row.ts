import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { boardDiffers } from "../../bot/plan/actions/board-rating.ts";
import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText, ragText, statusText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, dueText, shorten, standing } from "../frames/words.ts";

/** One action as a row of a list. */
export function actionRow(plan: Plan, action: Action, now: AsAt, length: number): ListRow {
  const mark = standing(action);
  const status = action.status === "complete" ? "" : ` · ${statusText(action.status)}`;
  const board =
    boardDiffers(action) && action.boardRating
      ? ` · The board: ${ragText(action.boardRating.rag)}`
      : "";
  return {
    ref: action.ref,
    text: shorten(action.text, length),
    detail: `${shorten(listNames(namesOf(plan, action.owners)), 120)} · by ${dueText(action, now.today)}${status}${board}`,
    mark: markText(mark),
    colour: mark.colour,
    ground: mark.ground,
    open: `Open ${itemName(plan, "action", action.ref)}`,
    press: { command: "show_action", plan: plan.key.id, ref: action.ref },
  };
}
