import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Server } from "node:net";
import * as tls from "node:tls";
import { selfSigned } from "./self-signed.ts";

/** The bot's registration in the tests. */
export const APP_ID = "22222222-0000-4000-8000-000000000000";
export const ISSUER = "https://api.botframework.com";
/** What the bot shows to its connector. */
export const CONNECTOR_TOKEN = "the-bots-own-token";

type Json = Readonly<Record<string, unknown>>;

/** A signing key, and the channels that it is endorsed for; null where the key server says nothing of it. */
type Key = {
  readonly id: string;
  readonly endorsements: readonly string[] | null;
  readonly pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
};

const newKey = (id: string, endorsements: Key["endorsements"]): Key => ({
  id,
  endorsements,
  pair: generateKeyPairSync("rsa", { modulusLength: 2048 }),
});

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Listens on a free port of this machine, and tells which. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/**
 * A Bot Framework of the test's own, over real HTTP: it publishes its keys as the real one does, and
 * signs what is asked of it, right or wrong.
 */
export async function startBotFramework() {
  const keys = {
    /** Endorsed for Teams: the one that signs what Teams sends. */
    teams: newKey("teams", ["msteams", "skype"]),
    webchat: newKey("webchat", ["webchat"]),
    unendorsed: newKey("unendorsed", null),
    /** Bears the name of the right key, and is another. */
    forged: newKey("teams", ["msteams"]),
    unknown: newKey("unknown", ["msteams"]),
  };
  const published = [keys.teams, keys.webchat, keys.unendorsed];
  let asked = 0;
  let opened: Promise<void> = Promise.resolve();
  const server = createServer(async (request, response) => {
    asked += 1;
    await opened;
    const { port } = server.address() as AddressInfo;
    const document =
      request.url === "/keys"
        ? {
            keys: published.map(({ id, endorsements, pair }) => ({
              ...pair.publicKey.export({ format: "jwk" }),
              use: "sig",
              kid: id,
              ...(endorsements ? { endorsements } : {}),
            })),
          }
        : { issuer: ISSUER, jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(document));
  });
  const port = await listen(server);

  /** What Teams claims in a token for a service address, right now. */
  function claims(serviceUrl: string): Json {
    const now = Math.floor(Date.now() / 1000);
    return { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
  }

  return {
    keysAt: `http://127.0.0.1:${port}/openid`,
    /** How often the metadata or the keys were asked for. */
    asked: () => asked,
    /** From now on nobody gets the keys, until the returned function is called. */
    hold(): () => void {
      let open = () => {};
      opened = new Promise((resolve) => {
        open = resolve;
      });
      return () => open();
    },
    keys,
    claims,

    /** A signed token: what Teams would send, with other claims or another key where that is asked for. */
    token(serviceUrl: string, other: Json = {}, key: Key = keys.teams): string {
      const head = encode({ alg: "RS256", typ: "JWT", kid: key.id });
      const content = `${head}.${encode({ ...claims(serviceUrl), ...other })}`;
      return `${content}.${sign("sha256", Buffer.from(content), key.pair.privateKey).toString("base64url")}`;
    },

    /** A token that says it needs no signature; the last part is what stands in its place. */
    unsigned(serviceUrl: string, other: Json = {}, last = "x"): string {
      const head = encode({ alg: "none", typ: "JWT", kid: keys.teams.id });
      return `${head}.${encode({ ...claims(serviceUrl), ...other })}.${last}`;
    },

    /** A token signed with the published key as if that were a shared secret. */
    signedWithPublicKey(serviceUrl: string): string {
      const content = `${encode({ alg: "HS256", typ: "JWT", kid: keys.teams.id })}.${encode(claims(serviceUrl))}`;
      const secret = keys.teams.pair.publicKey.export({ type: "spki", format: "pem" });
      return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
    },

    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type BotFramework = Awaited<ReturnType<typeof startBotFramework>>;

/** https on loopback in front of a plain server: the bot answers to nothing less. This process trusts its certificate. */
export async function startHttps(behind: string): Promise<{
  readonly url: string;
  readonly host: string;
  /** For other processes that are to trust it. */
  readonly certificate: string;
  readonly stop: () => Promise<void>;
}> {
  const certificate = selfSigned();
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), certificate.cert]);
  const target = Number(new URL(behind).port);
  const sockets = new Set<{ destroy(): void }>();
  const server = tls.createServer(certificate, (outer) => {
    const inner = connect(target, "127.0.0.1");
    for (const socket of [outer, inner]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        outer.destroy();
        inner.destroy();
        sockets.delete(socket);
      });
    }
    outer.pipe(inner).pipe(outer);
  });
  const port = await listen(server);
  return {
    url: `https://127.0.0.1:${port}/`,
    host: `127.0.0.1:${port}`,
    certificate: certificate.cert,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
