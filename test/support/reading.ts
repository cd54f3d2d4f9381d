import { readFileSync } from "node:fs";
import type { Ask } from "../../bot/asks/index.ts";
import { read } from "../../bot/language/read.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import type { Query } from "../../bot/plan/query/query.ts";

/** Plans with different numbering, people and words, and what a text is read as in them. */

const made = (json: unknown): Plan => {
  const by = { name: "Test", at: new Date("2021-01-20T12:00:00Z") };
  const empty = emptyPlan({ tenant: "t", id: "p" });
  return withItems(empty, readPlanFile(json, empty, by).items, 1);
};
const fileOf = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

const action = (ref: string, area: string, text: string, owner: string, date: string) => ({
  ref,
  area,
  text,
  owners: [owner],
  byWhen: { printed: date, date },
});
const person = (name: string, post: boolean) => ({
  name,
  role: post ? null : "Head of Service",
  organisation: "Hillshire Council",
  post,
  aliases: [],
});
const area = (ref: string, title: string, lead: string) => ({
  ref,
  title,
  shortName: title,
  aliases: [],
  leads: [lead],
});

/** An invented plan with three-level references, work streams and Welsh and Irish names. */
const HILLSHIRE = made({
  schema: "plan-board/1",
  comment: "Invented for tests.",
  about: {
    name: "Hillshire SEND plan",
    shortName: "Hillshire plan",
    abbreviation: "HSP",
    localArea: "Hillshire",
    stage: "Approved",
    periods: [{ months: 3, ends: "2024-01-31" }],
  },
  people: [
    person("Siân Prydderch", false),
    person("Niamh O'Brien", false),
    person("Local Offer Officer", true),
  ],
  areas: [
    area("1", "EHC plans", "Siân Prydderch"),
    area("2", "Speech and language", "Niamh O'Brien"),
    area("4", "Families", "Siân Prydderch"),
  ],
  actions: [
    action(
      "1.1.1",
      "1",
      "Recruit four additional EHC coordinators",
      "Siân Prydderch",
      "2024-06-30",
    ),
    action("1.1.3", "1", "Set up a weekly tracker for all panels", "Siân Prydderch", "2024-07-31"),
    action(
      "WS2.3",
      "2",
      "Bring the wait for a first appointment down",
      "Niamh O'Brien",
      "2024-07-31",
    ),
    action("WS2.4", "2", "Roll out training to every nursery", "Niamh O'Brien", "2024-06-30"),
    action(
      "4.1.1",
      "4",
      "Write and sign a co-production charter",
      "Local Offer Officer",
      "2024-06-30",
    ),
    action("4.1.2", "4", "Run a termly survey of parents", "Local Offer Officer", "2024-08-31"),
    action("4.1.3", "4", "Run a yearly survey of schools", "Local Offer Officer", "2024-08-31"),
    action("4.2.1", "4", "Rebuild the Local Offer website", "Local Offer Officer", "2024-07-31"),
  ],
  kpis: [],
  measures: [],
  risks: [],
  meetings: [
    { ref: "2024-05-22", body: "SEND Board", date: "2024-05-22", time: "10:00" },
    { ref: "2024-07-17", body: "SEND Board", date: "2024-07-17", time: "10:00" },
  ],
});

const PLANS = {
  lancashire: [made(fileOf("../../storage/sample/lancashire-app.json")), "2021-01-20"],
  peterborough: [made(fileOf("../language/peterborough.json")), "2022-12-07"],
  hillshire: [HILLSHIRE, "2024-05-15"],
} as const;
export type PlanName = keyof typeof PLANS;

const asker = { tenant: "t", id: "asker", name: "Test", kind: "member", clerk: true } as const;

/** What a text is read as in a plan, after a list where there was one, and the words that had no part in it. */
export function readIn(
  name: PlanName,
  text: string,
  last?: Query,
): { readonly ask: Ask; readonly unused: readonly string[] } {
  const [plan, today] = PLANS[name];
  return read(
    text,
    { plan, asker, today, time: "08:00", mentions: [] },
    last && { command: "list", query: last, page: 1 },
  );
}
