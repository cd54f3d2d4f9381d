import type { TableClient, TransactionAction } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import { createAzureTables } from "../../storage/azure-tables.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { makeTable } from "../../storage/table.ts";
import { anAction, begin, changeOf, historyOf, loaded } from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { isTampering, writesIn } from "../support/writes.ts";
import { aPress } from "./contract/build.ts";

const freshTable = useAzurite();

const partitionKey = "plan:lancashire:app";
const CHANGE = "change:0000000002";
const row = (rowKey: string) => ({ partitionKey, rowKey, why: "Never" });

/** A plan with a history, a client as the bot opens it, and the wire that it writes to. */
async function begun() {
  const table = freshTable();
  const proxy = await startFaultProxy(table.port);
  const store = createAzureTables(
    await makeTable({ table: table.name, connectionString: table.connection() }),
  );
  const plan = await begin(store, [anAction("1.1")]);
  const press = aPress();
  const change = changeOf(plan, [anAction("1.1", { progress: "So" })], { press });
  await store.commit(plan, { change, press, due: [] });
  const settings = { table: table.name, connectionString: table.connection(proxy.port) };
  const client = await makeTable(settings);
  proxy.take();
  return { client, store, proxy, table };
}

const rewrites: Readonly<Record<string, (client: TableClient) => Promise<unknown>>> = {
  "deleting a change": (client) => client.deleteEntity(partitionKey, CHANGE),
  "merging into a change": (client) => client.updateEntity(row(CHANGE), "Merge"),
  "replacing a change": (client) => client.updateEntity(row(CHANGE), "Replace", { etag: "x" }),
  "putting a change in place of another": (client) => client.upsertEntity(row(CHANGE), "Replace"),
  "merging what may not be there": (client) => client.upsertEntity(row(CHANGE), "Merge"),
  "deleting a part of a large change": (client) =>
    client.deleteEntity(partitionKey, "part:4-abc:0000000000"),
  "taking a press's mark away": (client) => client.deleteEntity(partitionKey, "press:press-1"),
  "changing what became of a send": (client) => client.updateEntity(row("done:post-1:one")),
};

describe("What has happened cannot be rewritten by any code that has the table", () => {
  test.each(Object.entries(rewrites))("by %s", async (_, rewrite) => {
    const { client, store, proxy } = await begun();
    const before = await historyOf(store);

    // It is refused before it is sent: at once, or as a promise that fails.
    const rewriting = async () => rewrite(client);
    await expect(rewriting()).rejects.toThrow("What has happened is not changed or deleted");

    expect(proxy.take()).toEqual([]);
    expect(await historyOf(store)).toEqual(before);
    await proxy.stop();
  });

  test.each([
    ["delete", ["delete", { partitionKey, rowKey: CHANGE }]],
    ["update", ["update", row(CHANGE), "Merge"]],
    ["upsert", ["upsert", row(CHANGE), "Replace"]],
  ] as [string, TransactionAction][])(
    "by a transaction that would %s it among others",
    async (_, action) => {
      const { client, store, proxy } = await begun();
      const before = await historyOf(store);
      const others: TransactionAction[] = [
        ["upsert", { partitionKey, rowKey: "item:note:1:1", text: "PUT it in" }, "Replace"],
      ];

      const rewriting = async () => client.submitTransaction([...others, action]);
      await expect(rewriting()).rejects.toThrow(`not changed or deleted: ${CHANGE}`);

      expect(proxy.take()).toEqual([]);
      expect(await historyOf(store)).toEqual(before);
      await proxy.stop();
    },
  );

  test("and a change that speaks of one is written like any other", async () => {
    const { store } = await begun();
    const words = `PUT http://x/t(PartitionKey='p',RowKey='${CHANGE}') HTTP/1.1`;
    const plan = await loaded(store);
    const item = anAction("1.1", { progress: `${words}\r\n${words}\n` });
    const change = changeOf(plan, [item]);
    expect(await store.commit(plan, { change, press: null, due: [] })).toBe("done");
    expect((await historyOf(store)).at(-1)).toEqual(change);
  });

  test("and the wire would show it if something else did", async () => {
    const { proxy, table } = await begun();
    const other = table.bare(proxy.port);
    await other.submitTransaction([["update", row(CHANGE), "Merge"]]);
    await other.upsertEntity(row(CHANGE));
    await other.deleteEntity(partitionKey, CHANGE);
    const writes = proxy.take().flatMap(writesIn).filter(isTampering);
    expect(writes.map(({ verb }) => verb)).toEqual(["PATCH", "PATCH", "DELETE"]);
    await proxy.stop();
  });
});

test("A plan store has no way to change or delete what has happened", async () => {
  const table = freshTable();
  const stores = [createMemoryStore(), await table.open()];
  for (const store of stores) {
    const ways = Object.keys(store).filter((name) =>
      /delete|remove|update|edit|rewrite|purge|clear/i.test(name),
    );
    expect(ways).toEqual([]);
    expect(Object.keys(store)).toEqual(expect.arrayContaining(["load", "commit", "changes"]));
  }
});
