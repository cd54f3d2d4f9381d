import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { createApp } from "../../bot/app.ts";
import { clockFrom, readConfig } from "../../bot/config.ts";
import { createAzureTables } from "../../storage/azure-tables.ts";
import { openTable } from "../../storage/table.ts";
import { CONNECTOR_TOKEN } from "./bot-framework.ts";

/**
 * The bot in a process of its own, as its entry file starts it, but for one thing: it trusts the
 * Bot Framework whose keys are at the address given. Its settings are in the environment.
 */
const [keysAt = "", ...argv] = process.argv.slice(2);
const config = readConfig(process.env, argv);
const app = createApp(
  { ...config, host: "127.0.0.1" },
  createAzureTables(openTable(config.tables)),
  pino({ level: config.logLevel }),
  {
    clock: clockFrom(config.today),
    pause: (milliseconds, signal) =>
      pause(milliseconds, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    id: () => crypto.randomUUID(),
    console,
  },
  { trust: { keysAt, connectorToken: async () => CONNECTOR_TOKEN } },
);
await app.start();
process.once("SIGTERM", () => void app.stop().then(() => process.exit(0)));
