import { noticeCard } from "../../cards/frames/notice.ts";
import { PlanError } from "../plan/model/errors.ts";
import type { Reply, Turn } from "../turn.ts";
import type { TurnNeeds } from "./needs.ts";

/** An error as the person is told of it: its own sentence, or an id that the operator can find. */
export function toldTo(error: unknown, turn: Turn, needs: TurnNeeds): PlanError {
  if (error instanceof PlanError) {
    if (isOpen(error)) needs.onError(error, needs.id(), turn);
    return error;
  }
  const id = needs.id().slice(0, 8);
  needs.onError(error, id, turn);
  return new PlanError(
    "busy",
    `Something went wrong on our side, and I cannot say that it was done. Please look before you try again. If it goes on, give whoever runs the bot this number: ${id}.`,
  );
}

/** Whether it may still be done, or has to be asked for again: nobody can say what came of it, or no answer came. */
export const isOpen = ({ code, cause }: PlanError): boolean =>
  code === "busy" || cause !== undefined;

/** The answer to a turn that could not be answered otherwise: a sentence. */
export function faultReply(error: unknown, turn: Turn, needs: TurnNeeds): Reply {
  const fault = toldTo(error, turn, needs);
  const { message } = fault;
  const told = { card: noticeCard({ lines: [message] }), summary: message };
  return isOpen(fault) ? { ...told, unsettled: true } : told;
}
