import type { Ask } from "../../../asks/index.ts";
import { endOfMilestone } from "../../../plan/measures/milestone.ts";
import type { Where } from "../../../plan/model/criterion.ts";
import { capital, inSentence, plural } from "../../../plan/model/names.ts";
import { called, find } from "../../../plan/model/snapshot.ts";
import { labelOf } from "../../../plan/model/vocabulary.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { Bound } from "../pattern.ts";
import { keptText } from "../record-text.ts";
import type { Scene } from "../scene.ts";
import { type Made, type Order, order, refOf } from "./order.ts";
import { periodSaid } from "./period-said.ts";

/** What is said of a milestone of a KPI: that it is red, that it was met, and why. It opens the form. */

const WHY = "[(because|becuase|cos|:|-|,|;) TEXT:why]";
const WHEN = "[[for|at|by] [the|its] DAY:when] [milestone|target|mark|point]";
const MET = "(met|reached|achieved|hit|delivered)";

/** The months of the milestone that a time names; null where it names none that the KPI has. */
function monthsOf({ plan }: Scene, ref: string, when: Slot | undefined): number | null | undefined {
  const kpi = find(plan, "kpi", ref);
  if (!when || !isOf("date")(when) || when.value.now) return undefined;
  const all = (kpi?.milestones ?? []).map((one) => ({ ...one, ends: endOfMilestone(plan, one) }));
  return periodSaid(when.value, all)?.months ?? null;
}

const rated =
  (rating?: "met") =>
  (bound: Bound, scene: Scene): Made => {
    const { rag, when } = bound.slots;
    if (scene.line.text.endsWith("?")) return undefined;
    const ref = refOf(bound, "kpi");
    const months = monthsOf(scene, ref, when);
    const { why } = bound.texts;
    const comment = why === undefined ? undefined : keptText(why, "because");
    if (months === null || comment === "") return undefined;
    if (rag && !(isOf("rag")(rag) && rag.value.length === 1)) return undefined;
    const said = rating ?? (rag && isOf("rag")(rag) ? rag.value[0] : undefined);
    const typed = { ...(said ? { rating: said } : {}), ...(comment ? { comment } : {}) };
    return {
      command: "rate_milestone",
      ref,
      ...(months === undefined ? {} : { months }),
      ...(Object.keys(typed).length > 0 ? { typed } : {}),
    } as Ask;
  };

/** No action has milestones of its own, so what is asked of both is asked back. */
function ofActions(_: Bound, { plan }: Scene): Made {
  const kpi = called(plan, "kpi").many;
  const milestone = inSentence(labelOf(plan, "kpi", "milestone"));
  const list = (where: Where) =>
    ({ command: "list", query: { kind: "kpi", where }, page: 1 }) as const;
  return {
    command: "which",
    question: `${capital(plural(milestone))} are of ${kpi}, and the plan does not say which ${called(plan, "action").one} one belongs to. Which of these?`,
    readings: [
      {
        title: `${kpi} with a ${milestone} that cannot be measured`,
        ask: list({ measurable: { is: false } }),
      },
      { title: `${kpi} without a number to reach`, ask: list({ target: { missing: true } }) },
    ],
  };
}

const GIVE = "[give|add|write|enter|record|put in|make|what is] [a|an|my|the|our|some]";
const COMMENTARY = "(commentary|explanation|exception commentary|exception report)";
const WHAT = "[(because|becuase|cos|:|-|,|;) TEXT:why]";

/** The form for commentary, with what was said in its first place. */
const commented =
  (kind: "kpi" | "measure") =>
  (bound: Bound, scene: Scene): Made => {
    if (scene.line.text.endsWith("?")) return undefined;
    const ref = refOf(bound, kind);
    const months = kind === "kpi" ? monthsOf(scene, ref, bound.slots.when) : undefined;
    const { why } = bound.texts;
    const what = why === undefined ? undefined : keptText(why, "because");
    if (months === null || what === "") return undefined;
    return {
      command: "give_commentary",
      kind,
      ref,
      ...(months === undefined ? {} : { months }),
      ...(what === undefined ? {} : { typed: { what } }),
    };
  };

const MEASURABLE = "(measurable|measureable|measured|smart|quantified|clear)";

export const MILESTONE_ORDERS: readonly Order[] = [
  order(
    [
      `[(which|what|any|how many|show|list|show me|are there|are there any)] [the|all|of the|of our|our] (action|actions) [that] (have|has|having|with|got|have got) (no|not any|not a|not got a) ${MEASURABLE} (milestone|milestones|kpi|kpis)`,
      `[(which|what|any|how many|show|list|show me|are there|are there any)] [the|all|of the|of our|our] (action|actions) [that] [are|is] (without|lack|lacks|lacking|missing) [a|any] ${MEASURABLE} (milestone|milestones|kpi|kpis)`,
    ],
    ofActions,
  ),
  order(
    [
      `KPI ${WHEN} [is|was|:] [now] RAG ${WHY}`,
      `KPI [is|was|:] [now] RAG ${WHEN} ${WHY}`,
      `(set|rate|mark|turn|make|put|update) KPI ${WHEN} [to|as] RAG ${WHEN} ${WHY}`,
    ],
    rated(),
  ),
  order(
    [
      `KPI ${WHEN} [is|was|has been] [now] ${MET} ${WHY}`,
      `KPI [is|was|has been] [now] ${MET} ${WHEN} ${WHY}`,
      `(set|rate|mark) KPI ${WHEN} [to|as] ${MET} ${WHEN} ${WHY}`,
    ],
    rated("met"),
  ),
  order(`(rate|update|edit|change) KPI ${WHEN}`, rated()),
  ...(["kpi", "measure"] as const).map((kind) =>
    order(
      [
        `${GIVE} ${COMMENTARY} (on|for|about|of|to) ${kind.toUpperCase()} ${kind === "kpi" ? WHEN : ""} ${WHAT}`,
        `(explain|comment on) [why] ${kind.toUpperCase()} ${kind === "kpi" ? WHEN : ""} [is] [red|missed|off|off target] ${WHAT}`,
      ],
      commented(kind),
    ),
  ),
];
