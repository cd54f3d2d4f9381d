import type { CalendarDate } from "../../../plan/time/calendar-date.ts";
import type { Dated } from "../../line/dated.ts";
import { wordIn } from "../../line/word-in.ts";

/** Which of some periods a time is of: by the number of its months, or by when it ends. */

type Period = { readonly months?: number | undefined; readonly ends: CalendarDate | null };

const NUMBERS: Readonly<Record<string, number>> = { three: 3, six: 6, nine: 9, twelve: 12 };

export function periodSaid<P extends Period>(
  { span, relation, gone, coming }: Dated,
  periods: readonly P[],
): P | undefined {
  if (span) {
    const said = wordIn(NUMBERS, span.count) ?? Number(span.count);
    return /^m/.test(span.unit) ? periods.find(({ months }) => months === said) : undefined;
  }
  if (relation !== "in" && relation !== "by") return undefined;
  for (const { from, to } of [gone, coming]) {
    const found = periods.find(({ ends }) => ends !== null && ends >= from && ends <= to);
    if (found) return found;
  }
  return undefined;
}
