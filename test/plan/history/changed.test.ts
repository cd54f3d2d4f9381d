import { describe, expect, test } from "vitest";
import { changesQuery, type FormerChangeFilter } from "../../../bot/asks/former-filters.ts";
import { changesAsked, changesBy, describeChanges } from "../../../bot/plan/history/changed.ts";
import { netChanges } from "../../../bot/plan/history/net-change.ts";
import { DEFAULT_VOCABULARY } from "../../../bot/plan/kinds.ts";
import type { By, Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange } from "../../../bot/plan/model/snapshot.ts";
import {
  aChallenge,
  aKpi,
  aMeasure,
  anAction,
  anArea,
  aPerson,
  aRisk,
  changeOf,
  planOf,
} from "../build.ts";

const zoe = aPerson("Zoe Richards", { account: { id: "id-zoe", name: "Z. Richards" } });
let plan = planOf(
  zoe,
  aPerson("Dave Carr"),
  anArea("3", { shortName: "Autism", leads: ["zoe-richards"] }),
  anAction("3.1", { owners: ["dave-carr"], rag: "green" }),
  anAction("3.2", { owners: ["zoe-richards"], rag: "red", reason: "Late" }),
  anAction("4.1", { owners: ["dave-carr"] }),
  aKpi("3.1", { area: "3", milestones: [{ months: 3, items: ["Clinics open"], rag: "none" }] }),
  aMeasure("3a", { area: "3" }),
  aRisk("R1", { areas: ["3", "4"], owner: "dave-carr" }),
);
const changes: Change[] = [];
const change = (by: By, ...items: readonly Item[]) => {
  const made = changeOf(plan, items, { by });
  changes.push(made);
  plan = applyChange(plan, made);
};
const red = { rag: "red", reason: "No clinic" } as const;
change(
  { id: "id-zoe", name: "Zoe" },
  anAction("3.1", { owners: ["dave-carr"], ...red }),
  anAction("3.2", { owners: ["zoe-richards"], ...red }),
);
change(
  { id: "id-cleo", name: "Cleo", for: "Zoe Richards" },
  anAction("4.1", { owners: ["dave-carr"], progress: "Begun" }),
);
change(
  { id: "id-other", name: "Zoe Richards" },
  aRisk("R1", { areas: ["3", "4"], owner: "dave-carr", rag: "red" }),
);
change(
  { id: "id-dave", name: "dave carr" },
  aKpi("3.1", { area: "3", milestones: [{ months: 3, items: ["Clinics open"], rag: "red" }] }),
  aMeasure("3a", { area: "3", baseline: 3 }),
  anArea("3", { shortName: "Autism", leads: ["zoe-richards"], aliases: ["ASD"] }),
);

change(
  { id: "id-mo", name: "Mo" },
  aChallenge("C1", { about: [{ kind: "action", ref: "4.1" }], owner: "dave-carr" }),
  aChallenge("C2", { about: [{ kind: "risk", ref: "R1" }] }),
);

const found = (filter: FormerChangeFilter) =>
  changesAsked(plan, netChanges(changes, DEFAULT_VOCABULARY), changesQuery(filter)).map(
    ({ kind, ref }) => `${kind} ${ref}`,
  );
const versions = (filter: FormerChangeFilter) =>
  changesBy(plan, changes, changesQuery(filter)).map((c) => c.version);

describe("of all that changed", () => {
  test("an area has its actions, risks, challenges, KPIs, measures, and itself", () => {
    expect(found({ areas: ["3"] })).toEqual([
      "action 3.1",
      "action 3.2",
      "risk R1",
      "challenge C2",
      "kpi 3.1",
      "measure 3a",
      "area 3",
    ]);
    expect(found({ areas: ["4"] })).toEqual([
      "action 4.1",
      "risk R1",
      "challenge C1",
      "challenge C2",
    ]);
  });

  test("an officer has what they own, and the area that they lead", () => {
    expect(found({ owners: ["dave-carr"] })).toEqual([
      "action 3.1",
      "action 4.1",
      "risk R1",
      "challenge C1",
    ]);
    expect(found({ owners: ["zoe-richards"] })).toEqual(["action 3.2", "area 3"]);
  });

  test("a colour finds what came to it, and not what had it already", () => {
    expect(found({ rag: ["red"] })).toEqual(["action 3.1", "risk R1", "kpi 3.1"]);
  });

  test("a kind and words narrow too", () => {
    expect(found({ kind: "measure" })).toEqual(["measure 3a"]);
    expect(found({ text: "open" })).toEqual(["kpi 3.1"]);
  });

  test("an officer made what was made from their account or for them, whatever name was shown", () => {
    expect(versions({ by: ["zoe-richards"] })).toEqual([2, 3]);
    expect(versions({ by: ["dave-carr"] })).toEqual([5]);
    expect(versions({})).toEqual([2, 3, 4, 5, 6]);
  });
});

test.each<[FormerChangeFilter, string]>([
  [{}, "What changed"],
  [{ group: "worse", areas: ["3"] }, "What got worse in area 3 (Autism)"],
  [{ by: ["zoe-richards"] }, "What Zoe Richards changed"],
  [{ group: "dates", owners: ["dave-carr"] }, "What moved its date owned by Dave Carr"],
  [{ rag: ["red"], kind: "risk" }, "What changed to ✖ Red among the risks"],
])("the filter %j in words is “%s”", (filter, words) => {
  expect(describeChanges(plan, changesQuery(filter))).toBe(words);
});
