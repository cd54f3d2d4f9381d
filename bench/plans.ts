import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importPlan, told } from "../bot/cli/import-plan.ts";
import { openRecord } from "../bot/cli/tool.ts";
import { LOCAL_TENANT } from "../bot/config.ts";
import type { Plan } from "../bot/plan/model/snapshot.ts";
import { Channel } from "../bot/plan/posts/channel.kind.ts";

/** A plan that turns are measured on, each in a table of its own: a tenant's only plan needs no choosing. */
export type Subject = { readonly name: string; readonly table: string; readonly plan: Plan };

const SAMPLE = join(import.meta.dirname, "../storage/sample");
const BY = { name: "Bench", at: new Date("2021-01-20T09:00:00Z") };

/** Loads the sample plan with its illustrative statuses. */
export async function loadSample(connection: string): Promise<Subject> {
  const files = ["lancashire-app.json", "lancashire-illustrative.json"];
  const texts = await Promise.all(files.map((file) => readFile(join(SAMPLE, file), "utf8")));
  return load(
    "sample plan",
    "benchsample",
    connection,
    texts.map((text) => JSON.parse(text)),
  );
}

/** Loads a plan far larger than any board's: 5,000 actions in 50 areas, owned by 200 people. */
export function loadMade(connection: string): Promise<Subject> {
  return load("made plan", "benchmade", connection, [madePlan(50, 100)]);
}

/** Loads the sample plan with so many conversations that follow it. */
export async function followedPlan(
  connectionString: string,
  conversations: number,
  serviceUrl: string,
): Promise<Subject> {
  const files = ["lancashire-app.json", "lancashire-illustrative.json"];
  const texts = await Promise.all(files.map((file) => readFile(join(SAMPLE, file), "utf8")));
  const jsons = texts.map((text) => JSON.parse(text));
  const subject = await load("followed plan", "benchpost", connectionString, jsons);
  const { record } = await openRecord({ table: subject.table, connectionString });
  const plan = await record.load(subject.plan.key);
  const items = Array.from({ length: conversations }, (_, n) =>
    Channel.parse({
      kind: "channel",
      ref: `f-${n}`,
      name: `Follower ${n}`,
      following: true,
      address: {
        serviceUrl,
        conversation: `19:follower-${n}@thread.v2`,
        type: "groupChat",
        tenant: null,
        bot: "28:bot",
      },
    }),
  );
  const by = { id: null, name: BY.name };
  const stamp = { by, at: BY.at, via: "file", conversation: null, press: null } as const;
  const followed = { ...stamp, command: "follow_plan" };
  const saved = await record.carryOut(plan, followed, () => ({ why: null, items }));
  return { ...subject, plan: saved.plan };
}

async function load(
  name: string,
  table: string,
  connectionString: string,
  files: readonly unknown[],
): Promise<Subject> {
  const needs = await openRecord({ table, connectionString }, { make: true });
  const key = { tenant: LOCAL_TENANT, id: name.replace(" ", "-") };
  let plan: Plan | undefined;
  for (const [n, json] of files.entries()) {
    const done = await importPlan({ ...needs, id: `${needs.id}-${n}` }, key, json, BY);
    if (!done.written) throw new Error(told(done, false).join("\n"));
    plan = done.plan;
  }
  if (!plan) throw new Error(`The ${name} has no file.`);
  return { name, table, plan };
}

const FIRST =
  "Hilary Zoe Sally Dave Claire Kirsty Steve Ian Amina Bryn Chloe Dev Eleri Farah".split(" ");
const LAST =
  "Fordham Richards Platt Carr Hamer Flynn Okafor Patel Marsh Lowe Idris Novak Shah Wood Young".split(
    " ",
  );
const SUBJECTS =
  "Autism Transitions Commissioning Therapies Transport Exclusions Nursing Equipment Respite Tribunals".split(
    " ",
  );
const SIDES = ["pathway", "offer", "workforce", "data", "quality"];

/** One in ten actions is red, so that “show red actions” finds 500 and shows a full page. */
const RAGS = "red amber amber green green green green none none none".split(" ");

function madePlan(areas: number, actionsEach: number): unknown {
  const people = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}`)).slice(0, 200);
  const someone = (n: number) => people[(n * 37) % people.length] ?? "";
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const titleOf = (area: number) =>
    `${SUBJECTS[(area - 1) % SUBJECTS.length]} ${SIDES[Math.floor((area - 1) / SUBJECTS.length)]}`;
  return {
    schema: "plan-board/1",
    about: {
      name: "Made plan of the bench",
      shortName: "Made plan",
      abbreviation: "MP",
      localArea: "Benchshire",
      stage: "Made",
    },
    people: people.map((name) => ({ name, organisation: "LCC" })),
    areas: numbers(areas).map((area) => ({
      ref: String(area),
      title: `${titleOf(area)} was not good enough.`,
      shortName: titleOf(area),
      leads: [someone(area)],
    })),
    actions: numbers(areas).flatMap((area) =>
      numbers(actionsEach).map((n) => {
        const rag = RAGS[n % RAGS.length];
        const unsafe = rag === "red" || rag === "amber";
        return {
          ref: `${area}.${n}`,
          area: String(area),
          text: `Agree with every partner how step ${n} of the ${titleOf(area).toLowerCase()} will be done, by whom, and how families will see the difference it makes to them`,
          owners: [someone(area * 100 + n), someone(area * 100 + n + 1)],
          byWhen: { printed: "March 2021", date: "2021-03-31" },
          status: rag === "none" ? "not started" : "in progress",
          rag,
          ...(unsafe && {
            reason: "The provider has not signed the contract and the work waits for it.",
            recovery: "The provider signs by the end of the month.",
          }),
        };
      }),
    ),
  };
}
