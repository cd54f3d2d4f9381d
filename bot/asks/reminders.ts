import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { calendarDate } from "../plan/model/primitives.ts";
import { sayNotMine, setReminders, snooze } from "../plan/reminders/answer-reminder.ts";
import { askForUpdate } from "../plan/reminders/ask-update.ts";
import { ask, nonce, page } from "./ask.ts";
import { phrase } from "./examples.ts";

const refs = z.array(ref).max(100).readonly().optional();

/** What can be asked of updates that are wanted, and of the reminders of them. */
export const REMINDERS = {
  missing_updates: ask({
    takes: z.object({
      owners: refs,
      areas: refs,
      /** Since which day; without it, since the last board. */
      since: calendarDate.optional(),
      page,
    }),
    text: z.object({
      /** What they are wanted for. */
      before: z.enum(["@papers_deadline", "@next_meeting", "@last_meeting"]).optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called, role }) => [
      {
        text: "who has not updated",
        what: `${called("action").many} not updated since the last board, by ${role("owner").one}`,
      },
    ],
  }),

  ask_update: ask({
    takes: askForUpdate.takes,
    deed: askForUpdate.deed,
    card: { nonce },
    writes: true,
    says: ({ person }) => {
      const one = phrase`ask ${person} for an update`;
      return [
        {
          text: "ask everybody for an update",
          what: one === undefined ? "all whose update is missing" : `or one: “${one}”`,
        },
      ];
    },
  }),

  my_digest: ask({
    takes: z.object({}),
    deed: "read the plan",
    card: false,
    writes: false,
    says: () => [
      {
        text: "my digest",
        what: "what waits for you: overdue, due soon, not updated, asked for",
        first: true,
      },
    ],
  }),

  snooze: ask({
    takes: snooze.takes,
    deed: snooze.deed,
    on: snooze.on,
    card: { nonce },
    writes: true,
    says: ({ action }) => [
      { text: phrase`snooze ${action}`, what: "you are not reminded of it for a week" },
    ],
  }),

  not_mine: ask({
    takes: sayNotMine.takes,
    text: z.object({ after: z.literal("it is").optional() }),
    deed: sayNotMine.deed,
    on: sayNotMine.on,
    card: { nonce },
    writes: true,
    says: ({ action, role }) => [
      {
        text: phrase`${action} is not mine`,
        what: `you are not reminded of it, and the ${role("clerk").one} sees it`,
      },
    ],
  }),

  set_reminders: ask({
    takes: setReminders.takes,
    deed: setReminders.deed,
    card: { nonce },
    writes: true,
    says: () => [
      { text: "remind me weekly", what: "also “remind me daily”, and “stop reminding me”" },
    ],
  }),
};
