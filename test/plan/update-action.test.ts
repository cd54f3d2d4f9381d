import { describe, expect, test } from "vitest";
import { FieldFaults, PlanError, StaleItem } from "../../bot/plan/errors.ts";
import type { Action } from "../../bot/plan/model.ts";
import type { Draft } from "../../bot/plan/record.ts";
import { type ActionUpdate, updateAction } from "../../bot/plan/update-action.ts";
import { aClerk, aMember, anAction, anArea, aPerson, NOW, planOf } from "./build.ts";

const RATED = { by: "Ada", at: "2020-12-01T09:00:00.000Z" };
const red = anAction("1.1", {
  status: "in progress",
  rag: "red",
  reason: "No staff",
  recovery: "Two posts",
  progress: "Begun",
  rated: RATED,
});

const hilary = aPerson("Hilary Fordham", { account: { id: "id of Hilary", name: "Hilary" } });
const planWith = (action: Action) => planOf(anArea("1"), hilary, action);

const updated = (before: Action, said: Omit<ActionUpdate, "ref">): Draft | null =>
  updateAction(planWith(before), { ref: before.ref, ...said }, aClerk("Carla"), NOW);

function becomes(before: Action, said: Omit<ActionUpdate, "ref">): Action {
  const item = updated(before, said)?.items[0];
  if (item?.kind !== "action") throw new Error("Nothing was changed.");
  return item;
}

function faultsOf(before: Action, said: Omit<ActionUpdate, "ref">) {
  try {
    updated(before, said);
  } catch (error) {
    if (error instanceof FieldFaults) return error.faults;
    throw error;
  }
  return {};
}

describe("Turning an action red or amber", () => {
  test("needs a reason", () => {
    expect(faultsOf(anAction("1.1"), { rag: "red" })).toEqual({ reason: "Say why it is red." });
    expect(faultsOf(anAction("1.1"), { rag: "amber", reason: "  \n" })).toEqual({
      reason: "Say why it is amber.",
    });
  });

  test("on the form needs what would bring it back to green too", () => {
    const said = { rag: "red", reason: "No staff" } as const;

    expect(faultsOf(anAction("1.1"), { ...said, recovery: " " })).toEqual({
      recovery: "Say what is needed to return to green.",
    });
    expect(becomes(anAction("1.1"), said)).toMatchObject({ rag: "red", recovery: null });
  });

  test("takes the reason, trimmed, as the why of the change, and says who rated and when", () => {
    const draft = updated(anAction("1.1"), {
      rag: "amber",
      reason: " Winter ",
      recovery: "Spring",
    });

    expect(draft?.why).toBe("Winter");
    expect(draft?.items).toMatchObject([
      {
        rag: "amber",
        reason: "Winter",
        recovery: "Spring",
        rated: { by: "Carla", at: NOW.at.toISOString() },
      },
    ]);
  });

  test("keeps the reason it had when only the colour is worse or better", () => {
    expect(becomes(red, { rag: "amber" })).toMatchObject({ rag: "amber", reason: "No staff" });
  });

  test("cannot be kept up with the reason taken away", () => {
    expect(faultsOf(red, { reason: "" })).toEqual({ reason: "Say why it is red." });
  });
});

describe("Turning an action green, or back to not rated", () => {
  test.each(["green", "none"] as const)("takes reason and recovery away: %s", (rag) => {
    expect(becomes(red, { rag })).toMatchObject({
      rag,
      reason: null,
      recovery: null,
      progress: "Begun",
      rated: { by: "Carla" },
    });
  });

  test("keeps a reason that is given with it, until the colour turns", () => {
    const green = becomes(red, { rag: "green", reason: "All have signed" });
    expect(green).toMatchObject({ rag: "green", reason: "All have signed" });

    expect(becomes(green, { reason: "", progress: "On" })).toMatchObject({
      reason: "All have signed",
    });
    expect(faultsOf(green, { rag: "red" })).toEqual({ reason: "Say why it is red." });
    expect(becomes(green, { rag: "none" })).toMatchObject({ rag: "none", reason: null });
  });

  test("takes the old reason away when a form sends it back as it was", () => {
    expect(becomes(red, { rag: "green", reason: red.reason ?? "" })).toMatchObject({
      reason: null,
    });
  });

  test("needs no reason", () => {
    expect(faultsOf(anAction("1.1"), { rag: "green", reason: "", recovery: "" })).toEqual({});
  });
});

describe("A complete action", () => {
  test("is past rating: it needs no reason, whatever its colour was", () => {
    const bare = anAction("1.1", { rag: "red" });

    expect(becomes(bare, { status: "complete" })).toMatchObject({ status: "complete", rag: "red" });
  });

  test("needs a reason again when it is re-opened red", () => {
    const bare = anAction("1.1", { rag: "red", status: "complete" });

    expect(faultsOf(bare, { status: "in progress" })).toEqual({ reason: "Say why it is red." });
  });
});

