import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import type { Command } from "../answering/command.ts";
import { firstThings } from "./help.ts";

/** Understood, and not possible: a sentence says why and what to do instead. */
export const refuse: Command<"refuse"> = {
  run: ({ plan, now }, { sentence, refs }) => ({
    ...(refs ? { refs } : {}),
    card: noticeCard({ lines: [sentence], buttons: firstThings(plan), asAt: asAtLine(plan, now) }),
    summary: sentence,
  }),
};
