import { describe, expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { isFollowUp, read } from "../../bot/language/read.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { LANCASHIRE, PETERBOROUGH } from "../support/plan-of-file.ts";

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: false } as const;

/** What the last of several turns asks, each turn going on from the one before it where it does. */
function lastOf(turns: readonly string[], plan: Plan, today: string) {
  let last: Ask | undefined;
  let said: ReturnType<typeof read> | undefined;
  for (const text of turns) {
    said = read(text, { plan, asker, today, mentions: [] }, isFollowUp(text) ? last : undefined);
    last = said.ask;
  }
  if (!said) throw new Error("Nothing was said.");
  return said;
}
const inLancashire = (...turns: string[]) => lastOf(turns, LANCASHIRE, "2021-01-20");
const inPeterborough = (...turns: string[]) => lastOf(turns, PETERBOROUGH, "2022-12-07");

describe("a fact of the one item that was answered last", () => {
  test.each([
    ["who's on 2.7", "and when do they have to do it by", { ref: "2.7" }],
    ["who's on 2.7", "by when", { ref: "2.7", fact: "due" }],
    ["show 1.6", "is it late", { ref: "1.6", fact: "late" }],
    ["show 1.6", "how late", { ref: "1.6", fact: "late" }],
    ["show 1.6", "how long have we got", { ref: "1.6", fact: "left" }],
    ["show 1.6", "how far off is that", { ref: "1.6", fact: "left" }],
    ["1.3", "and the owner?", { ref: "1.3", fact: "owner" }],
    ["3.4", "what about 3.5", { ref: "3.5" }],
    ["R1", "who owns that", { command: "show_risk", ref: "R1", fact: "owner" }],
    ["R1", "whats being done about it", { command: "show_risk", ref: "R1", fact: "mitigation" }],
    [
      "who owns R1",
      "does that come down after mitigation",
      { command: "show_risk", fact: "postMitigation" },
    ],
    ["what's the 6 month target for 4a", "and at 12", { ref: "4a", months: 12, fact: "target" }],
    ["5b", "what was the target at 6 months", { ref: "5b", months: 6, fact: "target" }],
    ["5b", "what was it before we began", { ref: "5b", fact: "baseline" }],
    ["area 3", "who leads it", { command: "area_overview", area: "3", fact: "owner" }],
  ])("“%s”, then “%s”", (first, next, ask) => {
    expect(inLancashire(first, next).ask).toMatchObject(ask);
  });

  test.each([
    [
      "when is 2.6 due",
      "was it always june",
      { kind: "action", ref: "2.6", made: { field: "date" } },
    ],
    ["show 3.4", "has it changed since december", { ref: "3.4", since: "2020-12-01" }],
    ["show 3.4", "who was the last to touch it", { ref: "3.4", made: {} }],
  ])("its history: “%s”, then “%s”", (first, next, ask) => {
    expect(inLancashire(first, next).ask).toMatchObject({ command: "history", ...ask });
  });

  test("an item that words led to is gone on from as one that was named", () => {
    const { ask } = inPeterborough(
      "whos holding the data sharing risk",
      "does it come down once the clinics are running",
    );
    expect(ask).toMatchObject({ command: "show_risk", ref: "R1", fact: "postMitigation" });
    const due = inPeterborough(
      "who's leading on the one-stop shop document",
      "and when was it meant to be done",
    );
    expect(due.ask).toMatchObject({ command: "show_action", ref: "1.3", fact: "due" });
  });
});

describe("what is said to be so of it is shown on its form first", () => {
  test.each([
    ["set it to amber because the forum moved", { rag: "amber", reason: "the forum moved" }],
    ["thats green", { rag: "green" }],
  ])("“%s”", (next, typed) => {
    expect(inLancashire("show 3.4", next).ask).toMatchObject({
      command: "update_action",
      ref: "3.4",
      typed,
    });
  });
});

describe("a list that is gone on from keeps what it was asked by", () => {
  const late = { late: { is: true } };
  test.each([
    ["overdue", "just zoe's", { ...late, owners: { oneOf: ["zoe-richards"] } }],
    ["overdue", "which of those are in area 3", { ...late, area: { oneOf: ["3"] } }],
    ["overdue in area 5", "whos are they", { ...late, area: { oneOf: ["5"] } }],
    ["actions in area 5", "when are they due", { area: { oneOf: ["5"] } }],
    ["area 3", "and the overdue ones", { ...late, area: { oneOf: ["3"] } }],
  ])("“%s”, then “%s”", (first, next, where) => {
    const { ask } = inLancashire(first, next);
    expect(ask).toMatchObject({ command: "list", query: { where } });
  });

  test("the second and the last of it are meant by their place", () => {
    expect(inLancashire("overdue", "who owns the second one").ask).toMatchObject({
      command: "show_action",
      ref: "1.2",
    });
    expect(inLancashire("overdue", "when was the last one due").ask).toMatchObject({
      command: "show_action",
      ref: "5.5",
    });
  });

  test("of risks it stays one of risks", () => {
    expect(inLancashire("risks", "which of them are high").ask).toMatchObject({
      query: { kind: "risk", where: { severity: { oneOf: ["high"] } } },
    });
  });
});

describe("what goes on from nothing is read by itself", () => {
  test.each([
    ["summary", "summary"],
    ["what's overdue", "list"],
    ["who leads area 2", "area_overview"],
    ["who chairs the board", "governance"],
    ["thanks", "courtesy"],
  ])("“%s” after an item", (next, command) => {
    expect(inLancashire("show 1.6", next).ask.command).toBe(command);
  });
});

test("what is not read says what it was taken to go on from", () => {
  expect(inLancashire("overdue", "which of them does the moon like").ask).toMatchObject({
    command: "unknown",
    after: "“Actions, overdue”",
  });
});

test("what each item has of its own is told one by one", () => {
  const { ask } = inPeterborough("reds", "and what are they doing about it");
  expect(ask).toMatchObject({ command: "refuse", refs: ["1.3", "3.3"] });
});
