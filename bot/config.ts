import { parseArgs } from "node:util";
import { z } from "zod";

/** Everything the bot is told from outside, checked once. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** The bot's date in place of the real one (the time of day runs on), so that an old plan is not years overdue. */
  readonly today: string | null;
  readonly logLevel: string;
  readonly clerks: readonly string[];
  /** How many turns a minute are taken, from one person and in one conversation. */
  readonly limits: { readonly perPerson: number; readonly perConversation: number };
  readonly tables: {
    readonly table: string;
    readonly connectionString?: string | undefined;
    readonly endpoint?: string | undefined;
  };
  readonly teams:
    | { readonly mode: "local" }
    | {
        readonly mode: "teams";
        readonly registration: {
          readonly MicrosoftAppType: string;
          readonly MicrosoftAppId: string;
          readonly MicrosoftAppPassword?: string | undefined;
          readonly MicrosoftAppTenantId: string;
          /** The Bot Framework of the US government's clouds; left out everywhere else. */
          readonly ChannelService?: string | undefined;
        };
        /** Who must have signed what comes in. */
        readonly issuer: string;
        readonly tenants: ReadonlySet<string>;
        readonly serviceHosts: ReadonlySet<string>;
      };
};

/** The tenant that stands for all in local mode. */
export const LOCAL_TENANT = "local";

/** The Bot Framework of GCC High and DoD, as its settings name it. All others, GCC too, share the public one. */
const GOVERNMENT = "https://botframework.azure.us";
const ISSUERS = {
  public: "https://api.botframework.com",
  government: "https://api.botframework.us",
} as const;

/** Service addresses of the commercial, GCC, GCC High and DoD clouds (Teams platform documentation). */
const SERVICE_HOSTS = [
  "smba.trafficmanager.net",
  "smba.infra.gcc.teams.microsoft.com",
  "smba.infra.gov.teams.microsoft.us",
  "smba.infra.dod.teams.microsoft.us",
];

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const Environment = z.object({
  NODE_ENV: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["production", "development", "test"]))
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  CLERKS: list,
  TURNS_A_MINUTE_PER_PERSON: z.coerce.number().int().min(1).default(60),
  TURNS_A_MINUTE_PER_CONVERSATION: z.coerce.number().int().min(1).default(300),
  ALLOWED_TENANTS: list,
  SERVICE_HOSTS: list,
  TABLE_NAME: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/, "must be 3 to 63 letters and digits, a letter first")
    .default("planboard"),
  AZURE_TABLES_CONNECTION_STRING: z.string().optional(),
  AZURE_TABLES_ENDPOINT: z.url().optional(),
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI"]).optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
  ChannelService: z.literal(GOVERNMENT).optional(),
});

/** The settings are wrong: one message that lists every fault and its cure. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    const lines = faults.map((fault) => `  - ${fault}`).join("\n");
    super(`Plan Board cannot start. ${faults.length} setting(s) to mend:\n${lines}`);
    this.name = "ConfigError";
  }
}

/** Says that there is no table, and what to do about it. */
export const noTable = (table: string) =>
  `There is no table called ${table} there. If none was ever made, \`npm run plan -- init\` makes it, and so does the first \`npm run plan -- import FILE\`. If there was one, it has been deleted: bring it back from your backup.`;

/** Reads the environment and the command line into one checked whole, or says everything that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): Config {
  const faults: string[] = [];
  const args = readArguments(argv, faults);
  const env = readEnvironment(environment, faults);
  const port = args.port === undefined ? env.PORT : Number(args.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(`--port: “${args.port}” is not a port. Give a number from 0 to 65535.`);
  }
  if (args.today !== undefined && !isToday(args.today)) {
    faults.push(
      `--today: “${args.today}” is not a date. Give one such as 2021-01-20, or with the time to begin at, 2021-01-20T09:30.`,
    );
  }
  if (!env.AZURE_TABLES_CONNECTION_STRING && !env.AZURE_TABLES_ENDPOINT) {
    faults.push(
      "AZURE_TABLES_CONNECTION_STRING or AZURE_TABLES_ENDPOINT: one is needed, so that the plan has somewhere to live. On your own machine, `npm run demo` starts an emulator and sets it.",
    );
  }
  const teams = args.local ? localMode(env, faults) : teamsMode(env, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: args.local ? "127.0.0.1" : "0.0.0.0",
    port,
    today: args.today ?? null,
    logLevel: env.LOG_LEVEL,
    clerks: env.CLERKS.map((clerk) => clerk.toLowerCase()),
    limits: {
      perPerson: env.TURNS_A_MINUTE_PER_PERSON,
      perConversation: env.TURNS_A_MINUTE_PER_CONVERSATION,
    },
    tables: {
      table: env.TABLE_NAME,
      connectionString: env.AZURE_TABLES_CONNECTION_STRING,
      endpoint: env.AZURE_TABLES_ENDPOINT,
    },
    teams,
  };
}

const CURES: Readonly<Record<string, string>> = {
  NODE_ENV: "give production, development or test, or leave it out",
  PORT: "give a whole number from 0 to 65535",
  LOG_LEVEL: "give fatal, error, warn, info, debug or silent",
  TURNS_A_MINUTE_PER_PERSON: "give a whole number from 1, such as 60",
  TURNS_A_MINUTE_PER_CONVERSATION: "give a whole number from 1, such as 300",
  TABLE_NAME: "give 3 to 63 letters and digits, a letter first",
  AZURE_TABLES_ENDPOINT: "give an address such as https://ACCOUNT.table.core.windows.net",
  MicrosoftAppType: "give SingleTenant or UserAssignedMSI",
  ChannelService: `leave it out, or give ${GOVERNMENT} if the bot is registered in the US government's cloud (GCC High or DoD)`,
};

/** Every variable is checked by itself, so that one that is wrong does not hide what else is. */
function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): z.infer<typeof Environment> {
  const right: Record<string, string> = {};
  for (const name of Object.keys(Environment.shape)) {
    const value = environment[name];
    if (value === undefined || value === "") continue;
    const one = Environment.partial().safeParse({ [name]: value });
    if (one.success) right[name] = value;
    else faults.push(`${name}: “${value}” will not do; ${CURES[name] ?? "see the README"}.`);
  }
  const connection = right.AZURE_TABLES_CONNECTION_STRING;
  if (
    connection &&
    !/AccountName=|UseDevelopmentStorage=|SharedAccessSignature=/i.test(connection)
  ) {
    faults.push(
      "AZURE_TABLES_CONNECTION_STRING: is not a connection string. Copy it from the storage account's access keys.",
    );
  }
  return Environment.parse(right);
}

