import { z } from "zod";
import { changeSettings } from "../plan/plan/settings.ts";
import type { ACTIONS } from "./actions.ts";
import type { AREAS } from "./areas.ts";
import { ask, type OfferedIn } from "./ask.ts";
import type { HISTORY } from "./history.ts";
import type { LISTS } from "./lists.ts";
import type { MEASURES } from "./measures.ts";
import type { MEETINGS } from "./meetings.ts";

/** What help can be about. */
export const HELP_TOPICS = ["asking", "updating", "board"] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** One of several things that words may ask for, as a button offers it. */
export type ReadingChoice = {
  readonly title: string;
  readonly ask: OfferedIn<
    typeof LISTS &
      typeof ACTIONS &
      typeof AREAS &
      typeof MEASURES &
      typeof MEETINGS &
      typeof HISTORY
  >;
};

/** What can be asked of the plan as a whole and of the bot itself, and what it answers to words that ask for nothing it can do. */
export const PLAN = {
  governance: ask({
    takes: z.object({ topic: z.string() }),
    deed: "read the plan",
    card: false,
    writes: false,
    says: () => [{ text: "what is the quorum", what: "the board's terms of reference" }],
  }),

  settings: ask({
    takes: z.object({}),
    deed: changeSettings.deed,
    card: {},
    writes: false,
    says: ({ aClerk }) => [
      { text: "settings", what: `by ${aClerk}: when papers are chased, frozen and sent` },
    ],
  }),

  change_settings: ask({
    takes: changeSettings.takes,
    deed: changeSettings.deed,
    card: false,
    writes: true,
  }),

  help: ask({
    takes: z.object({ topic: z.enum(HELP_TOPICS).optional() }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: () => [
      {
        text: "help",
        what: "this card; “help asking”, “help updating” and “help board” tell all of it",
        first: true,
      },
    ],
  }),

  /** What marks and words mean, and how they are worked out. */
  legend: ask({
    takes: z.object({}),
    deed: "read the plan",
    card: {},
    writes: false,
    says: () => [
      { text: "legend", what: "what marks, colours and words mean, and how they are worked out" },
    ],
  }),

  /** Makes a plan the one that this conversation is about: the plan that the press names. */
  use_plan: ask({
    takes: z.object({}),
    deed: "choose a plan",
    card: {},
    writes: true,
  }),

  /** Several readings fit: the person chooses, nothing is guessed. */
  which: ask({
    takes: z.object({ question: z.string(), readings: z.custom<readonly ReadingChoice[]>() }),
    deed: "read the plan",
    card: false,
    writes: false,
  }),

  /** Understood, and not possible: a sentence says why and what to do instead. */
  refuse: ask({
    takes: z.object({ sentence: z.string(), refs: z.array(z.string()).readonly().optional() }),
    deed: "read the plan",
    card: false,
    writes: false,
  }),

  /** Thanks, a greeting, an OK: nothing is asked. */
  courtesy: ask({
    takes: z.object({}),
    deed: "read the plan",
    card: false,
    writes: false,
  }),

  /** Not understood. */
  unknown: ask({
    takes: z.object({
      text: z.string(),
      /** What it was taken to go on from, in words. */
      after: z.string().optional(),
    }),
    deed: "read the plan",
    card: false,
    writes: false,
  }),
};
