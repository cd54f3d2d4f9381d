import type { Action } from "./action.kind.ts";

/** Whether the board's rating of an action is another than its owner's. A complete action is past rating. */
export const boardDiffers = ({ rag, status, boardRating }: Action): boolean =>
  boardRating !== null && boardRating.rag !== rag && status !== "complete";
