import type { Ask } from "../../asks/index.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import type { Asker } from "../../plan/rights/people.ts";
import type { CalendarDate } from "../../plan/time/calendar-date.ts";
import type { Named, Slot } from "../line/slot.ts";
import type { Line, Mention } from "../line/tokens.ts";
import type { Lattice } from "../slots/lattice.ts";
import type { Calendar } from "../time/calendar.ts";

/** Who says it, when, of which plan, and whom they mention. */
export type Hearing = {
  readonly plan: Plan;
  readonly asker: Asker;
  readonly today: CalendarDate;
  /** The time of day in London, `10:05`: midnight, where it is left out. */
  readonly time?: string;
  readonly mentions: readonly Mention[];
};

/** What a text asks, and the words that had no part in it. */
export type Read = { readonly ask: Ask; readonly unused: readonly string[] };

/** A line laid out, with all that reading it needs to know. */
export type Scene = Hearing & {
  readonly line: Line;
  readonly lattice: Lattice;
  readonly calendar: Calendar;
  /** The actions that the answer before was about. */
  readonly spokenOf?: readonly Named[];
};

/** One way to read a line: what it asks, what that costs, what has a part in it, and the words that have none. */
export type Candidate = {
  readonly ask: Ask;
  readonly owned?: readonly Slot[];
  readonly cost: number;
  readonly unused: readonly string[];
};

export const refuse = (sentence: string, refs?: readonly string[]): Ask => ({
  command: "refuse",
  sentence,
  ...(refs && refs.length > 0 ? { refs } : {}),
});
