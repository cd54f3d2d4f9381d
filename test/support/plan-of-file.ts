import { readFileSync } from "node:fs";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";

const BY = { name: "Test", at: new Date("2021-01-20T12:00:00Z") };

/** The plan of a file, as the first change of its record. */
export function planOfFile(url: URL): Plan {
  const json: unknown = JSON.parse(readFileSync(url, "utf8"));
  const empty = emptyPlan({ tenant: "t", id: "p" });
  return withItems(empty, readPlanFile(json, empty, BY).items, 1);
}

/** The sample plan without its illustrative statuses, and a plan of another council. */
export const LANCASHIRE = planOfFile(
  new URL("../../storage/sample/lancashire-app.json", import.meta.url),
);
export const PETERBOROUGH = planOfFile(new URL("../language/peterborough.json", import.meta.url));
