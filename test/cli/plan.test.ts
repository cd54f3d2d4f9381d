import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { anAction, anArea, begin, KEY } from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";

const freshTable = useAzurite();

/** Runs the command as whoever runs the bot does, and gives what it printed and its exit code. */
async function verify(table: ReturnType<typeof freshTable>, id: string) {
  const args = ["bot/cli/plan.ts", "verify", id, "--tenant", KEY.tenant];
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

  expect(await verify(table, "app")).toEqual({
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
  expect(await verify(table, "app")).toEqual({
    code: 1,
    stdout: [
      `${rowKey}: is not as version 1 left it: rag`,
      "item:action:000001.000002:1.2: is missing: version 1 left it there",
      "Plan app of tenant lancashire, version 1: 2 faults in 1 change, 3 items, 0 presses, 0 due, 0 sent.",
      "",
    ].join("\n"),
    stderr: "",
  });

  expect(await verify(table, "another")).toEqual({
    code: 1,
    stdout: "",
    stderr: "There is no plan called another here.\n",
  });
});
