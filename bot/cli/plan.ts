import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isThere, makeTable, openTable } from "../../storage/table.ts";
import { verifyPlan } from "../../storage/verify/verify-plan.ts";
import { LOCAL_TENANT } from "../config.ts";
import { countActions } from "../plan/actions/counts.ts";
import { planName } from "../plan/file/plan-file.ts";
import { planFile } from "../plan/file/write-plan-file.ts";
import { RAG_MARKS, RAG_ORDER } from "../plan/model/rag.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { visible, visibleJson } from "../plan/text/visible.ts";
import { dateIn } from "../plan/time/calendar-date.ts";
import { contents, importPlan, told } from "./import-plan.ts";
import { changesAsked, historyAsked, historyCsv, historyLines } from "./plan-history.ts";
import { repairPlan } from "./repair-plan.ts";
import { openRecord, runTool } from "./tool.ts";
import { verifyReport } from "./verify-report.ts";

const USAGE = `npm run plan -- init
npm run plan -- import FILE [--plan ID] [--tenant ID] [--dry-run]
npm run plan -- list [--tenant ID]
npm run plan -- show ID [--tenant ID]
npm run plan -- verify ID [--tenant ID]
npm run plan -- repair ID [--write] [--tenant ID]
npm run --silent plan -- export ID [--out FILE] [--tenant ID]
npm run --silent plan -- history ID [--since DATE] [--until DATE] [--csv] [--out FILE] [--tenant ID]

The table is the one of the bot: AZURE_TABLES_CONNECTION_STRING, or AZURE_TABLES_ENDPOINT, and
TABLE_NAME. The tenant is --tenant, or else MicrosoftAppTenantId, or else "${LOCAL_TENANT}" (local mode).
`;

runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      plan: { type: "string" },
      tenant: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      since: { type: "string" },
      until: { type: "string" },
      csv: { type: "boolean", default: false },
      out: { type: "string" },
    },
  });
  const [verb, subject] = positionals;
  const env = process.env;
  const tenant = values.tenant ?? (env.MicrosoftAppTenantId || LOCAL_TENANT);
  if (
    !verb ||
    !["init", "import", "export", "list", "show", "verify", "repair", "history"].includes(verb) ||
    (verb !== "init" && verb !== "list" && !subject)
  ) {
    process.stdout.write(USAGE);
    return 2;
  }
  if (!env.AZURE_TABLES_CONNECTION_STRING && !env.AZURE_TABLES_ENDPOINT) {
    throw new Error(
      "Set AZURE_TABLES_CONNECTION_STRING or AZURE_TABLES_ENDPOINT first, so that I know where the plans are kept.",
    );
  }
  const tables = {
    table: env.TABLE_NAME || "planboard",
    connectionString: env.AZURE_TABLES_CONNECTION_STRING,
    endpoint: env.AZURE_TABLES_ENDPOINT,
  };
  const say = (line: string) => process.stdout.write(`${visible(line)}\n`);
  if (verb === "init") {
    const there = await isThere(openTable(tables));
    if (!there) await makeTable(tables);
    say(`Table ${tables.table} is ${there ? "there already; nothing was changed" : "made"}.`);
    return 0;
  }
  const make = verb === "import" && !values["dry-run"];
  const needs = await openRecord(tables, { make });

  if (verb === "list") {
    const plans = await needs.store.plans(tenant);
    if (plans.length === 0) say(`No plan is kept for tenant ${tenant}.`);
    for (const { id, name } of plans) say(`${id}  ${name}`);
    return 0;
  }
  if (verb === "show") {
    const plan = await needs.record.load({ tenant, id: subject ?? "" });
    const counts = countActions(plan.items.action, dateIn(new Date()));
    say(`${planName(plan)}, version ${plan.version}`);
    say(contents(plan));
    const rags = RAG_ORDER.map((rag) => `${counts.rag[rag]} ${RAG_MARKS[rag].word.toLowerCase()}`);
    for (const line of unreadIn(plan)) say(line);
    say(
      `Actions: ${rags.join(", ")}, ${counts.status.complete} complete, ${counts.overdue} overdue.`,
    );
    return 0;
  }
  if (verb === "export") {
    const plan = await needs.record.load({ tenant, id: subject ?? "" });
    const text = `${visibleJson(JSON.stringify(planFile(plan), null, 2))}\n`;
    for (const line of unreadIn(plan)) process.stderr.write(`Not in the file: ${visible(line)}\n`);
    if (values.out === undefined) process.stdout.write(text);
    else {
      await writeFile(values.out, text);
      say(`Plan ${subject}, version ${plan.version}, is in ${values.out}.`);
    }
    return 0;
  }
  if (verb === "verify") {
    const key = { tenant, id: subject ?? "" };
    const verified = await verifyPlan(needs.client, key);
    for (const line of verifyReport(key, verified)) say(line);
    return verified.faults.length > 0 ? 1 : 0;
  }
  if (verb === "repair") {
    const key = { tenant, id: subject ?? "" };
    const { lines, faults } = await repairPlan(
      needs.client,
      key,
      values.write && !values["dry-run"],
    );
    for (const line of lines) say(line);
    return faults > 0 ? 1 : 0;
  }
  if (verb === "history") {
    const asked = historyAsked(values.since, values.until);
    const plan = await needs.record.load({ tenant, id: subject ?? "" });
    const changes = await changesAsked(needs.record, plan, asked);
    const text = values.csv
      ? historyCsv(plan, changes)
      : `${historyLines(plan, changes, asked).join("\n")}\n`;
    if (values.out === undefined) process.stdout.write(visible(text));
    else {
      await writeFile(values.out, text);
      say(`${changes.length} of ${plan.version} changes of plan ${subject} are in ${values.out}.`);
    }
    return 0;
  }
  const file = subject ?? "";
  if (positionals.length > 2) throw new Error("Import one file at a time.");
  const json = parseJson(await readFile(file, "utf8"), file);
  const id = values.plan ?? basename(file).replace(/\.json$/, "");
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/i.test(id)) {
    throw new Error(
      `“${id}” will not do as a plan's id: up to 80 letters, digits and hyphens. Give one with --plan.`,
    );
  }
  const by = { name: "Plan file import", at: new Date() };
  const others = await needs.store.plans(tenant);
  if (others.length > 0 && !others.some((plan) => plan.id === id)) {
    say(
      `Note: tenant ${tenant} has ${others.map((plan) => plan.id).join(", ")} already; ${id} is one more plan.`,
    );
  }
  const imported = await importPlan(needs, { tenant, id }, json, by, values["dry-run"]);
  say(`Plan ${id} of tenant ${tenant}.`);
  for (const line of told(imported, values["dry-run"])) say(line);
  return imported.reading.wrong.length > 0 ? 1 : 0;
});

const unreadIn = ({ unread }: Plan) =>
  unread.map(({ kind, ref, cannotRead }) => `${kind} ${ref} cannot be read: ${cannotRead}`);

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}
