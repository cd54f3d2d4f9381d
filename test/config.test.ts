import { describe, expect, test } from "vitest";
import { clockFrom, isToday, readConfig } from "../bot/config.ts";

const TABLE = { AZURE_TABLES_CONNECTION_STRING: "AccountName=a;AccountKey=b" };
const TEAMS = {
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: "id",
  MicrosoftAppPassword: "secret",
  MicrosoftAppTenantId: "tenant",
};

const faultsOf = (environment: Record<string, string>, argv: string[] = []): string => {
  try {
    readConfig(environment, argv);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("the settings", () => {
  test("with nothing set, all that is missing is listed in one message, and nothing starts", () => {
    const message = faultsOf({});
    for (const name of [
      "AZURE_TABLES_CONNECTION_STRING",
      "MicrosoftAppType",
      "MicrosoftAppId",
      "MicrosoftAppTenantId",
    ]) {
      expect(message).toContain(name);
    }
  });

  test("what is wrong hides nothing else that is wrong or missing", () => {
    const wrong = {
      PORT: "abc",
      LOG_LEVEL: "loud",
      TABLE_NAME: "1x",
      MicrosoftAppType: "MultiTenant",
    };
    const message = faultsOf(wrong, ["--today", "x", "--port", "99999"]);
    for (const name of [
      ...Object.keys(wrong),
      "--today",
      "--port",
      "AZURE_TABLES_CONNECTION_STRING",
      "MicrosoftAppId",
    ]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain("expected number");
  });

  test("local mode must be asked for by name, listens on loopback, and is refused in production", () => {
    expect(readConfig(TABLE, ["--local"])).toMatchObject({
      host: "127.0.0.1",
      teams: { mode: "local" },
    });
    expect(faultsOf({ ...TABLE, NODE_ENV: "production" }, ["--local"])).toContain("refused");
    expect(faultsOf({ ...TABLE, NODE_ENV: "Production" }, ["--local"])).toContain("refused");
  });

  test("local mode is refused by name where there are credentials", () => {
    const named = (environment: object) => faultsOf({ ...TABLE, ...environment }, ["--local"]);
    expect(named(TEAMS)).toContain(
      "--local: refused where there are credentials, since nobody is authenticated in it. Take MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId out",
    );
    expect(named({ MicrosoftAppPassword: "secret" })).toContain("Take MicrosoftAppPassword out");
    expect(named({ MicrosoftAppId: "" })).toBe("");
  });

  test.each(["prod", "Staging", "live"])("NODE_ENV=%s is no word that is known", (word) => {
    const told = `NODE_ENV: “${word}” will not do; give production, development or test`;
    expect(faultsOf({ ...TABLE, NODE_ENV: word }, ["--local"])).toContain(told);
    expect(faultsOf({ ...TABLE, ...TEAMS, NODE_ENV: word })).toContain(told);
  });

  test.each(["*", "a, *", "common", "https://login.example/a"])(
    "ALLOWED_TENANTS=%s lets nobody in",
    (tenants) => {
      const message = faultsOf({ ...TABLE, ...TEAMS, ALLOWED_TENANTS: tenants });
      expect(message).toContain(`ALLOWED_TENANTS: “${tenants.split(", ").at(-1)}” is not a tenant`);
    },
  );

  test("the bot's own tenant is the one allowed unless others are named", () => {
    const own = readConfig({ ...TABLE, ...TEAMS }, []).teams;
    expect(own.mode === "teams" && [...own.tenants]).toEqual(["tenant"]);
    const named = readConfig({ ...TABLE, ...TEAMS, ALLOWED_TENANTS: "a, b" }, []).teams;
    expect(named.mode === "teams" && [...named.tenants]).toEqual(["a", "b"]);
  });

  test("tenants and hosts are taken however they were pasted, and a host with more than a host is refused", () => {
    const settings = {
      ...TABLE,
      ...TEAMS,
      ALLOWED_TENANTS: "ABC",
      SERVICE_HOSTS: "Smba.Example:8443",
    };
    const { teams } = readConfig(settings, []);
    expect(teams.mode === "teams" && [...teams.tenants, ...teams.serviceHosts]).toEqual([
      "abc",
      "smba.example:8443",
    ]);
    const pasted = {
      ...settings,
      SERVICE_HOSTS: "smba.example, https://smba.trafficmanager.net/uk/",
    };
    expect(faultsOf(pasted)).toContain("https://smba.trafficmanager.net/uk/” is not a host");
  });

  test("the US government's cloud is a setting of its own, with its own Bot Framework", () => {
    const teams = (more: object) => readConfig({ ...TABLE, ...TEAMS, ...more }, []).teams;
    expect(teams({})).toMatchObject({ issuer: "https://api.botframework.com" });
    expect(teams({})).not.toHaveProperty("registration.ChannelService");
    const ChannelService = "https://botframework.azure.us";
    expect(teams({ ChannelService })).toMatchObject({
      issuer: "https://api.botframework.us",
      registration: { ChannelService },
    });
    expect(faultsOf({ ...TABLE, ...TEAMS, ChannelService: "usgov" })).toContain(
      "ChannelService: “usgov” will not do; leave it out, or give https://botframework.azure.us",
    );
  });

  test("the service hosts of all of Microsoft's clouds are known", () => {
    const { teams } = readConfig({ ...TABLE, ...TEAMS }, []);
    expect(teams.mode === "teams" && [...teams.serviceHosts]).toEqual([
      "smba.trafficmanager.net",
      "smba.infra.gcc.teams.microsoft.com",
      "smba.infra.gov.teams.microsoft.us",
      "smba.infra.dod.teams.microsoft.us",
    ]);
  });

  test("so many turns a minute are taken as the settings say, and enough for a busy meeting if they say nothing", () => {
    expect(readConfig({ ...TABLE, ...TEAMS }, []).limits).toEqual({
      perPerson: 60,
      perConversation: 300,
    });
    const fewer = { TURNS_A_MINUTE_PER_PERSON: "5", TURNS_A_MINUTE_PER_CONVERSATION: "50" };
    expect(readConfig({ ...TABLE, ...TEAMS, ...fewer }, []).limits).toEqual({
      perPerson: 5,
      perConversation: 50,
    });
    expect(faultsOf({ ...TABLE, ...TEAMS, TURNS_A_MINUTE_PER_PERSON: "0" })).toContain(
      "TURNS_A_MINUTE_PER_PERSON: “0” will not do; give a whole number from 1",
    );
  });

  test("a managed identity needs no password, a single tenant does", () => {
    const { MicrosoftAppPassword: _, ...without } = TEAMS;
    expect(faultsOf({ ...TABLE, ...without })).toContain("MicrosoftAppPassword");
    expect(faultsOf({ ...TABLE, ...without, MicrosoftAppType: "UserAssignedMSI" })).toBe("");
  });

  test("a pinned date keeps the time of day running", () => {
    const clock = clockFrom("2021-01-20", () => new Date("2026-05-01T14:02:03Z"));
    expect(clock().toISOString()).toBe("2021-01-20T14:02:03.000Z");
  });

  test("a pinned date with a time begins there and runs on, past midnight too", () => {
    let at = Date.parse("2026-05-01T14:02:03Z");
    const clock = clockFrom("2021-01-20T23:59", () => new Date(at));
    expect(clock().toISOString()).toBe("2021-01-20T23:59:00.000Z");
    at += 90_000;
    expect(clock().toISOString()).toBe("2021-01-21T00:00:30.000Z");
  });

  test.each([
    "2021-01-20T24:00",
    "2021-01-20T9:30",
    "2021-02-30T09:30",
    "T09:30",
    "2021-01-20T09:30T1",
  ])("%s is no date to begin at", (today) => expect(isToday(today)).toBe(false));
});
