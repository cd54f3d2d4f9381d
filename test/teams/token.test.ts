import { EmulatorValidation } from "botframework-connector";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../storage/memory.ts";
import { CONNECTOR_TOKEN, ISSUER } from "../support/bot-framework.ts";
import { startTeamsWorld, type TeamsWorld } from "../support/teams-world.ts";
import { TENANT, text } from "../support/world.ts";

let world: TeamsWorld;
beforeAll(async () => {
  world = await startTeamsWorld(createMemoryStore());
});
afterAll(() => world.stop());

let before = 0;
beforeEach(() => {
  before = world.connector.requests.length;
});

/** A question that would be answered if its token were right. */
const question = (more: object = {}) =>
  world.activity("mo", "personal", { type: "message", text: "summary", ...more });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Sends it, and expects that it is refused without a word, and that the bot did nothing at all. */
async function expectRefused(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  expect(await world.send(body, headers)).toEqual({ status, text: "" });
  expect(world.connector.requests.slice(before)).toEqual([]);
}

describe("a token from the Bot Framework for this bot", () => {
  test("is taken, and the answer goes to the service address with the bot's own token", async () => {
    const card = await world.say("mo", "summary");
    expect(text(card)).toContain("35 actions");
    expect(world.connector.requests.slice(before)).toEqual([
      "GET /v3/conversations/a:mo/members/29:mo",
      expect.stringMatching(/^POST \/v3\/conversations\/a:mo\/activities\/activity-/),
    ]);
    expect(new Set(world.connector.authorizations.slice(before))).toEqual(
      new Set([`Bearer ${CONNECTOR_TOKEN}`]),
    );
  });

  test("is taken again and again without asking for the keys again", async () => {
    await world.say("mo", "help");
    const asked = world.framework.asked();
    for (let n = 0; n < 5; n++) await world.say("mo", "help");
    expect(world.framework.asked()).toBe(asked);
  });

  test("is taken within five minutes of its time, as clocks differ", async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [{ exp: now - 200 }, { nbf: now + 200 }]) {
      const token = world.framework.token(world.serviceUrl, claims);
      expect(await world.send(question(), bearer(token))).toMatchObject({ status: 200 });
    }
  });
});

describe("a token that is not", () => {
  const now = Math.floor(Date.now() / 1000);

  test.each([
    ["for another bot", { aud: "33333333-0000-4000-8000-000000000000" }],
    ["for several bots, this one among them", { aud: ["22222222-0000-4000-8000-000000000000"] }],
    ["for no bot", { aud: undefined }],
    ["from another issuer", { iss: "https://api.botframework.us" }],
    ["from an issuer that looks like it", { iss: `${ISSUER}/` }],
    ["from several issuers", { iss: [ISSUER] }],
    ["from Entra for the bot's own tenant", { iss: `https://sts.windows.net/${TENANT}/` }],
    ["from nobody", { iss: undefined }],
    ["in date any more", { exp: now - 400, nbf: now - 4000 }],
    ["valid yet", { nbf: now + 400 }],
    ["ever to end", { exp: undefined }],
    ["for this service address", { serviceurl: "https://smba.trafficmanager.net/uk/" }],
    ["for any service address", { serviceurl: undefined }],
  ])("%s is refused", async (_what, claims) => {
    const token = world.framework.token(world.serviceUrl, claims);
    await expectRefused(401, question(), bearer(token));
  });

  test.each([
    ["a key endorsed for another channel", "webchat"],
    ["a key endorsed for none", "unendorsed"],
    ["a key that the framework does not have", "unknown"],
    ["another key under the right key's name", "forged"],
  ] as const)("signed with a key for Teams, but with %s, is refused", async (_what, name) => {
    const { framework, serviceUrl } = world;
    const token = framework.token(serviceUrl, {}, framework.keys[name]);
    await expectRefused(401, question(), bearer(token));
  });

  test("signed at all is refused, whatever stands for its signature", async () => {
    for (const last of ["", "x", "eA"]) {
      const token = world.framework.unsigned(world.serviceUrl, {}, last);
      await expectRefused(401, question(), bearer(token));
    }
  });

  test("signed with a private key, but with the public one as a secret, is refused", async () => {
    const token = world.framework.signedWithPublicKey(world.serviceUrl);
    await expectRefused(401, question(), bearer(token));
  });

  test("what was signed is refused: a claim changed afterwards", async () => {
    const [head, , signature] = world.framework.token(world.serviceUrl, { aud: "x" }).split(".");
    const claims = Buffer.from(JSON.stringify(world.framework.claims(world.serviceUrl)));
    const token = `${head}.${claims.toString("base64url")}.${signature}`;
    await expectRefused(401, question(), bearer(token));
  });

  test.each([
    ["no header", {}],
    ["an empty one", { authorization: "" }],
    ["another scheme", { authorization: "Basic bW86bW8=" }],
    ["no token", { authorization: "Bearer" }],
    ["three words", { authorization: "Bearer a.b.c d" }],
    ["no JSON inside", { authorization: "Bearer YQ.YQ.YQ" }],
    ["null inside", { authorization: "Bearer bnVsbA.bnVsbA.YQ" }],
  ])("there is refused: %s", async (_what, headers) => {
    await expectRefused(401, question(), headers as Record<string, string>);
  });

  test("of a length that none has is refused before it is read", async () => {
    const token = world.framework.token(world.serviceUrl, { padding: "x".repeat(8000) });
    await expectRefused(401, question(), bearer(token));
  });
});

