import type { Ask } from "../../../asks/index.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { Bound } from "../pattern.ts";
import { keptText } from "../record-text.ts";
import type { Scene } from "../scene.ts";
import { itemOf, type Made, type Order, order, refOf } from "./order.ts";
import { scoreAt } from "./risk-part.ts";
import { wholly } from "./risk-parts.ts";

/** What is said of a risk on the register: its values, that it was reviewed, that it has come about, is closed or another's twin. */

const ref = (bound: Bound) => refOf(bound, "risk");
const why = ({ texts }: Bound) => keptText(texts.why ?? "", "because");
const isAsked = ({ line }: Scene) => line.text.endsWith("?");

/** Where a text that a pattern held begins. */
const startOf = ({ line }: Scene, text: string) =>
  line.tokens.findIndex(({ at }) => at >= line.text.lastIndexOf(text));

/** What begins a text that is kept whole: a reason, or the field that it is for. */
function textIn({ line: { tokens, text } }: Scene, from: number) {
  for (let n = from; n < tokens.length; n++) {
    const [token, next] = [tokens[n], tokens[n + 1]];
    const word = token?.text ?? "";
    const isField = /^(?:mitigation|progress)$/.test(word) && next?.text === ":";
    const isReason =
      /^(?:because|becuase|cos)$/.test(word) ||
      (/^[:;–-]$/.test(word) && n > from && !(token?.glued && next?.glued));
    if (!isField && !isReason) continue;
    const kept = keptText(text.slice(isField ? next?.end : token?.end), isField ? ":" : word);
    return { at: n, said: { [isField ? word : "why"]: kept }, kept };
  }
  return undefined;
}

/** The parts of what is said of a risk; undefined where not all of it is read. */
function partsOf(scene: Scene, said: string): Readonly<Record<string, unknown>> | undefined {
  const { tokens } = scene.line;
  const from = startOf(scene, said);
  const text = textIn(scene, from);
  const end = text?.at ?? tokens.length;
  const isBare = tokens.slice(from, end).every(({ is }) => is === "mark");
  const parts = isBare ? {} : wholly(scene, from, end);
  if (!parts || text?.kept === "" || (isBare && !text)) return undefined;
  // A reason of nothing is none.
  if (isBare && text && "why" in text.said) return undefined;
  return { ...parts, ...text?.said };
}

/** The form of a risk, with each part that was said in its place. */
function updated(bound: Bound, scene: Scene): Made {
  const typed = partsOf(scene, bound.texts.said ?? "");
  if (!typed || isAsked(scene)) return undefined;
  // Only one that stands alone says where the risk is: a link has an area too.
  const { links, area, ...others } = typed;
  const more = links ? { links } : area ? { area } : {};
  return { command: "update_risk", ref: ref(bound), typed: { ...others, ...more } } as Ask;
}

/** `set R4 red because …`: the one text on a risk's values that saves at once. */
function setDirectly(bound: Bound, scene: Scene): Made {
  const { rag } = bound.slots;
  if (!rag || !isOf("rag")(rag) || rag.value.length !== 1 || isAsked(scene)) return undefined;
  const reason = why(bound);
  if (bound.texts.why !== undefined && reason === "") return undefined;
  const update = {
    ref: ref(bound),
    rag: rag.value[0] ?? "none",
    ...(reason ? { why: reason } : {}),
  };
  return { command: "set_risk", update };
}

const cameAbout =
  (issue: boolean) =>
  (bound: Bound, scene: Scene): Made => {
    const reason = why(bound);
    if (isAsked(scene) || (bound.texts.why !== undefined && reason === "")) return undefined;
    return {
      command: "set_risk",
      update: { ref: ref(bound), issue, ...(reason ? { why: reason } : {}) },
    };
  };

const dayOf = (one: Slot | undefined) => (one && isOf("date")(one) ? one.value : undefined);

/** A review: on which day, when the next one is, and a note. A day to come is none that it was reviewed on. */
function reviewed(bound: Bound, scene: Scene): Made {
  const { on, next } = bound.slots;
  const [was, then] = [dayOf(on), dayOf(next)];
  const { today } = scene;
  const day = was && !was.now ? was.gone : undefined;
  const note = bound.texts.note === undefined ? "" : keptText(bound.texts.note, ":");
  if (isAsked(scene) || (day && (day.from !== day.to || day.to > today))) return undefined;
  if (then && (then.span || then.coming.from <= today)) return undefined;
  if (bound.texts.note !== undefined && note === "") return undefined;
  return {
    command: "save_review",
    ref: ref(bound),
    on: day && day.to !== today ? day.to : "",
    next: then?.coming.to ?? "",
    note,
  };
}

const NEXT = "[,|and|;] [the] next [review|one] [is|on|by|due|:] DAY:next";
const NOTE = "(:|-|;) TEXT:note";
const LAPSED = "(because|becuase|cos|as|since|:|-|,|;) TEXT:why";
const CAME_ABOUT =
  "((has|is) [now|already] (become|become now|turned into|now|) [an|a] (issue|problem)|(has|have) [now|already] (happened|come about|materialised|materialized)|happened|came about|materialised)";

