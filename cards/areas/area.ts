import { countActions } from "../../bot/plan/actions/counts.ts";
import type { Area } from "../../bot/plan/areas/area.kind.ts";
import { isInArea, openChallenges } from "../../bot/plan/challenges/challenges.ts";
import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { ragText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { register } from "../../bot/plan/risks/register.ts";
import { openLines } from "../challenges/challenges.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { countRuns, overviewCard, unsettledLines } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, run, shorten } from "../frames/words.ts";

const MOST_RISKS = 6;

/**
 * One area of weakness: what success looks like, how its actions stand, its risks, its measures'
 * number. The area's own texts are never cut.
 */
export function areaCard(view: {
  readonly plan: Plan;
  readonly area: Area;
  readonly now: AsAt;
}): Card {
  const { plan, area, now } = view;
  const actions = plan.items.action.filter((action) => action.area === area.ref);
  const risks = register(plan).filter((risk) => risk.areas.includes(area.ref));
  const kpis = plan.items.kpi.filter((kpi) => kpi.area === area.ref);
  const measures = plan.items.measure.filter((measure) => measure.area === area.ref);
  const open = openChallenges(plan).filter((challenge) => isInArea(plan, challenge, area.ref));
  const label = (text: string) => run(text, "default", "bolder");
  const lines = (pairs: readonly (readonly [string, string | null])[]) =>
    pairs.flatMap(([name, text]) => (text ? [[label(`${name}: `), run(text)]] : []));
  return fitting((length) =>
    overviewCard({
      title: `Area ${area.ref}`,
      reading: `${area.shortName}. Led by ${shorten(listNames(namesOf(plan, area.leads)), length)}.`,
      sections: [
        {
          title: "We know we have made sufficient progress when",
          lines: lines([
            ["Delivery", area.sufficientProgress],
            ["Lived experience", area.livedExperience],
            ["Remark", area.remark],
          ]),
        },
        {
          title: `Its ${howMany(actions.length, "action")}`,
          lines: [
            ...(actions.length > 0
              ? [countRuns(countActions(actions, now.today)), ...unsettledLines(actions, length)]
              : []),
            ...openLines(open, length),
          ],
        },
        {
          title: `Its ${howMany(risks.length, "risk")}, rated apart from the actions`,
          lines: [
            ...risks
              .slice(0, MOST_RISKS)
              .map((risk) => [
                label(`${ragText(risk.rag)}  ${risk.ref} `),
                run(shorten(risk.description, length)),
              ]),
            ...(risks.length > MOST_RISKS
              ? [[run(`and ${risks.length - MOST_RISKS} more: press “Its risks”.`)]]
              : []),
          ],
        },
        {
          title: "The weakness that the inspectors found",
          lines: [[run(area.title)]],
        },
        {
          title: "Also held",
          lines: [
            [
              run(
                `${howMany(kpis.length, "KPI")} (${kpis.map((k) => k.ref).join(", ") || "none"}) and ${howMany(measures.length, "measure")} (${measures.map((m) => m.ref).join(", ") || "none"})`,
              ),
            ],
          ],
        },
      ],
      buttons: [
        {
          title: "Its actions",
          press: listing(plan, queryOf("action", { area: { oneOf: [area.ref] } })),
        },
        {
          title: "Its KPIs",
          press: listing(plan, queryOf("kpi", { area: { oneOf: [area.ref] } })),
        },
        {
          title: "Its risks",
          press: listing(plan, queryOf("risk", { areas: { oneOf: [area.ref] } })),
        },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
