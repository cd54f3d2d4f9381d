import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { trailKey } from "../../storage/rows/trail-rows.ts";
import { anAction, anArea, begin, KEY } from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";

const freshTable = useAzurite();

/** Runs the command as whoever runs the bot does, and gives what it printed and its exit code. */
async function run(
  table: ReturnType<typeof freshTable>,
  verb: string,
  id: string,
  ...more: string[]
) {
  const args = ["bot/cli/plan.ts", verb, id, "--tenant", KEY.tenant, ...more];
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

test("npm run plan -- verify gives the figures of a whole plan, and a line for each fault of one that is not", async () => {
  const table = freshTable();
  await begin(await table.open(), [anArea("1"), anAction("1.1"), anAction("1.2")]);

  expect(await run(table, "verify", "app")).toEqual({
    code: 0,
    stdout:
      "Plan app of tenant lancashire, version 1: 1 change, 4 items, 0 presses, 0 due, 0 sent. The sequence is whole, and its replay makes these items.\n",
    stderr: "",
  });

  const client = table.bare();
  const partitionKey = "plan:lancashire:app";
  const rowKey = "item:action:000001.000001:1.1";
  await client.updateEntity({ partitionKey, rowKey, rag: "green" }, "Merge");
  await client.deleteEntity(partitionKey, "item:action:000001.000002:1.2");
  expect(await run(table, "verify", "app")).toEqual({
    code: 1,
    stdout: [
      `${rowKey}: is not as version 1 left it: rag`,
      "item:action:000001.000002:1.2: is missing: version 1 left it there",
      "Plan app of tenant lancashire, version 1: 2 faults in 1 change, 3 items, 0 presses, 0 due, 0 sent.",
      "",
    ].join("\n"),
    stderr: "",
  });

  expect(await run(table, "verify", "another")).toEqual({
    code: 1,
    stdout: "",
    stderr: "There is no plan called another here.\n",
  });
});

test("npm run plan -- repair says first what it would make, then makes what verify found lacking", async () => {
  const table = freshTable();
  const store = await table.open();
  await begin(store, [anArea("1"), anAction("1.1")]);
  const client = table.bare();
  const partitionKey = "plan:lancashire:app";
  await client.deleteEntity(partitionKey, trailKey({ kind: "action", ref: "1.1", version: 1 }));

  const figures = "1 change, 3 items, 0 presses, 0 due, 0 sent";
  const whole = `Plan app of tenant lancashire, version 1: ${figures}. The sequence is whole, and its replay makes these items.\n`;
  const lacking =
    "Not there yet: 1 row of trails and 0 checkpoints. Questions about the past are slower without them; to make them: npm run plan -- repair app\n";
  const made = "Plan app of tenant lancashire: 1 row of trails made from the history.\n";
  const told = async (verb: string, ...more: string[]) => {
    const { code, stdout, stderr } = await run(table, verb, "app", ...more);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  expect(await told("verify")).toBe(whole + lacking);
  expect(await told("repair")).toBe(`${made}Dry run: nothing was written. With --write it is.\n`);
  expect(await told("verify")).toBe(whole + lacking);
  expect(await told("repair", "--write")).toBe(made);
  expect(await told("verify")).toBe(whole);
  expect(await told("repair")).toContain("there is nothing to repair");
});
