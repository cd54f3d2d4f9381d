import { describe, expect, test } from "vitest";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { withItems } from "../../../bot/plan/model/snapshot.ts";
import { redrawAfter } from "../../../bot/plan/record/due.ts";
import {
  type Hold,
  heldUntil,
  isBehind,
  type Live,
  type ShownItem,
} from "../../../bot/plan/record/live-card.ts";
import { aCard } from "../../posts/build.ts";
import { anAbout, anAction, anArea, aPerson, aRisk, KEY } from "../build.ts";

const plan = withItems(
  emptyPlan(KEY),
  [
    anAbout({ version: 1 }),
    anArea("1", { version: 1 }),
    aPerson("Zoe", { version: 1 }),
    anAction("1.1", { version: 5 }),
    anAction("1.2", { version: 2 }),
    aRisk("R1", { version: 3 }),
  ],
  7,
);
const live = (version: number, ...items: ShownItem[]): Live => ({
  ...(aCard("m1", "19:a", version).live as Live),
  items,
});

describe("a posted card is behind", () => {
  test.each<[ShownItem, number, boolean]>([
    ["action:1.1", 4, true],
    ["action:1.1", 5, false],
    ["action:1.2", 2, false],
    ["action:*", 4, true],
    ["action:*", 5, false],
    ["risk:*", 2, true],
    ["risk:*", 3, false],
    ["risk:R9", 2, false],
    ["kpi:*", 1, false],
  ])("when %s, as of version %i, has changed since: %s", (shown, version, behind) => {
    expect(isBehind(plan, live(version, shown))).toBe(behind);
  });

  test("when one of several things that it shows has changed", () => {
    expect(isBehind(plan, live(4, "risk:*", "action:1.2", "action:1.1"))).toBe(true);
    expect(isBehind(plan, live(5, "risk:*", "action:1.2", "action:1.1"))).toBe(false);
  });

  test.each([
    ["person", aPerson("Zoe", { version: 8 })],
    ["area", anArea("1", { version: 8 })],
    ["plan", anAbout({ version: 8 })],
  ])("when a %s that it may name goes by another name", (_kind, item) => {
    const renamed = withItems(plan, [item], 8);
    expect(isBehind(plan, live(7, "risk:R1"))).toBe(false);
    expect(isBehind(renamed, live(7, "risk:R1"))).toBe(true);
  });
});

describe("a posted card is held", () => {
  const card = aCard("m1", "19:a", 1);
  const now = new Date("2021-01-20T10:00:00.000Z");
  const hold = (some: Partial<Hold> = {}): Hold => ({
    thread: "19:a",
    card: "m1",
    by: "aad-mo",
    until: "2021-01-21T10:00:00.000Z",
    ...some,
  });
  const known = (_thread: string, id: string) => ["m1", "m2"].includes(id);
  const held = (...holds: Hold[]) => heldUntil(card, holds, known, now);

  test("while somebody has a form open in its place, until the last of them", () => {
    expect(held()).toBeNull();
    expect(held(hold())).toBe("2021-01-21T10:00:00.000Z");
    expect(held(hold(), hold({ by: "aad-zoe", until: "2021-01-21T11:00:00.000Z" }))).toBe(
      "2021-01-21T11:00:00.000Z",
    );
  });

  test("not by a form in another's place, another thread, or one whose time is over", () => {
    expect(held(hold({ card: "m2" }))).toBeNull();
    expect(held(hold({ thread: "19:b" }))).toBeNull();
    expect(held(hold({ until: "2021-01-20T10:00:00.000Z" }))).toBeNull();
  });

  test("by a form in a place that nobody knows, in the same thread", () => {
    expect(held(hold({ card: "1611137100000" }))).toBe("2021-01-21T10:00:00.000Z");
    expect(held(hold({ card: null }))).toBe("2021-01-21T10:00:00.000Z");
    expect(held(hold({ card: null, thread: "19:b" }))).toBeNull();
  });
});

describe("the end of a half minute", () => {
  test.each([
    ["10:00:00.000", "10:00:30.000"],
    ["10:00:00.001", "10:00:30.000"],
    ["10:00:29.999", "10:00:30.000"],
    ["10:00:30.000", "10:01:00.000"],
    ["23:59:59.000", "24"],
  ])("of %s is %s, and is one piece of work for all of it", (at, end) => {
    const day = end === "24" ? "2021-01-21T00:00:00.000Z" : `2021-01-20T${end}Z`;
    const due = redrawAfter(new Date(`2021-01-20T${at}Z`));
    expect(due).toEqual({ id: `redraw-${day}`, at: day, work: { what: "redraw" } });
  });
});
