import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { type DateDecision, decideDate } from "../../../bot/plan/actions/decide-date.ts";
import { dueDate, isOverdue } from "../../../bot/plan/actions/due-date.ts";
import { StaleItem } from "../../../bot/plan/model/errors.ts";
import type { Asker } from "../../../bot/plan/rights/people.ts";
import {
  aClerk,
  aMember,
  anAction,
  anAppointment,
  anArea,
  aPerson,
  NOW,
  planOf,
} from "../build.ts";

const held = (name: string) => ({ account: { id: `id of ${name}`, name } });
const asked = {
  date: "2021-04-30",
  reason: "Winter",
  by: "Olive",
  byId: "id of Olive",
  at: "2021-01-10T09:00:00.000Z",
};
const late = anAction("1.1", {
  owners: ["olive-owner"],
  byWhen: { printed: "December 2020", date: "2020-12-31" },
  proposed: asked,
});
const planWith = (action: Action) =>
  planOf(
    anArea("1", { leads: ["lee-lead"] }),
    aPerson("Olive Owner", held("Olive")),
    aPerson("Lee Lead", held("Lee")),
    anAppointment("chair", "Chris"),
    action,
  );
const decided = (said: Partial<DateDecision>, by: Asker, action = late) => {
  const [item] = decideDate(
    planWith(action),
    { ref: "1.1", approve: true, ...said },
    by,
    NOW,
  ).items;
  if (item?.kind !== "action") throw new Error("Nothing was decided.");
  return item;
};

describe("A proposed date", () => {
  test("does not count before it is approved: the action stays overdue", () => {
    expect(dueDate(late)).toBe("2020-12-31");
    expect(isOverdue(late, NOW.today)).toBe(true);
  });

  test.each([
    ["its area's lead", aMember("Lee")],
    ["a clerk", aClerk()],
    ["the chair", aMember("Chris")],
  ])("approved by %s counts from then on, with who and when, beside the original", (_who, by) => {
    const action = decided({}, by);

    expect(action).toMatchObject({
      byWhen: { date: "2020-12-31" },
      revised: {
        date: "2021-04-30",
        reason: "Winter",
        approved: { by: by.name, at: NOW.at.toISOString() },
      },
      proposed: null,
    });
    expect(isOverdue(action, NOW.today)).toBe(false);
  });

  test("declined leaves what was agreed before, and the reason is the why of the change", () => {
    const agreed = { date: "2021-01-31", reason: "Autumn" };
    const no = { approve: false, reason: " Not good enough " };
    const before = { ...late, revised: agreed };

    expect(decided(no, aClerk(), before)).toMatchObject({ revised: agreed, proposed: null });
    expect(decideDate(planWith(before), { ref: "1.1", ...no }, aClerk(), NOW).why).toBe(
      "Not good enough",
    );
  });

  test("is not approved by its owner, nor by a lead who proposed it, but by a clerk who did", () => {
    const own = (name: string) => ({ ...late, proposed: { ...asked, byId: `id of ${name}` } });

    expect(() => decided({}, aMember("Olive"))).toThrow("You cannot approve a date for 1.1.");
    expect(() => decided({}, aMember("Lee"), own("Lee"))).toThrow(
      "You proposed this date for 1.1 yourself, so a clerk or the chair approves it.",
    );
    expect(decided({ approve: false }, aMember("Lee"), own("Lee")).proposed).toBeNull();
    expect(decided({}, aClerk("Carla"), own("Carla")).proposed).toBeNull();
  });

  test("that was changed after the card was drawn is not decided unseen", () => {
    expect(() => decided({ seen: 0 }, aClerk())).toThrow(StaleItem);
    expect(() => decided({ seen: 1 }, aClerk())).not.toThrow();
  });

  test("that is not there is said", () => {
    expect(() => decided({}, aClerk(), { ...late, proposed: null })).toThrow(
      "No revised date is waiting for approval on 1.1.",
    );
  });
});
