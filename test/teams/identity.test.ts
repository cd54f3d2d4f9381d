import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../storage/memory.ts";
import type { TeamsPerson } from "../support/fake-connector.ts";
import { startTeamsWorld, type TeamsWorld } from "../support/teams-world.ts";
import { buttonsIn, PEOPLE, TENANT, text } from "../support/world.ts";

const OTHER = "99999999-0000-4000-8000-000000000000";
const SECOND = "88888888-0000-4000-8000-000000000000";

const person = (slug: string, more: Partial<TeamsPerson>): TeamsPerson => ({
  id: `29:${slug}`,
  aadObjectId: `aad-${slug}`,
  name: slug,
  upn: `${slug}@council.example`,
  tenantId: TENANT,
  ...more,
});

/** People who are not what they seem. */
const STRANGERS = {
  federated: person("federated", { tenantId: OTHER }),
  neighbour: person("neighbour", { tenantId: SECOND }),
  /** In the roster of another tenant, and bears the sign-in name of the clerk here. */
  namesake: person("namesake", { tenantId: SECOND, upn: PEOPLE.cleo.upn }),
  guest: person("guest", { userRole: "guest" }),
  guestClerk: person("guestClerk", { userRole: "guest", upn: PEOPLE.cleo.upn }),
  anonymous: person("anonymous", { aadObjectId: null, userRole: "anonymous" }),
};

let world: TeamsWorld;
beforeAll(async () => {
  world = await startTeamsWorld(createMemoryStore(), {
    people: [...Object.values(PEOPLE), ...Object.values(STRANGERS)],
    settings: { ALLOWED_TENANTS: `${TENANT},${SECOND}` },
  });
  const entities = [
    { type: "mention", text: "<at>Dave</at>", mentioned: { id: PEOPLE.dave.id, name: "Dave" } },
  ];
  const named = { text: "<at>Dave</at> is Dave Carr", entities };
  expect(text(await world.say("cleo", "", "group", named))).toContain("is Dave Carr from now on");
});
afterAll(() => world.stop());

const fromOf = ({ id, name, aadObjectId }: TeamsPerson) => ({
  id,
  name,
  ...(aadObjectId ? { aadObjectId } : {}),
});

/** Says something as somebody who is put together by the test. */
const sayAs = async (from: object, said: string) =>
  text(await world.say("mo", said, "group", { from }));

const save = async (from: object, more: object = {}) => {
  const form = await world.say("dave", "update 2.1", "group");
  const data = buttonsIn(form).find(({ title }) => title === "Save")?.data as object;
  const typed = { status: "in progress", rag: "red", reason: "Nobody signed", recovery: "Ask" };
  const press = world.activity("mo", "group", {
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", data: { ...data, ...typed, ...more } } },
    from,
  });
  return text((await world.deliver(press)).body.value as never);
};

describe("who somebody is", () => {
  test("an officer is known by their account, whatever they call themselves", async () => {
    const renamed = { ...fromOf(PEOPLE.dave), name: "Somebody Else" };
    expect(await save(renamed)).toContain("Saved: action 2.1");
    const row = (await world.history()).at(-1);
    expect(row?.by).toEqual({ id: "aad-dave", name: "Somebody Else" });
  });

  test.each([
    ["an officer's name", { name: "Dave Carr" }],
    ["a clerk's name", { name: "Cleo Clark" }],
    ["a clerk's sign-in name as their own", { name: PEOPLE.cleo.upn }],
    ["a clerk's sign-in name beside it", { userPrincipalName: PEOPLE.cleo.upn }],
    ["an officer's account as their name", { name: "aad-dave" }],
    ["a clerk's account elsewhere in the activity", { objectId: "aad-cleo", role: "clerk" }],
  ])("a member with %s may do no more than before", async (_what, more) => {
    const from = { ...fromOf(PEOPLE.mo), ...more };
    const { length } = await world.history();
    expect(await save(from)).toContain("You cannot update 2.1");
    expect(await sayAs(from, "set 2.1 red because nobody signed")).toContain(
      "You cannot update 2.1",
    );
    expect(await sayAs(from, "post scorecard")).toContain("Only a clerk can do that");
    expect(await sayAs(from, "my actions")).not.toContain("of 35 actions");
    expect(await world.history()).toHaveLength(length);
  });

  test.each([
    ["aadObjectId", "aad-dave"],
    ["by", { id: "aad-dave", name: "Dave Carr" }],
    ["who", { id: "aad-dave", kind: "member", clerk: true, tenant: TENANT }],
    ["from", { id: "29:dave", aadObjectId: "aad-dave" }],
    ["clerk", true],
    ["tenant", TENANT],
  ])("what a card sends back as “%s” is not looked at", async (name, value) => {
    const { length } = await world.history();
    const from = fromOf(PEOPLE.mo);
    expect(await save(from, { [name]: value })).toContain("You cannot update 2.1");
    expect(await world.history()).toHaveLength(length);
  });
});

describe("people from elsewhere", () => {
  test.each(Object.keys(STRANGERS) as (keyof typeof STRANGERS)[])(
    "the %s one reads everything and writes nothing",
    async (who) => {
      const from = fromOf(STRANGERS[who]);
      const { length } = await world.history();
      expect(await sayAs(from, "summary")).toContain("35 actions");
      expect(await sayAs(from, "show 2.1")).toContain("Action 2.1");
      expect(await save(from)).toContain("You cannot update 2.1");
      expect(await sayAs(from, "set 2.1 red because nobody signed")).toContain("You cannot update");
      expect(await sayAs(from, "post scorecard")).toContain("Only a clerk can do that");
      expect(await sayAs(from, "log a risk")).toContain("Only members");
      expect(await world.history()).toHaveLength(length);
    },
  );

  test("one whose own tenant the activity names reads only, though both tenants are allowed", async () => {
    const from = { ...fromOf(PEOPLE.cleo), tenantId: SECOND };
    expect(await sayAs(from, "summary")).toContain("35 actions");
    expect(await sayAs(from, "post scorecard")).toContain("Only a clerk can do that");
    const home = { ...fromOf(PEOPLE.cleo), tenantId: TENANT };
    expect(await sayAs(home, "post scorecard")).not.toContain("Only a clerk");
  });

  test("somebody whom the roster does not know writes nothing until it does", async () => {
    const from = { id: "29:nobody", name: "Cleo Clark", aadObjectId: "aad-cleo" };
    expect(await sayAs(from, "summary")).toContain("35 actions");
    expect(await save(from)).toContain("Teams could not tell me who you are just now");
  });

  test("the plan of another tenant is out of reach, also where both are allowed", async () => {
    const elsewhere = {
      conversation: { id: "19:group@thread.v2", conversationType: "groupChat", tenantId: SECOND },
      channelData: { tenant: { id: SECOND } },
    };
    const told = text(await world.say("cleo", "summary", "group", elsewhere));
    expect(told).toContain("No plan has been loaded for your organisation yet");
    const mixed = { channelData: { tenant: { id: SECOND } } };
    expect(text(await world.say("cleo", "summary", "group", mixed))).toContain("No plan has been");
  });
});
