import { pino } from "pino";
import { createApp } from "../../bot/app.ts";
import { clockFrom, readConfig } from "../../bot/config.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { APP_ID, CONNECTOR_TOKEN, startBotFramework, startHttps } from "./bot-framework.ts";
import { startFakeConnector, type TeamsPerson } from "./fake-connector.ts";
import {
  EVENING,
  HOURLY,
  loadSample,
  PEOPLE,
  shortly,
  TENANT,
  teamsOn,
  UNLIMITED_SETTINGS,
} from "./world.ts";

/** Where the sample plan is kept for the tenant of everybody here. */
export const TEAMS_SAMPLE = { tenant: TENANT, id: "lancashire-app" } as const;

/** The settings of a bot that is registered with the test's own Bot Framework. */
export function registeredSettings(serviceHost: string): Record<string, string> {
  return {
    AZURE_TABLES_CONNECTION_STRING: "AccountName=a;AccountKey=b",
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: "the-bots-own-password",
    MicrosoftAppTenantId: TENANT,
    SERVICE_HOSTS: serviceHost,
    CLERKS: PEOPLE.cleo.upn,
    PORT: "0",
    ...UNLIMITED_SETTINGS,
  };
}

/**
 * The bot as it runs in Teams, nothing left out: it checks tokens against a Bot Framework of the
 * test's own, speaks https to its connector, and keeps the sample plan of one tenant.
 */
export async function startTeamsWorld(
  store: PlanStore,
  options: {
    readonly people?: readonly TeamsPerson[];
    readonly settings?: Readonly<Record<string, string>>;
  } = {},
) {
  const record = await loadSample(store, { key: TEAMS_SAMPLE });
  const framework = await startBotFramework();
  const connector = await startFakeConnector(options.people ?? Object.values(PEOPLE));
  const https = await startHttps(connector.url);
  const logged: string[] = [];
  const config = readConfig({ ...registeredSettings(https.host), ...options.settings }, [
    "--today",
    EVENING,
  ]);
  const app = createApp(
    { ...config, host: "127.0.0.1" },
    store,
    pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
    {
      clock: clockFrom(EVENING),
      pause: shortly,
      random: Math.random,
      id: () => crypto.randomUUID(),
      console,
    },
    {
      trust: { keysAt: framework.keysAt, connectorToken: async () => CONNECTOR_TOKEN },
      rounds: HOURLY,
    },
  );
  const port = await app.start();
  const endpoint = `http://127.0.0.1:${port}/api/messages`;
  const { url } = https;
  const authorized = () => ({ authorization: `Bearer ${framework.token(url)}` });
  return {
    ...teamsOn(endpoint, { ...connector, url }, authorized),
    endpoint,
    port,
    connector,
    framework,
    /** The service address that Teams gives to the bot. */
    serviceUrl: url,
    logged,
    history: async () => record.since(await record.load(TEAMS_SAMPLE), 0),

    /** Sends a body with these headers and no others; gives the status and the text that came back. */
    async send(body: unknown, headers: Readonly<Record<string, string>> = {}) {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },

    async stop(): Promise<void> {
      await app.stop();
      await https.stop();
      await connector.stop();
      await framework.stop();
    },
  };
}

export type TeamsWorld = Awaited<ReturnType<typeof startTeamsWorld>>;
