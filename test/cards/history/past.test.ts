import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { fieldWords } from "../../../bot/plan/history/field-words.ts";
import { netChanges } from "../../../bot/plan/history/net-change.ts";
import type { Change } from "../../../bot/plan/model/change.ts";

import { get } from "../../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../../bot/plan/model/vocabulary.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { itemAsAtCard } from "../../../cards/history/as-at.ts";
import { historyCard } from "../../../cards/history/history.ts";
import { changedRefs, whatsChangedCard } from "../../../cards/history/whats-changed.ts";
import { partsOfType } from "../anatomy.ts";
import { AWKWARD, LONGEST_ACTION } from "../worlds/awkward.ts";
import { changesTo, everythingChanged } from "../worlds/changed.ts";
import { nasty } from "../worlds/nasty.ts";
import { FULL } from "../worlds/sample.ts";
import { NOW } from "../worlds/world.ts";

const { plan } = FULL;

const historyOf = (changes: readonly Change[], more: object = {}) =>
  plainText(
    historyCard({
      plan,
      item: get(plan, "action", "3.4"),
      changes,
      more: false,
      remark: null,
      page: 1,
      now: NOW,
      ...more,
    }),
  );

describe("the history of an item", () => {
  test("names both who did it and for whom, the way, and why where no field says it", () => {
    const [change] = changesTo(FULL, "3.4", 1);
    if (!change) throw new Error("no change");
    const made = { ...change, by: { id: "x", name: "Cleo Clark", for: "Zoe Richards" } } as const;
    const text = historyOf([{ ...made, via: "text", why: "As the board asked" }]);
    expect(text).toContain("20 Jan 2021, 14:02 · Cleo Clark for Zoe Richards, by text · version 2");
    expect(text).toContain("Why: “As the board asked”");
    const reason = change.items[0]?.after.kind === "action" ? change.items[0].after.reason : null;
    expect(historyOf([{ ...made, why: reason }])).not.toContain("Why:");
  });

  test("says that there are more than were read, and lets people go on", () => {
    const changes = changesTo(FULL, "3.4", 100);
    const last = historyOf(changes, { more: true, page: 20 });
    expect(last).toContain("5 of more than 100 changes, newest first, page 20 of 20.");
    expect(last).toContain("Buttons: Newer changes · Older changes · Open action 3.4");
    expect(historyOf(changes, { page: 20 })).not.toContain("Older changes");
  });

  test("says how many fields are not told where room is short", () => {
    const [change] = everythingChanged(AWKWARD);
    const item = get(AWKWARD.plan, "action", LONGEST_ACTION);
    const one = change?.items.find(({ after }) => after.ref === LONGEST_ACTION);
    if (!change || one?.after.kind !== "action") throw new Error("no change");
    const after: Action = {
      ...one.after,
      ...({ status: "not started", rag: "green", startDate: null, area: "4" } as const),
      text: nasty("Another", 2000),
      note: nasty("Another", 2000),
      ownersAsPrinted: nasty("Another", 500),
    };
    const items = [{ before: one.before, after }];
    const changes = Array.from({ length: 5 }, () => ({ ...change, items }));
    const text = historyOf(changes, { plan: AWKWARD.plan, item });
    expect(text).toMatch(/and \d+ more fields/);
  });
});

describe("what changed", () => {
  const net = netChanges(everythingChanged(FULL), vocabularyOf(plan));
  const view = {
    plan,
    reading: "What changed",
    since: "2020-12-18",
    asked: { where: {} },
    net,
    now: NOW,
  };
  const pageOf = (page: number) => whatsChangedCard({ ...view, remarks: [], page });
  const pages = Number(/page 1 of (\d+)/.exec(plainText(pageOf(1)))?.[1]);
  const all = Array.from({ length: pages }, (_, n) => pageOf(n + 1));

  test("is on its pages whole, each row under the heading of its group, on every page anew", () => {
    const rows = all.flatMap((card) =>
      partsOfType(card, "Action.Execute").map((part) => part.data),
    );
    const told = new Set(
      rows.flatMap((data) => {
        const { command, kind, ref } = data as Record<string, string>;
        return command === "history" ? [`${kind} ${ref}`] : [];
      }),
    );
    expect([...told].sort()).toEqual(net.map(({ kind, ref }) => `${kind} ${ref}`).sort());
    expect(changedRefs(view).length).toBeGreaterThan(60);
    for (const card of all) {
      const headings = partsOfType(card, "TextBlock").map((block) => String(block.text));
      expect(headings[1]).toMatch(/^[↓↑✔→✚•] [A-Z][a-z ]+: \d+$/u);
    }
  });

  test("has a word and a symbol for each direction, and none is a colour's own symbol", () => {
    const headings = all.flatMap((card) =>
      partsOfType(card, "TextBlock").map((block) => String(block.text)),
    );
    const groups = [...new Set(headings.map((text) => text.replace(/: \d+$/, "")))].slice(1);
    expect(groups).toEqual([
      "↓ Worse",
      "↑ Better",
      "✔ Completed",
      "→ Dates moved",
      "✚ New",
      "• Other changes",
    ]);
  });
});

describe("an item as it stood on a day", () => {
  const [last] = everythingChanged(FULL);
  if (!last) throw new Error("no change");
  const day = { day: "2020-12-18", moment: "at the end of 18 Dec 2020", last, later: 1, now: NOW };

  test.each(plan.items.action)("tells every field of action $ref whole", (was) => {
    const text = plainText(itemAsAtCard({ plan, was, item: was, ...day }));
    for (const { label, text: field } of fieldWords(was, vocabularyOf(plan))) {
      // A complete action is past rating.
      if (label === "RAG" && was.status === "complete") continue;
      if (field) expect(text).toContain(field);
    }
    expect(text).not.toContain("Differs now");
  });

  test("tells what differs now, and “none” of what is there no more", () => {
    const was = { ...get(plan, "action", "4.2"), progress: "Half done" };
    const text = plainText(itemAsAtCard({ plan, was, item: { ...was, progress: null }, ...day }));
    expect(text).toContain("1 change since; 1 field differs now.");
    expect(text).toContain("Differs now: Progress\nnone");
  });
});
