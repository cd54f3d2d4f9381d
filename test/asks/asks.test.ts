import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "../../bot/asks/actions.ts";
import { AREAS } from "../../bot/asks/areas.ts";
import type { AskRow } from "../../bot/asks/ask.ts";
import { CHALLENGES } from "../../bot/asks/challenges.ts";
import { HISTORY } from "../../bot/asks/history.ts";
import {
  type Arguments,
  ASK_NAMES,
  ASKS,
  asksItself,
  type Button,
  PRESS_NAMES,
  type PressName,
  readPress,
  takesInputs,
} from "../../bot/asks/index.ts";
import { JUDGEMENTS } from "../../bot/asks/judgements.ts";
import { LISTS } from "../../bot/asks/lists.ts";
import { MEASURES } from "../../bot/asks/measures.ts";
import { MEETINGS } from "../../bot/asks/meetings.ts";
import { PEOPLE } from "../../bot/asks/people.ts";
import { PLAN } from "../../bot/asks/plan.ts";
import { POSTS } from "../../bot/asks/posts.ts";
import { REMINDERS } from "../../bot/asks/reminders.ts";
import { RISKS } from "../../bot/asks/risks.ts";
import { digestOf } from "../../bot/plan/model/keys.ts";

const ROOMS = {
  ...{ LISTS, ACTIONS, AREAS, JUDGEMENTS, MEASURES, MEETINGS, RISKS, HISTORY },
  ...{ CHALLENGES, REMINDERS, POSTS, PEOPLE, PLAN },
};

/** What only words may ask. */
const BY_TEXT = ASK_NAMES.filter((name) => !PRESS_NAMES.some((other) => other === name));

describe("the table of what can be asked", () => {
  test("has each name in one room", () => {
    const names = Object.values(ROOMS).flatMap((room) => Object.keys(room));
    expect(names.sort()).toEqual([...ASK_NAMES].sort());
  });

  test("lets nothing be asked again by itself that writes, or that not everybody may ask", () => {
    const itself = ASK_NAMES.filter((command) => asksItself({ command }));
    expect(itself).toContain("summary");
    for (const name of itself) {
      expect(ASKS[name]).toMatchObject({ writes: false, deed: "read the plan" });
    }
    expect(asksItself({ command: "use_plan" })).toBe(false);
  });

  test("has every save done once only, by its nonce", () => {
    const saves = PRESS_NAMES.filter((name) => name.startsWith("save_"));
    expect(saves.length).toBeGreaterThan(8);
    for (const name of saves) {
      const { writes, takes, card }: AskRow = ASKS[name];
      expect(writes, name).toBe(true);
      expect({ ...takes.shape, ...card }, name).toHaveProperty("nonce");
    }
  });
});

test("what was typed into a card goes along with what is made of it, and with nothing else", () => {
  const takes = (command: PressName) => takesInputs({ command });
  expect(PRESS_NAMES.filter((name) => name.startsWith("save_") && !takes(name))).toEqual([]);
  expect(takes("refilter")).toBe(true);
  for (const name of ["help", "list", "raise_challenge", "meeting_form", "post"] as const) {
    expect(takes(name), name).toBe(false);
  }
});

describe("a press", () => {
  const plan = "p";

  test("of what only words may ask is none, whatever it carries", () => {
    expect(BY_TEXT).toEqual(
      expect.arrayContaining([
        "set_action",
        "appoint",
        "name_officer",
        "stand_in",
        "undo",
        "which",
      ]),
    );
    const account = { id: "a", name: "A" };
    const update = { ref: "3.4", rag: "green" };
    const args = { update, account, person: "zoe", office: "clerk", held: true, nonce: "n" };
    for (const command of BY_TEXT) {
      expect(readPress({ command, plan, ...args }), command).toBeUndefined();
    }
  });

  test("has what only words can give stripped", () => {
    const sent = { command: "show_action", plan, ref: "3.4", fact: "owner" };
    expect(readPress(sent)).toEqual({ command: "show_action", plan, ref: "3.4" });
    const approve = {
      command: "decide_date",
      plan,
      ref: "3.4",
      seen: 3,
      nonce: "n",
      approve: true,
    };
    expect(readPress({ ...approve, reason: "x".repeat(9) })).toEqual(approve);
  });

  test("opens a form with what was said, where one of several was to be chosen", () => {
    const typed = { revisedDate: "2021-02-28", revisedReason: "the system is late" };
    const chosen = { command: "update_action", plan, ref: "1.6", typed };
    expect(readPress(chosen)).toEqual(chosen);
    expect(readPress({ ...chosen, typed: { rag: "purple" } })).toBeUndefined();
  });

  test("must say which version was seen and which card it is, where that counts", () => {
    const save = { command: "save_answer", plan, ref: "C1", seen: 3, nonce: "n", answer: "Yes" };
    expect(readPress(save)).toEqual(save);
    expect(readPress({ ...save, seen: undefined })).toBeUndefined();
    expect(readPress({ ...save, nonce: "" })).toBeUndefined();
    expect(readPress({ ...save, plan: undefined })).toBeUndefined();
  });

  test("is no other thing for being named like one", () => {
    for (const command of ["__proto__", "constructor", "toString", "", "save_action "]) {
      expect(readPress({ command, plan })).toBeUndefined();
    }
    expect(readPress(null)).toBeUndefined();
    expect(readPress([])).toBeUndefined();
  });

  test("is checked by its type where a card is made", () => {
    const title = "A button";
    const buttons: readonly Button[] = [
      { title, press: { command: "show_action", plan, ref: "3.4" } },
      // @ts-expect-error: only words may ask for it
      { title, press: { command: "undo", plan } },
      // @ts-expect-error: accounts come from verified mentions
      { title, press: { command: "name_officer", plan, person: "zoe", account: { id: "a" } } },
      // @ts-expect-error: only words can give a fact
      { title, press: { command: "show_action", plan, ref: "3.4", fact: "owner" } },
      // @ts-expect-error: a save says which version was seen, and which card it is
      { title, press: { command: "save_answer", plan, ref: "C1", answer: "Yes" } },
    ];
    expect(buttons).toHaveLength(5);
    const args: Arguments<"show_action"> = { ref: "3.4", fact: "owner" };
    // @ts-expect-error: it takes no such thing
    expect(args.colour).toBeUndefined();
  });
});

describe("buttons of cards that were posted before there was this table", () => {
  const file = new URL("./presses-before-the-table.jsonl", import.meta.url);
  const sent = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly command: string });

  test("are of every kind that cards then had", () => {
    expect(new Set(sent.map(({ command }) => command)).size).toBe(54);
  });

  test.each(sent.map((data) => [data.command, digestOf(data).slice(0, 8), data] as const))(
    "%s %s is read",
    (_, __, data) => {
      expect(readPress(data)).toBeDefined();
    },
  );
});
