import type { Choice } from "../../bot/plan/model/kind.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { areasTyped } from "../../bot/plan/risks/risk-typed.ts";
import { shorten } from "../frames/words.ts";

/** The areas that a form offers. */
export const areaChoices = (plan: Plan, length: number): readonly Choice[] =>
  plan.items.area.length === 0
    ? [{ value: "none", title: `This plan has no ${called(plan, "area").many} yet` }]
    : plan.items.area.map(({ ref, shortName }) => ({
        value: ref,
        title: shorten(`${ref}: ${shortName}`, Math.min(100, length)),
      }));

/** The chosen areas that a form offers: one that the plan has no longer cannot stand in it. */
export const areasChosen = (plan: Plan, typed: string): string =>
  areasTyped(typed)
    .filter((area) => plan.items.area.some(({ ref }) => ref === area))
    .join(",");
