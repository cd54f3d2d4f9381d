import { AnyItem, emptyPlan } from "../../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import type { AsAt } from "../../../cards/frames/words.ts";

/** A plan to draw cards of, and what a person types and others change in it. */
export type World = {
  readonly name: string;
  readonly plan: Plan;
  /** What somebody types into each text input of a form. */
  readonly typing: string;
  /** The name of somebody who changed things. */
  readonly somebody: string;
};

export const NOW: AsAt = { at: new Date("2021-01-20T14:02:00Z"), today: "2021-01-20" };

export const KEY = { tenant: "tenant", id: "lancashire-app" };

/** A plan of rows as a file or a form would give them, each checked by the model. */
export function planOf(rows: readonly Readonly<Record<string, unknown>>[]): Plan {
  return withItems(
    emptyPlan(KEY),
    rows.map((row) => AnyItem.parse({ version: 1, ...row })),
    1,
  );
}

export const SHORT_ABOUT = {
  kind: "about",
  ref: "about",
  name: "Plan",
  shortName: "Plan",
  abbreviation: "P",
  localArea: "Somewhere",
  stage: "Draft",
};

/** Goes round a list. */
export const nth = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
/** From 1 to so many. */
export const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

export const RAGS = ["red", "amber", "green", "none"] as const;
export const STATUSES = [
  "in progress",
  "not started",
  "in progress",
  "complete",
  "in progress",
] as const;