export const RISKS_SAID: readonly Order[] = [
  order([`set RISK [to] RAG [${LAPSED}]`, `(mark|rate|make) RISK [as] RAG ${LAPSED}`], setDirectly),
  order(
    [`RISK ${CAME_ABOUT} [${LAPSED}]`, `mark RISK [as] [an|a] issue [${LAPSED}]`],
    cameAbout(true),
  ),
  order(
    `RISK is (no longer|not) [any longer] [an|a] issue [any more|anymore|now] [${LAPSED}]`,
    (bound, scene) =>
      scene.line.tokens.some(({ text }) => text === "not") &&
      !scene.line.tokens.some(({ text }) => /^(?:more|anymore|longer|now)$/.test(text))
        ? undefined
        : cameAbout(false)(bound, scene),
  ),
  order(
    [
      `[we have] [just] reviewed RISK [DAY:on] [${NEXT}] [${NOTE}]`,
      `RISK [was|has been|is] [now] reviewed [DAY:on] [${NEXT}] [${NOTE}]`,
      `RISK (was|has been|is) reviewed [by us] [DAY:on] [${NEXT}] [${NOTE}]`,
    ],
    reviewed,
  ),
  order("[do|note|record] [a] [the] review [of|for] RISK", (bound) => ({
    command: "review_risk",
    ref: ref(bound),
  })),
  order("(update|edit|change|amend|revise) RISK", (bound) => ({
    command: "update_risk",
    ref: ref(bound),
  })),
  order(
    [`close [off|down] RISK [${LAPSED}]`, `RISK (is|has been|can be) closed ${LAPSED}`],
    (bound, scene) =>
      isAsked(scene) || (bound.texts.why !== undefined && why(bound) === "")
        ? undefined
        : { command: "close_risk", ref: ref(bound), why: why(bound) },
  ),
  order(
    [`(reopen|re open) RISK [again] [${LAPSED}]`, `open RISK (again|up again|back up) [${LAPSED}]`],
    (bound, scene) =>
      isAsked(scene) ? undefined : { command: "reopen_risk", ref: ref(bound), why: why(bound) },
  ),
  order(
    [
      "merge RISK (into|with|and|to) RISK:into",
      "(combine|join) RISK (into|with|and) RISK:into",
      "RISK is (the same [risk] as|a duplicate of|a double of|a repeat of) RISK:into",
      "RISK duplicates RISK:into",
    ],
    (bound, scene) => {
      const into = itemOf(bound, "into");
      if (!into || into.ref === ref(bound) || isAsked(scene)) return undefined;
      return { command: "merge_risk", ref: ref(bound), into: into.ref };
    },
  ),
  order("merge RISK", (bound) => ({ command: "merge_risk", ref: ref(bound), into: "" })),
  order(
    [
      "(update|set|change|edit|amend|put|drop|raise|lower|move|mark|rate|make|turn|bring|take|downgrade|upgrade) RISK [down|up|back] [to|as|:|,|-] TEXT:said",
      "(update|set|change|amend|put|drop|raise|lower|move) [the] severity (of|for|on) RISK (to|as|at) TEXT:said",
      "RISK [is|now|is now] [:|,|-] TEXT:said",
    ],
    updated,
  ),
  order(
    [
      "(make|put|set) PERSON [as|down as] [the|an] owner (of|for|on) RISK",
      "(set|change) [the] owner (of|for|on) RISK to PERSON",
    ],
    (bound) => {
      const { person } = bound.slots;
      const [owner, other] = person && isOf("person")(person) ? person.value : [];
      if (!owner || other) return undefined;
      return { command: "update_risk", ref: ref(bound), typed: { owner } };
    },
  ),
  order(
    "[show|give] [me|us] [the] [ARISK] (heat map|heatmap|matrix|heat chart) [(before|after) [the] (mitigation|mitigations)|of (inherent|residual) [ARISK]]",
    (_, { line }) => ({
      command: "heat_map",
      of: /\b(?:before|inherent)\b/.test(line.folded) ? "inherent" : "residual",
    }),
  ),
  order(
    [
      "[the] ARISK (scoring|scale|scores|score|tolerance|appetite)",
      "how (are|do) [we] [the] [score|score the] ARISK [scored|rated]",
      "(scoring|scale) (of|for) [the] ARISK",
    ],
    () => ({ command: "risk_scale" }),
  ),
  order(
    "(set|change|make) [the|our] ARISK (tolerance|appetite) [to|at|as] NUMBER [points]",
    ({ slots }) => ({
      command: "risk_scale",
      typed: {
        tolerance: String(slots.number && isOf("number")(slots.number) ? slots.number.value : ""),
      },
    }),
  ),
  order("(score|rate) [the|our|all] ARISK [as|at|by|on] TEXT:size", ({ texts }, scene) => {
    const start = startOf(scene, texts.size ?? "");
    const score = scoreAt(scene.line.tokens, start);
    const size = (["4", "5"] as const).find((one) => score?.typed === `${one} × ${one}`);
    return size && score?.to === scene.line.tokens.length
      ? { command: "risk_scale", typed: { size } }
      : undefined;
  }),
];
