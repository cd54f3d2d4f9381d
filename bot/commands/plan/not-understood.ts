import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, shorten } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/index.ts";
import type { Command } from "../answering/command.ts";
import { nearestReadings } from "./nearest-readings.ts";

/** Not understood: says so, and offers the three likeliest readings with what each would show. Never silence, never a guess. */
export const notUnderstood: Command<"unknown"> = {
  run({ plan, now }, { text, after }) {
    const nearest = nearestReadings(plan, text, now.today);
    return {
      card: noticeCard({
        title: "Not understood",
        lines: [
          `I did not understand ${text.trim() === "" ? "that" : `“${shorten(text, 200)}”`}, so I have done nothing.${after === undefined ? "" : ` I took it to go on from ${after}; please say the whole of it.`} Did you mean one of these?`,
          ...nearest.map(({ title, shows }) => `${title}: ${shows}`),
        ],
        buttons: [
          ...nearest.map(({ title, press }): Button => ({ title, press })),
          { title: "Help", press: { command: "help", plan: plan.key.id } },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: "I did not understand that",
    };
  },
};
