import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { sightOf } from "../../bot/plan/measures/small-counts.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, shorten } from "../frames/words.ts";
import { headlineOf, STANDING_MARKS } from "./measure-words.ts";

/** A measure as a row of a list: how it stands, with its figure and its gap; small counts are not told. */
export function measureRow(plan: Plan, measure: Measure, now: AsAt, length: number): ListRow {
  const { today } = now;
  const state = stateOf(plan, measure, today);
  const { mark, stands } = headlineOf({ plan, measure, state, sight: sightOf(plan), today });
  return {
    ref: measure.ref,
    text: shorten(measure.title, length),
    detail: shorten(stands.replace(/^ · /, ""), length * 2),
    mark: mark.text,
    colour: "default",
    ground: STANDING_MARKS[state.standing].ground,
    open: `Open ${itemName(plan, "measure", measure.ref)}`,
    press: { command: "show_measure", plan: plan.key.id, ref: measure.ref },
  };
}
