import { noticeCard } from "../../cards/notice.ts";
import type { Button } from "../../cards/presses.ts";
import { asAtLine } from "../../cards/words.ts";
import { nearest } from "../language/nearest.ts";
import type { Command, Sayings } from "./command.ts";
import { firstThings } from "./help.ts";

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

/** Not understood: says so, and offers the three nearest things to ask. Never silence, never a guess. */
export function unknownFrom(table: Sayings): Command<"unknown"> {
  return {
    needs: "read the plan",
    run({ plan, now }, { text }) {
      const sayings = Object.values(table()).flatMap((command) => command.say ?? []);
      const near = nearest(
        text,
        sayings.map((s) => s.text),
        3,
      );
      const lines = near.map((say) => {
        const what = sayings.find((s) => s.text === say)?.what ?? "";
        return `“${say}”: ${what}`;
      });
      return {
        card: noticeCard({
          title: "Not understood",
          lines: [
            "I did not understand that, so I have done nothing. The nearest things to ask:",
            ...lines,
          ],
          buttons: [
            { title: "Help", press: { command: "help", plan: plan.key.id } },
            ...firstThings(plan).slice(0, 3),
          ],
          asAt: asAtLine(plan, now),
        }),
        summary: "I did not understand that",
      };
    },
  };
}
