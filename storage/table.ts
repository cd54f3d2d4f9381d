import {
  odata,
  type RestError,
  TableClient,
  type TableServiceClientOptions,
} from "@azure/data-tables";
import { DefaultAzureCredential } from "@azure/identity";
import { TableMissing } from "../bot/plan/record/store-faults.ts";
import { appendOnly } from "./append-only.ts";
import { deadlines } from "./deadlines.ts";
import { DIRECTORY, prefixRange } from "./rows/rows.ts";
import { tableMissing } from "./table-missing.ts";

/** Where the table is: a connection string, or an endpoint that the app's own identity may use. */
export type TablesSettings = {
  readonly table: string;
  readonly connectionString?: string | undefined;
  readonly endpoint?: string | undefined;
};

/**
 * A table as it is used from here: its history can be added to and not changed, no request
 * waits for ever, and where it is gone that is told. It is not made: see `makeTable`. `options` is for tests and the bench, e.g. to count requests.
 */
export function openTable(
  settings: TablesSettings,
  options: TableServiceClientOptions = {},
): TableClient {
  const all: TableServiceClientOptions = {
    retryOptions: { maxRetries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1000 },
    ...options,
    additionalPolicies: [
      { policy: appendOnly, position: "perCall" },
      { policy: tableMissing, position: "perCall" },
      ...(options.additionalPolicies ?? []),
      ...deadlines,
    ],
  };
  return settings.connectionString
    ? TableClient.fromConnectionString(settings.connectionString, settings.table, {
        ...all,
        allowInsecureConnection: /http:\/\//.test(settings.connectionString),
      })
    : new TableClient(settings.endpoint ?? "", settings.table, new DefaultAzureCredential(), all);
}

/** Makes the table, if it is not there, and opens it. Only who sets the bot up does this: the bot never does. */
export async function makeTable(
  settings: TablesSettings,
  options?: TableServiceClientOptions,
): Promise<TableClient> {
  const client = openTable(settings, options);
  await client.createTable();
  return client;
}

/** Whether the table is there. */
export async function isThere(client: TableClient): Promise<boolean> {
  try {
    await client.getEntity(DIRECTORY, "check").catch(absent);
    return true;
  } catch (error) {
    if (error instanceof TableMissing) return false;
    throw error;
  }
}

/** The HTTP status of a refusal by the table service. */
export const statusOf = (error: unknown) => (error as RestError | undefined)?.statusCode;

/** Whether somebody else was first: the row is gone, there already, or changed. */
export const isTaken = (error: unknown) => [404, 409, 412].includes(statusOf(error) ?? 0);

/** Makes a row that is not there undefined; any other error stays one. */
export function absent(error: unknown): undefined {
  if (statusOf(error) === 404) return undefined;
  throw error;
}

/**
 * The rows of a partition between two row keys, the second left out, and of these only those that
 * pass a filter on other columns, if there is one. Pages are followed by the library.
 */
export async function* rowsBetween(
  client: TableClient,
  partition: string,
  from: string,
  below: string,
  also = "",
) {
  const keys = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${below}`;
  const filter = also === "" ? keys : `${keys} and ${also}`;
  yield* client.listEntities({ queryOptions: { filter } });
}

/** The rows of a partition between two row keys, in pages of so many: a reader who stops early has not waited for a thousand. */
export async function* rowsInPages(
  client: TableClient,
  partition: string,
  from: string,
  below: string,
  pages: { readonly first: number; readonly after: number },
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const filter = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${below}`;
  let continuationToken: string | undefined;
  let maxPageSize = pages.first;
  do {
    const page = await client
      .listEntities({ queryOptions: { filter } })
      .byPage({ maxPageSize, ...(continuationToken && { continuationToken }) })
      .next();
    if (page.done) return;
    yield* page.value;
    continuationToken = page.value.continuationToken;
    maxPageSize = pages.after;
  } while (continuationToken);
}

/** The rows of a partition whose keys begin with a prefix. */
export function rowsWith(client: TableClient, partition: string, prefix: string) {
  const { from, below } = prefixRange(prefix);
  return rowsBetween(client, partition, from, below);
}

/** Every row of a partition. */
export async function* rowsOf(client: TableClient, partition: string) {
  yield* client.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${partition}` } });
}
