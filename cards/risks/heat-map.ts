import type { Button } from "../../bot/asks/index.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { SEVERITY_WORDS } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import {
  filledSquares,
  type HeatMap,
  heatMapOf,
  type Placing,
  type Square,
} from "../../bot/plan/risks/heat-map.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { levelOf, pointsOf, type Scale, scoreText } from "../../bot/plan/risks/score.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  buttonsOf,
  howManyOf,
  type Run,
  run,
  shorten,
} from "../frames/words.ts";
import template from "./heat-map.json" with { type: "json" };

const draw = cardFrom<object>(template);

export type HeatMapView = {
  readonly plan: Plan;
  readonly placing: Placing;
  readonly may?: (deed: Deed) => boolean;
  readonly said?: string;
  readonly now: AsAt;
};

/**
 * The open risks as a grid of likelihood by impact. Each square says its level by a letter and how
 * many risks are in it, so that it reads without colour; below it the same in words.
 */
export function heatMapCard(view: HeatMapView): Card {
  return fitting((length) => drawMap(view, length));
}

const LETTERS = { high: "H", medium: "M", low: "L" } as const;
const letterOf = (points: number, scale: Scale) =>
  LETTERS[levelOf(points, scale) as keyof typeof LETTERS];

/** Every square is as wide as the others, so that what is under one another belongs together. */
const WIDTH = 5;
/** Clients run ordinary spaces together. */
const SPACE = "\u00A0";
const spaced = (text: string) => text.replaceAll(" ", SPACE);

function squareRun({ score, risks }: Square, scale: Scale): Run {
  const letter = letterOf(pointsOf(score), scale);
  const text = `${letter}${risks.length > 0 ? `:${risks.length}` : ""}`.padEnd(WIDTH, SPACE);
  if (risks.length === 0) return run(text);
  return run(text, letter === "H" ? "attention" : "default", "bolder");
}

function gridOf({ rows, scale }: HeatMap): readonly { readonly runs: readonly Run[] }[] {
  const numbers = (rows[0]?.squares ?? []).map(({ score }) =>
    `${score.impact}`.padEnd(WIDTH, SPACE),
  );
  return [
    ...rows.map(({ likelihood, squares }) => ({
      runs: [run(spaced(`${likelihood} | `)), ...squares.map((square) => squareRun(square, scale))],
    })),
    { runs: [run(`${spaced("  | ")}${numbers.join("")}`)] },
  ];
}

const label = (text: string) => run(text, "default", "bolder");

function drawMap(view: HeatMapView, length: number): Card {
  const { plan, placing, now, may = () => false } = view;
  const map = heatMapOf(plan, placing);
  const filled = filledSquares(map);
  const names = (risks: readonly Risk[]) =>
    shorten(risks.map(({ ref }) => itemName(plan, "risk", ref)).join(", "), length);
  const placed = filled.reduce((sum, { risks }) => sum + risks.length, 0);
  const which = labelOf(plan, "risk", placing).toLowerCase();
  const { scale, unscored, offScale } = map;
  const others: readonly (readonly [string, readonly Risk[]])[] = [
    [`Without ${which}`, unscored],
    ["Scored on another scale than today's", offScale],
  ];
  const lines = [
    ...filled.map(({ score, risks }) => ({
      runs: [
        label(`${SEVERITY_WORDS[levelOf(pointsOf(score), scale)]}, ${scoreText(score)}: `),
        run(names(risks)),
      ],
    })),
    ...others
      .filter(([, risks]) => risks.length > 0)
      .map(([title, risks]) => ({ runs: [label(`${title}: `), run(names(risks))] })),
  ];
  const title = `Heat map: ${which}`;
  const reading = `${placed} of ${howManyOf(plan, "risk", placed + unscored.length + offScale.length)} by likelihood and impact, 1 to ${scale.size} each.`;
  return draw({
    said: view.said ?? "",
    title,
    reading,
    grid: filled.length > 0 ? gridOf(map) : [],
    key: `Up: likelihood. Across: impact. H high (${scale.high} points or more), M medium (${scale.medium} or more), L low; after the colon how many there are.`,
    lines,
    buttons: buttonsOf(mapButtons(view, may)),
    asAt: asAtLine(plan, now),
    fallbackText: shorten(`${title}. ${reading}`, 400),
  });
}

function mapButtons({ plan, placing }: HeatMapView, may: (deed: Deed) => boolean): Button[] {
  const id = plan.key.id;
  const other = placing === "residual" ? "inherent" : "residual";
  const { many } = called(plan, "risk");
  return [
    { title: `Top ${many}`, press: listing(plan, topRisks()) },
    { title: labelOf(plan, "risk", other), press: { command: "heat_map", plan: id, of: other } },
    {
      title: `High ${briefOf(plan, "risk", "postMitigation").toLowerCase()}`,
      press: listing(plan, queryOf("risk", { postMitigation: { oneOf: ["high"] } })),
    },
    { title: "Risk register", press: listing(plan, queryOf("risk")) },
    ...(may("change settings")
      ? [{ title: `How ${many} are scored`, press: { command: "risk_scale" as const, plan: id } }]
      : []),
  ];
}

/** The open risks, the highest first. */
const topRisks = () => queryOf("risk", {}, { order: { by: "rank", descending: true } });
