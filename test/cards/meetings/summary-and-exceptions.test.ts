import { describe, expect, test } from "vitest";
import type { Milestone } from "../../../bot/plan/measures/milestone.ts";
import { exceptionsOf } from "../../../bot/plan/meetings/exceptions.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { allItems } from "../../../bot/plan/model/snapshot.ts";
import { noticeCard, withLines } from "../../../cards/frames/notice.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { type Card, LARGEST_CARD } from "../../../cards/frames/render.ts";
import { exceptionsCard } from "../../../cards/meetings/exceptions.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { postOf } from "../../../cards/posts/posts.ts";
import {
  aKpi,
  aMeasure,
  aMeeting,
  anAbout,
  anAction,
  anArea,
  aPerson,
  aRisk,
  changeOf,
  NOW,
  planOf,
} from "../../plan/build.ts";
import { type Part, partsOfType } from "../anatomy.ts";
import { nasty } from "../worlds/nasty.ts";
import { FULL } from "../worlds/sample.ts";

const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const sizeOf = (card: Card) => JSON.stringify(card).length;

const LATE = { printed: "December 2020", date: "2020-12-31" };
const SOON = { printed: "January 2021", date: "2021-01-31" };

const aMilestone = (months: number, some: Partial<Milestone> = {}): Milestone => ({
  months,
  items: ["Have it in place"],
  rag: "none",
  ...some,
});
const figureOf = (months: number, actual: number, target: number) =>
  ({ months, target, actual, actualAt: null, source: null }) as const;

/** A small plan that has one of everything a summary tells of. */
const SMALL = planOf(
  anArea("1", { shortName: "Leaders" }),
  anArea("2", { shortName: "Transitions" }),
  aMeeting("2020-12-18"),
  aMeeting("2021-02-03"),
  aPerson("Zoe Richards"),
  anAction("1.1", { rag: "amber", reason: "Data is late", recovery: "Ask for it", byWhen: SOON }),
  anAction("1.2", { rag: "green", byWhen: LATE }),
  anAction("1.3", { rag: "red", status: "complete" }),
  anAction("2.1", { rag: "red", owners: ["zoe-richards"], byWhen: LATE, progress: "Begun" }),
  anAction("2.2"),
  aRisk("R1", { rag: "green", postMitigation: { level: "high", words: null } }),
  aRisk("R2", { rag: "amber" }),
  aRisk("R3", { rag: "red" }),
  aRisk("R4", { rag: "green" }),
  aMeasure("1a", {
    periods: [{ months: 6, target: 70, actual: 60, actualAt: null, source: null }],
  }),
  aMeasure("1b", {
    periods: [{ months: 6, target: 70, actual: 80, actualAt: null, source: null }],
  }),
  aMeasure("1c"),
);

const LATE_NURSE = {
  what: "Late",
  why: "No nurse",
  next: "Hire",
  due: "2021-03-31",
  by: "Ada",
  at: "2021-01-19T10:00:00Z",
};
/** A plan of what falls short beside actions: milestones that are red or missed, and measures that are off. */
const SHORT = planOf(
  anAbout({
    periods: [
      { months: 3, ends: "2020-12-31" },
      { months: 6, ends: "2021-03-31" },
    ],
  }),
  anArea("1", { leads: ["lee-lead"] }),
  aPerson("Lee Lead"),
  aPerson("Zoe Richards"),
  aKpi("1.1", { milestones: [aMilestone(3, { met: true }), aMilestone(6, { rag: "red" })] }),
  aKpi("1.2", {
    milestones: [
      aMilestone(3, {
        rag: "amber",
        owner: "zoe-richards",
        comment: "No nurse",
        commentary: LATE_NURSE,
      }),
    ],
  }),
  aKpi("1.3", { milestones: [aMilestone(3, { rag: "green" }), aMilestone(6)] }),
  aMeasure("1a", { unit: "children", direction: "lower", periods: [figureOf(3, 60, 40)] }),
  aMeasure("1b", { unit: "children", direction: "lower", periods: [figureOf(3, 2, 0)] }),
  aMeasure("1c", { unit: "children", direction: null, periods: [figureOf(3, 90, 10)] }),
  aMeasure("1d", { unit: "children", direction: "lower", periods: [figureOf(3, 43, 40)] }),
);

