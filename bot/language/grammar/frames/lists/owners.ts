import { listNames } from "../../../../plan/model/names.ts";
import type { Plan } from "../../../../plan/model/snapshot.ts";
import type { SlotOf } from "../../../line/slot.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import { type Who, whoIn } from "../../who.ts";
import { type Draft, narrow, taken } from "./draft.ts";

/** Where something belongs, and who answers for it. */
export function readAreas(draft: Draft): void {
  const { said } = draft;
  const areas = ofType(said, "area");
  if (areas.length === 0) return;
  const refsOf = (denied: boolean) => [
    ...new Set(
      areas.filter((one) => said.denied.has(one) === denied).flatMap(({ value }) => value),
    ),
  ];
  // A name in brackets behind a denied reference is the same area.
  const not = refsOf(true);
  const some = refsOf(false).filter((ref) => !not.includes(ref));
  narrow(
    draft,
    draft.kind === "risk" ? "areas" : "area",
    { ...(some.length > 0 ? { oneOf: some } : {}), ...(not.length > 0 ? { not } : {}) },
    ...areas,
    ...ofType(said, "kind").filter(({ value }) => value === "area"),
  );
}

export function readOwners(draft: Draft): Who {
  const { said, isAction } = draft;
  const who = whoIn(said);
  if (who.used.length > 0 && (isAction || draft.kind === "risk")) readPeople(draft, who);
  if (!isAction) return who;
  if (taken(draft, "alone")) narrow(draft, "owners", { alone: true });
  for (const held of ofType(said, "held"))
    if (isJoint(said, who)) draft.used.push(held);
    else narrow(draft, "owners", held.value, held);
  for (const post of ofType(said, "op").filter(({ value }) => value === "by post"))
    narrow(draft, "vacant", { is: !said.denied.has(post) }, post);
  readOrganisations(draft);
  return who;
}

/** Whether several people are named who own something between them. */
const isJoint = (said: Said, { some }: Who): boolean =>
  some.length > 1 &&
  (hasValue(said, "op", "together") !== undefined ||
    ofType(said, "held").some(({ value }) => (value.least ?? 0) > 1));

function readPeople(draft: Draft, who: Who): void {
  const { said, isAction } = draft;
  const field = isAction ? "owners" : "owner";
  const together = hasValue(said, "op", "together");
  const jointly = isJoint(said, who);
  if (who.some.length > 0)
    narrow(draft, field, jointly ? { allOf: [...who.some] } : { oneOf: [...who.some] });
  if (who.not.length > 0) narrow(draft, field, { not: [...who.not] });
  if (who.some.length + who.not.length === 0) draft.narrowed += 1;
  draft.used.push(...who.used);
  if (jointly && together) draft.used.push(together);
  // "What does Ada share": with whomever.
  else if (together && isAction && who.some.length === 1)
    narrow(draft, field, { least: 2 }, together);
  if (who.some.length > 1)
    draft.used.push(...ofType(said, "op").filter(({ value }) => value === "either"));
}

function readOrganisations(draft: Draft): void {
  const { said } = draft;
  const all = ofType(said, "organisation").filter(({ value }) => value.length > 0);
  const namesOf = (some: readonly SlotOf<"organisation">[]) => [
    ...new Set(some.flatMap(({ value }) => value)),
  ];
  const meant = all.filter((one) => !said.denied.has(one));
  const some = namesOf(meant);
  const not = namesOf(all.filter((one) => said.denied.has(one))).filter(
    (name) => !some.includes(name),
  );
  if (some.length + not.length === 0) return;
  // Jointly, where each of them is a single organisation.
  const isSeveral = meant.length > 1 && meant.every(({ value }) => value.length === 1);
  const together = isSeveral ? hasValue(said, "op", "together") : undefined;
  const wanted = together ? { allOf: some } : { oneOf: some };
  const criterion = { ...(some.length > 0 ? wanted : {}), ...(not.length > 0 ? { not } : {}) };
  narrow(draft, "organisation", criterion, ...all, together);
}

/** What is said where nobody of this plan is of an organisation that a text names; undefined where somebody is. */
export function organisationUnknown({ said, used }: Draft): string | undefined {
  const none = ofType(said, "organisation").filter(
    (one) => one.value.length === 0 && !said.denied.has(one),
  );
  const [first] = none;
  if (!first) return undefined;
  used.push(...none);
  const { line, plan } = said.scene;
  const words = line.text
    .slice(line.tokens[first.from]?.at, line.tokens[first.to - 1]?.end)
    .replace(/['’]s?$/, "");
  const known = organisationsOf(plan);
  const instead =
    known.length > 0
      ? `It names ${listNames(known)}: ask for one of those, or for a person.`
      : "It names no organisation of anybody: ask for a person.";
  return `Nobody in this plan is of an organisation called “${words}”. ${instead}`;
}

const organisationsOf = ({ items }: Plan): readonly string[] => [
  ...new Set(items.person.flatMap(({ organisation }) => organisation ?? [])),
];

/** A word on how much of an organisation a list can hold, where the plan says of some people only where they are. */
export function organisationRemark({ items }: Plan, names: readonly string[]): string | undefined {
  const known = items.person.filter((person) => person.organisation).length;
  if (names.length === 0 || known === items.person.length) return undefined;
  return `The plan names an organisation for ${known} of its ${items.person.length} people, so this may not be all of ${listNames(names)}'s`;
}
