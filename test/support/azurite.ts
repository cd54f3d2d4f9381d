import { TableClient, type TableServiceClientOptions } from "@azure/data-tables";
import { afterAll, beforeAll, inject } from "vitest";
import { azuriteConnection, startAzurite } from "../../bot/cli/azurite.ts";
import { type Child, freePort, untilAnswers } from "../../bot/cli/children.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { createAzureTables } from "../../storage/azure-tables.ts";
import { makeTable } from "../../storage/table.ts";

type AddedPolicy = NonNullable<TableServiceClientOptions["additionalPolicies"]>[number];
type Policy = AddedPolicy["policy"];
type Answer = Awaited<ReturnType<Policy["sendRequest"]>>;

/** One request as it went to the table service. */
export type Sent = { readonly method: string; readonly url: string; readonly body: string };

/** Lets a request through or not; `n` counts from 1, from when the meddling began. */
export type Meddle = (send: () => Promise<Answer>, n: number, sent: Sent) => Promise<Answer>;

/** The wire between one store and the table service: a test reads it, counts on it, and cuts it. */
export type Wire = {
  readonly sent: readonly Sent[];
  /** How many requests were ever begun, and how many are under way. */
  readonly work: () => { readonly begun: number; readonly open: number };
  /** Begins to count anew. */
  readonly forget: () => void;
  /** From now on every request goes through this; without it, all pass. */
  readonly meddle: (how?: Meddle) => void;
};

/** The error that Node gives when the other side hangs up. */
export function lostConnection(): Error {
  return Object.assign(new Error("The connection was lost."), { code: "ECONNRESET" });
}

/** Ends a process after so many requests: nothing that it would send after them arrives. */
export function killedAfter(requests: number): Meddle {
  return async (send, n) => {
    if (n > requests) throw new Error("The process was killed.");
    return send();
  };
}

function createWire(): Wire & { readonly policy: Policy } {
  const sent: Sent[] = [];
  let meddle: Meddle | undefined;
  let n = 0;
  let begun = 0;
  let open = 0;
  return {
    sent,
    work: () => ({ begun, open }),
    forget: () => {
      sent.length = 0;
    },
    meddle: (how) => {
      meddle = how;
      n = 0;
    },
    policy: {
      name: "testWire",
      async sendRequest(request, next) {
        const { method, url, body } = request;
        const one = { method, url, body: typeof body === "string" ? body : "" };
        sent.push(one);
        n += 1;
        begun += 1;
        open += 1;
        try {
          return await (meddle ? meddle(() => next(request), n, one) : next(request));
        } finally {
          open -= 1;
        }
      },
    },
  };
}

/** A table of its own for one test. Each store that is opened on it is like another process. */
export type TestTable = {
  readonly name: string;
  /** How to reach the table service: at its own port, or at that of a proxy before it. */
  readonly connection: (port?: number) => string;
  /** The port of the table service itself. */
  readonly port: number;
  /** The table with nothing of ours before it, for a test that tampers. */
  readonly bare: (port?: number) => TableClient;
  readonly open: (place?: AddedPolicy["position"]) => Promise<PlanStore & { readonly wire: Wire }>;
};

/**
 * A real Azurite table service, in memory: the one that the files of a run share, or where a run has
 * none, one for as long as the tests of this file. Call it at the top of the file; what it returns
 * makes a fresh table for each test. A wire lies above the library's own retries, or below them if
 * it is opened `perRetry`.
 */
export function useAzurite(): () => TestTable {
  let child: Child | undefined;
  let port = 0;

  beforeAll(async () => {
    const shared = inject("azurite");
    port = shared ?? (await freePort());
    if (shared !== undefined) {
      await untilAnswers(`http://127.0.0.1:${port}/`, () => undefined);
      return;
    }
    child = await startAzurite({
      port,
      data: null,
      onEnd: (name, output) => {
        throw new Error(`${name} stopped by itself: ${output}`);
      },
    });
  });
  afterAll(async () => child?.stop());

  return () => {
    const table = `t${crypto.randomUUID().replaceAll("-", "")}`;
    const connectionString = azuriteConnection(port);
    return {
      name: table,
      connection: (at = port) => azuriteConnection(at),
      port,
      bare: (at = port) =>
        TableClient.fromConnectionString(azuriteConnection(at), table, {
          allowInsecureConnection: true,
        }),
      async open(position = "perCall") {
        const wire = createWire();
        const policies = [{ policy: wire.policy, position }];
        const client = await makeTable(
          { table, connectionString },
          { additionalPolicies: policies },
        );
        wire.forget();
        return { ...createAzureTables(client), wire };
      },
    };
  };
}
