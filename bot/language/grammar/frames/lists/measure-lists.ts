import type { Ask } from "../../../../asks/index.ts";
import type { Criterion } from "../../../../plan/model/criterion.ts";
import { called } from "../../../../plan/model/snapshot.ts";
import { explained, slotsWithin, wordsAt } from "../../explained.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import type { Candidate } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { monthsIn, topics } from "../items.ts";

/** Which measures met, beat or missed their targets, have no figure, or have the lowest; which KPIs have no milestone. */

const BEAT =
  /^(?:beat|beats|beaten|beating|exceed|exceeds|exceeded|exceeding|surpassed|bettered|outperformed|topped)$/;
const MISSED = /^(?:miss|missed|misses|missing|short|below|under|failed|fell|fall|falling)$/;
const MET = /^(?:met|meet|meets|hit|hits|made|make|reach|reached|achieve|achieved)$/;
const LOW = /^(?:lowest|smallest|least)$/;
const HIGH = /^(?:highest|biggest|largest)$/;
const NONE = /^(?:not|no|without|nothing|yet|blank|empty|lack|lacks|lacking|missing|none)$/;
const FIGURE = /^(?:figures?|numbers?|actuals?|data|results?|readings?)$/;
/** Words that stand round them and ask for nothing more. */
const ROUND =
  /^(?:had|have|has|got|put|in|yet|still|a|an|the|down|box|column|cell|there|entered|recorded|against|for|at|their|its|of|that|which|with|is|are|did|do|any|been|given|filled)$/;

type Asked = {
  readonly ask: Ask;
  /** The words by which it is asked. */
  readonly words: (word: string) => boolean;
};

const list = (kind: "measure" | "kpi", where: Record<string, Criterion>, count: boolean): Ask => ({
  command: "list",
  query: { kind, where },
  page: 1,
  ...(count ? { count: true } : {}),
});

/** What is asked of measures by how they came out. */
function askedOfMeasures(said: Said, months: number | undefined): Asked | undefined {
  const text = said.tokens.map((one) => one.text);
  const has = (pattern: RegExp) => text.some((word) => pattern.test(word));
  const isCount = hasValue(said, "op", "count") !== undefined;
  const areas = ofType(said, "area").flatMap(({ value }) => value);
  const inArea: Record<string, Criterion> = areas.length > 0 ? { area: { oneOf: areas } } : {};
  const at: Criterion = months ? { oneOf: [months] } : { missing: false };
  const fact = ofType(said, "fact").find(({ value }) => /^(?:target|baseline|actual)$/.test(value));
  const most = has(LOW) ? "lowest" : has(HIGH) ? "highest" : undefined;
  if (most && fact) {
    const ask: Ask = {
      command: "scorecard",
      page: 1,
      most,
      fact: fact.value as "target",
      ...(months ? { months } : {}),
      ...(areas[0] ? { area: areas[0] } : {}),
    };
    return { ask, words: (word) => LOW.test(word) || HIGH.test(word) };
  }
  if (has(FIGURE) && has(NONE) && !has(BEAT)) {
    const none: Criterion = months ? { not: [months] } : { missing: true };
    const ask = list("measure", { ...inArea, figures: none }, isCount);
    return { ask, words: (word) => FIGURE.test(word) || NONE.test(word) };
  }
  if (has(FIGURE) && has(/^(?:have|has|with|got)$/) && months && !has(BEAT) && !has(MET)) {
    const ask = list("measure", { ...inArea, figures: { oneOf: [months] } }, isCount);
    return { ask, words: (word) => FIGURE.test(word) };
  }
  const denied = has(/^(?:not|never)$/);
  const field = has(BEAT)
    ? "beaten"
    : has(MISSED) || (has(MET) && denied)
      ? "missed"
      : has(MET)
        ? "met"
        : undefined;
  if (!field || (has(BEAT) && denied)) return undefined;
  const words = (word: string) =>
    BEAT.test(word) || MISSED.test(word) || MET.test(word) || /^(?:not|never)$/.test(word);
  return { ask: list("measure", { ...inArea, [field]: at }, isCount), words };
}

