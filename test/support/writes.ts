import type { Call } from "./fault-proxy.ts";

/** One row that a request would write: made (`POST`), put in its place (`PUT`), merged into it, or deleted. */
export type RowWrite = {
  readonly verb: "POST" | "PUT" | "PATCH" | "MERGE" | "DELETE";
  readonly partition: string;
  readonly row: string;
  /** The state of the row that it is bound to; none where it would overwrite blindly. */
  readonly ifMatch: string | null;
};

type Request = Pick<Call, "method" | "path" | "body" | "ifMatch">;

const OPERATION = /^(POST|PUT|PATCH|MERGE|DELETE) (\S+) HTTP\/1\.1\r?$/gm;

/** The rows that a request to the table service would write: of a transaction, one for each operation. */
export function writesIn({ method, path, body, ifMatch }: Request): readonly RowWrite[] {
  if (method === "GET" || /\/Tables(\(|$)/.test(path)) return [];
  if (!path.endsWith("$batch")) return [{ ...writeOf(method, path, body), ifMatch }];
  const heads = [...body.matchAll(OPERATION)];
  return heads.map((head, n) => {
    const text = body.slice(head.index, heads[n + 1]?.index);
    return writeOf(head[1] ?? "", decodeURIComponent(head[2] ?? ""), text);
  });
}

function writeOf(verb: string, path: string, text: string): RowWrite {
  const named = /\(PartitionKey='(.*)',RowKey='(.*)'\)/.exec(path);
  const json = /^\{.*\}\r?$/m.exec(text)?.[0];
  const entity = JSON.parse(json ?? "{}") as { PartitionKey?: string; RowKey?: string };
  const row = named?.[2]?.replaceAll("''", "'") ?? entity.RowKey;
  if (row === undefined) throw new Error(`A write to no row: ${verb} ${path}`);
  return {
    verb: verb as RowWrite["verb"],
    partition: named?.[1]?.replaceAll("''", "'") ?? entity.PartitionKey ?? "",
    row,
    ifMatch: /^If-Match: (.*?)\r?$/im.exec(text)?.[1] ?? null,
  };
}

/** Whether a write would change or delete what has happened: a history row, a part of one, a mark or a result. They are only ever made. */
export const isTampering = ({ row, verb }: RowWrite) =>
  /^(change|part|press|done):/.test(row) && verb !== "POST";

/** Whether a write would change a plan's header, or work that is due, whatever state it is in: somebody else's commit or claim would be lost. */
export const isBlind = ({ row, verb, ifMatch }: RowWrite) =>
  (row === "plan" || (row.startsWith("due:") && verb === "PATCH")) &&
  verb !== "POST" &&
  (ifMatch === null || ifMatch === "*");
