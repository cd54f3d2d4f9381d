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

const USAGE = `npm run ask -- [--today 2021-01-20] [--as "FULL NAME"] [--plan ID | --file PLAN.json] [--json] ["phrase"]

Answers one phrase, or each line of standard input. With no configuration it asks the sample plan as
printed, on 20 January 2021. --plan asks a plan in the bot's table. Nothing is ever written.
`;
const TODAY = "2021-01-20";
const SAMPLE = resolve(import.meta.dirname, "../../storage/sample/lancashire-app.json");

runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      today: { type: "string" },
      as: { type: "string" },
      plan: { type: "string" },
      file: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const clock = clockFrom(values.today ?? (values.plan || values.file ? null : TODAY));
  const { store, key } = values.plan
    ? await planInTable(values.plan)
    : await planInFile(values.file ?? SAMPLE, clock());
  const ask = await createAsker(store, key, clock, values.as);
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

async function planInFile(file: string, at: Date): Promise<PlanSource> {
  const store = createMemoryStore();
  const key = { tenant: LOCAL_TENANT, id: "plan" };
  const record = createRecord({
    store,
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  const json: unknown = JSON.parse(await readFile(file, "utf8"));
  const by = { name: "Plan file", at };
  const done = await importPlan({ store, record, id: "ask" }, key, json, by);
  if (done.reading.wrong.length > 0) throw new Error(told(done, false).join("\n"));
  return { store, key };
}