function readArguments(argv: readonly string[], faults: string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        local: { type: "boolean", default: false },
        today: { type: "string" },
        port: { type: "string" },
      },
    }).values;
  } catch (error) {
    faults.push(`${(error as Error).message} Known: --local, --today DATE[THH:MM], --port N.`);
    return { local: argv.includes("--local") };
  }
}

/** What a registration gives: where any of it is set, the bot is meant for Teams. */
const CREDENTIALS = ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"] as const;

function localMode(env: z.infer<typeof Environment>, faults: string[]): Config["teams"] {
  if (env.NODE_ENV === "production") {
    faults.push(
      "--local: refused when NODE_ENV is production, since nobody is authenticated in it.",
    );
  }
  const there = CREDENTIALS.filter((name) => env[name]);
  if (there.length > 0) {
    faults.push(
      `--local: refused where there are credentials, since nobody is authenticated in it. Take ${there.join(", ")} out of the environment, or leave out --local.`,
    );
  }
  return { mode: "local" };
}

/** What Entra calls every tenant, or many at once. */
const EVERYBODY: ReadonlySet<string> = new Set(["common", "organizations", "consumers", "all"]);

function teamsMode(env: z.infer<typeof Environment>, faults: string[]): Config["teams"] {
  const type = env.MicrosoftAppType;
  const id = env.MicrosoftAppId ?? "";
  const tenant = env.MicrosoftAppTenantId ?? "";
  const cure =
    "Take it from the bot's registration in Azure. To try the bot without one, start it with --local.";
  if (!type) faults.push("MicrosoftAppType: is missing. SingleTenant or UserAssignedMSI.");
  if (!id) faults.push(`MicrosoftAppId: is missing. ${cure}`);
  if (!tenant)
    faults.push("MicrosoftAppTenantId: is missing. The tenant of the bot's registration.");
  if (type === "SingleTenant" && !env.MicrosoftAppPassword) {
    faults.push(
      "MicrosoftAppPassword: is missing. SingleTenant needs the registration's client secret.",
    );
  }
  for (const allowed of env.ALLOWED_TENANTS) {
    if (/^[\w-]+$/.test(allowed) && !EVERYBODY.has(allowed.toLowerCase())) continue;
    faults.push(
      `ALLOWED_TENANTS: “${allowed}” is not a tenant, and nobody can let in all of them. Give tenant ids, with commas between them.`,
    );
  }
  for (const host of env.SERVICE_HOSTS) {
    if (/^[\w.-]+(?::\d+)?$/.test(host)) continue;
    faults.push(
      `SERVICE_HOSTS: “${host}” is not a host. Give hosts alone, such as smba.trafficmanager.net, with commas between them.`,
    );
  }
  return {
    mode: "teams",
    registration: {
      MicrosoftAppType: type ?? "",
      MicrosoftAppId: id,
      MicrosoftAppTenantId: tenant,
      ...(env.MicrosoftAppPassword ? { MicrosoftAppPassword: env.MicrosoftAppPassword } : {}),
      ...(env.ChannelService ? { ChannelService: env.ChannelService } : {}),
    },
    issuer: env.ChannelService ? ISSUERS.government : ISSUERS.public,
    tenants: inSmall(env.ALLOWED_TENANTS.length > 0 ? env.ALLOWED_TENANTS : [tenant]),
    serviceHosts: inSmall(env.SERVICE_HOSTS.length > 0 ? env.SERVICE_HOSTS : SERVICE_HOSTS),
  };
}

/** Ids and hosts as Teams writes them, however they were pasted. */
const inSmall = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));

/** Whether a setting says which day it is to be, with or without the time to begin at. */
export function isToday(said: string): boolean {
  const [date = "", time = "00:00", more] = said.split("T");
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  return /^20\d\d/.test(date) && z.iso.date().safeParse(date).success && isTime && !more;
}

/**
 * The bot's clock: the real one; or one whose date is pinned while the time of day runs on; or, given
 * a time (UTC) too, one that begins there and runs on.
 */
export function clockFrom(today: string | null, now: () => Date = () => new Date()): () => Date {
  if (today === null) return now;
  if (!today.includes("T")) return () => new Date(`${today}T${now().toISOString().slice(11)}`);
  const [began, start] = [now().getTime(), Date.parse(`${today}:00Z`)];
  return () => new Date(start + now().getTime() - began);
}
