import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isThere, openTable } from "../../storage/table.ts";
import { type TestTable, useAzurite } from "../support/azurite.ts";

const freshTable = useAzurite();

/** Runs one of our commands on a table, and gives what it printed and its exit code. */
async function run(table: TestTable, ...args: string[]) {
  const env = {
    ...process.env,
    AZURE_TABLES_CONNECTION_STRING: table.connection(),
    TABLE_NAME: table.name,
  };
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

const PLAN = "storage/sample/lancashire-app.json";

test("a bot without a table says what to do and makes none; so do the commands that only read", async () => {
  const table = freshTable();
  const settings = { table: table.name, connectionString: table.connection() };
  const cure = `There is no table called ${table.name} there. If none was ever made, \`npm run plan -- init\` makes it`;

  const bot = await run(table, "bot/index.ts", "--local", "--port", "0");
  expect(bot).toMatchObject({ code: 1, stdout: "" });
  expect(bot.stderr).toContain(cure);
  for (const read of [["list"], ["show", "app"], ["import", PLAN, "--dry-run"]]) {
    const told = await run(table, "bot/cli/plan.ts", ...read);
    expect(told).toMatchObject({ code: 1, stdout: "" });
    expect(told.stderr).toContain(cure);
  }
  expect(await isThere(openTable(settings))).toBe(false);
});

test("init makes the table once, and the first import makes it too", async () => {
  const table = freshTable();
  const init = () => run(table, "bot/cli/plan.ts", "init");
  expect(await init()).toMatchObject({ code: 0, stdout: `Table ${table.name} is made.\n` });
  expect((await init()).stdout).toBe(
    `Table ${table.name} is there already; nothing was changed.\n`,
  );

  const other = freshTable();
  const imported = await run(other, "bot/cli/plan.ts", "import", PLAN);
  expect(imported).toMatchObject({ code: 0 });
  expect((await run(other, "bot/cli/plan.ts", "list")).stdout).toContain("lancashire-app");
});
