import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../../bot/plan/actions/update-action.ts";
import { FieldFaults, PlanError, StaleItem } from "../../../bot/plan/model/errors.ts";
import type { Draft } from "../../../bot/plan/record/write-down.ts";
import { aClerk, aMember, anAction, anArea, aPerson, NOW, planOf } from "../build.ts";

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

const minutes = {
  evidenceTitle: "Minutes",
  evidenceLink: "https://council.example/minutes",
} as const;

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

    expect(becomes(bare, { status: "complete", ...minutes })).toMatchObject({
      status: "complete",
      rag: "red",
    });
  });

  test("needs evidence to become so: a title and a link, or the word that there is none yet", () => {
    const done = { status: "complete" } as const;
    const bare = anAction("1.1");

    expect(faultsOf(bare, done)).toEqual({
      evidenceTitle: "Say what shows that it is done: a title, and a link or “no link yet”.",
    });
    expect(faultsOf(bare, { ...done, evidenceTitle: "Minutes" })).toEqual({
      evidenceLink: "Give the link, or tick “No link yet”.",
    });
    expect(faultsOf(bare, { ...done, evidenceLink: "https://council.example/1" })).toEqual({
      evidenceTitle: "Say what it is, for example “Minutes of 3 February”.",
    });
    expect(becomes(bare, { ...done, ...minutes }).evidence).toEqual([
      {
        title: "Minutes",
        link: "https://council.example/minutes",
        by: "Carla",
        at: NOW.at.toISOString(),
      },
    ]);
    expect(
      becomes(bare, { ...done, evidenceTitle: "Survey", noLink: true }).evidence,
    ).toMatchObject([{ title: "Survey", link: null }]);
  });

  test("asks for no more evidence where there is some, or where it was complete before", () => {
    const piece = { title: "Minutes", link: null, by: "Ada", at: "2020-12-01T09:00:00.000Z" };

    expect(faultsOf(anAction("1.1", { evidence: [piece] }), { status: "complete" })).toEqual({});
    expect(faultsOf(anAction("1.1", { status: "complete" }), { progress: "Done" })).toEqual({});
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "council.example", "ftp://a.example/1"])(
    "takes no evidence from %s",
    (evidenceLink) => {
      const said = { status: "complete", evidenceTitle: "Minutes", evidenceLink } as const;

      expect(faultsOf(anAction("1.1"), said)).toEqual({
        evidenceLink: "This is not the address of a page. It begins with https://.",
      });
    },
  );

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
  const asked = {
    date: "2020-12-31",
    reason: "Autumn",
    by: "Ada",
    byId: "id of Ada",
    at: "2020-11-01T09:00:00.000Z",
  };
  const waiting = anAction("1.1", { proposed: asked });

  test("is a proposal: the original and what was agreed stay as they are", () => {
    const agreed = { date: "2021-04-15", reason: "Autumn" };

    expect(becomes({ ...red, revised: agreed }, put)).toMatchObject({
      byWhen: { printed: "March 2021", date: "2021-03-31" },
      revised: agreed,
      proposed: {
        date: "2021-04-30",
        reason: "Winter",
        by: "Carla",
        byId: "id of Carla",
        at: NOW.at.toISOString(),
      },
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

  test("that has passed may stay proposed, so that the form can be sent back", () => {
    const same = { revisedDate: "2020-12-31", revisedReason: "Autumn", progress: "Late" };

    expect(becomes(waiting, same).proposed).toEqual(asked);
  });

  test("is none of what is complete, and that is said", () => {
    const said = { ...put, status: "complete", ...minutes } as const;

    expect(faultsOf(red, said)).toEqual({
      revisedDate: "What is complete needs no other date. Leave this empty, or set another status.",
    });
    const done = { status: "complete", revisedDate: "2020-12-31", ...minutes } as const;
    expect(becomes(waiting, done).proposed).toBeNull();
  });

  test("is taken back by a blank", () => {
    expect(becomes(waiting, { revisedDate: " ", revisedReason: "Autumn" }).proposed).toBeNull();
  });

  test("is another than the date it has", () => {
    expect(faultsOf(anAction("1.1"), { ...put, revisedDate: "2021-03-31" })).toEqual({
      revisedDate: "31 Mar 2021 is the date it has. Give another, or leave this empty.",
    });
  });

  test("may be proposed anew, with who and when", () => {
    expect(becomes(waiting, put).proposed).toMatchObject({
      date: "2021-04-30",
      reason: "Winter",
      by: "Carla",
    });
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
