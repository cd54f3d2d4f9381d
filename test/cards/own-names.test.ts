import { describe, expect, test } from "vitest";
import { updateAction } from "../../bot/plan/actions/update-action.ts";
import { netChanges } from "../../bot/plan/history/net-change.ts";
import { BOARD_KINDS } from "../../bot/plan/kinds.ts";
import { ROLES_CALLED } from "../../bot/plan/model/deeds.ts";
import type { Item, Kind, KindTable } from "../../bot/plan/model/kind.ts";
import { get, type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { type OwnNames, Settings } from "../../bot/plan/plan/settings.kind.ts";
import { describeQuery } from "../../bot/plan/query/describe-query.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { runQuery } from "../../bot/plan/query/run-query.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { actionConflict } from "../../cards/actions/action-conflict.ts";
import { actionForm } from "../../cards/actions/action-form.ts";
import { plainText } from "../../cards/frames/plain-text.ts";
import type { Card } from "../../cards/frames/render.ts";
import { itemAsAtCard } from "../../cards/history/as-at.ts";
import { historyCard } from "../../cards/history/history.ts";
import { whatsChangedCard } from "../../cards/history/whats-changed.ts";
import { aClerk } from "../plan/build.ts";
import { partsOfType } from "./anatomy.ts";
import { NONCE } from "./drawing.ts";
import { CARDS } from "./table.ts";
import { AWKWARD } from "./worlds/awkward.ts";
import { changesTo } from "./worlds/changed.ts";
import { FULL } from "./worlds/sample.ts";
import { NOW, type World } from "./worlds/world.ts";

/** What stands for every word that a plan or a person wrote: it is no name of a kind, a field or a role. */
const WRITTEN = "Xyz";

/** What of an item is none of its words: references, days, figures, and values out of a list. */
const KEPT = new Set(
  "kind ref key verdict direction baselineAt partOf area areas owners owner leads at date due raised startDate movedFrom actualAt until ends printed level rag status challengeKind what state time type conversation serviceUrl".split(
    " ",
  ),
);

/** A part of an item with its words put out of the way. */
function silenced(part: unknown, key = ""): unknown {
  if (typeof part === "string") return KEPT.has(key) ? part : WRITTEN;
  if (Array.isArray(part)) return part.map((one) => silenced(one, key));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, silenced(value, name)]),
  );
}

/** A plan of everything with names of its own, in which nobody has written a word. */
function worldOf(called: OwnNames): World {
  const { plan } = AWKWARD;
  const items = Object.values(plan.items)
    .flat()
    .map((item) => silenced(item) as Item);
  const settings = Settings.parse({ kind: "settings", ref: "settings", called });
  return {
    name: "a plan with names of its own",
    plan: withItems(plan, [...items, settings], plan.version),
    typing: WRITTEN,
    somebody: WRITTEN,
  };
}

/** What the table of cards itself has them say, and what its worlds have changed. */
const GIVEN = [
  /\b(?:Reason|Recovery|Progress|Later|Minutes|Also|Note|Seen)(?: \d+)? (?=Xyz)/g,
  /; Chair, /g,
  /Actions that nobody has updated\./g,
  /Saved: action .*? is ✖ Red, in progress\./g,
  /Saved: this is (?:risk|challenge) .*?\.(?=\n)/g,
  /All (?:risks|measures|KPIs)\b/g,
  /Measure \S+(?: \S+)?(?=: \d)/g,
  /18 Dec 2020, the last meeting/g,
  /^Officer named\b/gm,
  /\bThe actions\b/g,
];

/** Everybody's words, which name nothing that a plan holds and nobody by a role. */
const PLAIN = [
  /\bat risk\b/g,
  /\ba person's health\b/g,
  /\bowns or leads\b/g,
  /\bLocal area\b/g,
  /\bSchedule it\b/g,
  /\bmeeting Xyz in Teams\b/g,
  // Why a date is put off is another reason than why an action has its colour.
  /^Reason for the forecast date: /gm,
  // What a paper is called.
  /\bRisk register\b/g,
  // A rule in the words of the terms of reference.
  /\basks for \d+ members?\b/g,
];

/** All that a card shows or has read out, and its rows' own. */
function shown(card: Card): string {
  const presses = partsOfType(card, "Action.Execute").map(({ title }) => title);
  const all = [plainText(card), card.fallbackText, ...presses, ""];
  return [...GIVEN, ...PLAIN].reduce((text, left) => text.replace(left, ""), all.join("\n"));
}

type Drawn = { readonly name: string; readonly text: string };

/** Every card that the product can draw of a world, as words. */
async function drawnOf(world: World): Promise<readonly Drawn[]> {
  const drawn = await Promise.all(
    CARDS.map(async ({ name, draw }) =>
      (await draw(world)).map((card) => ({ name, text: shown(card) })),
    ),
  );
  return drawn.flat();
}