describe("a right token with", () => {
  const right = () => bearer(world.framework.token(world.serviceUrl));
  const OTHER = "99999999-0000-4000-8000-000000000000";

  test.each([
    ["another tenant's conversation", { conversation: { id: "a:mo", tenantId: OTHER } }],
    ["another tenant's channel data", { channelData: { tenant: { id: OTHER } } }],
    ["somebody of another tenant", { from: { id: "29:mo", aadObjectId: "x", tenantId: OTHER } }],
    ["a tenant with a space after it", { channelData: { tenant: { id: `${TENANT} ` } } }],
    ["a tenant that is a list", { channelData: { tenant: { id: [TENANT] } } }],
    ["an empty tenant", { channelData: { tenant: { id: "" } } }],
    ["no tenant at all", { conversation: { id: "a:mo" }, channelData: {} }],
    ["another channel", { channelId: "webchat" }],
    ["the emulator's channel", { channelId: "emulator" }],
    ["a channel that is a list", { channelId: ["msteams"] }],
  ])("%s is refused", async (_what, more) => {
    await expectRefused(403, question(more), right());
  });

  test.each([
    ["a host of somebody's own", "https://evil.example/"],
    ["a host that ends like a known one", "https://evil-127.0.0.1:1/"],
    ["a known host behind a user", "https://HOST@evil.example/"],
    ["a user before a known host", "https://evil@HOST/"],
    ["a known host behind a backslash", "https://HOST\\@evil.example/"],
    ["a known host without https", "http://HOST/"],
    ["a known host on another port", "https://127.0.0.1/"],
    ["no host", "https:///"],
    ["nothing", ""],
  ])(
    "%s as its service address is refused, even where the token says the same",
    async (_what, url) => {
      const serviceUrl = url.replace("HOST", new URL(world.serviceUrl).host);
      const token = world.framework.token(serviceUrl);
      await expectRefused(403, question({ serviceUrl }), bearer(token));
    },
  );
});

describe("a bot in the US government's cloud", () => {
  test("takes what that cloud's Bot Framework signed, and nothing of the public one", async () => {
    const settings = { ChannelService: "https://botframework.azure.us" };
    const there = await startTeamsWorld(createMemoryStore(), { settings });
    try {
      const asked = there.activity("mo", "personal", { type: "message", text: "summary" });
      const { framework, serviceUrl } = there;
      const ours = framework.token(serviceUrl, { iss: "https://api.botframework.us" });
      expect(await there.send(asked, bearer(ours))).toEqual({ status: 200, text: "" });
      expect(there.connector.sent).toHaveLength(1);
      expect(await there.send(asked, bearer(framework.token(serviceUrl)))).toEqual({
        status: 401,
        text: "",
      });
      expect(there.connector.sent).toHaveLength(1);
    } finally {
      await there.stop();
    }
  });
});

describe("tokens as the emulator's", () => {
  const issuers = () =>
    EmulatorValidation.ToBotFromEmulatorTokenValidationParameters.issuer?.length;

  test.each([
    ["from Entra", (tid: string) => ({ iss: `https://sts.windows.net/${tid}/`, tid })],
    ["from the Bot Framework by their own word", (tid: string) => ({ iss: ISSUER, tid })],
  ])("1,000 unsigned ones %s are refused and leave nothing behind", async (_what, claims) => {
    const length = issuers();
    for (let n = 0; n < 1000; n += 50) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => {
          const token = world.framework.unsigned(world.serviceUrl, claims(crypto.randomUUID()));
          return world.send(question(), bearer(token));
        }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    }
    expect(issuers()).toBe(length);
    expect(world.connector.requests.slice(before)).toEqual([]);
  });
});
