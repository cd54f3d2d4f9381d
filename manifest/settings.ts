import { z } from "zod";
import { PackageError } from "./package-error.ts";

const botId =
  "Set it to the Application (client) ID of the bot's app registration in Microsoft Entra, a GUID.";
const appId = "Set it to a GUID, or leave it out to use the bot's id for the app as well.";
const hostname =
  "Set it to the host name the bot answers on, such as plan-board.example.org: no https://, no path.";
const developer =
  "Set it to the name of the organisation that runs the bot, at most 32 characters.";
const version = "Set it to three numbers such as 1.2.0, higher at every upload to Teams.";

const address = (page: string) => {
  const cure = `Set it to the https:// address of ${page}, at most 2048 characters.`;
  return z.url({ protocol: /^https$/, error: cure }).max(2048, cure);
};

const schema = z
  .object({
    MicrosoftAppId: z.guid(botId),
    TEAMS_APP_ID: z.guid(appId).optional(),
    PUBLIC_HOSTNAME: z
      .string(hostname)
      .max(253, hostname)
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, hostname),
    DEVELOPER_NAME: z.string(developer).max(32, developer),
    DEVELOPER_WEBSITE_URL: address("a page about the bot, with how to get help"),
    DEVELOPER_PRIVACY_URL: address("the privacy notice that covers the bot"),
    DEVELOPER_TERMS_URL: address("the terms of use that cover the bot"),
    APP_VERSION: z
      .string(version)
      .max(256, version)
      .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, version),
  })
  .transform((given) => ({ ...given, TEAMS_APP_ID: given.TEAMS_APP_ID ?? given.MicrosoftAppId }));

/**
 * What differs from one installation of the app to the next. The names are those of the environment
 * variables and, in `${{…}}`, of the places in manifest.json that they fill.
 */
export type Settings = Readonly<z.infer<typeof schema>>;

/**
 * Reads the settings from an environment. A blank value counts as not set. Throws one PackageError
 * that lists every fault with its cure.
 */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.in.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    const value = given[name];
    const fault = value === undefined ? "is not set" : `cannot be "${value}"`;
    faults.set(name, `- ${name} ${fault}. ${message}`);
  }
  const cured = faults.size === 1 ? "one setting is" : `${faults.size} settings are`;
  throw new PackageError(
    [`The Teams app package waits until ${cured} put right:`, ...faults.values()].join("\n"),
  );
}
