import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, shorten } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/presses.ts";
import type { Command } from "../answering/command.ts";
import { firstThings } from "./help.ts";
import { likelyReadings } from "./likely.ts";

/** Several readings fit: the person chooses, nothing is guessed. */
export const which: Command<"which"> = {
  needs: "read the plan",
  run({ plan, now }, { question, readings }) {
    const buttons = readings.map(
      (reading): Button => ({
        title: reading.title,
        press: { ...reading.request, plan: plan.key.id },
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

/** Understood, and not possible: a sentence says why and what to do instead. */
export const refuse: Command<"refuse"> = {
  needs: "read the plan",
  run: ({ plan, now }, { sentence, refs }) => ({
    ...(refs ? { refs } : {}),
    card: noticeCard({ lines: [sentence], buttons: firstThings(plan), asAt: asAtLine(plan, now) }),
    summary: sentence,
  }),
};

/** Not understood: says so, and offers the three likeliest readings with what each would show. Never silence, never a guess. */
export const unknown: Command<"unknown"> = {
  needs: "read the plan",
  run({ plan, now }, { text }) {
    const likely = likelyReadings(plan, text, now.today);
    return {
      card: noticeCard({
        title: "Not understood",
        lines: [
          `I did not understand ${text.trim() === "" ? "that" : `“${shorten(text, 200)}”`}, so I have done nothing. Did you mean one of these?`,
          ...likely.map(({ title, shows }) => `${title}: ${shows}`),
        ],
        buttons: [
          ...likely.map(({ title, press }): Button => ({ title, press })),
          { title: "Help", press: { command: "help", plan: plan.key.id } },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: "I did not understand that",
    };
  },
};
