import type { TableServiceClientOptions } from "@azure/data-tables";

type Policy = NonNullable<TableServiceClientOptions["additionalPolicies"]>[number]["policy"];

/** The keys of rows that are the record of what happened, as they stand in an address. */
const RECORD = /RowKey='(?:change|part|press|done)(?:%3A|:)/i;
/** An operation of a transaction that changes a row or deletes it, and does not only make one. */
const OPERATIONS = /^(?:PUT|PATCH|MERGE|DELETE) (\S+) HTTP\/1\.1\r?$/gm;

/**
 * Stands in every client of the table and lets no request out that would change or delete what has
 * happened: the history, its parts, the marks of presses and the results of what was sent. They are
 * only ever made. What code may come, it cannot rewrite the record by this client.
 */
export const appendOnly: Policy = {
  name: "appendOnly",
  sendRequest(request, next) {
    const { method, url, body } = request;
    const changes = method !== "GET" && method !== "POST" ? [url] : [];
    if (url.endsWith("$batch") && typeof body === "string") {
      for (const [, address = ""] of body.matchAll(OPERATIONS)) changes.push(address);
    }
    const rewritten = changes.find((address) => RECORD.test(address));
    if (rewritten === undefined) return next(request);
    const row = decodeURIComponent(/RowKey='([^']*)'/.exec(rewritten)?.[1] ?? "");
    throw new Error(`What has happened is not changed or deleted: ${row}. Nothing was sent.`);
  },
};
