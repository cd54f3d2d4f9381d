import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { createAzureTables } from "../storage/azure-tables.ts";
import { isThere, openTable } from "../storage/table.ts";
import { createApp } from "./app.ts";
import { ConfigError, clockFrom, noTable, readConfig } from "./config.ts";
import { plainError } from "./plain-error.ts";

/** Longest a stop may take, in milliseconds, before what is still in flight is cut off. */
const LONGEST_STOP = 4700;

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = pino({ level: config.logLevel });
  // Node would print the error with its words; those may quote what somebody sent.
  process.once("uncaughtException", (error) => {
    log.fatal({ error: plainError(error) }, "Plan Board stops: an error that nobody caught");
    process.exit(1);
  });
  const table = openTable(config.tables);
  if (!(await isThere(table))) throw new ConfigError([noTable(config.tables.table)]);
  const store = createAzureTables(table);
  const app = createApp(config, store, log, {
    clock: clockFrom(config.today),
    // It rejects only when it is told to end early, which is what it is told for.
    pause: (milliseconds, signal) =>
      pause(milliseconds, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    id: () => crypto.randomUUID(),
    console,
  });
  const port = await app.start();
  log.info({ port, mode: config.teams.mode, today: config.today }, "Plan Board is listening");

  const stop = async (signal: string) => {
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    await app.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void stop(signal));
}

/** Whether the table could not be reached at all, or refused. */
function cannotReach(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === "RestError" || code === "ECONNREFUSED" || code === "ENOTFOUND";
}

main().catch((error: unknown) => {
  const taken = (error as { code?: unknown }).code === "EADDRINUSE";
  const message = taken
    ? "Plan Board cannot start: its port is taken. Stop what uses it, or give another with --port."
    : error instanceof ConfigError
      ? error.message
      : cannotReach(error)
        ? "Plan Board cannot start: the table does not answer. Check AZURE_TABLES_CONNECTION_STRING or AZURE_TABLES_ENDPOINT, and that the bot may reach it."
        : `Plan Board cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
