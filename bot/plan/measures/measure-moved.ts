import type { Moved, MovementKind } from "../model/moved.ts";
import { figure } from "./figure.ts";
import type { Measure, MeasurePeriod } from "./measure.kind.ts";
import { isBetter, standingOf } from "./standing.ts";

/** A new figure is told against its target; one that replaces another on the same side of it, against that. */
function newFigure(
  was: MeasurePeriod | undefined,
  now: MeasurePeriod,
  measure: Measure,
): readonly Moved[] {
  const before = was?.actual ?? null;
  if (before === now.actual) return [];
  const when = `at ${now.months} months`;
  const tells = [`actual@${now.months}`, `actualAt@${now.months}`];
  const move = (group: MovementKind, words: string) => [{ group, words, tells }];
  const [old, actual, target] = [before, now.actual, now.target].map((n) =>
    figure(n, measure.unit, "none"),
  );
  if (now.actual === null) return move("other", `figure ${when} taken back: it was ${old}`);
  const standing = standingOf(now, measure);
  if (standing === "no target") return move("other", `${actual} ${when}; no target agreed`);
  const met = standing === "met";
  if (was && before !== null && standingOf(was, measure) === standing) {
    const group = isBetter(measure, now.actual, before) ? "better" : "worse";
    const side = met ? `the target of ${target} met` : `still below the target of ${target}`;
    return move(group, `${group} ${when}: ${old} to ${actual}, ${side}`);
  }
  return met
    ? move("better", `target met ${when}: ${actual} against ${target}`)
    : move("worse", `below target ${when}: ${actual} against ${target}`);
}

/** What became of the figures of a measure, period by period. */
export function measureMoved(was: Measure, states: readonly Measure[]): readonly Moved[] {
  const now = states.at(-1) ?? was;
  return now.periods.flatMap((period) =>
    newFigure(
      was.periods.find((p) => p.months === period.months),
      period,
      now,
    ),
  );
}
