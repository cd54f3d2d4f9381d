import { noticeCard } from "../../cards/frames/notice.ts";
import type { Ask } from "../asks/index.ts";
import { meetingEvent } from "../commands/meetings/meeting-event.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Stamp } from "../plan/record/write-down.ts";
import type { Reply, Said, Turn } from "../turn.ts";
import { contextOf } from "./answer-ask.ts";
import type { TurnNeeds } from "./needs.ts";
import { stampOf } from "./stamp.ts";

/** Nothing is said. */
export const SILENCE: Reply = { card: noticeCard({ lines: [] }), summary: "", silent: true };

/** Teams tells of a meeting. It asked nothing, so where there is nothing to do nothing is said. */
export async function answerMeeting(
  said: Extract<Said, { kind: "meeting" }>,
  plan: Plan,
  turn: Turn,
  needs: TurnNeeds,
): Promise<Reply> {
  const ask: Ask = said.phase === "start" ? { command: "open_board" } : { command: "close_board" };
  const stamp: Stamp = { ...stampOf(ask, turn), by: { id: null, name: "Teams" }, via: "bot" };
  const context = { ...contextOf(ask, plan, turn, needs), stamp };
  return (await meetingEvent(context, said)) ?? SILENCE;
}
