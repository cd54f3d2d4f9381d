import { readFileSync } from "node:fs";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { KEY, NOW, type World } from "./world.ts";

function sample(file: string): unknown {
  const url = new URL(`../../../storage/sample/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

function samplePlan(): Plan {
  const by = { name: "Plan file import", at: NOW.at };
  return ["lancashire-app.json", "lancashire-illustrative.json"].reduce((plan, file) => {
    const { items, wrong } = readPlanFile(sample(file), plan, by);
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    const version = plan.version + 1;
    return withItems(
      plan,
      items.map((item) => ({ ...item, version })),
      version,
    );
  }, emptyPlan(KEY));
}

export const FULL: World = {
  name: "the sample plan",
  plan: samplePlan(),
  typing: "No adult provider has signed yet; the CCG's lead is to agree terms by the end of March.",
  somebody: "Dave Carr",
};
