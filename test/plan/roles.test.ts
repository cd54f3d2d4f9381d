import { describe, expect, test } from "vitest";
import type { Asker } from "../../bot/plan/people.ts";
import { type Deed, MAY, may, mustMay, rolesOf } from "../../bot/plan/roles.ts";
import { aClerk, aMember, anAction, anArea, aPerson, planOf } from "./build.ts";

const held = (name: string) => ({ account: { id: `id of ${name}`, name } });
const action = anAction("1.1", { owners: ["olive-owner"] });
const plan = planOf(
  anArea("1", { leads: ["lee-lead"] }),
  aPerson("Olive Owner", held("Olive")),
  aPerson("Lee Lead", held("Lee")),
  aPerson("Nobody Yet", { post: true }),
  action,
);

const askers = {
  "a guest": aMember("Gus", { kind: "outsider" }),
  "somebody Teams could not name": aMember("Una", { kind: "unchecked" }),
  "somebody without an account": aMember("Ann", { id: null }),
  "a member": aMember("Ben"),
  "the action's owner": aMember("Olive"),
  "the area's lead": aMember("Lee"),
  "a clerk": aClerk(),
} satisfies Record<string, Asker>;

const DEEDS: readonly Deed[] = [
  "read the plan",
  "choose a plan",
  "log a risk",
  "update an action",
  "do the clerk's work",
];

describe("What people may do", () => {
  test.each<[keyof typeof askers, readonly Deed[]]>([
    ["a guest", DEEDS.slice(0, 1)],
    ["somebody Teams could not name", DEEDS.slice(0, 1)],
    ["somebody without an account", DEEDS.slice(0, 1)],
    ["a member", DEEDS.slice(0, 3)],
    ["the action's owner", DEEDS.slice(0, 4)],
    ["the area's lead", DEEDS.slice(0, 4)],
    ["a clerk", DEEDS],
  ])("%s: %j", (who, deeds) => {
    expect(DEEDS.filter((deed) => may(plan, askers[who], deed, action))).toEqual(deeds);
  });

  test("is the whole of the table: every deed is spoken of", () => {
    expect(Object.keys(MAY)).toEqual(DEEDS);
  });

  test("of one's own action goes no further than that action", () => {
    const other = anAction("1.2", { area: "2" });

    expect(may(plan, askers["the action's owner"], "update an action", other)).toBe(false);
    expect(may(plan, askers["the area's lead"], "update an action", other)).toBe(false);
    expect(may(plan, askers["the action's owner"], "update an action")).toBe(false);
  });

  test("goes by the account, never by the name that somebody shows", () => {
    const impostor = aMember("Olive Owner", { id: "another id" });

    expect(rolesOf(plan, impostor, action)).toEqual(new Set(["viewer", "member"]));
  });

  test("is nothing more than reading for a guest whom the settings or the plan name", () => {
    const guest: Partial<Asker> = { kind: "outsider", clerk: true };

    expect(rolesOf(plan, aMember("Olive", guest), action)).toEqual(new Set(["viewer"]));
  });

  test("does not follow from a post that nobody holds", () => {
    const posted = anAction("1.3", { owners: ["nobody-yet"], area: "2" });

    expect(may(plan, askers["somebody without an account"], "update an action", posted)).toBe(
      false,
    );
  });
});

describe("A refusal", () => {
  test.each<[keyof typeof askers, Deed, string]>([
    ["a member", "update an action", "its owner (Olive Owner), the lead of its area (Lee Lead)"],
    ["a guest", "log a risk", "Only members of the partnership's own organisation"],
    ["a member", "do the clerk's work", "Only a clerk can do that."],
    ["somebody Teams could not name", "update an action", "could not tell me who you are"],
  ])("to %s, to %s, says who can or what to do", (who, deed, words) => {
    expect(() => mustMay(plan, askers[who], deed, action)).toThrow(words);
  });

  test("names nobody where there is nobody yet", () => {
    const orphan = anAction("9.1");

    expect(() => mustMay(plan, askers["a member"], "update an action", orphan)).toThrow(
      "its owner (nobody yet), the lead of its area (nobody yet)",
    );
  });

  test("is not given to those who may", () => {
    expect(() => mustMay(plan, askers["a clerk"], "do the clerk's work")).not.toThrow();
  });
});
