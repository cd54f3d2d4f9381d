import type { Ask } from "../../../../asks/index.ts";
import type { Criterion } from "../../../../plan/model/criterion.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import type { Candidate } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { meUnknown, whichPerson, whoIn } from "../../who.ts";
import { monthsIn } from "../items.ts";

/** Measures by how they stand, whose they are and what they lack: a query over them. */

/** What a measure lacks, by the field that a query asks of; of those with a value for each period, which lack it. */
const LACKS: Readonly<Record<string, { readonly field: string; readonly perPeriod?: true }>> = {
  owner: { field: "owner" },
  direction: { field: "direction" },
  actual: { field: "figures", perPeriod: true },
  target: { field: "targets", perPeriod: true },
};

function where(said: Said): {
  readonly where: Record<string, Criterion>;
  readonly months: boolean;
} {
  const { months } = monthsIn(said);
  const asked: Record<string, Criterion> = {};
  const put = (field: string, criterion: Criterion) => {
    asked[field] = { ...asked[field], ...criterion };
  };
  const standings = ofType(said, "standing");
  const some = standings.filter((one) => !said.denied.has(one)).map(({ value }) => value);
  const not = standings.filter((one) => said.denied.has(one)).map(({ value }) => value);
  if (some.length > 0) put("standing", { oneOf: some });
  if (not.length > 0) put("standing", { not });
  let usesMonths = false;
  for (const one of ofType(said, "lacks", "has")) {
    const lack = LACKS[one.value];
    if (!lack) continue;
    const missing = (one.type === "lacks") !== said.denied.has(one);
    usesMonths ||= lack.perPeriod === true && months !== undefined;
    if (lack.perPeriod && months !== undefined)
      put(lack.field, missing ? { not: [months] } : { oneOf: [months] });
    else put(lack.field, { missing });
  }
  return { where: asked, months: usesMonths };
}

export function measuresNarrowedFrames(said: Said): readonly Candidate[] {
  const nouns = ofType(said, "kind").filter(({ value }) => value === "measure");
  if (nouns.length === 0 || ofType(said, "item").length > 0) return [];
  const asked = where(said);
  const who = whoIn(said);
  if (Object.keys(asked.where).length === 0 && who.used.length === 0) return [];
  const areas = ofType(said, "area").filter((one) => !said.denied.has(one));
  const refs = [...new Set(areas.flatMap(({ value }) => value))];
  const owner = (some: readonly string[]): Criterion => ({
    ...asked.where.owner,
    ...(some.length > 0 ? { oneOf: [...some] } : {}),
    ...(who.not.length > 0 ? { not: [...who.not] } : {}),
  });
  const list = (some: readonly string[]) => {
    const whose = owner(some);
    return {
      command: "list",
      query: {
        kind: "measure",
        where: {
          ...asked.where,
          ...(refs.length > 0 ? { area: { oneOf: refs } } : {}),
          ...(Object.keys(whose).length > 0 ? { owner: whose } : {}),
        },
      },
    } as const;
  };
  const count = hasValue(said, "op", "count");
  const ask: Ask = who.meUnknown
    ? meUnknown()
    : who.unclear.length > 0
      ? whichPerson(said.scene, who, (ref) => list([...who.some, ref]))
      : { ...list(who.some), page: 1, ...(count ? { count: true } : {}) };
  return [
    weighed(said, ask, 0.05, [
      ...nouns,
      ...areas,
      ...who.used,
      ...ofType(said, "standing"),
      ...ofType(said, "lacks", "has").filter(({ value }) => Object.hasOwn(LACKS, value)),
      ...ofType(said, "kind").filter(({ value }) => value === "area"),
      ...ofType(said, "act").filter(({ value }) => value === "show"),
      ...(asked.months ? monthsIn(said).used : []),
      count,
    ]),
  ];
}
