import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { isToday, LOCAL_TENANT } from "../config.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";
import { nameOfficer } from "../plan/people/name-officer.ts";
import { visible } from "../plan/text/visible.ts";
import { printDate } from "../plan/time/calendar-date.ts";
import { azuriteConnection, startAzurite } from "./azurite.ts";
import { type Child, freePort, startChild, untilAnswers } from "./children.ts";
import { lockData } from "./data-lock.ts";
import { contents, importPlan, told } from "./import-plan.ts";
import { mustBeFree, portIn } from "./ports.ts";
import { openRecord } from "./tool.ts";

/** The date that the demo pretends it is, for which the sample's illustrative statuses are written. */
const TODAY = "2021-01-20";
const ROOT = resolve(import.meta.dirname, "../..");
const SAMPLE: PlanKey = { tenant: LOCAL_TENANT, id: "lancashire-app" };
const SAMPLE_FILES = ["lancashire-app.json", "lancashire-illustrative.json"];

const User = z.looseObject({ name: z.string(), aadObjectId: z.string() });
const Playground = z.looseObject({ currentUser: User, users: z.array(User) });

const say = (line: string) => process.stdout.write(`${visible(line)}\n`);
const alive = () => process.stdout.write("   … still starting\n");
const children: Child[] = [];
let ending: Promise<void> | undefined;
let unlock: (() => Promise<void>) | undefined;

/** Stops every child, last started first, and ends. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const child of [...children].reverse()) await child.stop();
    await unlock?.();
    process.exit(code);
  })();
  return ending;
}

function onEnd(name: string, output: string): void {
  process.stderr.write(`${name} stopped by itself. Its last words:\n${output}\n`);
  void end(1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3978" },
      "playground-port": { type: "string", default: "56150" },
      data: { type: "string", default: ".data" },
      today: { type: "string", default: TODAY },
      "no-playground": { type: "boolean", default: false },
    },
  });
  const port = portIn(values.port, "--port");
  if (!isToday(values.today)) {
    throw new Error(`--today: “${values.today}” is not a date. Give one such as ${TODAY}.`);
  }
  const playgroundPort = portIn(values["playground-port"], "--playground-port");
  unlock = await lockData(resolve(values.data));
  await mustBeFree(port, "--port", "the bot");
  if (!values["no-playground"]) {
    await mustBeFree(playgroundPort, "--playground-port", "the Playground");
  }
  const people = Playground.parse(
    parse(await readFile(join(ROOT, ".m365agentsplayground.yml"), "utf8")),
  );

  say("1 of 4  Starting Azurite's table service (the emulator of Azure Tables) …");
  const data = resolve(values.data, "azurite");
  const tablePort = await freePort();
  children.push(await startAzurite({ port: tablePort, data, alive, onEnd }));
  const connection = azuriteConnection(tablePort);
  say(`        its data is in ${data}`);

  say("2 of 4  Looking for the plan …");
  await loadSample(connection, people);

  say("3 of 4  Starting the bot in local mode …");
  children.push(
    startChild(
      "The bot",
      [join(ROOT, "bot/index.ts"), "--local", "--today", values.today, "--port", String(port)],
      {
        cwd: ROOT,
        env: {
          AZURE_TABLES_CONNECTION_STRING: connection,
          CLERKS: people.currentUser.aadObjectId,
          LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
          TABLE_NAME: "planboard",
          // Local mode is refused where there are credentials; nothing here is sent to Teams.
          MicrosoftAppId: "",
          MicrosoftAppPassword: "",
          MicrosoftAppTenantId: "",
        },
        onEnd,
        onLine: (line) => process.stderr.write(`        bot: ${line}\n`),
      },
    ),
  );
  await untilAnswers(`http://127.0.0.1:${port}/readyz`, alive);
  if (values["no-playground"]) {
    say("4 of 4  No Playground, as asked.");
    say(`\nThe bot answers at http://127.0.0.1:${port}/api/messages. Ctrl-C stops everything.`);
    return;
  }
  say("4 of 4  Starting the Microsoft 365 Agents Playground (the Teams client) …");
  const cli = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/cli.js");
  children.push(
    startChild(
      "The Playground",
      [
        "--import",
        join(ROOT, "bot/cli/loopback-only.ts"),
        cli,
        "start",
        "--app-endpoint",
        `http://127.0.0.1:${port}/api/messages`,
        "--channel-id",
        "msteams",
        "--port",
        String(playgroundPort),
        "--disable-telemetry",
      ],
      {
        cwd: ROOT,
        env: {
          TEAMSAPPTESTER_BROWSER: "none",
          M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(ROOT, ".m365agentsplayground.yml"),
          M365_AGENTS_PLAYGROUND_LOGFILE: resolve(values.data, "playground.log"),
        },
        onEnd,
      },
    ),
  );
  await untilAnswers(`http://localhost:${playgroundPort}/`, alive);
  say(`
Open  http://localhost:${playgroundPort}

You are ${people.currentUser.name}, an officer of the plan and its clerk. It is ${printDate(values.today.slice(0, 10))}. Five things to try:
  1. show red actions          then press a row, and Update: change its RAG, Save
  2. amber in area 4           any filters together; “overdue”, “my actions”
  3. log a risk                fill the form in; the new risk gets a reference
  4. follow plan               in the channel “Improvement board”, with @Plan Board in front
  5. post scorecard            look at the preview, confirm, and see it in that channel

Ctrl-C stops everything; the next start finds the plan as you left it.`);
}

/** Loads the sample if there is no plan yet, and says which Playground people are officers of it. */
async function loadSample(
  connectionString: string,
  people: z.infer<typeof Playground>,
): Promise<void> {
  const needs = await openRecord({ table: "planboard", connectionString }, { make: true });
  const plans = await needs.store.plans(SAMPLE.tenant);
  const there = plans.length > 0 && (await needs.store.load(SAMPLE));
  if (plans.length > 0 && (there || !plans.some((plan) => plan.id === SAMPLE.id))) {
    say(`        found ${plans.map((plan) => plan.name).join(", ")}, as it was left`);
    return;
  }
  const by = { name: "Sample plan", at: new Date(`${TODAY}T09:00:00Z`) };
  for (const [n, file] of SAMPLE_FILES.entries()) {
    const json: unknown = JSON.parse(await readFile(join(ROOT, "storage/sample", file), "utf8"));
    const done = await importPlan({ ...needs, id: `${needs.id}-${n}` }, SAMPLE, json, by);
    if (done.reading.wrong.length > 0) throw new Error(told(done, false).join("\n"));
  }
  const plan = await needs.record.load(SAMPLE);
  say(`        loaded the sample: ${contents(plan)}`);
  const clerk = {
    tenant: LOCAL_TENANT,
    id: "demo",
    name: by.name,
    kind: "member",
    clerk: true,
  } as const;
  for (const user of [people.currentUser, ...people.users]) {
    const person = plan.items.person.find((p) => p.name === user.name);
    if (!person) continue;
    const account = { id: user.aadObjectId, name: user.name };
    await needs.record.carryOut(
      plan,
      {
        by: { id: null, name: by.name },
        at: by.at,
        via: "file",
        conversation: null,
        command: "name_officer",
        press: { key: `demo-${person.ref}`, digest: "" },
      },
      (now) => nameOfficer(now, { person: person.ref, account }, clerk),
    );
    say(`        ${user.name} of the Playground is that officer of the plan`);
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  void end(1);
});
