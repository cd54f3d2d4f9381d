import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { markText, RAG_MARKS, ragText } from "../../bot/plan/model/rag.ts";
import { about, called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";

const PERIODS_SHOWN = 3;

/** KPIs as a list; a row says what each should have reached first, and how that stands. */
export function kpiListCard(view: {
  readonly plan: Plan;
  readonly kpis: readonly Kpi[];
  readonly reading: string;
  readonly area?: string | undefined;
  readonly missing?: "target" | undefined;
  readonly text?: string | undefined;
  readonly page: number;
  readonly now: AsAt;
}): Card {
  const { plan } = view;
  const page = pageOf(view.kpis, view.page);
  return fitting((length) =>
    listCard({
      title: "KPIs",
      reading: view.reading,
      count: `${view.kpis.length} of ${howMany(plan.items.kpi.length, "KPI")}${pageText(page)}`,
      rows: page.rows.map((kpi) => {
        const first = kpi.milestones[0];
        const mark = RAG_MARKS[first?.rag ?? "none"];
        return {
          ref: kpi.ref,
          text: shorten(first ? first.items.join("; ") : "No milestone", length),
          detail: `Area ${kpi.area}${first ? ` · by ${first.months} months · milestones at ${kpi.milestones.map((m) => m.months).join(", ")} months` : ""}`,
          mark: markText(mark),
          colour: mark.colour,
          ground: mark.ground,
          open: `Open KPI ${kpi.ref}`,
          press: { command: "kpis", plan: plan.key.id, ref: kpi.ref, page: 1 },
        };
      }),
      buttons: pageButtons(page, (number) => ({
        command: "kpis",
        plan: plan.key.id,
        page: number,
        ...(view.area ? { area: view.area } : {}),
        ...(view.missing ? { missing: view.missing } : {}),
        ...(view.text ? { text: view.text } : {}),
      })),
      asAt: asAtLine(plan, view.now),
    }),
  );
}

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
