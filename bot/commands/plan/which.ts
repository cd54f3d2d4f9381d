import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/index.ts";
import type { Command } from "../answering/command.ts";

/** Several readings fit: the person chooses, nothing is guessed. */
export const which: Command<"which"> = {
  run({ plan, now }, { question, readings }) {
    const buttons = readings.map(
      (reading): Button => ({
        title: reading.title,
        press: { ...reading.ask, plan: plan.key.id },
      }),
    );
    return {
      card: noticeCard({
        title: "Which one?",
        lines: [question],
        buttons,
        asAt: asAtLine(plan, now),
      }),
      summary: question,
    };
  },
};