const AGREE =
  /^(?:agree|agrees|match|matches|same|square|tally|tallies|consistent|differ|differs)$/;

/** "Does the scorecard agree with the KPI": both can be shown, and are not weighed against each other. */
function bothFrames(said: Said): readonly Candidate[] {
  const both = topics(said, "scorecard").length > 0 && hasValue(said, "kind", "kpi") !== undefined;
  if (!both || !said.tokens.some(({ text }) => AGREE.test(text))) return [];
  const { months } = monthsIn(said);
  const [area] = ofType(said, "area").flatMap(({ value }) => value);
  const where: Record<string, Criterion> = {
    ...(area ? { area: { oneOf: [area] } } : {}),
    ...(months ? { period: { oneOf: [months] } } : {}),
  };
  const { plan } = said.scene;
  const ask: Ask = {
    command: "which",
    question: "I can show you both, and cannot weigh one against the other. Which first?",
    readings: [
      {
        title: "Scorecard",
        ask: {
          command: "scorecard",
          page: 1,
          ...(area ? { area } : {}),
          ...(months ? { months } : {}),
        } as never,
      },
      {
        title: called(plan, "kpi").many,
        ask: { command: "list", query: { kind: "kpi", where }, page: 1 },
      },
    ],
  };
  return [weighed(explained(said, new Set(said.cover.skipped)), ask, 0.2, said.slots)];
}

export function measureListFrames(said: Said): readonly Candidate[] {
  if (ofType(said, "item").length > 0) return [];
  const both = bothFrames(said);
  if (both.length > 0) return both;
  const { months, used } = monthsIn(said);
  const kinds = ofType(said, "kind").map(({ value }) => value);
  const text = said.tokens.map((one) => one.text).join(" ");
  const ofMeasures =
    kinds.includes("measure") ||
    (!kinds.some((kind) => /^(?:kpi|action|risk|challenge)$/.test(kind)) &&
      months !== undefined &&
      /\b(?:which|any|how many|lowest|smallest|highest|biggest|largest)\b/.test(text) &&
      /\b(?:targets?|figures?|numbers?|actuals?|baselines?)\b/.test(text));
  const asks =
    /\b(?:which|what|any|how many|list|show|give|lowest|smallest|highest|biggest|largest)\b/.test(
      text,
    );
  const asked =
    ofMeasures && asks
      ? askedOfMeasures(said, months)
      : kinds.includes("kpi") && months
        ? withoutMilestone(said, months)
        : undefined;
  if (!asked) return [];
  const words = wordsAt(said, (word) => asked.words(word) || ROUND.test(word));
  return [
    weighed(explained(said, words), asked.ask, 0.05, [
      ...used,
      ...slotsWithin(said, words),
      ...ofType(said, "kind", "area"),
      ...ofType(said, "fact").filter(({ value }) => /^(?:target|baseline|actual)$/.test(value)),
      ...ofType(said, "lacks").filter(({ value }) => /^(?:target|actual)$/.test(value)),
      ...topics(said, "hitting", "scorecard"),
      ...ofType(said, "act").filter(({ value }) => value === "show"),
      hasValue(said, "op", "count"),
    ]),
  ];
}

/** "Any KPI with nothing down for 6 months". */
function withoutMilestone(said: Said, months: number): Asked | undefined {
  if (!said.tokens.some(({ text }) => NONE.test(text))) return undefined;
  const areas = ofType(said, "area").flatMap(({ value }) => value);
  const where: Record<string, Criterion> = {
    ...(areas.length > 0 ? { area: { oneOf: areas } } : {}),
    period: { not: [months] },
  };
  return {
    ask: list("kpi", where, hasValue(said, "op", "count") !== undefined),
    words: (word) => NONE.test(word) || /^(?:milestones?|targets?)$/.test(word),
  };
}
