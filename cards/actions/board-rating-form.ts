import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type BoardRatingSaid, rateForBoard } from "../../bot/plan/actions/rate-for-board.ts";
import { ragText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelFor, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { editFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

/** The form with which a clerk or the chair records the rating that the board agreed, beside the owner's. */
export function boardRatingForm(
  form: FormState & {
    readonly plan: Plan;
    readonly action: Action;
    readonly typed?: Partial<BoardRatingSaid>;
  },
): Card {
  const { plan, action, typed = {}, now } = form;
  const old = action.boardRating;
  const board = old ? `the board's: ${ragText(old.rag)}` : "none by the board yet";
  const rating = labelFor(plan, action, "boardRating");
  return formCard({
    title: `${rating} of ${itemName(plan, "action", action.ref)}`,
    text: shorten(action.text, 500),
    was: `Now: its ${roleCalled(plan, "owner").one}'s: ${ragText(action.rag)}, ${board}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: editFields(plan, rateForBoard.deed, action, typed),
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_board_rating",
          plan: plan.key.id,
          ref: action.ref,
          seen: action.version,
          ...carried(form),
        },
      },
      {
        title: "Cancel",
        press: { command: "show_action", plan: plan.key.id, ref: action.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
