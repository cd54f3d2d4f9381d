import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Whether a request, or the answer to it, is to be held. */
type Match = (request: { readonly method: string; readonly url: string }) => boolean;

/** A server in front of another one, that can hold what passes: real HTTP, and as slow as a test wants it. */
export async function startHeld(behind: string) {
  const target = new URL(behind);
  let holding: { readonly match: Match; readonly answers: boolean } | null = null;
  let open: () => void = () => undefined;
  let opened: Promise<void> = Promise.resolve();
  let held = 0;

  const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const server = createServer(async (req, res) => {
    const { method = "", url = "", headers } = req;
    const body = await bodyOf(req);
    const hold = holding?.match({ method, url }) ? holding : null;
    if (hold && !hold.answers) {
      held += 1;
      await opened;
    }
    const { hostname, port } = target;
    const through = request({ hostname, port, method, headers, path: url }, async (answer) => {
      const back = await bodyOf(answer);
      if (hold?.answers) {
        held += 1;
        await opened;
      }
      res.writeHead(answer.statusCode ?? 500, answer.headers);
      res.end(back);
    });
    through.on("error", () => res.destroy());
    through.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    /** From now on such requests go no further; or, if it is their answers that are held, they do, and nobody hears of it. */
    hold(match: Match = () => true, answers = false): void {
      held = 0;
      holding = { match, answers };
      opened = new Promise((resolve) => {
        open = resolve;
      });
    },
    /** How many are held, or were. */
    held: () => held,
    /** Lets go of what is held, and holds nothing more. */
    release(): void {
      holding = null;
      open();
    },
    async stop(): Promise<void> {
      open();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