describe("what falls short beside actions", () => {
  const text = plainText(exceptionsCard({ plan: SHORT, page: 1, now: NOW }));

  test("is a milestone that is red or missed, the red first, and a measure that is off its way", () => {
    const { milestones, measures } = exceptionsOf(SHORT, NOW.today);
    expect(milestones.map(({ ref }) => ref)).toEqual(["kpi 1.1 at 6", "kpi 1.2 at 3"]);
    expect(measures.map(({ ref }) => ref)).toEqual(["measure 1a", "measure 1b"]);
    expect(text).toContain("2 of 4 measures off target, 2 milestones red or missed.");
  });

  test("says whose it is, the area's lead where it is nobody's, and by when", () => {
    expect(text).toContain(
      "✖ Red KPI 1.1 at 6 months Have it in place Comment: none given yet Commentary: none yet (Lee Lead, by 31 Mar 2021)",
    );
    expect(text).toContain(
      "▲ Amber KPI 1.2 at 3 months Have it in place Comment: No nurse Commentary: What: Late Why: No nurse What next: Hire By 31 Mar 2021 (Ada) (Zoe Richards, by 31 Dec 2020 – missed)",
    );
  });

  test("says where commentary is out of date: its day is past, or it is on an earlier figure", () => {
    const past = { ...LATE_NURSE, due: "2021-01-19" };
    const plan = planOf(
      anArea("1"),
      aKpi("1.2", { milestones: [aMilestone(3, { rag: "red", commentary: past })] }),
      aMeasure("1a", {
        unit: "children",
        direction: "lower",
        periods: [figureOf(3, 60, 40), figureOf(6, 70, 40)],
        commentary: { ...LATE_NURSE, of: "3" },
      }),
    );
    const told = plainText(exceptionsCard({ plan, page: 1, now: NOW }));
    expect(told.match(/Commentary: out of date: What: Late/g)).toHaveLength(2);
  });

  test("tells no count under five", () => {
    expect(text).toMatch(/✖ Off target 1a .*60 children.*20 children above the target/);
    expect(text).toContain("✖ Off target 1b Measure 1b · fewer than 5 children at 3 months");
    expect(text).not.toMatch(/1b.*\b2 children/);
  });

  test("is asked for by words that are understood where there is more of it than a page", () => {
    const many = range(20).map((n) =>
      aKpi(`1.${n + 10}`, { milestones: [aMilestone(3, { rag: n > 12 ? "red" : "amber" })] }),
    );
    const plan = planOf(...allItems(SHORT), ...many);
    const texts = range(3).map((page) => plainText(exceptionsCard({ plan, page, now: NOW })));
    expect(texts[0]).toContain("ask “red KPIs”");
    expect(texts[1]).toContain("ask “missed milestones”");
  });
});

describe("a summary", () => {
  const card = summaryCard({ plan: SMALL, changes: [], now: NOW });
  const text = plainText(card);

  test("names reds and ambers with reason and next step, and says where one is missing", () => {
    expect(text).toContain("Red and amber: 2 of 5 actions");
    expect(text).toContain(
      "✖ Red 2.1 Do what 2.1 says Why: no reason given Next step: no next step given",
    );
    expect(text).toContain("▲ Amber 1.1 Do what 1.1 says Why: Data is late Next step: Ask for it");
  });

  test("names what is overdue, and what is due before the next meeting, by its date", () => {
    expect(text).toContain("Overdue: 2. ● 1.2, ✖ 2.1");
    expect(text).toContain("Due before the next meeting, 3 Feb 2021: 1. ▲ 1.1");
    const none = planOf(anArea("1"), anAction("1.1"));
    expect(plainText(summaryCard({ plan: none, changes: [], now: NOW }))).toContain(
      "No next meeting is planned",
    );
  });

  test("counts risks and names those high after mitigation, and the measures off target", () => {
    expect(text).toContain("✖ 1 red   ▲ 1 amber   – 0 not rated   ● 2 green");
    expect(text).toContain("High after mitigation: 1. R1");
    expect(text).toContain("At the latest figure 1 met, 0 near, 1 off target, 1 without a figure.");
    expect(text).toContain("✖ Off target 1a Measure 1a: 60% at 6 months, target 70%");
    expect(text).toContain("No figure yet: 1c");
  });

  test("draws a stacked chart by area, not rated in a colour of its own, and says the same in figures", () => {
    const [chart, ...others] = partsOfType(card, "Chart.");
    expect(others).toEqual([]);
    expect(chart).toMatchObject({
      type: "Chart.HorizontalBar.Stacked",
      fallback: { type: "RichTextBlock" },
      data: [
        {
          title: "1 Leaders (3)",
          data: [
            { legend: "▲ Amber", value: 1, color: "warning" },
            { legend: "● Green", value: 1, color: "good" },
            { legend: "✔ Complete", value: 1, color: "categoricalBlue" },
          ],
        },
        {
          title: "2 Transitions (2)",
          data: [
            { legend: "✖ Red", value: 1, color: "attention" },
            { legend: "– Not rated", value: 1, color: "neutral" },
          ],
        },
      ],
    });
    const bars = (chart?.data ?? []) as readonly { title: string; data: readonly Part[] }[];
    for (const bar of bars) {
      const line = text.split("\n").find((one) => one.startsWith(`${bar.title.slice(0, 1)}  `));
      for (const { legend, value } of bar.data) {
        const [symbol, ...word] = String(legend).split(" ");
        expect(line).toContain(`${symbol} ${value} ${word.join(" ").toLowerCase()}`);
      }
    }
  });

  test("has at most four buttons", () => {
    expect(card.actions?.length).toBeLessThanOrEqual(4);
  });
});

