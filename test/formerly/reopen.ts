import { readFileSync } from "node:fs";
import type { TableClient, TableEntity } from "@azure/data-tables";
import type { TestTable } from "../support/azurite.ts";
import { startFakeConnector } from "../support/fake-connector.ts";
import { PEOPLE, startWorld } from "../support/world.ts";

/** The moment at which everything here was captured. */
export const NOON = "2021-01-20T12:00:00.000Z";

/** What stands in the captured rows for the address of the Teams service. */
const PLACEHOLDER = "http://127.0.0.1:1/";
/** So much goes into one transaction of the table. */
const MOST_ROWS = 90;
const MOST_CHARACTERS = 1_000_000;

/** One of the captured files of this folder. */
export const captured = <T>(name: string): readonly T[] =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8"));

/** Puts the captured rows into a table, with the address of whoever now plays Teams. */
async function restore(client: TableClient, url: string): Promise<void> {
  await client.createTable();
  const rows = captured<TableEntity>("table").map(
    (row): TableEntity<object> => JSON.parse(JSON.stringify(row).replaceAll(PLACEHOLDER, url)),
  );
  for (const entities of Map.groupBy(rows, ({ partitionKey }) => partitionKey).values()) {
    let some: TableEntity<object>[] = [];
    let size = 0;
    const flush = async () => {
      if (some.length > 0) await client.submitTransaction(some.map((row) => ["create", row]));
      some = [];
      size = 0;
    };
    for (const entity of entities) {
      const { length } = JSON.stringify(entity);
      if (some.length >= MOST_ROWS || size + length > MOST_CHARACTERS) await flush();
      some.push(entity);
      size += length;
    }
    await flush();
  }
}

/** The bot at a table that an earlier version wrote, at noon of the last day of it. */
export async function reopen(table: TestTable) {
  const board = [{ id: "19:board@thread.tacv2", name: "Improvement board" }];
  const connector = await startFakeConnector(Object.values(PEOPLE), board);
  await restore(table.bare(), connector.url);
  const store = await table.open();
  const world = await startWorld(store, { clock: () => new Date(NOON), beside: { connector } });
  return {
    ...world,
    store,
    client: table.bare(),
    async stop() {
      await world.stop();
      await connector.stop();
    },
  };
}
