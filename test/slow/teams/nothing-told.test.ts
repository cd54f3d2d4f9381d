import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { azuriteConnection, startAzurite } from "../../../bot/cli/azurite.ts";
import { freePort } from "../../../bot/cli/children.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { makeTable } from "../../../storage/table.ts";
import {
  CONNECTOR_TOKEN,
  listen,
  startBotFramework,
  startHttps,
} from "../../support/bot-framework.ts";
import { startFakeConnector } from "../../support/fake-connector.ts";
import { registeredSettings, TEAMS_SAMPLE } from "../../support/teams-world.ts";
import { EVENING, loadSample, PEOPLE, SAMPLE, teamsOn } from "../../support/world.ts";

/** Said in everything that is sent: it may be in no output, nor anything that it is part of. */
const MARK = "Zanzibar7";

/** What a test's own Azurite is asked, let through or answered with all that was asked. */
async function startTable() {
  const port = await freePort();
  const azurite = await startAzurite({ port, data: null, onEnd: () => undefined });
  const echo = { on: false };
  const proxy = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const body = Buffer.concat(chunks);
      if (echo.on) {
        res.writeHead(400, { "content-type": "application/json", "x-ms-error-code": "Odd" });
        const message = `${MARK} ${body.toString("utf8")} ${JSON.stringify(req.headers)}`;
        res.end(JSON.stringify({ "odata.error": { code: "Odd", message: { value: message } } }));
        return;
      }
      const { method, headers, url } = req;
      const through = request({ port, host: "127.0.0.1", method, headers, path: url }, (answer) => {
        res.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(res);
      });
      through.on("error", () => res.destroy());
      through.end(body);
    });
  });
  const connection = azuriteConnection(await listen(proxy));
  return {
    connection,
    /** From now on it says back all that it is sent, as an error. */
    echo: (on: boolean) => {
      echo.on = on;
    },
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      await azurite.stop();
    },
  };
}

