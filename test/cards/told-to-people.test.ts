import { describe, expect, test } from "vitest";
import { readPress } from "../../bot/asks/index.ts";
import { LONGEST_TEXT } from "../../bot/plan/model/primitives.ts";
import { find, get, type Plan } from "../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { actionConflict } from "../../cards/actions/action-conflict.ts";
import { areaCard } from "../../cards/areas/area.ts";
import { noticeCard, withLines } from "../../cards/frames/notice.ts";
import { plainText } from "../../cards/frames/plain-text.ts";
import { inHeading, shorten } from "../../cards/frames/words.ts";
import { changeLines } from "../../cards/history/change-lines.ts";
import { whatOthersDid } from "../../cards/history/conflict.ts";
import { kpiCard } from "../../cards/measures/kpi.ts";
import { scorecardCard } from "../../cards/measures/scorecard.ts";
import { summaryCard } from "../../cards/meetings/summary.ts";
import { deliveryReport } from "../../cards/posts/delivery-report.ts";
import { riskForm } from "../../cards/risks/risk-form.ts";
import { partsOfType } from "./anatomy.ts";
import { NONCE } from "./drawing.ts";
import { AWKWARD } from "./worlds/awkward.ts";
import { changesTo } from "./worlds/changed.ts";
import { followed } from "./worlds/followed.ts";
import { FULL } from "./worlds/sample.ts";
import { NOW } from "./worlds/world.ts";

const { plan } = AWKWARD;

describe("nothing is left out unsaid", () => {
  test("a summary of more areas than fit says how many more, and how to see one", () => {
    expect(plainText(summaryCard({ plan, changes: [], now: NOW }))).toMatch(
      /and \d+ more areas\nAsk for one by its number, for example “area 12”/,
    );
  });

  test("an area with more risks than fit says how many more, and where they are", () => {
    const area = get(plan, "area", "3");
    const text = plainText(areaCard({ plan, area, now: NOW }));
    expect(text).toContain("Its 20 risks");
    expect(text).toContain("and 14 more: press “Its risks”.");
  });

  test("a scorecard whose pages cannot be turned says how to see the rest", () => {
    const measures = plan.items.measure;
    const view = { plan, measures, reading: "All measures", now: NOW };
    expect(plainText(scorecardCard(view))).toContain("Ask for another by its reference");
    const paged = plainText(scorecardCard({ ...view, page: 2 }));
    expect(paged).not.toContain("Ask for another");
    expect(paged).toContain("page 2 of 8");
    expect(paged).toContain("Buttons: Previous · Next");
  });

  test("one measure alone is told in full, with its note and its sources", () => {
    const [measure] = plan.items.measure;
    if (!measure) throw new Error("no measure");
    const card = scorecardCard({ plan, measures: [measure], reading: "Measure 1a", now: NOW });
    expect(plainText(card)).toContain(measure.title);
    expect(plainText(card)).toContain(`Note on the paper: ${measure.note}`);
    expect(plainText(card)).toContain("Source at 3 months: Source");
  });

  test("a KPI's fourth milestone has its RAG too", () => {
    const text = plainText(kpiCard({ plan, kpi: get(plan, "kpi", "1.2"), now: NOW }));
    expect(text).toMatch(/By 18 months \(28 Apr 2021\), – Not rated/);
  });

  test("a risk form offers officers before posts, and says so when not all can be offered", () => {
    const form = riskForm({ plan: FULL.plan, nonce: NONCE, now: NOW });
    const owners = partsOfType(form, "Input.ChoiceSet").find((input) => input.id === "owner");
    const choices = owners?.choices as readonly { readonly title: string }[];
    expect(choices[0]?.title).toBe("Nobody yet");
    expect(choices.at(-1)?.title).toBe("Local Offer Development Officer");
    expect(plainText(form)).not.toContain("Only");

    const typed = { description: "A ".repeat(LONGEST_TEXT / 2) };
    const short = riskForm({ plan, typed, nonce: NONCE, now: NOW });
    expect(plainText(short)).toContain("Only 20 of the plan's 60 people can be offered");
  });

  test("a delivery report begins with what did not arrive", () => {
    const channels = followed(FULL).items.channel.slice(0, 2);
    const states = ["sent", "failed"] as const;
    const sends = channels.map(({ ref, name, address }, n) => ({
      id: ref,
      at: NOW.at.toISOString(),
      work: { what: "send" as const, post: "p", ref, name, address },
      result: { state: states[n] ?? "sent", why: null, at: NOW.at.toISOString() },
    }));
    const report = deliveryReport({
      title: "Summary",
      of: sends.length,
      sends,
      at: NOW.at,
      over: true,
    });
    const text = plainText(report);
    expect(text).toContain("Arrived in 1 of 2 conversations.");
    expect(text.indexOf("✖ Not arrived")).toBeLessThan(text.indexOf("● Arrived"));
  });
});