/** The lines of cards in which one of these words stands as a word. */
function linesWith(words: readonly string[], drawn: readonly Drawn[]): readonly string[] {
  const line = new RegExp(`^.*(?<![\\p{L}-])(?:${words.join("|")})(?!\\p{L}).*$`, "gimu");
  const found = drawn.flatMap(({ name, text }) =>
    (text.match(line) ?? []).map((one) => `${name}: ${one.slice(0, 200)}`),
  );
  return [...new Set(found)].slice(0, 20);
}

const both = (one: string, many = `${one}s`) => ({ one, many });

describe("a plan that calls areas Priorities, actions Commitments, KPIs Indicators and leads SROs", () => {
  const drawn = drawnOf(
    worldOf({
      kinds: {
        area: both("Priority", "Priorities"),
        action: both("Commitment"),
        kpi: both("Indicator"),
      },
      fields: { "action.revised": "Forecast date", "action.reason": "Commentary" },
      roles: { lead: both("SRO") },
    }),
  );

  test("says none of the default words on any card", async () => {
    const usual = ["areas?", "actions?", "KPIs?", "leads?", "revised dates?", "reasons?"];
    expect(linesWith(usual, await drawn)).toEqual([]);
  });

  test.each([
    ["action", /^Commitment 1\.1$/m],
    ["action", /^Priority\n1: Xyz$/m],
    ["action", /^Forecast date\n31 Mar 2021: Xyz/m],
    ["action", /^Commentary\nXyz$/m],
    ["action", /^Indicator of the same number\nIndicator 1\.2, /m],
    ["action form", /^Forecast date to propose, if the date cannot be met/m],
    ["action form", /^Commentary: Xyz$/m],
    ["conflict", /^Not saved: Commitment 1\.1 has changed since your card was drawn\.$/m],
    ["conflict", /Commentary: was /],
    ["conflict", /Forecast date: was /],
    ["evidence", /Commitment 1\.2: 13\. Indicator 1\.2: none yet\./],
    ["board rating form", /^The board's rating of Commitment 1\.1$/m],
    ["area", /^Priority 1$/m],
    ["area", /^Its 4 Commitments$/m],
    ["area", /Buttons: Its Commitments · Its Indicators · Its risks/],
    ["KPI", /^Indicator 1\.2$/m],
    ["KPI", /^Commitment of the same number\nCommitment 1\.2: Xyz/m],
    ["risk", /^Priority\nPriority 3: Xyz/m],
    ["risk form", /^Priority that the risk is about: /m],
    ["challenge", /^About\nPriority 1: Xyz/m],
    ["challenge form", /^About what: “3\.4”, “Priority 2”, “Indicator 1\.1”, “R2”;/m],
    ["roles", /^SROs$/m],
    ["roles", /the SRO of Priority 1/],
    ["summary", /120 Commitments in 30 Priorities\./],
    ["summary", /^By Priority$/m],
    ["summary", /forecast dates wait for approval/],
    ["exceptions", /✖ Red Commitments: /],
    ["exceptions", /Commentary: Xyz/],
    ["walk", /^Red: Commitment 2\.4, 1 of 59$/m],
    ["missing updates", /^96 Commitments of \d+ owners/m],
    ["preparation", /^.*without a commentary or a next step/m],
    ["history of an item", /^History of Commitment 1\.1$/m],
    ["history of an item", /Forecast date: was /],
    ["history of an item", /Commentary: was /],
    ["item as it stood on a day", /^Commitment 1\.1 as at 18 Dec 2020$/m],
    ["item as it stood on a day", /^Forecast date\n/m],
    ["item as it stood on a day", /^Commentary\n/m],
    ["plan as it stood on a day", /^Priority 1 as at 18 Dec 2020$/m],
    ["plan as it stood on a day", /^120 Commitments then$/m],
    ["what changed", /of 120 Commitments, /],
    ["what changed", /\bCommentary\b/],
    ["help", /“show red Commitments”: Commitments by RAG/],
    ["not understood", /Commitments/],
  ])("says on the card “%s” %s", async (name, words) => {
    const texts = (await drawn).filter((one) => one.name === name).map(({ text }) => text);
    const said = texts.find((text) => words.test(text)) ?? texts[0];
    expect(said).toMatch(words);
  });
});

/** A made-up word, and several of it, for each of some names. */
const madeUp = (names: readonly string[], begin: string) =>
  Object.fromEntries(
    names.map((name, n) => [name, both(`${begin}${String.fromCharCode(97 + n)}um`)]),
  );

/** The kinds that cards are about: the paper itself, its groups and its terms are told as they are. */
const ABOUT_PAPER: readonly Kind[] = ["about", "group", "terms", "note"];
const READ = BOARD_KINDS.filter((kind) => !ABOUT_PAPER.includes(kind));

describe("a plan with names of its own for every kind and role", () => {
  const kinds: readonly Kind[] = [...READ, "schedule", "person"];
  const roles = Object.keys(ROLES_CALLED);

  test("says none of the default words on any card", async () => {
    const world = worldOf({ kinds: madeUp(kinds, "q"), roles: madeUp(roles, "z") });
    const table = AWKWARD.plan.kinds;
    const usual = [...kinds.map((kind) => table[kind].called), ...Object.values(ROLES_CALLED)];
    const words = usual.flatMap(({ one, many }) => [one, many]);
    expect(linesWith(words, await drawnOf(world))).toEqual([]);
  });
});

describe("a plan with names of its own for every field", () => {
  const usual = vocabularyOf(AWKWARD.plan);
  const all = READ.flatMap((kind) =>
    Object.keys(usual.kinds[kind].fields).map((key) => ({ kind, key })),
  );
  /** What stands where a field's name could: the kind itself, a role, and a button that says what to do. */
  const others = ["Action", "Area", "Areas", "Challenge", "Measure", "Risk", "Leads", "Answer"];
  /** The plan itself, its groups and its terms have fields that are called the same. */
  const ofOtherKinds = /^(?:history of any kind|item as it stood)/;

  test("has no default name beside what it says of one, nor asks by it", async () => {
    const fields = Object.fromEntries(all.map(({ kind, key }, n) => [`${kind}.${key}`, `Q${n}q`]));
    const drawn = await drawnOf(worldOf({ fields }));
    const names = new Set(all.map(({ kind, key }) => usual.label(kind, key)));
    const looked = [...names].filter((name) => !others.includes(name));
    const named = (line: string) =>
      looked.some((name) => line === name || line.startsWith(`${name}: `));
    const lines = drawn
      .filter(({ name }) => !ofOtherKinds.test(name))
      .flatMap(({ name, text }) =>
        text
          .split("\n")
          .filter(named)
          .map((line) => `${name}: ${line.slice(0, 200)}`),
      );
    expect([...new Set(lines)]).toEqual([]);
  });
});

describe("a label that its kind's file says otherwise", () => {
  const { plan: sample } = FULL;
  const { action } = sample.kinds;
  const plan: Plan = {
    ...sample,
    kinds: {
      ...sample.kinds,
      action: {
        ...action,
        fields: {
          ...action.fields,
          revised: { ...action.fields.revised, label: "Forecast date" },
          reason: { ...action.fields.reason, label: "Commentary" },
        },
      },
    } as KindTable,
  };
  const ref = "3.4";
  const item = get(plan, "action", ref);
  const revised = { ...item, revised: { date: "2021-03-31", reason: "Later" } };
  const changes = changesTo({ ...FULL, plan }, ref, 2);
  const [change] = changes;
  if (!change) throw new Error("no change");
  const view = { plan, now: NOW };

  test.each([
    ["card", () => actionCard({ ...view, action: revised, may: () => true, nonce: () => NONCE })],
    ["form", () => actionForm({ ...view, action: item, nonce: NONCE })],
    ["conflict", () => actionConflict({ ...view, action: item, typed: {}, changes, nonce: NONCE })],
    ["history", () => historyCard({ ...view, item, changes, more: false, remark: null, page: 1 })],
    [
      "item as it stood on a day",
      () => {
        const day = { day: "2020-12-18", moment: "then", last: change, later: 1 };
        return itemAsAtCard({ ...view, was: revised, item, ...day });
      },
    ],
  ])("stands on the %s", (_, draw) => {
    const text = plainText(draw());
    expect(text).toContain("Forecast date");
    expect(text).not.toMatch(/revised date/i);
  });

  test("stands in what changed, and what got worse still tells its reason once", () => {
    const before = { ...item, rag: "green" as const, reason: "All well" };
    const after = { ...before, rag: "red" as const, reason: "Not signed", note: "Seen" };
    const net = netChanges([{ ...change, items: [{ before, after }] }], vocabularyOf(plan));
    const card = whatsChangedCard({
      ...view,
      net,
      reading: "What changed",
      since: "2020-12-18",
      asked: { where: {} },
      remarks: [],
      page: 1,
    });
    expect(net[0]?.also.map(({ label }) => label)).toContain("Commentary");
    expect(plainText(card)).toContain("“Not signed” · also changed: Note on the paper · 1 change");
  });

  test("stands in a question, and in what is wrong with an update", () => {
    const query = queryOf("action", { revised: { missing: false } });
    expect(describeQuery(plan, query)).toBe("Actions with a forecast date");
    const said = { ref, revisedReason: "The contract is late", revisedDate: "" };
    expect(() => updateAction(plan, said, aClerk(), NOW)).toThrow("Give the forecast date");
  });

  test("breaks nothing that goes by the field", () => {
    const query = queryOf("action", { revised: { from: "2021-01-01" } });
    const given = { today: NOW.today };
    expect(runQuery(plan, query, given)).toEqual(runQuery(sample, query, given));
    const said = { ref, revisedDate: "2021-06-30", revisedReason: "The contract is late" };
    const done = (of: Plan) => updateAction(of, said, aClerk(), NOW)?.items;
    expect(done(plan)).toEqual(done(sample));
    expect(done(plan)).toMatchObject([{ proposed: { date: "2021-06-30" } }]);
  });
});
