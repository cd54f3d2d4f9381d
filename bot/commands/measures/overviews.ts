import { areaCard } from "../../../cards/areas/area.ts";
import { kpiCard, kpiListCard } from "../../../cards/measures/kpis.ts";
import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import { exceptionsCard } from "../../../cards/meetings/exceptions.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { EXCEPTIONS_LIVE, SUMMARY_LIVE } from "../../../cards/posts/posts.ts";
import { filterKpis } from "../../plan/measures/kpi-filter.ts";
import { figure } from "../../plan/measures/scorecard.ts";
import { exceptionsOf } from "../../plan/meetings/exceptions.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import type { Measure } from "../../plan/model/model.ts";
import { get } from "../../plan/model/snapshot.ts";
import { listNames, namesOf } from "../../plan/rights/people.ts";
import type { Command } from "../answering/command.ts";
import { factFirst } from "../answering/fact.ts";

/** The scorecard, one area's part of it, or one measure. */
export const scorecard: Command<"scorecard"> = {
  needs: "read the plan",
  say: [{ text: "scorecard", what: "measures with baseline, targets and actuals" }],
  run({ plan, now }, asked) {
    const { ref, area, months, fact } = {
      ref: undefined,
      area: undefined,
      months: undefined,
      fact: undefined,
      ...asked,
    };
    const measures = ref
      ? [get(plan, "measure", ref)]
      : plan.items.measure.filter((m) => !area || m.area === get(plan, "area", area).ref);
    const period = months ? ` at ${months} months` : "";
    const reading = ref
      ? `Measure ${ref}${period}`
      : area
        ? `Measures of area ${area}${period}`
        : `All measures${period}`;
    const page = "page" in asked ? asked.page : 1;
    const card = scorecardCard({ plan, measures, reading, now, page });
    const [measure] = measures;
    const sentence =
      months && !ref
        ? periodSentence(measures, months)
        : ref && measure && (fact || months)
          ? measureFact(measure, fact, months)
          : null;
    return {
      card: sentence ? factFirst(card, sentence) : card,
      summary: sentence ?? "Scorecard",
      refs: measures.map((m) => m.ref),
      live: ref ? [`measure:${ref}`] : ["measure:*"],
    };
  },
};

function measureFact(measure: Measure, fact: string | undefined, months: number | undefined) {
  const { ref, unit } = measure;
  if (fact === "baseline")
    return `The baseline of ${ref} is ${figure(measure.baseline, unit, "not measured")}.`;
  const periods = measure.periods.filter((p) => !months || p.months === months);
  const told = periods.map(
    (p) =>
      `${figure(p.target, unit, "not agreed")} at ${p.months} months (actual: ${figure(p.actual, unit, "no figure yet")})`,
  );
  return told.length > 0
    ? `The target of ${ref} is ${listNames(told)}.`
    : `${ref} has no target at ${months} months.`;
}

/** Whether the targets of a period are met; a measure without a figure is said to have none. */
function periodSentence(measures: readonly Measure[], months: number): string {
  const periods = measures.flatMap((m) => m.periods.filter((p) => p.months === months));
  const known = periods.filter((p) => p.actual !== null);
  if (known.length === 0) {
    return `No measure has a figure at ${months} months yet, so it cannot be said whether the targets are met.`;
  }
  const met = known.filter((p) => p.target !== null && (p.actual ?? 0) >= p.target).length;
  return `At ${months} months, ${met} of the ${known.length} measures that have a figure met the target; ${periods.length - known.length} have no figure yet.`;
}

/** One area: its success statements, how its actions stand, its risks. */
export const areaOverview: Command<"area_overview"> = {
  needs: "read the plan",
  say: [{ text: "area 3", what: "one area; by name too: “transitions”, “local offer”" }],
  run({ plan, now }, asked) {
    const area = get(plan, "area", asked.area);
    const card = areaCard({ plan, area, now });
    const fact = "fact" in asked ? asked.fact : undefined;
    const sentence =
      fact === "owner"
        ? `Area ${area.ref} is led by ${listNames(namesOf(plan, area.leads))}.`
        : fact === "narrative"
          ? area.narrative.join("\n\n") || area.title
          : fact === "success"
            ? (area.sufficientProgress ?? "The plan does not say what success looks like here.")
            : null;
    return {
      card: sentence ? factFirst(card, sentence) : card,
      summary: `Area ${area.ref}: ${area.shortName}`,
      refs: [area.ref],
      live: [`area:${area.ref}`, "action:*", "risk:*", "kpi:*", "measure:*"],
    };
  },
};

/** KPIs as a list, or one with its milestones. */
export const kpis: Command<"kpis"> = {
  needs: "read the plan",
  say: [{ text: "KPI 2.4", what: "a KPI with its milestones" }],
  run({ plan, now }, asked) {
    if (asked.ref) {
      const kpi = get(plan, "kpi", asked.ref);
      return {
        card: kpiCard({ plan, kpi, now }),
        summary: `KPI ${kpi.ref}`,
        refs: [kpi.ref],
        live: [`kpi:${kpi.ref}`, `action:${kpi.ref}`],
      };
    }
    const area = asked.area === undefined ? undefined : get(plan, "area", asked.area);
    const { missing, text } = asked;
    const months = "months" in asked ? asked.months : undefined;
    const found = filterKpis(plan, { area: area?.ref, missing, text, months });
    const reading = [
      area ? `KPIs of area ${area.ref} (${area.shortName})` : missing || text ? "KPIs" : "All KPIs",
      missing ? "without a target for some period, or with a target that has no number" : "",
      text ? `about “${text}”` : "",
      months ? `with a milestone at ${months} months` : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
    return {
      card: kpiListCard({
        plan,
        kpis: found,
        reading,
        area: area?.ref,
        missing,
        text,
        page: asked.page,
        now,
      }),
      summary: reading,
      refs: found.map((kpi) => kpi.ref),
      live: ["kpi:*"],
    };
  },
};

/** The whole plan at a glance, and where it has gone since the last board. */
export const summary: Command<"summary"> = {
  needs: "read the plan",
  say: [{ text: "summary", what: "the whole plan by area and RAG, and what moved", first: true }],
  run: async ({ plan, record, now }) => ({
    card: summaryCard({ plan, changes: await sinceBoard(record, plan, now.today), now }),
    summary: "Summary",
    live: SUMMARY_LIVE,
  }),
};

/** What a board talks about by exception. */
export const exceptions: Command<"exceptions"> = {
  needs: "read the plan",
  say: [
    {
      text: "exceptions",
      what: "reds, ambers, overdue and risks, each with why and what next",
      first: true,
    },
  ],
  run({ plan, now }, { page }) {
    const { red, amber, overdue, risks } = exceptionsOf(plan, now.today);
    return {
      card: exceptionsCard({ plan, page, now }),
      summary: "Exceptions",
      refs: [...red, ...amber, ...overdue, ...risks].map(({ ref }) => ref),
      live: EXCEPTIONS_LIVE,
    };
  },
};