describe("somebody else's change", () => {
  const before = get(FULL.plan, "action", "3.4");
  const same = "The same words. ".repeat(30);

  test("is told also where two long texts differ only at their end", () => {
    const changes = changeLines(
      { ...before, reason: `${same}Until March.` },
      { ...before, reason: `${same}Until May.` },
      200,
      vocabularyOf(FULL.plan),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/^Reason: was ….*Until March\.”, now ….*Until May\.”$/);
  });

  test("is told by its last four, and the earlier ones are counted", () => {
    const changes = changesTo(FULL, "3.4", 6);
    const card = actionConflict({
      plan: FULL.plan,
      action: before,
      typed: {},
      changes,
      nonce: NONCE,
      now: NOW,
    });
    const text = plainText(card);
    expect(text).toContain("2 earlier changes, and then:");
    const told = whatOthersDid(
      { kind: "action", ref: "3.4" },
      changes,
      200,
      vocabularyOf(FULL.plan),
    );
    expect(told).toHaveLength(6);
    expect(told.filter((line) => text.includes(line))).toEqual(told.slice(-4));
  });
});

describe("words", () => {
  test("in a heading are one line in which no Markdown acts", () => {
    expect(inHeading("*Plan* for <at>Bob</at>\n- a [list](x)")).toBe(
      "\\*Plan\\* for \\<at\\>Bob\\</at\\> - a \\[list\\]\\(x\\)",
    );
    expect(inHeading("- 1")).toBe("\\- 1");
    expect(inHeading("2020. A plan")).toBe("2020\\. A plan");
    expect(inHeading("Action 3.4")).toBe("Action 3.4");
  });

  test("are shortened at a space, and never in the middle of a character", () => {
    expect(shorten("a short text", 12)).toBe("a short text");
    expect(shorten("a rather longer text", 12)).toBe("a rather…");
    expect(shorten("👩👩👩👩", 6)).toBe("👩👩…");
  });

  test("above a card are shortened to the room that it leaves", () => {
    const card = noticeCard({ title: "Large", lines: ["x".repeat(17_000)] });
    const above = withLines(card, ["I did not use: ".padEnd(5000, "y ")]);
    expect(JSON.stringify(above).length).toBeLessThanOrEqual(18_000);
    expect(plainText(above)).toMatch(/^I did not use: /);
    expect(above.speak).toMatch(/^I did not use: /);
  });
});

test("leaving the risk form is read whatever a client sends along", () => {
  const sent = { command: "list_risks", plan: "p", area: "", description: "half a thought" };
  expect(readPress(sent)).toEqual({
    command: "list",
    plan: "p",
    page: 1,
    query: { kind: "risk", where: {} },
  });
});

test("a button of a page of the scorecard is a press", () => {
  expect(readPress({ command: "scorecard", plan: "p" })).toMatchObject({ page: 1 });
});

test("the awkward plan is as awkward as it says", () => {
  const count = (kind: keyof Plan["items"]) => plan.items[kind].length;
  expect([count("action"), count("area"), count("person"), count("risk")]).toEqual([
    120, 30, 60, 20,
  ]);
  expect(find(plan, "action", "3.2")?.text).toHaveLength(LONGEST_TEXT);
});
