import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { RAG_MARKS, ragText } from "../../bot/plan/model/rag.ts";
import { about, called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";

const PERIODS_SHOWN = 3;

type KpiView = { readonly plan: Plan; readonly kpi: Kpi; readonly now: AsAt };

/** One KPI with its milestones, each with a RAG of its own. */
export function kpiCard(view: KpiView): Card {
  return fitting((length) => drawKpi(view, length));
}

function drawKpi(view: KpiView, length: number): Card {
  const { plan, kpi } = view;
  const area = find(plan, "area", kpi.area);
  const periods = about(plan).periods;
  const blank = periods.filter((p) => !kpi.milestones.some((m) => m.months === p.months));
  const sameNumber = find(plan, "action", kpi.ref);
  const inArea = itemTitle(plan, "area", kpi.area);
  return itemCard({
    title: itemTitle(plan, "kpi", kpi.ref),
    text: area ? shorten(`${inArea}: ${area.shortName}`, length) : inArea,
    marks: kpi.milestones.slice(0, PERIODS_SHOWN).map((milestone) => ({
      label: `${milestone.months} months`,
      value: ragText(milestone.rag),
      colour: RAG_MARKS[milestone.rag].colour,
    })),
    facts: [
      ...kpi.milestones.flatMap((milestone, n) => {
        const ends = periods.find((p) => p.months === milestone.months)?.ends;
        const when = ends ? ` (${printDate(ends)})` : "";
        const rag = n < PERIODS_SHOWN ? "" : `, ${ragText(milestone.rag)}`;
        return fact(`By ${milestone.months} months${when}${rag}`, milestone.items.join("\n"));
      }),
      ...blank.flatMap((p) => fact(`By ${p.months} months`, "Blank in the paper: no milestone")),
      ...fact(
        `${capital(called(plan, "action").one)} of the same number`,
        sameNumber &&
          `${itemTitle(plan, "action", sameNumber.ref)}: ${shorten(sameNumber.text, Math.min(160, length))} (the two may be about different things)`,
      ),
      ...fact(
        labelOf(plan, "kpi", "evidence"),
        kpi.evidence.length > 0
          ? `${howMany(kpi.evidence.length, "piece")}; the latest: ${shorten(kpi.evidence.at(-1)?.title ?? "", length)}`
          : "None yet",
      ),
      ...fact(labelOf(plan, "kpi", "note"), kpi.note),
    ],
    buttons: [
      {
        title: labelOf(plan, "kpi", "evidence"),
        press: { command: "evidence", plan: plan.key.id, ref: kpi.ref },
      },
      ...(sameNumber
        ? [
            {
              title: `Open ${itemName(plan, "action", sameNumber.ref)}`,
              press: {
                command: "show_action" as const,
                plan: plan.key.id,
                ref: sameNumber.ref,
              },
            },
          ]
        : []),
      {
        title: `Open ${itemName(plan, "area", kpi.area)}`,
        press: { command: "area_overview", plan: plan.key.id, area: kpi.area },
      },
    ],
    asAt: asAtLine(plan, view.now),
  });
}
