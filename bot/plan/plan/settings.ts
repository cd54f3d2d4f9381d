import { z } from "zod";
import { PlanError } from "../model/errors.ts";
import { withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { called, find, type Plan } from "../model/snapshot.ts";
import { roleCalled } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { Settings } from "./settings.kind.ts";

const DEFAULTS = Settings.parse({ kind: "settings", ref: "settings" });

/** How the plan's board works: as a clerk has set it, or by the defaults. */
export const settingsOf = (plan: Plan): Settings => find(plan, "settings", "settings") ?? DEFAULTS;

/** What a clerk may set; what is left out stays. A board of null is every meeting in the plan. */
export type SettingsSaid = Partial<
  Pick<
    Settings,
    | "papersDays"
    | "freezeDays"
    | "chaseDays"
    | "updateEvery"
    | "board"
    | "reminders"
    | "dueSoonDays"
    | "tolerancePoints"
    | "tolerancePercent"
  >
>;

/** Whether what is said can be set is found out on the plan: a person is told of a number that cannot. */
const SettingsSaid = z.object({ said: z.custom<SettingsSaid>() });

/** Sets how the board works. Papers are chased before they are frozen, and frozen before they go out. */
export const changeSettings = operation({ takes: SettingsSaid, deed: "change settings" }, change);

function change(plan: Plan, said: SettingsSaid, by: Asker): Draft | null {
  mustMay(plan, by, "change settings");
  const before = settingsOf(plan);
  const { kind, ref, version, note } = before;
  const parsed = plan.kinds.settings.schema.safeParse({
    ...before,
    ...said,
    kind,
    ref,
    version,
    note,
  });
  if (!parsed.success) {
    const isTolerance = parsed.error.issues.some(({ path: [field] }) =>
      /^tolerance/.test(String(field)),
    );
    throw new PlanError(
      "bad-input",
      isTolerance
        ? "Give a tolerance from 0 to 100: in points where a target is in percent, in percent of any other target. Nothing was changed."
        : "Give a number of days from 1 to 60, or of weeks to 52.",
    );
  }
  const after = parsed.data;
  if (after.freezeDays <= after.papersDays) {
    throw new PlanError(
      "bad-input",
      `Papers that go out ${after.papersDays} clear days before ${withArticle(called(plan, "meeting").one)} leave the ${roleCalled(plan, "clerk").one} ${after.papersDays + 1} working days before it, so they cannot be frozen ${after.freezeDays} before. Nothing was changed: set the freeze to ${after.papersDays + 1} or more first.`,
    );
  }
  if (after.chaseDays < after.freezeDays) {
    throw new PlanError(
      "bad-input",
      `Updates are chased before papers are frozen: ${after.chaseDays} working days are fewer than ${after.freezeDays}. Nothing was changed: set the chase to ${after.freezeDays} or more first.`,
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? null : { why: null, items: [after] };
}
