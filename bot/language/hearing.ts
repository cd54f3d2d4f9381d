import type { Plan } from "../plan/model/snapshot.ts";
import type { Asker } from "../plan/rights/people.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";

/** Who says it, when, of which plan, and whom they mention. */
export type Hearing = {
  readonly plan: Plan;
  readonly asker: Asker;
  readonly today: CalendarDate;
  /** The time of day in London, `10:05`: midnight, where it is left out. */
  readonly time?: string;
  readonly mentions: readonly {
    readonly text: string;
    readonly id: string | null;
    readonly name: string;
    readonly teams?: string;
  }[];
};
