import type { Ask } from "../../../asks/index.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import type { SlotOf } from "../../line/slot.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";
import { monthsIn, topics } from "./items.ts";

/** Questions for the scorecard and for KPIs. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
const count = (said: Said) => hasValue(said, "op", "count");

export function measureFrames(said: Said): readonly Candidate[] {
  const topic = topics(said, "scorecard", "hitting");
  const nouns = ofType(said, "kind").filter(({ value }) => value === "measure");
  const facts = ofType(said, "fact").filter(({ value }) =>
    /^(?:target|baseline|actual)$/.test(value),
  );
  const kpis = ofType(said, "kind").filter(({ value }) => value === "kpi");
  const { months, used } = monthsIn(said);
  if (ofType(said, "item").length > 0) return [];
  const scored =
    topics(said, "scorecard").length > 0 ||
    nouns.length > 0 ||
    (facts.length > 0 &&
      kpis.length === 0 &&
      (topic.length > 0 ||
        months !== undefined ||
        facts.some(({ value }) => value !== "baseline")));
  if (!scored) return [];
  const [area] = ofType(said, "area");
  const ask: Ask = {
    command: "scorecard",
    page: 1,
    ...(area ? { area: area.value[0] ?? "" } : {}),
    ...(months ? { months } : {}),
  };
  const base = topics(said, "scorecard").length > 0 || nouns.length > 0 ? 0.1 : 0.3;
  return [
    weighed(said, ask, base, [
      ...topic,
      ...nouns,
      ...facts,
      ...used,
      ...(area ? [area] : []),
      ...shown(said),
      ...ofType(said, "lacks").filter(({ value }) => /actual|target/.test(value)),
      ...ofType(said, "kind").filter(({ value }) => value === "area"),
    ]),
  ];
}

export function kpiFrames(said: Said): readonly Candidate[] {
  const nouns = ofType(said, "kind").filter(({ value }) => value === "kpi");
  const promised =
    /\bpromise/.test(said.tokens.map(({ text }) => text).join(" ")) &&
    monthsIn(said).months !== undefined;
  if ((nouns.length === 0 && !promised) || ofType(said, "item").length > 0) return [];
  const { months, used } = monthsIn(said);
  const areas = ofType(said, "area");
  const lacks = ofType(said, "lacks").filter(({ value }) => value === "target");
  const rags = ofType(said, "rag");
  const [text] = ofType(said, "text").filter(({ cued }) => cued);
  const where: Record<string, Criterion> = {};
  const refs = areas.flatMap(({ value }) => value);
  if (refs.length > 0) where.area = { oneOf: refs };
  if (lacks.length > 0) where.target = { missing: true };
  // "By New Year": the milestones of the last period that ends by then.
  const [bound] = ofType(said, "date").filter((one) => !used.includes(one) && !one.value.now);
  const ends = bound && periodBy(said, bound);
  const period = months ?? ends;
  if (period) where.period = { oneOf: [period] };
  if (bound && ends === undefined) return [];
  if (rags.length > 0) where.rag = { oneOf: [...new Set(rags.flatMap(({ value }) => value))] };
  const ask: Ask = {
    command: "list",
    query: { kind: "kpi", where, ...(text ? { about: text.value } : {}) },
    page: 1,
    ...(count(said) ? { count: true } : {}),
  };
  const own = [
    ...nouns,
    ...areas,
    ...lacks,
    ...rags,
    ...used,
    bound,
    ...(text ? [text] : []),
    ...shown(said),
    count(said),
    ...topics(said, "hitting"),
    ...ofType(said, "kind").filter(({ value }) => value === "area"),
    hasValue(said, "word", "was due"),
    hasValue(said, "word", "due"),
    hasValue(said, "word", "was"),
    ...ofType(said, "fact").filter(({ value }) => value === "target"),
  ];
  return [weighed(said, ask, 0.05, own)];
}

/** The last period of the plan that ends by a day. */
export function periodBy({ scene, past }: Said, { value }: SlotOf<"date">): number | undefined {
  const endsBy = (to: string) =>
    scene.plan.items.about
      .flatMap(({ periods }) => periods)
      .filter(({ ends }) => ends <= to)
      .sort((a, b) => a.months - b.months)
      .at(-1)?.months;
  return endsBy((past ? value.gone : value.coming).to) ?? endsBy(value.coming.to);
}
