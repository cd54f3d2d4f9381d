import type { Moved, MovementKind } from "../model/moved.ts";
import type { Measure } from "./measure.kind.ts";
import { atPeriod, type MeasurePeriod, periodKey, targetWords } from "./measure-period.ts";
import { openFigure } from "./small-counts.ts";
import { missBy, wayOf } from "./standing.ts";

/** On which side of its target a missed figure lies. */
const sideOf = ({ direction }: Measure, miss: number) =>
  direction === "band" ? "outside" : miss < 0 ? "below" : "above";

/** A new figure is told against its target; one that replaces another on the same side of it, against that. */
function newFigure(
  was: MeasurePeriod | undefined,
  now: MeasurePeriod,
  measure: Measure,
): readonly Moved[] {
  const before = was?.actual ?? null;
  if (before === now.actual) return [];
  const when = atPeriod(now);
  const tells = [`actual@${periodKey(now)}`, `actualAt@${periodKey(now)}`];
  const move = (group: MovementKind, words: string) => [{ group, words, tells }];
  const [old, actual] = [before, now.actual].map((n) => openFigure(measure, n, "none"));
  const target = targetWords(measure, now);
  if (now.actual === null) return move("other", `figure ${when} taken back: it was ${old}`);
  if (!measure.direction)
    return move("other", `${actual} ${when}; which way is better is not said`);
  const miss = missBy(measure, now.actual, now);
  if (miss === undefined) return move("other", `${actual} ${when}; no target agreed`);
  const missed = was && before !== null ? missBy(measure, before, was) : undefined;
  const way = before === null ? undefined : wayOf(measure, before, now.actual, now);
  if (missed !== undefined && (missed === 0) === (miss === 0) && way && way !== "same") {
    const side =
      miss === 0
        ? `the target of ${target} met`
        : `still ${sideOf(measure, miss)} the target of ${target}`;
    return move(way, `${way} ${when}: ${old} to ${actual}, ${side}`);
  }
  return miss === 0
    ? move("better", `target met ${when}: ${actual} against ${target}`)
    : move("worse", `${sideOf(measure, miss)} target ${when}: ${actual} against ${target}`);
}

/** What became of the figures of a measure, period by period. */
export function measureMoved(was: Measure, states: readonly Measure[]): readonly Moved[] {
  const now = states.at(-1) ?? was;
  return now.periods.flatMap((period) =>
    newFigure(
      was.periods.find((one) => periodKey(one) === periodKey(period)),
      period,
      now,
    ),
  );
}
