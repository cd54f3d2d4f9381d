import { boardRatingForm } from "../../../cards/actions/board-rating-form.ts";
import { rateForBoard } from "../../plan/actions/rate-for-board.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { inSentence } from "../../plan/model/names.ts";
import { ragText } from "../../plan/model/rag.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName, labelFor } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { actionReply } from "./show-action.ts";

/** The form for the rating that the board agreed, filled in with what was said. */
export const boardRating: Command<"board_rating"> = {
  run({ plan, now, nonce }, args) {
    const action = get(plan, "action", args.ref);
    const typed = args.typed ?? {};
    return {
      card: boardRatingForm({
        plan,
        action,
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `${labelFor(plan, action, "boardRating")} of ${itemName(plan, "action", action.ref)}`,
      refs: [action.ref],
    };
  },
};

/** Records the board's rating, beside the owner's. */
export const saveBoardRating: Command<"save_board_rating"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ reason: args.reason });
    const said = { ...args, rag: args.rag ?? "none" };
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      rateForBoard(plan, said, turn.who, now),
    );
    const action = get(outcome.plan, "action", args.ref);
    const standing = ragText(action.boardRating?.rag ?? "none");
    const rates = `the board rates ${itemName(outcome.plan, "action", action.ref)} ${standing}.`;
    return actionReply(context, outcome.plan, action, savedWords(outcome.kind, rates));
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const action = get(plan, "action", args.ref);
    const { rag, reason } = args;
    const shown =
      fault instanceof StaleItem
        ? {
            problems: [
              fault.message,
              "It stands above as it is now; save again if you still mean it.",
            ],
            nonce: nonce(),
          }
        : { ...onForm(fault), nonce: idempotencyKeyOf(args.nonce, turn), seen: args.seen };
    return {
      card: boardRatingForm({
        plan,
        action,
        typed: { ...(rag ? { rag } : {}), reason },
        ...shown,
        now,
      }),
      summary: cameBack(
        fault,
        `${inSentence(labelFor(plan, action, "boardRating"))} of ${itemName(plan, "action", action.ref)}`,
      ),
    };
  },
};