/** A connector that says back all that it is sent, as an error. */
async function startEcho(status: number) {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const said = `${MARK} ${Buffer.concat(chunks)} ${JSON.stringify(req.headers)}`;
      res.writeHead(status, { "content-type": "application/json" });
      res.end(JSON.stringify({ error: { code: "Odd", message: said } }));
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}/`;
  return { url, stop: async () => void server.close() };
}

/** Everything that a process writes, wherever it writes it. */
function startWriting(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      written += data.toString("utf8");
    });
  }
  return {
    written: () => written,
    async end() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const untilReady = (port: number) =>
  expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          (r) => r.status,
          () => 0,
        ),
      {
        timeout: 30_000,
        interval: 50,
      },
    )
    .toBe(200);

let table: Awaited<ReturnType<typeof startTable>>;
let connector: Awaited<ReturnType<typeof startFakeConnector>>;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  table = await startTable();
  connector = await startFakeConnector(Object.values(PEOPLE));
  stops.push(table.stop, connector.stop);
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const said = `set 3.4 amber because ${MARK}`;
const pressed = (data: object) => ({
  type: "invoke",
  name: "adaptiveCard/action",
  value: { action: { type: "Action.Execute", data }, trigger: "manual" },
});
const save = {
  command: "save_action",
  plan: SAMPLE.id,
  ref: "3.4",
  seen: 1,
  nonce: MARK,
  status: "in progress",
  rag: "amber",
  reason: MARK,
  recovery: MARK,
};

describe("nothing that was sent is in the output, at the lowest level of the log", () => {
  test("of the bot as it runs on one's own machine: good turns, bad ones, a table and a connector that fail", async () => {
    const store = createAzureTables(
      await makeTable({ table: "local", connectionString: table.connection }),
    );
    await loadSample(store);
    const port = await freePort();
    const bot = startWriting(["bot/index.ts", "--local", "--today", EVENING, "--port", `${port}`], {
      AZURE_TABLES_CONNECTION_STRING: table.connection,
      TABLE_NAME: "local",
      CLERKS: PEOPLE.cleo.upn,
      LOG_LEVEL: "debug",
    });
    await untilReady(port);
    const endpoint = `http://127.0.0.1:${port}/api/messages`;
    const headers = () => ({ authorization: `Bearer ${MARK}` });
    const teams = teamsOn(endpoint, connector, headers);

    await teams.say("cleo", said);
    await teams.say("cleo", `${MARK}?`);
    await teams.deliver(teams.activity("cleo", "personal", pressed(save)));
    await teams.deliver(teams.activity("cleo", "personal", pressed({ command: MARK })));
    await teams.deliver(teams.activity("cleo", "personal", { type: MARK, text: MARK }));
    await teams.deliver({ ...teams.activity("cleo", "personal", {}), type: "message", from: MARK });
    await fetch(endpoint, {
      method: "POST",
      body: `{"${MARK}`,
      headers: { "content-type": "application/json" },
    });
    await fetch(`http://127.0.0.1:${port}/${MARK}`, { headers: headers() });

    for (const status of [400, 403, 404]) {
      const echo = await startEcho(status);
      stops.push(echo.stop);
      const away = teamsOn(endpoint, { ...connector, url: echo.url }, headers);
      await away.deliver(away.activity("cleo", "personal", { type: "message", text: said }));
      await away.deliver(away.activity("cleo", "group", pressed(save)));
    }

    table.echo(true);
    const failed = await teams.say("cleo", said);
    await teams.deliver(teams.activity("cleo", "personal", pressed(save)));
    table.echo(false);
    await bot.end();

    const id = /this number: (\w+)/.exec(JSON.stringify(failed))?.[1] ?? "no id";
    expect(bot.written()).toContain(id);
    expect(bot.written()).toContain("the roster did not answer");
    expect(bot.written()).toContain('"statusCode":403');
    expect(bot.written()).not.toContain(MARK);
    expect(bot.written()).not.toContain(Buffer.from(MARK).toString("base64").slice(1, 8));
  });

  test("of the bot as it runs in Teams: right tokens and every kind of wrong one", async () => {
    const framework = await startBotFramework();
    const https = await startHttps(connector.url);
    const folder = await mkdtemp(join(tmpdir(), "plan-board-"));
    await writeFile(join(folder, "certificate.pem"), https.certificate);
    stops.push(framework.stop, https.stop, () => rm(folder, { recursive: true }));
    const store = createAzureTables(
      await makeTable({ table: "registered", connectionString: table.connection }),
    );
    await loadSample(store, { key: TEAMS_SAMPLE });
    const port = await freePort();
    const settings = registeredSettings(https.host);
    const bot = startWriting(
      ["test/support/registered-bot.ts", framework.keysAt, "--today", EVENING, "--port", `${port}`],
      {
        ...settings,
        AZURE_TABLES_CONNECTION_STRING: table.connection,
        TABLE_NAME: "registered",
        LOG_LEVEL: "debug",
        NODE_EXTRA_CA_CERTS: join(folder, "certificate.pem"),
      },
    );
    await untilReady(port);
    const endpoint = `http://127.0.0.1:${port}/api/messages`;
    const tokens: string[] = [];
    const send = async (token: string, where = https.url) => {
      tokens.push(token);
      const teams = teamsOn(endpoint, { ...connector, url: where }, () => ({
        authorization: `Bearer ${token}`,
      }));
      const message = teams.activity("cleo", "personal", { type: "message", text: said });
      return (await teams.deliver(message)).status;
    };
    const { url } = https;
    const marked = { mark: MARK };
    const long = Math.floor(Date.now() / 1000) - 4000;
    const wrong = [
      framework.token(url, { ...marked, exp: long }),
      framework.token(url, { ...marked, nbf: long + 9000 }),
      framework.token(url, { ...marked, aud: MARK }),
      framework.token(url, { ...marked, serviceurl: MARK }),
      framework.token(url, { ...marked, iss: MARK }),
      framework.token(url, marked, framework.keys.forged),
      framework.token(url, marked, framework.keys.unknown),
      framework.token(url, marked, framework.keys.webchat),
      framework.unsigned(url, { ...marked, tid: MARK }),
      framework.signedWithPublicKey(url),
      `${MARK}.${MARK}.${MARK}`,
    ];
    expect(await send(framework.token(url, marked))).toBe(200);
    for (const token of wrong) expect(await send(token)).toBe(401);
    expect(await send(framework.token("https://x.example/", marked), "https://x.example/")).toBe(
      403,
    );
    await bot.end();

    expect(bot.written()).toContain("a token that has expired");
    expect(bot.written()).toContain("a library wrote to the console");
    expect(bot.written()).not.toContain("PUBLIC KEY");
    const secrets = [MARK, CONNECTOR_TOKEN, settings.MicrosoftAppPassword ?? ""];
    const parts = [...tokens, ...secrets].flatMap((token) => token.split("."));
    for (const part of parts.filter((one) => one.length > 5)) {
      expect(bot.written()).not.toContain(part);
    }
  });
});
