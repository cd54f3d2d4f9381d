import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { plainText } from "../../cards/plain-text.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { clockFrom, LOCAL_TENANT } from "../config.ts";
import { createDispatch } from "../dispatch.ts";
import { filtersOf } from "../language/filters-of.ts";
import { understand } from "../language/understand.ts";
import { dateIn } from "../plan/calendar-date.ts";
import type { Asker } from "../plan/people.ts";
import { planName } from "../plan/plan-file.ts";
import { createRecord, type PlanRecord, writeDown } from "../plan/record.ts";
import { applyChange, emptyPlan, type PlanKey, withItems } from "../plan/snapshot.ts";
import type { PlanStore } from "../plan/store.ts";
import type { Turn } from "../turn.ts";
import { createPlanFinder } from "../which-plan.ts";
import { importPlan, told } from "./import-plan.ts";
import { openRecord, runTool } from "./tool.ts";

const USAGE = `npm run ask -- [--today 2021-01-20] [--as "Hilary Fordham"] [--plan ID | --file PLAN.json] [--json] ["phrase"]

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
  const today = values.today ?? (values.plan || values.file ? null : TODAY);
  const clock = clockFrom(today);
  const { store, key } = await planToAsk(values.plan, values.file, clock());
  const plan = await store.load(key);
  if (!plan) throw new Error(`There is no plan called ${key.id}.`);

  const asker: Asker = {
    tenant: key.tenant,
    id: "asker",
    name: values.as ?? "somebody",
    kind: "member",
    clerk: values.as === undefined,
  };
  const officer = plan.items.person.find((p) => p.name.toLowerCase() === values.as?.toLowerCase());
  if (values.as !== undefined && !officer) {
    const names = plan.items.person.map((p) => p.name).join(", ");
    throw new Error(`Nobody in the plan is called ${values.as}. There are: ${names}.`);
  }
  // The asker is that officer for this question only: the plan in hand is changed, not the store.
  const known = officer
    ? withItems(plan, [{ ...officer, account: { id: "asker", name: officer.name } }], plan.version)
    : plan;
  const record = createRecord({
    store: { ...store, load: async () => known },
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  const dispatch = createDispatch({
    record: { ...record, carryOut: tryOut },
    plans: createPlanFinder(store, () => clock().getTime()),
    id: () => crypto.randomUUID(),
    wake: () => undefined,
    memory: { recall: async () => undefined, remember: async () => undefined },
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });

  const ask = async (text: string) => {
    const at = clock();
    const turn: Turn = {
      id: crypto.randomUUID(),
      at,
      who: asker,
      where: {
        conversation: "ask",
        name: "the command line",
        address: {
          serviceUrl: "http://127.0.0.1/",
          conversation: "ask",
          type: "personal",
          tenant: null,
          bot: "bot",
        },
      },
      said: { kind: "text", text, mentions: [] },
    };
    const { reading, ignored } = understand(text, {
      plan: known,
      asker,
      today: dateIn(at),
      mentions: [],
    });
    const reply = await dispatch(turn);
    const answer = plainText(reply.card);
    if (!values.json) return answer;
    const refs = reply.refs ?? [];
    return JSON.stringify({
      text,
      intent: reading?.intent ?? "unknown",
      filters: reading ? filtersOf(reading, known) : {},
      refs,
      total: refs.length,
      ignored,
      answer,
    });
  };

  if (positionals.length > 0) {
    process.stdout.write(`${await ask(positionals.join(" "))}\n`);
    return 0;
  }
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${await ask(line)}\n`);
    if (!values.json) process.stdout.write("\n");
  }
  return 0;
});

/** What a change would make of the plan, without writing it anywhere. */
const tryOut: PlanRecord["carryOut"] = async (plan, stamp, operate) => {
  const draft = operate(plan);
  if (!draft) return { kind: "unchanged", plan };
  const change = writeDown(plan, draft, stamp);
  return { kind: "saved", plan: applyChange(plan, change), change };
};

/** The plan that is asked: one of the bot's table, one in a file, or the sample. */
async function planToAsk(
  id: string | undefined,
  file: string | undefined,
  at: Date,
): Promise<{ store: PlanStore; key: PlanKey }> {
  const env = process.env;
  if (id !== undefined) {
    const tenant = env.MicrosoftAppTenantId || LOCAL_TENANT;
    const { store } = await openRecord({
      table: env.TABLE_NAME || "planboard",
      connectionString: env.AZURE_TABLES_CONNECTION_STRING,
      endpoint: env.AZURE_TABLES_ENDPOINT,
    });
    return { store, key: { tenant, id } };
  }
  const store = createMemoryStore();
  const key = { tenant: LOCAL_TENANT, id: "plan" };
  const record = createRecord({
    store,
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  const json: unknown = JSON.parse(await readFile(file ?? join(SAMPLE), "utf8"));
  const done = await importPlan({ store, record, id: "ask" }, key, json, {
    name: "ask",
    at,
  });
  if (done.reading.wrong.length > 0) throw new Error(told(done, false).join("\n"));
  await store.register(key, planName(withItems(emptyPlan(key), done.reading.items, 1)));
  return { store, key };
}
