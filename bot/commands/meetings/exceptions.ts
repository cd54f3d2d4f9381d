import { exceptionsCard } from "../../../cards/meetings/exceptions.ts";
import { EXCEPTIONS_LIVE } from "../../../cards/posts/posts.ts";
import { exceptionsOf } from "../../plan/meetings/exceptions.ts";
import type { Command } from "../answering/command.ts";

/** What a board talks about by exception. */
export const exceptions: Command<"exceptions"> = {
  run({ plan, now }, { page }) {
    const { red, amber, overdue, risks, measures, milestones } = exceptionsOf(plan, now.today);
    const short = [...measures, ...milestones].map(({ item }) => item);
    return {
      card: exceptionsCard({ plan, page, now }),
      summary: "Exceptions",
      refs: [...red, ...amber, ...overdue, ...risks, ...short].map(({ ref }) => ref),
      live: EXCEPTIONS_LIVE,
    };
  },
};
