import { describe, expect, test } from "vitest";
import { asNow, FORMERLY } from "../../bot/asks/formerly.ts";
import { ASKS, deedOf, readKept, readPress } from "../../bot/asks/index.ts";

const TABLE = {
  list_reds: {
    now: "list_colour",
    args: ({ page }: Readonly<Record<string, unknown>>) => ({ page, colour: "red" }),
  },
  list_colour: {
    now: "list_actions",
    args: ({ page, colour }: Readonly<Record<string, unknown>>) => ({
      page,
      filter: { rag: [colour] },
    }),
  },
  show: { now: "show_action" },
};

describe("an ask of an earlier version", () => {
  test("is the one of today, its arguments as they now are", () => {
    expect(asNow({ command: "list_colour", page: 2, colour: "amber" }, TABLE)).toEqual({
      command: "list_actions",
      page: 2,
      filter: { rag: ["amber"] },
    });
  });

  test("is found by its first name where it was renamed twice", () => {
    expect(asNow({ command: "list_reds", page: 1 }, TABLE)).toEqual({
      command: "list_actions",
      page: 1,
      filter: { rag: ["red"] },
    });
  });

  test("keeps its arguments where only its name has changed", () => {
    expect(asNow({ command: "show", ref: "3.4" }, TABLE)).toEqual({
      command: "show_action",
      ref: "3.4",
    });
  });

  test("of today, or that never was, stays as it is", () => {
    const none = { command: "toString", plan: "p" };
    expect(asNow(none, TABLE)).toEqual(none);
    expect(asNow({ command: "summary", plan: "p" })).toEqual({ command: "summary", plan: "p" });
  });

  test("ends in one that there is, and none is called so today", () => {
    for (const was of Object.keys(FORMERLY)) {
      expect(Object.keys(ASKS)).not.toContain(was);
      expect(Object.keys(ASKS)).toContain(asNow({ command: was }).command);
    }
  });
});

describe("what is kept", () => {
  test("of a card is asked again with all its arguments, also those that only words gave", () => {
    const kept = { command: "scorecard", plan: "p", ref: "1a", months: 6 };
    expect(readKept(kept)).toEqual({ command: "scorecard", page: 1, ref: "1a", months: 6 });
    expect(readKept({ command: "show_post", what: "summary", late: "It is late." })).toEqual({
      command: "show_post",
      what: "summary",
      late: "It is late.",
    });
  });

  test("of a card that nothing can be made of is asked no more", () => {
    for (const kept of [{ command: "no_such" }, { command: "show_action" }, {}, null, "summary"]) {
      expect(readKept(kept)).toBeUndefined();
    }
  });

  test("of the history says which right a change needed", () => {
    expect(deedOf("save_action")).toBe("update an action");
    expect(deedOf("import")).toBeUndefined();
    expect(deedOf("constructor")).toBeUndefined();
  });

  test("of a button is read by the same names", () => {
    expect(readPress({ command: "summary", plan: "p" })).toEqual({ command: "summary", plan: "p" });
  });
});
