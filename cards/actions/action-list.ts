import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { boardDiffers } from "../../bot/plan/actions/board-rating.ts";
import type { ActionFilter } from "../../bot/plan/actions/filter.ts";
import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText, ragText, statusText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { fitting, type ListRow, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, dueText, howMany, shorten, standing } from "../frames/words.ts";
import { filterInputs } from "./filter-inputs.ts";

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
    open: `Open action ${action.ref}`,
    press: { command: "show_action", plan: plan.key.id, ref: action.ref },
  };
}

/** The actions that somebody asked for: the filter in words, how many of how many, and the rows. */
export function actionListCard(asked: {
  readonly plan: Plan;
  readonly filter: ActionFilter;
  readonly reading: string;
  readonly actions: readonly Action[];
  readonly page: number;
  readonly now: AsAt;
  readonly buttons?: readonly Button[];
  readonly remarks?: readonly string[];
}): Card {
  const { plan, filter, actions, now } = asked;
  const page = pageOf(actions, asked.page);
  const of = howMany(plan.items.action.length, "action");
  return fitting((length) =>
    listCard({
      title: "Actions",
      reading: asked.reading,
      count: [
        `${actions.length.toLocaleString("en-GB")} of ${of}${pageText(page)}`,
        ...(asked.remarks ?? []),
      ].join(". "),
      rows: page.rows.map((action) => actionRow(plan, action, now, length)),
      buttons: [
        ...pageButtons(page, (number) => ({
          command: "list_actions",
          plan: plan.key.id,
          filter,
          page: number,
        })),
        { title: "Show with these filters", press: { command: "refilter", plan: plan.key.id } },
        ...(asked.buttons ?? []),
      ],
      filters: filterInputs(plan, filter, length),
      asAt: asAtLine(plan, now),
    }),
  );
}
