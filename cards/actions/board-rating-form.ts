import type { Action } from "../../bot/plan/actions/action.kind.ts";
import type { BoardRatingSaid } from "../../bot/plan/actions/rate-for-board.ts";
import { RAG_CHOICES, ragText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
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
  return formCard({
    title: `The board's rating of action ${action.ref}`,
    text: shorten(action.text, 500),
    was: `Now: its owner's: ${ragText(action.rag)}, ${board}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      {
        kind: "options",
        id: "rag",
        label: "The board's rating",
        choices: RAG_CHOICES,
        value: typed.rag ?? old?.rag ?? action.rag,
      },
      {
        kind: "text",
        id: "reason",
        label: "Why the board rates it so",
        value: typed.reason ?? "",
      },
    ],
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
