import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands between a bot and Azurite and counts the requests that pass: each is one round trip. */
export async function startCountingProxy(port: number) {
  const agent = new Agent({ keepAlive: true });
  let passed: string[] = [];
  const server = createServer((req, res) => {
    passed.push(`${req.method} ${decodeURIComponent(req.url ?? "")}`);
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
    async stop(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}
