import { setTimeout as pause } from "node:timers/promises";
import { createAzureTables } from "../../storage/azure-tables.ts";
import { isThere, makeTable, openTable } from "../../storage/table.ts";
import { type Config, noTable } from "../config.ts";
import { createRecord } from "../plan/record/record.ts";
import { visible } from "../plan/text/visible.ts";

/**
 * A store and a record for a command-line tool, on the real clock; and the table itself, for looking
 * at its rows. The table must be there, unless the tool is one that makes it.
 */
export async function openRecord(tables: Config["tables"], { make = false } = {}) {
  const client = make ? await makeTable(tables) : openTable(tables);
  if (!make && !(await isThere(client))) throw new Error(noTable(tables.table));
  const store = createAzureTables(client);
  const record = createRecord({
    store,
    pause: (milliseconds) => pause(milliseconds),
    random: Math.random,
    id: () => crypto.randomUUID(),
  });
  return { client, store, record, id: crypto.randomUUID() as string };
}

/** Runs a tool's main: a fault is one sentence on standard error and exit code 1. */
export function runTool(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${visible(said)}\n`);
      process.exitCode = 1;
    },
  );
}
