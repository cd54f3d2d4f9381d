import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** The kinds of rows that a transaction touches, each once. */
function rowsIn(body: string): readonly string[] {
  const named = body.matchAll(/RowKey(?:=|%3D|":\s*")(?:'|%27)?([a-z]+)/g);
  return [...new Set([...named].map(([, kind = ""]) => kind))];
}

/** Stands between a bot and Azurite and counts the requests that pass: each is one round trip. */
export async function startCountingProxy(port: number) {
  const agent = new Agent({ keepAlive: true });
  let passed: string[] = [];
  let bytes = 0;
  const server = createServer((req, res) => {
    const name = `${req.method} ${decodeURIComponent(req.url ?? "")}`;
    const place = passed.push(name) - 1;
    const list = passed;
    // A transaction names its rows in its body only.
    if (name.endsWith("$batch")) {
      let body = "";
      req.on("data", (chunk: Buffer) => {
        body += chunk.toString("latin1");
        list[place] = `${name} of ${rowsIn(body).join(", ")}`;
      });
    }
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    const { method, url, headers } = req;
    const onward = request(
      { host: "127.0.0.1", port, path: url, method, headers, agent },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    onward.once("error", () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** The requests since it was last asked. */
    take(): readonly string[] {
      const taken = passed;
      passed = [];
      return taken;
    },
    /** How many bytes of bodies went to the table since it was last asked. */
    takeBytes(): number {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    async stop(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}
