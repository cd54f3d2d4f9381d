import type { Ask } from "../../../asks/index.ts";
import type { Direction } from "../../../plan/measures/direction.ts";
import { find } from "../../../plan/model/snapshot.ts";
import { isOf } from "../../line/slot.ts";
import type { Bound } from "../pattern.ts";
import type { Scene } from "../scene.ts";
import { figureParts } from "./figure-parts.ts";
import { areaOf, type Made, type Order, order, refOf } from "./order.ts";

/** Orders for the scorecard: figures as they are said, which way a measure is better, counting it anew. */

const CAME =
  "[has] ((came|comes|come) (in at|out at|in as|to|at)|(is|was|stands|stood) [now|currently] [at]|now (is|at|stands at)|reached|hit|got to|at|:)";

/** The form for a figure, with what was said of it in its place. What is not read whole fills nothing. */
function recorded(bound: Bound, scene: Scene): Made {
  const { line, plan, lattice } = scene;
  const ref = refOf(bound, "measure");
  const measure = find(plan, "measure", ref);
  const { figure = "", rest = "" } = bound.texts;
  if (!measure || line.text.endsWith("?")) return undefined;
  const start =
    rest === ""
      ? line.tokens.length
      : line.tokens.findIndex(({ at }) => at >= line.text.lastIndexOf(rest));
  // "2b is 12 January" tells of a day.
  const dated = (lattice.at[start - 1] ?? []).some((one) => isOf("date")(one) && one.to > start);
  const { when } = bound.slots;
  const parts = dated
    ? undefined
    : figureParts(scene, measure, start, when && isOf("date")(when) ? when : undefined);
  if (!parts) return undefined;
  const actual = figure
    .replace(/per ?cent$/, "%")
    .replace(/^no$|^nofigure$/, measure.unit === "yes/no" ? "no" : "none");
  return { command: "record_figure", ref, typed: { actual, ...parts } };
}

const WAYS = {
  higher: "(higher|more|greater|bigger|up)",
  lower: "(lower|less|fewer|smaller|down)",
} as const satisfies Partial<Record<Direction, string>>;

const better =
  (direction: Direction) =>
  (bound: Bound, { line }: Scene): Made =>
    line.text.endsWith("?")
      ? undefined
      : { command: "say_direction", ref: refOf(bound, "measure"), direction };

const FIGURES = "(figure|actual|number|result|reading)";
const ENTER = "(record|enter|add|log|report|put in|fill in|input)";

export const MEASURE_ORDERS: readonly Order[] = [
  order(
    [
      `MEASURE ${CAME} FIGURE [TEXT:rest]`,
      "(set|put|record|update|change|correct|make) MEASURE (to|at|as) FIGURE [TEXT:rest]",
      `(${ENTER}|set) [a|the|an] [new|latest] [${FIGURES} of] FIGURE (for|against|on|of|as) [the ${FIGURES} for] MEASURE [TEXT:rest]`,
      `MEASURE [the] [new|latest] ${FIGURES} (is|was|came in at|now) FIGURE [TEXT:rest]`,
      `[the] [new|latest] [DAY:when] ${FIGURES} (for|of|on) MEASURE (is|was|:|-|came in at|comes in at|now) FIGURE [TEXT:rest]`,
    ],
    recorded,
  ),
  order(
    [
      `${ENTER} [a|an|the|another] [new|latest|next] ${FIGURES} (for|of|on|against|to) MEASURE`,
      `(a|new|another|next) [new] ${FIGURES} (for|of|on|against) MEASURE`,
    ],
    (bound) => ({ command: "record_figure", ref: refOf(bound, "measure") }),
  ),
  order(
    `${ENTER} [the|some|all|all the|our] [new|latest] (figures|actuals|numbers|results) [(for|of|on|in|against) [the] AREA]`,
    (bound): Ask => {
      const area = areaOf(bound);
      return { command: "record_figures", page: 1, ...(area ? { area } : {}) };
    },
  ),
  ...(Object.keys(WAYS) as (keyof typeof WAYS)[]).map((direction) =>
    order(
      [
        `${WAYS[direction]} is (better|best|good) (for|on|in|with) MEASURE`,
        `(for|on|in|with) MEASURE ${WAYS[direction]} is (better|best|good)`,
        `MEASURE is (better|best|good) (the|when|if|as) [it is] ${WAYS[direction]} [it (is|gets|goes)]`,
        `(set|make|put) [the] direction (of|for) MEASURE [to|as] ${WAYS[direction]}`,
        `MEASURE [,|:] ${WAYS[direction]} is (better|best)`,
      ],
      better(direction),
    ),
  ),
  order(
    [
      "MEASURE is (better|best|good) (within|in|inside) [a|the|its] band",
      "(a|within a|in a) band is (better|best|good) (for|on) MEASURE",
      "(set|make|put) [the] direction (of|for) MEASURE [to|as] [a] band",
    ],
    better("band"),
  ),
  order(
    [
      "(rebase|re base|re baseline|rebaseline) MEASURE",
      "(count|measure|start) MEASURE (anew|afresh|again|from scratch|otherwise)",
      "[set|start|give] [a|the] new (baseline|series) (for|of|to) MEASURE",
    ],
    (bound) => ({ command: "count_anew", ref: refOf(bound, "measure") }),
  ),
  order(
    [
      "[show|give] [me|us] [the|a] (trend|trends|chart|graph|figures over time) (of|for|on|in) MEASURE [over time]",
      "MEASURE (trend|over time|chart|graph)",
      "how has MEASURE (gone|done|moved|developed|changed) over time",
    ],
    (bound) => ({ command: "show_measure", ref: refOf(bound, "measure") }),
  ),
  order(
    [
      "[show|list] [me|us] [the|any|all|all the] contradictions [in the (plan|scorecard)]",
      "(are there|what are the) [any] contradictions [in the (plan|scorecard)]",
      "(where|does|how|do we know where) [does] the (plan|scorecard) (contradict|disagree with|contradicts|disagrees with) itself",
    ],
    () => ({ command: "contradictions", page: 1 }),
  ),
  order(
    "set [the] tolerance [to|at|of] FIGURE [points|point] [TEXT:rest]",
    ({ texts }, { line }) => {
      const size = Number(texts.figure?.replace(/%|per ?cent/, ""));
      const isPercent = /%|per ?cent$/.test(texts.figure ?? "");
      const isPoints = /\d\s*points?\b/.test(line.folded);
      if (texts.rest || Number.isNaN(size) || isPercent === isPoints) return undefined;
      return {
        command: "change_settings",
        said: isPercent ? { tolerancePercent: size } : { tolerancePoints: size },
      };
    },
  ),
];
