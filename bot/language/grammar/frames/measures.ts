import type { Ask } from "../../../asks/index.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import type { Slot, SlotOf } from "../../line/slot.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";
import { RAGS, valuesOf } from "../values.ts";
import { meUnknown, whoIn } from "../who.ts";
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
  const inPlace = hasValue(said, "asked", "in place");
  if ((nouns.length === 0 && !promised && !inPlace) || ofType(said, "item").length > 0) return [];
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
  if ((bound && ends === undefined) || (inPlace && nouns.length === 0 && !bound)) return [];
  const states = milestoneStates(said, period, where);
  const who = whoIn(said);
  if (who.unclear.length > 0) return [];
  if (who.some.length > 0) where.owner = { oneOf: [...who.some] };
  else if (who.meUnknown) return [weighed(said, meUnknown(), 0.05, [...nouns, ...who.used])];
  const colours = rags.length > 0 ? [...valuesOf(rags, said.denied, RAGS)] : [];
  // Of one and the same milestone: "amber at 3 months".
  if (colours.length > 0 && period) {
    where.rated = { oneOf: colours.map((rag) => `${rag} at ${period} months`) };
    delete where.period;
  } else if (colours.length > 0) where.rag = { oneOf: colours };
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
    ...states,
    ...who.used,
    inPlace,
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

/** What has become of milestones, as far as it is asked for: the words that ask it, and what of which field. */
function milestoneStates(
  said: Said,
  period: number | undefined,
  where: Record<string, Criterion>,
): readonly Slot[] {
  const [met, missed, unmeasured] = ["milestone met", "milestone missed", "cannot be measured"].map(
    (value) => hasValue(said, "asked", value),
  );
  if (met) where.met = { is: true };
  if (missed) {
    // "Those that we should have hit by New Year" are those of that period.
    where.missed = period ? { oneOf: [period] } : { missing: false };
    delete where.period;
  }
  if (unmeasured) where.measurable = { is: false };
  return [met, missed, unmeasured].filter((one) => one !== undefined);
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
