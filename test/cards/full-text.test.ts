import { describe, expect, test } from "vitest";
import { figure } from "../../bot/plan/measures/figure.ts";
import { find } from "../../bot/plan/model/snapshot.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { areaCard } from "../../cards/areas/area.ts";
import { kpiCard } from "../../cards/measures/kpi.ts";
import { scorecardCard } from "../../cards/measures/scorecard.ts";
import { riskCard } from "../../cards/risks/risks.ts";
import { factsOf, partsOf, runsOf } from "./anatomy.ts";
import { NONCE } from "./drawing.ts";
import { FULL } from "./worlds/sample.ts";
import { NOW } from "./worlds/world.ts";

const { plan } = FULL;
const { action: actions, area: areas, kpi: kpis, measure: measures, risk: risks } = plan.items;

/** The texts of a card or a part of it, each run by itself. */
const textsOf = (part: Parameters<typeof runsOf>[0]) => runsOf(part).map((run) => run.text);

describe("what the paper says comes back word for word", () => {
  test.each(actions)("action $ref: its text, its owners, its by-when", (action) => {
    const card = actionCard({ plan, action, may: () => true, nonce: () => NONCE, now: NOW });
    const facts = factsOf(card);
    expect(textsOf(card)).toContain(action.text);
    expect(facts.get("By when")).toBe(action.byWhen.printed);

    const owners = action.owners.map((ref) => find(plan, "person", ref));
    const told = owners.map((o) => (o?.organisation ? `${o.name} (${o.organisation})` : o?.name));
    expect(facts.get("Responsible officers")?.split(/, | and /)).toEqual(told);
    for (const [label, text] of [
      ["Needed to return to green", action.recovery],
      ["Progress", action.progress],
      ["Note on the paper", action.note],
    ] as const) {
      if (text !== null) expect(facts.get(label)).toBe(text);
    }
    if (action.reason !== null) expect([...facts.values()]).toContain(action.reason);
  });

  test.each(kpis)("KPI $ref: every item of every milestone", (kpi) => {
    const facts = [...factsOf(kpiCard({ plan, kpi, now: NOW }))];
    for (const { months, items } of kpi.milestones) {
      const [, value] = facts.find(([label]) => label.startsWith(`By ${months} months`)) ?? [];
      expect(value?.split("\n")).toEqual(items);
    }
  });

  test.each(measures)("measure $ref: its title, baseline and targets", (measure) => {
    const card = scorecardCard({ plan, measures, reading: "All measures", now: NOW });
    const row = partsOf(card.body)
      .filter((part) => part.type === "Container")
      .find((part) => textsOf(part)[0] === `${measure.ref}  ${measure.title}`);
    if (!row) throw new Error(`The scorecard has no row that begins with ${measure.title}`);
    expect(textsOf(row)).toContain(
      `Baseline: ${figure(measure.baseline, measure.unit, "not measured")}`,
    );
    const columns = partsOf(row).filter((part) => part.type === "Column");
    const targets = columns.map((column) => textsOf(column).slice(0, 2));
    expect(targets).toEqual(
      measure.periods.map(({ months, target }) => [
        `${months} months`,
        `Target ${figure(target, measure.unit, "not agreed")}`,
      ]),
    );
  });

  test.each(areas)("area $ref: the weakness, and what sufficient progress is", (area) => {
    const texts = textsOf(areaCard({ plan, area, now: NOW }));
    for (const text of [area.title, area.sufficientProgress, area.livedExperience, area.remark]) {
      if (text !== null) expect(texts).toContain(text);
    }
  });

  test.each(risks)("risk $ref: its description, severities and mitigation", (risk) => {
    const card = riskCard({ plan, risk, now: NOW });
    expect(textsOf(card)).toContain(risk.description);
    expect(factsOf(card).get("Mitigation")?.split("\n")).toEqual(risk.mitigation);
    for (const { words } of [risk.severity, risk.postMitigation]) {
      if (words !== null) expect(textsOf(card).some((text) => text.includes(words))).toBe(true);
    }
  });
});
