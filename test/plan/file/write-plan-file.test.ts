import { expect, test } from "vitest";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { planFile } from "../../../bot/plan/file/write-plan-file.ts";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { FULL } from "../../cards/worlds/sample.ts";
import { anAction, anArea, aPerson, KEY, NOW, planOf, someSettings } from "../build.ts";

const by = { name: "Plan file import", at: NOW.at };

test("a plan that is handed on as a file is read again as it is", () => {
  const file = JSON.parse(JSON.stringify(planFile(FULL.plan)));
  const again = readPlanFile(file, FULL.plan, by);
  expect(again.wrong).toEqual([]);
  expect(again.changed).toEqual([]);
  expect(again.added).toEqual([]);
  const fresh = readPlanFile(file, emptyPlan(KEY), by);
  expect(fresh.wrong).toEqual([]);
  expect(fresh.added.length).toBe(again.unchanged);
});

test("it holds names of people, the plan's own words, and nothing that is the record's own", () => {
  const plan = planOf(
    anArea("1", { leads: ["ada-bell"] }),
    aPerson("Ada Bell", { account: { id: "account of Ada", name: "Ada" } }),
    anAction("1.1", { owners: ["ada-bell"], proposed: null }),
    someSettings({ called: { kinds: { area: { one: "priority", many: "priorities" } } } }),
  );
  const file = planFile(plan);
  expect(file).toMatchObject({
    schema: "plan-board/1",
    areas: [{ ref: "1", leads: ["Ada Bell"] }],
    actions: [{ ref: "1.1", owners: ["Ada Bell"] }],
    settings: { called: { kinds: { area: { one: "priority" } } } },
  });
  expect(JSON.stringify(file)).not.toMatch(/account of Ada|"version"|"kind":/);
});
