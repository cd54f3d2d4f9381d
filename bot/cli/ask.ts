import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createMemoryStore } from "../../storage/memory.ts";
import { clockFrom, LOCAL_TENANT } from "../config.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";
import { createRecord } from "../plan/record/record.ts";
import type { PlanStore } from "../plan/record/store.ts";
import { visible, visibleJson } from "../plan/text/visible.ts";
import { createAsker } from "./asker.ts";
import { importPlan, told } from "./import-plan.ts";
import { openRecord, runTool } from "./tool.ts";

const USAGE = `npm run ask -- [--today 2021-01-20] [--as "FULL NAME"] [--role member|officer|clerk|chair|guest]
               [--plan ID | --file PLAN.json [--file OVERLAY.json]…] [--json] ["phrase"]

Answers one phrase, or each line of standard input: each is a conversation of its own, and turns of
one are separated by " >> ". With no plan it asks the sample with its illustrative statuses, on
20 January 2021. --plan asks a plan in the bot's table. Nothing is ever written.
`;
const TODAY = "2021-01-20";
const sample = (name: string) => resolve(import.meta.dirname, "../../storage/sample", name);
const SAMPLE = [sample("lancashire-app.json"), sample("lancashire-illustrative.json")];
const ROLES = ["member", "officer", "clerk", "chair", "guest"] as const;

runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      today: { type: "string" },
      as: { type: "string" },
      role: { type: "string" },
      plan: { type: "string" },
      file: { type: "string", multiple: true },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const role = ROLES.find((one) => one === values.role);
  if (values.role !== undefined && !role) {
    throw new Error(`There is no role ${values.role}. There are: ${ROLES.join(", ")}.`);
  }
  const clock = clockFrom(values.today ?? (values.plan || values.file ? null : TODAY));
  const { store, key } = values.plan
    ? await planInTable(values.plan)
    : await planInFiles(values.file ?? SAMPLE, clock());
  const ask = await createAsker(store, key, clock, { name: values.as, role });
  const say = async (text: string) => {
    const asked = await ask(text);
    process.stdout.write(
      values.json ? `${visibleJson(JSON.stringify(asked))}\n` : `${visible(asked.answer)}\n\n`,
    );
  };
  if (positionals.length > 0) await say(positionals.join(" "));
  else for await (const line of createInterface({ input: process.stdin })) await say(line);
  return 0;
});

type PlanSource = { readonly store: PlanStore; readonly key: PlanKey };

async function planInTable(id: string): Promise<PlanSource> {
  const env = process.env;
  const { store } = await openRecord({
    table: env.TABLE_NAME || "planboard",
    connectionString: env.AZURE_TABLES_CONNECTION_STRING,
    endpoint: env.AZURE_TABLES_ENDPOINT,
  });
  return { store, key: { tenant: env.MicrosoftAppTenantId || LOCAL_TENANT, id } };
}

/** A plan of a file, with what further files say over it. */
async function planInFiles(files: readonly string[], at: Date): Promise<PlanSource> {
  const store = createMemoryStore();
  const key = { tenant: LOCAL_TENANT, id: "plan" };
  const record = createRecord({
    store,
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  for (const [n, file] of files.entries()) {
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    const by = { name: "Plan file", at };
    const done = await importPlan({ store, record, id: `ask-${n}` }, key, json, by);
    if (done.reading.wrong.length > 0) throw new Error(told(done, false).join("\n"));
  }
  return { store, key };
}
