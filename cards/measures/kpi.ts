import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { type Milestone, markOf } from "../../bot/plan/measures/milestone.ts";
import {
  explaining,
  fallsShort,
  ofMilestone,
} from "../../bot/plan/measures/shortfalls/shortfall.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText } from "../../bot/plan/model/rag.ts";
import { about, called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";
import { explainedWords } from "./explained.ts";

const PERIODS_SHOWN = 3;

type KpiView = {
  readonly plan: Plan;
  readonly kpi: Kpi;
  readonly now: AsAt;
  readonly may?: boolean;
  /** Whether whoever asks may explain why a milestone falls short. */
  readonly explains?: boolean;
};

/** One KPI with its milestones, each with a RAG of its own. */
export function kpiCard(view: KpiView): Card {
  return fitting((length) => drawKpi(view, length));
}

/** What is to be reached, whole as long as there is room for it. */
const wordsOf = ({ items }: Milestone, length: number) =>
  length < 100 ? shorten(items.join("\n"), length * 10) : items.join("\n");

/** What is said of a milestone beside its colour: why, whose it is, and where nobody could tell that it was reached. */
function saidOf(plan: Plan, kpi: Kpi, milestone: Milestone, now: AsAt, length: number) {
  const { months, comment, owner, measurable } = milestone;
  const explained = ofMilestone(plan, kpi, milestone);
  const short = fallsShort(plan, explained, now.today);
  const label = (field: string) => labelOf(plan, "kpi", field);
  return [
    ...fact(`${label("comment")} at ${months} months`, comment && shorten(comment, length)),
    ...fact(`${label("owner")} at ${months} months`, owner && listNames(namesOf(plan, [owner]))),
    ...fact(
      `${label("commentary")} at ${months} months`,
      short || explained.commentary ? explainedWords(plan, explained, now, length) : null,
    ),
    ...fact(
      `${label("measurable")} at ${months} months`,
      measurable === false ? "No: nobody could tell that it was reached" : null,
    ),
  ];
}

function drawKpi(view: KpiView, length: number): Card {
  const { plan, kpi } = view;
  const area = find(plan, "area", kpi.area);
  const periods = about(plan).periods;
  const blank = periods.filter((p) => !kpi.milestones.some((m) => m.months === p.months));
  const sameNumber = find(plan, "action", kpi.ref);
  const unexplained = kpi.milestones.find((milestone) => {
    const one = ofMilestone(plan, kpi, milestone);
    const { today } = view.now;
    return fallsShort(plan, one, today) && explaining(plan, one, today) !== "given";
  });
  const inArea = itemTitle(plan, "area", kpi.area);
  return itemCard({
    title: itemTitle(plan, "kpi", kpi.ref),
    text: area ? shorten(`${inArea}: ${area.shortName}`, length) : inArea,
    marks: kpi.milestones.slice(0, PERIODS_SHOWN).map((milestone) => ({
      label: `${milestone.months} months`,
      value: markText(markOf(milestone)),
      colour: markOf(milestone).colour,
    })),
    facts: [
      ...kpi.milestones.flatMap((milestone, n) => {
        const ends = periods.find((p) => p.months === milestone.months)?.ends;
        const when = ends ? ` (${printDate(ends)})` : "";
        const rag = n < PERIODS_SHOWN ? "" : `, ${markText(markOf(milestone))}`;
        return [
          ...fact(`By ${milestone.months} months${when}${rag}`, wordsOf(milestone, length)),
          ...saidOf(plan, kpi, milestone, view.now, length),
        ];
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
      ...(view.explains && unexplained
        ? [
            {
              title: `${labelOf(plan, "kpi", "commentary")} at ${unexplained.months} months`,
              press: {
                command: "give_commentary" as const,
                plan: plan.key.id,
                kind: "kpi" as const,
                ref: kpi.ref,
                months: unexplained.months,
              },
              style: "positive" as const,
            },
          ]
        : []),
      ...(view.may
        ? kpi.milestones.slice(0, PERIODS_SHOWN).map(({ months }) => ({
            title: `Rate ${months} months`,
            press: { command: "rate_milestone" as const, plan: plan.key.id, ref: kpi.ref, months },
          }))
        : []),
      {
        title: "History",
        press: { command: "history", plan: plan.key.id, kind: "kpi", ref: kpi.ref, page: 1 },
      },
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
