import { z } from "zod";
import { choice, typed } from "../model/arguments.ts";
import { FieldFaults } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import type { Plan } from "../model/snapshot.ts";
import type { RiskScale } from "../plan/settings.kind.ts";
import { settingsOf } from "../plan/settings.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { scaleOf } from "./score.ts";

/** How a plan is to score its risks, as a form has it. Blank points are the usual ones; no tolerance tells nobody. */
const ScaleSaid = z.object({
  size: choice(z.enum(["4", "5"])),
  high: typed,
  medium: typed,
  tolerance: typed,
});

/** Sets how the plan scores its risks, and how much its board tolerates. */
export const setScale = operation({ takes: ScaleSaid, deed: "change settings" }, set);

function set(plan: Plan, said: Readonly<z.infer<typeof ScaleSaid>>, by: Asker): Draft | null {
  mustMay(plan, by, "change settings");
  const before = settingsOf(plan);
  const size = Number(said.size ?? scaleOf(plan).size) === 4 ? 4 : 5;
  const most = size ** 2;
  const faults: Record<string, string> = {};
  const points = (key: "high" | "medium" | "tolerance"): number | undefined => {
    const text = said[key].trim();
    if (text === "") return undefined;
    if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
    faults[key] = `Give a number of points from 1 to ${most}.`;
    return undefined;
  };
  const given = { high: points("high"), medium: points("medium"), tolerance: points("tolerance") };
  const riskScale = {
    size,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  } as RiskScale;
  const after = { ...before, riskScale };
  const { high, medium } = scaleOf({
    ...plan,
    items: { ...plan.items, settings: [after] },
  });
  if (medium >= high && !faults.medium)
    faults.medium = `Medium begins below high, which is ${high}.`;
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  return JSON.stringify(before) === JSON.stringify(after) ? null : { why: null, items: [after] };
}