describe("What an owner writes", () => {
  test("changes the progress and leaves the rating with whoever gave it", () => {
    const draft = updated(red, { progress: " Nearly there " });

    expect(draft?.items).toEqual([{ ...red, version: 1, progress: "Nearly there" }]);
    expect(draft?.why).toBeNull();
  });

  test("may take the progress away", () => {
    expect(becomes(red, { progress: "" }).progress).toBeNull();
  });

  test("is stamped anew when the status or the reason changes", () => {
    expect(becomes(red, { status: "not started" }).rated?.by).toBe("Carla");
    expect(becomes(red, { reason: "No money" }).rated?.by).toBe("Carla");
    expect(updated(red, { reason: "No money" })?.why).toBe("No money");
  });

  test("changes nothing when it says what already stands", () => {
    const said = { rag: "red", reason: "No staff ", progress: "Begun", revisedDate: "" } as const;

    expect(updated(red, said)).toBeNull();
    expect(updated(red, {})).toBeNull();
  });

  test.each(["reason", "recovery", "progress", "revisedReason"] as const)(
    "is at most 2,000 characters: %s",
    (field) => {
      const said = { [field]: "x".repeat(2001), revisedDate: "2021-04-30" };
      const whole = { revisedReason: "Later", ...said };

      expect(faultsOf(red, whole)).toEqual({
        [field]: "At most 2,000 characters; this has 2,001.",
      });
      expect(faultsOf(red, { ...whole, [field]: "x".repeat(2000) })).toEqual({});
    },
  );

  test("is faulted in every field at once, in one sentence each", () => {
    const faults = faultsOf(anAction("1.1"), {
      rag: "red",
      reason: "",
      recovery: "",
      progress: "x".repeat(2001),
      revisedDate: "2021-01-19",
      revisedReason: "",
    });

    expect(Object.keys(faults).sort()).toEqual([
      "progress",
      "reason",
      "recovery",
      "revisedDate",
      "revisedReason",
    ]);
  });
});

describe("A revised date", () => {
  const put = { revisedDate: "2021-04-30", revisedReason: " Winter " };
  const revised = anAction("1.1", { revised: { date: "2020-12-31", reason: "Autumn" } });

  test("stands beside the original, with its reason", () => {
    expect(becomes(red, put)).toMatchObject({
      byWhen: { printed: "March 2021", date: "2021-03-31" },
      revised: { date: "2021-04-30", reason: "Winter" },
    });
  });

  test("needs a reason", () => {
    const faults = { revisedReason: "Say why the date is revised." };

    expect(faultsOf(red, { revisedDate: "2021-04-30" })).toEqual(faults);
    expect(faultsOf(red, { ...put, revisedReason: " " })).toEqual(faults);
  });

  test("is asked for when only its reason is given", () => {
    expect(faultsOf(red, { revisedDate: "", revisedReason: "Winter" })).toEqual({
      revisedDate: "Give the revised date that this reason is for.",
    });
  });

  test.each(["next spring", "30/04/2021", "2021-02-30", "2021-13-01", "2021-4-1", "99999-01-01"])(
    "must be a date: %s",
    (revisedDate) => {
      expect(faultsOf(red, { ...put, revisedDate })).toEqual({
        revisedDate: "Give a date, for example 2021-03-31.",
      });
    },
  );

  test("may be today, and not a day that has passed", () => {
    expect(faultsOf(red, { ...put, revisedDate: "2021-01-20" })).toEqual({});
    expect(faultsOf(red, { ...put, revisedDate: "2021-01-19" })).toEqual({
      revisedDate: "19 Jan 2021 has passed. Give a date from 20 Jan 2021 on.",
    });
  });

  test("that has passed may stay as it is, so that the form can be sent back", () => {
    const same = { revisedDate: "2020-12-31", revisedReason: "Autumn", progress: "Late" };

    expect(becomes(revised, same).revised).toEqual(revised.revised);
  });

  test("may lie in the past of a complete action", () => {
    const said = { ...put, revisedDate: "2020-12-31", status: "complete" } as const;

    expect(becomes(red, said).revised?.date).toBe("2020-12-31");
  });

  test("is taken away by a blank", () => {
    expect(becomes(revised, { revisedDate: " ", revisedReason: "Autumn" }).revised).toBeNull();
  });

  test("is none if it is the original date", () => {
    expect(updated(anAction("1.1"), { ...put, revisedDate: "2021-03-31" })).toBeNull();
  });

  test("may be put off once more", () => {
    expect(becomes(revised, put).revised).toEqual({ date: "2021-04-30", reason: "Winter" });
  });
});

describe("An update", () => {
  const say = (said: Partial<ActionUpdate>, by = aClerk()) =>
    updateAction(planWith(red), { ref: "1.1", progress: "x", ...said }, by, NOW);

  test("drawn on an older card is refused as stale, before anything else is faulted", () => {
    expect(() => say({ seen: 0, rag: "amber", reason: "" })).toThrow(StaleItem);
    expect(() => say({ seen: 1 })).not.toThrow();
  });

  test("of an action that the plan does not have says which it has", () => {
    expect(() => say({ ref: "9.9" })).toThrow(
      "This plan has no action 9.9. They run from 1.1 to 1.1.",
    );
  });

  test("is for the action's people only, and says who they are", () => {
    const owned = anAction("1.1", { owners: ["hilary-fordham"] });
    const by = (name: string) => () =>
      updateAction(planWith(owned), { ref: "1.1", progress: "x" }, aMember(name), NOW);

    expect(by("Hilary")).not.toThrow();
    expect(by("Ben")).toThrow(PlanError);
    expect(by("Ben")).toThrow("You cannot update 1.1. Those who can: its owner (Hilary Fordham)");
  });
});
