import type { Rag, Status } from "../plan/model.ts";
import { findPhrases, phrases, type Word } from "./words.ts";

type Standing = {
  readonly rag?: readonly Rag[];
  readonly status?: readonly Status[];
  readonly overdue?: true;
};

/** How people speak of RAG and status. */
const WORDS = phrases<Standing>([
  [["not rated", "no rag", "unrated", "not been rated", "blank"], { rag: ["none"] }],
  [["red", "reds", "in the red", "gone red"], { rag: ["red"] }],
  [["amber", "ambers"], { rag: ["amber"] }],
  [["green", "greens", "on track", "on target"], { rag: ["green"] }],
  [["at risk", "slipping", "exceptions", "exception"], { rag: ["red", "amber"] }],
  [["not started", "not yet started"], { status: ["not started"] }],
  [["in progress", "under way", "underway"], { status: ["in progress"] }],
  [["complete", "completed", "done", "finished", "blue"], { status: ["complete"] }],
  [["overdue", "late", "past their date"], { overdue: true }],
]);

/** The RAG, status and overdue that a text asks for; several of one kind are any of them. */
export function findStanding(words: readonly Word[]): {
  rag: Rag[];
  status: Status[];
  overdue: boolean;
} {
  const found = findPhrases(words, WORDS);
  return {
    rag: [...new Set(found.flatMap((f) => f.rag ?? []))],
    status: [...new Set(found.flatMap((f) => f.status ?? []))],
    overdue: found.some((f) => f.overdue),
  };
}
