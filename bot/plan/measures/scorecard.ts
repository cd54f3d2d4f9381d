import type { Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Measure } from "./measure.kind.ts";
import { stateOf } from "./measure-state.ts";
import { STANDINGS, type Standing } from "./standing.ts";

/** How many of the measures stand how, by their latest figure. */
export function countMeasures(
  plan: Plan,
  measures: readonly Measure[],
  today: CalendarDate,
): Readonly<Record<Standing, number>> {
  const stand = measures.map((measure) => stateOf(plan, measure, today).standing);
  const counts = STANDINGS.map((one) => [one, stand.filter((other) => other === one).length]);
  return Object.fromEntries(counts) as Record<Standing, number>;
}
