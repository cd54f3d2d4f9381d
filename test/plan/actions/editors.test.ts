import { describe, expect, test } from "vitest";
import { editorsOf } from "../../../bot/plan/actions/editors.ts";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { anAction, anArea, aPerson, planOf } from "../build.ts";

const account = (slug: string) => ({ id: `aad-${slug}`, name: slug, teams: `29:${slug}` });
const onDay = (today: string) => {
  const plan = planOf(
    anArea("3", { leads: ["hilary", "zoe"] }),
    anAction("3.4", { owners: ["hilary", "dave", "nobody", "ian"] }),
    aPerson("Hilary", { account: account("hilary") }),
    aPerson("Zoe", {
      account: account("zoe"),
      standIn: { account: account("mo"), until: "2021-01-21" },
    }),
    aPerson("Dave", { account: { id: "aad-dave", name: "Dave" } }),
    aPerson("Ian"),
    aPerson("Somebody Else", { account: account("else") }),
  );
  const action = find(plan, "action", "3.4");
  return action ? editorsOf(plan, action, today) : [];
};

describe("those who may see an action with buttons of their own", () => {
  test("are its owners and the leads of its area whose accounts are known in Teams, each once", () => {
    expect(onDay("2021-02-01")).toEqual(["29:hilary", "29:zoe"]);
  });

  test("are those who stand in for one of them too, up to and including the last day", () => {
    expect(onDay("2021-01-21")).toEqual(["29:hilary", "29:zoe", "29:mo"]);
    expect(onDay("2021-01-22")).toEqual(["29:hilary", "29:zoe"]);
  });
});
