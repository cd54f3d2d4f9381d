import type { Ask } from "../../../asks/index.ts";
import type { NewRisk } from "../../../plan/risks/log-risk.ts";
import { findByText } from "../../../plan/text/search.ts";
import { findSensitive } from "../../../plan/text/sensitive.ts";
import { isOf } from "../../line/slot.ts";
import { keptText } from "../record-text.ts";
import { ofType, type Said } from "../said.ts";
import { type Candidate, refuse, type Scene } from "../scene.ts";
import { weighed } from "../tally.ts";

/** What is said of risks and of measures' figures, beside questions. */

const notRead = (ref: string) =>
  refuse(
    `I did not understand all that you say of ${ref}, so nothing was changed. “update ${ref}” opens its form.`,
    [ref],
  );

export function riskFrames(said: Said): readonly Candidate[] {
  if (said.mood === "question") return [];
  const risks = ofType(said, "item").filter(({ value }) => value[0]?.kind === "risk");
  const [risk] = risks.flatMap(({ value }) => value);
  const values = said.slots.filter((one) => isOf("rag", "severity", "status")(one));
  const acts = ofType(said, "act").filter(({ value }) =>
    /^(?:set|push|close|delete|assign|log)$/.test(value),
  );
  const people = said.slots.filter((one) => isOf("person")(one));
  const text = said.tokens.map((token) => token.text).join(" ");
  const changes =
    values.length > 0 ||
    (acts.length > 0 &&
      (people.length > 0 ||
        acts.some(({ value }) => value !== "set") ||
        /\bowner|mitigation|update|change\b/.test(text)));
  if (risk && changes)
    return [
      weighed(
        said,
        notRead(risk.ref),
        0.1,
        said.slots.filter((one) => !isOf("item")(one) || risks.includes(one as never)),
      ),
    ];
  const [words] = ofType(said, "text");
  if (!risk && words && acts.length > 0 && said.slots.some((one) => isOf("severity")(one))) {
    const found = findByText(said.scene.plan, "risk", words.value);
    const [ref] = found;
    if (ref && found.length === 1) return [weighed(said, notRead(ref), 0.4, said.slots)];
  }
  return [];
}

/** A figure that is said of a measure, where not all of it is read: it is not recorded. */
export function figureFrames(said: Said): readonly Candidate[] {
  const items = ofType(said, "item").filter(
    ({ value }) => value.length === 1 && value[0]?.kind === "measure",
  );
  const [item] = items.flatMap(({ value }) => value);
  if (!item || said.mood === "question") return [];
  const { tokens } = said.scene.line;
  const inItem = (n: number) => items.some((one) => n >= one.from && n < one.to);
  const inDate = (n: number) =>
    said.slots.some((one) => isOf("date")(one) && n >= one.from && n < one.to);
  const at = tokens.findIndex(({ is }, n) => is === "number" && !inItem(n) && !inDate(n));
  const found = tokens[at];
  if (!found) return [];
  const percent = tokens[at + 1]?.text === "%" || /^per/.test(tokens[at + 1]?.text ?? "");
  const said_ = /\b(?:is|was|at|came|actual|record|now|to|hit|reached|scored)\b/.test(
    tokens.map(({ text }) => text).join(" "),
  );
  if (!percent && !said_) return [];
  const ask = refuse(
    `I did not understand all that you say of ${item.ref}, so nothing was recorded. Say it as “${item.ref} came in at ${found.text}${percent ? "%" : ""} for December, provisional”, or “record a figure for ${item.ref}” for a form.`,
    [item.ref],
  );
  return [
    weighed(
      {
        ...said,
        cover: {
          ...said.cover,
          cost: said.cover.cost - (said.cover.skipped.includes(at) ? 2.2 : 0),
          skipped: said.cover.skipped.filter((n) => n !== at),
        },
      },
      ask,
      0.1,
      said.slots,
    ),
  ];
}

/** The area that a risk's words point at, by the hints the plan keeps for that; to be confirmed on the form. */
function hinted(text: string, { plan }: Scene): string | undefined {
  const low = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  return plan.items.area.find((area) =>
    area.hints.some((hint) => low.includes(` ${hint.toLowerCase()} `)),
  )?.ref;
}

/** The areas that words name, without any of them being what they are about. */
function namedIn(scene: Scene, from: number): string | undefined {
  const found = scene.lattice.slots
    .filter(isOf("area"))
    .filter((one) => one.from >= from && one.cost < 0.35 && one.to - one.from >= 1)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  return found[0]?.value[0];
}

/** What is said of a new risk, part by part. */
export type RiskTyped = { -readonly [K in keyof NewRisk]?: NewRisk[K] };

/** The form of a new risk, filled in with what was said. */
export function newRisk(scene: Scene, parts: RiskTyped, said: string | undefined): Ask {
  const text = said === undefined ? "" : keptText(said, ":");
  const at = scene.line.text.indexOf(text);
  const from =
    text === "" ? scene.line.tokens.length : scene.line.tokens.findIndex((token) => token.at >= at);
  const area =
    parts.area ??
    namedIn(scene, from < 0 ? scene.line.tokens.length : from) ??
    (text === "" ? undefined : hinted(text, scene));
  const sensitive = text === "" ? null : findSensitive(text);
  return {
    command: "log_risk",
    typed: {
      ...parts,
      ...(area ? { area } : {}),
      ...(text === "" ? {} : { description: text }),
    },
    ...(sensitive ? { advice: sensitive.advice } : {}),
  };
}
