import { z } from "zod";
import { UNDO_MINUTES } from "../plan/history/undo.ts";
import { BOARD_KINDS } from "../plan/kinds.ts";
import { ref } from "../plan/model/arguments.ts";
import { Where } from "../plan/model/criterion.ts";
import { calendarDate, Rag, Status } from "../plan/model/primitives.ts";
import { ask, day, page } from "./ask.ts";
import { joined, phrase } from "./examples.ts";

/** Who made a change of an item, and when: one that gave it a colour or status, or changed one field of it, or any. */
const Made = z.object({
  rag: Rag.optional(),
  status: Status.optional(),
  field: z.enum(["date", "status", "rag", "progress", "reason", "evidence"]).optional(),
});
export type Made = Readonly<z.infer<typeof Made>>;

/** What can be asked of what was. */
export const HISTORY = {
  undo: ask({
    takes: z.object({}),
    deed: "undo a change of one's own",
    card: false,
    writes: true,
    says: () => [
      {
        text: "undo that",
        what: `your own last change, within ${UNDO_MINUTES} minutes, if nobody has changed it since`,
      },
    ],
  }),

  whats_changed: ask({
    takes: z.object({
      since: day,
      until: calendarDate.optional(),
      /** What is asked of the changes: what became of an item, its kind, areas and owners, the colour it came to, and who made them. */
      where: Where.default({}),
      about: z.string().max(300).optional(),
      page,
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ area, since, called }) => [
      {
        text: `what's changed since the last ${called("meeting").one}`,
        what: "what got worse or better, was completed, moved its date, or is new",
        first: true,
      },
      {
        text: joined(
          "has anything got worse",
          phrase`in ${called("area").one} ${area}`,
          `since ${since}`,
        ),
        what: "part of that",
      },
    ],
  }),

  history: ask({
    takes: z.object({ kind: z.enum(BOARD_KINDS), ref, page, since: day.optional() }),
    text: z.object({ made: Made.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ action }) => [
      {
        text: phrase`history ${action}`,
        what: "every change of an item: who, when, why, field by field",
      },
      {
        text: phrase`who changed ${action} to amber and when`,
        what: "one fact of it, first",
      },
    ],
  }),

  /** One item as it stood at the end of a day, or the whole plan. */
  as_at: ask({
    takes: z.object({ day, kind: z.enum(BOARD_KINDS).optional(), ref: ref.optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ action, past, since }) => [
      { text: phrase`what did ${action} say on ${past}`, what: "an item as it stood on a day" },
      { text: `what did the plan look like on ${since}`, what: "the plan on that day" },
    ],
  }),
};
