import { openChallenges } from "../bot/plan/challenges.ts";
import { countActions } from "../bot/plan/counts.ts";
import { RAG_MARKS, RAG_ORDER } from "../bot/plan/rag.ts";
import { register } from "../bot/plan/risk-filter.ts";
import { countMeasures } from "../bot/plan/scorecard.ts";
import { about, type Plan } from "../bot/plan/snapshot.ts";
import { openLines } from "./challenges.ts";
import { fitting } from "./list.ts";
import { countRuns, overviewCard, type Section, unsettledLines } from "./overview.ts";
import type { Button } from "./presses.ts";
import type { Card } from "./render.ts";
import { type AsAt, asAtLine, howMany, run, shorten, standing } from "./words.ts";

const MOST_REDS = 8;
const MOST_AREAS = 20;

/** The whole plan at a glance, by area and RAG, with not rated counted apart. */
export function summaryCard(view: {
  readonly plan: Plan;
  readonly now: AsAt;
  readonly buttons?: readonly Button[];
}): Card {
  const { plan, now } = view;
  const plans = about(plan);
  const all = countActions(plan.items.action, now.today);
  const reds = plan.items.action.filter((a) => a.rag === "red" && a.status !== "complete");
  const measures = countMeasures(plan.items.measure);
  const riskRags = RAG_ORDER.map((rag) => ({
    rag,
    count: register(plan).filter((risk) => risk.rag === rag).length,
  }));
  const areas = (length: number): readonly Section[] => {
    const shown = plan.items.area.slice(0, length >= 100 ? MOST_AREAS : MOST_AREAS / 2);
    const more = plan.items.area.length - shown.length;
    return [
      ...shown.map((area) => {
        const actions = plan.items.action.filter((action) => action.area === area.ref);
        return {
          title: `${area.ref}  ${shorten(area.shortName, length)} (${howMany(actions.length, "action")})`,
          lines: [countRuns(countActions(actions, now.today))],
        };
      }),
      ...(more > 0
        ? [
            {
              title: `and ${howMany(more, "more area")}`,
              lines: [[run("Ask for one by its number, for example “area 12”.")]],
            },
          ]
        : []),
    ];
  };
  return fitting((length) =>
    overviewCard({
      title: "Summary",
      reading: `${shorten(plans.shortName, 200)}, ${shorten(plans.localArea, 80)}: ${howMany(all.total, "action")} in ${howMany(plan.items.area.length, "area")}.`,
      sections: [
        {
          title: "All actions",
          lines: [
            countRuns(all),
            ...unsettledLines(plan.items.action, length),
            ...openLines(openChallenges(plan), length),
          ],
        },
        ...areas(length),
        {
          title: `Red: ${RAG_MARKS.red.definition}`,
          lines: [
            ...reds
              .slice(0, MOST_REDS)
              .map((action) => [
                run(`${standing(action).symbol} ${action.ref} `, standing(action).colour, "bolder"),
                run(`${shorten(action.text, length)} `),
                run("Why: ", "default", "bolder"),
                run(shorten(action.reason ?? "not said yet", length)),
              ]),
            ...(reds.length > MOST_REDS
              ? [[run(`and ${reds.length - MOST_REDS} more: ask “show red actions”.`)]]
              : []),
          ],
        },
        {
          title: `${howMany(register(plan).length, "risk")}, rated apart from the actions`,
          lines: [
            riskRags.map(({ rag, count }) =>
              run(
                `${RAG_MARKS[rag].symbol} ${count} ${RAG_MARKS[rag].word.toLowerCase()}   `,
                count > 0 ? RAG_MARKS[rag].colour : "default",
              ),
            ),
          ],
        },
        {
          title: `${howMany(plan.items.measure.length, "measure")} on the scorecard`,
          lines: [
            [
              run(
                `At the latest figure ${measures.met} met, ${measures.below} below target, ${measures["no figure"]} without a figure.`,
              ),
            ],
          ],
        },
      ],
      buttons: view.buttons ?? [
        {
          title: "Red actions",
          press: {
            command: "list_actions",
            plan: plan.key.id,
            filter: { rag: ["red"] },
            page: 1,
          },
        },
        {
          title: "Overdue",
          press: {
            command: "list_actions",
            plan: plan.key.id,
            filter: { overdue: true },
            page: 1,
          },
        },
        { title: "Risks", press: { command: "list_risks", plan: plan.key.id, page: 1 } },
        { title: "Scorecard", press: { command: "scorecard", plan: plan.key.id } },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