describe("the exceptions", () => {
  test("are reds, ambers, what else is overdue, and risks, each thing once", () => {
    const refs = Object.entries(exceptionsOf(SMALL, NOW.today)).map(
      ([group, items]) => `${group}: ${items.map(({ ref }) => ref).join(" ")}`,
    );
    expect(refs).toEqual([
      "red: 2.1",
      "amber: 1.1",
      "overdue: 1.2",
      "risks: R3 R2 R1",
      "measures: measure 1a",
      "milestones: ",
    ]);
  });

  test("say whose they are, by when, why, what next and how far, and what is missing", () => {
    const text = plainText(exceptionsCard({ plan: SMALL, page: 1, now: NOW }));
    expect(text).toContain(
      "1 red and 1 amber of 5 actions, 1 more overdue, 3 of 4 risks, 1 of 3 measures off target.",
    );
    expect(text).toContain(
      "✖ Red 2.1 Do what 2.1 says Why: no reason given Next step: no next step given Progress: Begun (Zoe Richards, by December 2020 – overdue)",
    );
    expect(text).toMatch(/▲ Amber 1\.1 .* Progress: none reported yet \(.*, by January 2021\)/);
    expect(text).not.toContain("more: press");
    const none = planOf(anArea("1"), anAction("1.1"));
    expect(plainText(exceptionsCard({ plan: none, page: 1, now: NOW }))).toContain(
      "There are none.",
    );
  });

  test("over their pages are each told once, and how many are left is said", () => {
    const { plan } = FULL;
    const all = Object.values(exceptionsOf(plan, NOW.today)).flat().length;
    const pages = range(Math.ceil(all / 8)).map((page) =>
      plainText(exceptionsCard({ plan, page, now: NOW })),
    );
    const told = pages.flatMap((page) => [
      ...page.matchAll(
        /^[✖▲●–] (?:Red|Amber|Green|Not rated|Off target) ((?:KPI )?[\dR][\w.]*(?: at \d+ months)?) /gm,
      ),
    ]);
    expect(new Set(told.map(([, ref]) => ref)).size).toBe(all);
    expect(told).toHaveLength(all);
    expect(pages[0]).toContain(`and ${all - 8} more: press “Next”`);
    expect(pages.at(-1)).not.toContain("more: press");
  });

  test("are posted under a title of their own", () => {
    const post = postOf({ plan: SMALL, what: "exceptions", changes: [], now: NOW });
    expect(post.summary).toBe("Exceptions of Lancashire: Progress Plan");
    expect(plainText(post.card)).toMatch(/^Exceptions\n/);
  });
});

describe("a plan of 40 areas and 400 reds of long texts", () => {
  const long = (what: string) => nasty(what, 2000);
  const items: readonly Item[] = [
    ...range(40).map((n) => anArea(`${n}`, { shortName: nasty(`Area ${n}`, 300) })),
    ...range(400).map((n) =>
      anAction(`${((n - 1) % 40) + 1}.${n}`, {
        text: long("Action"),
        rag: "red",
        reason: long("Reason"),
        recovery: long("Recovery"),
        progress: long("Progress"),
        byWhen: { printed: long("Long ago"), date: "2020-12-31" },
      }),
    ),
    ...range(60).map((n) =>
      aRisk(`R${n}`, { rag: "red", description: long("Risk"), mitigation: [long("Mitigation")] }),
    ),
    ...range(40).map((n) =>
      aMeasure(`${n}a`, {
        title: long("Measure"),
        periods: [{ months: 6, target: 70, actual: 6, actualAt: null, source: null }],
      }),
    ),
    aMeeting("2020-12-18"),
    aMeeting("2021-02-03"),
  ];
  const plan = planOf(...items);
  const worse = plan.items.action.map((action) => ({ ...action, rag: "amber" as const }));
  const was = planOf(...items.filter(({ kind }) => kind !== "action"), ...worse);
  const changes = [changeOf(was, plan.items.action)];

  test.each(["summary", "exceptions"] as const)(
    "has a %s of one message, with room for a banner",
    (what) => {
      const { card } = postOf({ plan, what, changes, now: NOW });
      expect(sizeOf(card)).toBeLessThanOrEqual(LARGEST_CARD);
      expect(sizeOf(withLines(card, ["Posted late: it was due at 09:00."]))).toBeLessThanOrEqual(
        LARGEST_CARD,
      );
      expect(sizeOf(noticeCard({ lines: [plainText(card)] }))).toBeGreaterThan(3000);
    },
  );

  test("leaves nothing out of its summary unsaid", () => {
    const text = plainText(summaryCard({ plan, changes, now: NOW }));
    expect(text).toMatch(/and \d+ more areas\n/);
    expect(text).toContain("0 better, 400 worse, 0 dates moved, 0 the same.");
    expect(text).toContain("Red and amber: 400 of 400 actions");
    expect(text).toMatch(/and \d+ more: ask “exceptions”/);
    expect(text).toMatch(/Overdue: 400\. .* and \d+ more\n/);
    expect(text).toMatch(/and \d+ more: ask “scorecard”/);
    expect(text).toMatch(/by area and rating, \d+ of the areas/);
  });
});
