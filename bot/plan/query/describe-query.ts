import type { Criterion } from "../model/criterion.ts";
import { DATE, PERSON, PRINTED_DATE, RAG, SEVERITY, STATUS } from "../model/field-types.ts";
import type { Field, Item, Kind, Naming, Phrasing } from "../model/kind.ts";
import { capital, either, inSentence, listNames, withArticle } from "../model/names.ts";
import type { Rag, SeverityLevel, Status } from "../model/primitives.ts";
import { RAG_MARKS, SEVERITY_WORDS, STATUS_MARKS } from "../model/rag.ts";
import { find, kindOf, type Plan } from "../model/snapshot.ts";
import { type Vocabulary, vocabularyOf } from "../model/vocabulary.ts";
import { printDate } from "../time/calendar-date.ts";
import { asksNothing, type Query } from "./query.ts";
import { fieldOf } from "./run-query.ts";

/** What one field is asked for, in words, and where in the sentence they stand. */
type Phrase = { readonly at: NonNullable<Phrasing["at"]> | "lacking"; readonly words: string };

type Say = { readonly plan: Plan; readonly vocabulary: Vocabulary; readonly kind: Kind };

const phrase = (at: Phrase["at"], words: string): Phrase[] => (words ? [{ at, words }] : []);

/** `area 3 (Autism …)`, as the plan calls its areas. */
const areaText = ({ plan, vocabulary }: Say, ref: string) =>
  `${vocabulary.called("area").one} ${ref} (${find(plan, "area", ref)?.shortName ?? "not in this plan"})`;

/** `in area 3 (Autism …) or area 4 (…)`; nothing where no area is asked for. */
export const inAreas = (plan: Plan, areas: readonly string[] | undefined): string => {
  const say = { plan, vocabulary: vocabularyOf(plan), kind: "area" as const };
  return areas ? `in ${either(areas.map((ref) => areaText(say, ref)))}` : "";
};

const printed = (day: string) => (day.startsWith("@") ? day : printDate(day));

/** A colour, a status or a severity as it stands before a noun: `red`, `not started`, `high severity`. */
function markWord(type: Field<Item>["type"], value: string, severity: string): string {
  if (type === RAG) return (RAG_MARKS[value as Rag]?.word ?? value).toLowerCase();
  if (type === STATUS) return (STATUS_MARKS[value as Status]?.word ?? value).toLowerCase();
  return `${(SEVERITY_WORDS[value as SeverityLevel] ?? value).toLowerCase()} ${severity}`;
}

const isMark = (type: Field<Item>["type"]) => type === RAG || type === STATUS || type === SEVERITY;

function markPhrases(say: Say, field: Field<Item>, { oneOf, not }: Criterion): Phrase[] {
  const severity = inSentence(say.vocabulary.label(say.kind, "severity"));
  const words = (values: readonly (string | number)[]) =>
    either(values.map((value) => markWord(field.type, String(value), severity)));
  return [
    ...(oneOf ? phrase("head", words(oneOf)) : []),
    ...(not ? phrase("after", `that are not ${words(not)}`) : []),
  ];
}

/** What nobody counts has no article: `evidence`, `a start date`. */
const one = (label: string) =>
  /^(?:evidence|progress|mitigation|severity|status)$/.test(label) ? label : withArticle(label);

/** What a field of any type can be asked for alike. */
function anyPhrases(label: string, type: Field<Item>["type"], { missing }: Criterion): Phrase[] {
  if (missing === undefined) return [];
  if (type.refersTo === "person" && type !== PERSON) {
    return phrase("after", missing ? "that nobody owns" : "that somebody owns");
  }
  return phrase("lacking", missing ? `with no ${label}` : `with ${one(label)}`);
}

function areaPhrases(say: Say, { oneOf, allOf, not, alone }: Criterion): Phrase[] {
  const list = (refs: readonly (string | number)[], join: typeof either) =>
    join(refs.map((ref) => areaText(say, String(ref))));
  return [
    ...(oneOf ? phrase("after", `in ${list(oneOf, either)}${alone ? " alone" : ""}`) : []),
    ...(allOf ? phrase("after", `in ${list(allOf, listNames)}`) : []),
    ...(not ? phrase("after", `not in ${list(not, either)}`) : []),
  ];
}

/** `2`, `at least 2`, `at most 2`, `2 to 3`: how many things a field holds. */
function howManyHeld({ least, most }: Criterion): string {
  if (least !== undefined && most !== undefined)
    return least === most ? `${least}` : `${least} to ${most}`;
  return least === undefined ? `at most ${most}` : `at least ${least}`;
}

function peoplePhrases({ vocabulary }: Say, criterion: Criterion): Phrase[] {
  const { oneOf, allOf, not, alone, least, most } = criterion;
  const { one: owner, many: owners } = vocabulary.role("owner");
  const names = (refs: readonly (string | number)[]) => vocabulary.names(refs.map(String));
  return [
    ...(oneOf
      ? phrase("after", `owned by ${either(names(oneOf))}${alone ? " alone" : ""}`)
      : alone
        ? phrase("after", `owned by one ${vocabulary.called("person").one} alone`)
        : []),
    ...(allOf ? phrase("after", `owned jointly by ${listNames(names(allOf))}`) : []),
    ...(not ? phrase("after", `not owned by ${either(names(not))}`) : []),
    ...(least === undefined && most === undefined
      ? []
      : phrase(
          "after",
          `with ${howManyHeld(criterion)} ${(most ?? least) === 1 ? owner : owners}`,
        )),
  ];
}

function datePhrases(label: string, criterion: Criterion): Phrase[] {
  const { from, to, before, after } = criterion;
  return [
    ...(from ? phrase("end", `${label} from ${printed(from)}`) : []),
    ...(after ? phrase("end", `${label} after ${printed(after)}`) : []),
    ...(to ? phrase("end", `${label} by ${printed(to)}`) : []),
    ...(before ? phrase("end", `${label} before ${printed(before)}`) : []),
  ];
}

function otherPhrases(label: string, criterion: Criterion): Phrase[] {
  const { oneOf, allOf, not, is, speaks } = criterion;
  const list = (values: readonly (string | number)[]) => values.map(String);
  return [
    ...(oneOf ? phrase("after", `with ${label} ${either(list(oneOf))}`) : []),
    ...(allOf ? phrase("after", `with ${label} ${listNames(list(allOf))}`) : []),
    ...(not ? phrase("after", `not with ${label} ${either(list(not))}`) : []),
    ...(speaks === undefined ? [] : phrase("after", `whose ${label} speaks of “${speaks}”`)),
    ...(is === undefined ? [] : phrase("end", is ? label : `not ${label}`)),
  ];
}

/** What a field is called in a question: the plan's own name, or the noun that questions use, or its label. */
export function nounOf(vocabulary: Vocabulary, kind: Kind, key: string, { phrasing }: Field<Item>) {
  const part = partOf(vocabulary, phrasing);
  return part?.startsWith("the ") && vocabulary.own(kind, key) === undefined
    ? part.slice(4)
    : inSentence(vocabulary.label(kind, key));
}

/** What a field is called among other words, where it is not called by a name. */
export const partOf = (naming: Naming, phrasing: Phrasing | undefined): string | undefined =>
  typeof phrasing?.part === "function" ? phrasing.part(naming) : phrasing?.part;

/** What is asked of a field in the words of its type. */
function typedPhrases(say: Say, field: Field<Item>, label: string, criterion: Criterion): Phrase[] {
  const { type } = field;
  if (isMark(type)) return markPhrases(say, field, criterion);
  if (type.refersTo === "area") return areaPhrases(say, criterion);
  if (type.refersTo === "person") return peoplePhrases(say, criterion);
  if (type === DATE || type === PRINTED_DATE) return datePhrases(label, criterion);
  return otherPhrases(label, criterion);
}

/** What is asked of one field, in words. */
function phrasesOf(say: Say, key: string, criterion: Criterion): readonly Phrase[] {
  if (key === "ref") {
    const { oneOf = [], not } = criterion;
    return [
      ...phrase("noun", listNames(oneOf.map(String), "")),
      ...(not ? phrase("noun", `but not ${listNames(not.map(String))}`) : []),
    ];
  }
  const field = fieldOf(kindOf(say.plan, say.kind), key, say.vocabulary.called(say.kind));
  const { phrasing, type } = field;
  const ownWords = (asked: Criterion) => phrasing?.words?.(asked, say.vocabulary, say.plan);
  const own = ownWords(criterion);
  const end = type === DATE || type.name === "yes or no" ? "end" : "after";
  // A field's own words may be for some parts of a criterion alone: what they leave unsaid is said in the words of its type.
  const isUnsaid = (part: string) =>
    ownWords(pick(criterion, (other) => other !== part)) === own &&
    !ownWords(pick(criterion, (other) => other === part));
  const rest = own ? pick(criterion, isUnsaid) : criterion;
  const label = nounOf(say.vocabulary, say.kind, key, field);
  return [
    ...(own ? phrase(phrasing?.at ?? end, own) : []),
    ...typedPhrases(say, field, label, rest),
    ...anyPhrases(label, type, rest),
  ];
}

/** A criterion with some of its parts alone. */
const pick = (criterion: Criterion, wanted: (part: string) => boolean): Criterion =>
  Object.fromEntries(Object.entries(criterion).filter(([part]) => wanted(part)));

/** By what it is put in order, how much of it is told, and by what it is counted. */
function setWords(say: Say, { order, limit, ties, group }: Query): readonly string[] {
  const kind = kindOf(say.plan, say.kind);
  const field = (key: string) => fieldOf(kind, key, say.vocabulary.called(say.kind));
  const nounFor = (key: string) => nounOf(say.vocabulary, say.kind, key, field(key));
  return [
    ...(order ? [orderWords(nounFor(order.by), field(order.by), order.descending)] : []),
    ...(limit
      ? [`the first${limit > 1 ? ` ${limit}` : ""}${ties ? " and any level with it" : ""}`]
      : []),
    ...(group ? [`counted by ${nounFor(group)}`] : []),
  ];
}

/** `earliest due first`, `worst rag first`, `by owner`. */
function orderWords(noun: string, { type, phrasing }: Field<Item>, descending = false) {
  if (phrasing?.order) return phrasing.order(descending);
  if (type.isDate) return `${descending ? "latest" : "earliest"} ${noun} first`;
  if (type.ranked) return `${descending ? "best" : "worst"} ${noun} first`;
  return `in order of ${noun}${descending ? ", last first" : ""}`;
}

/** What a query asks for, in words made of the query itself: `Red or amber actions in area 3 (Autism …) owned by …, due by 31 Jan 2021`. */
export function describeQuery(plan: Plan, query: Query): string {
  const vocabulary = vocabularyOf(plan);
  const { many } = vocabulary.called(query.kind);
  const set = setWords({ plan, vocabulary, kind: query.kind }, query);
  if (asksNothing(query)) return [`All ${many}`, ...set].join(", ");
  const { asking = [] } = kindOf(plan, query.kind);
  const place = (key: string) => (asking.includes(key) ? asking.indexOf(key) : asking.length);
  const say = { plan, vocabulary, kind: query.kind };
  const phrases = Object.entries(query.where)
    .sort(([a], [b]) => place(a) - place(b))
    .flatMap(([key, criterion]) => phrasesOf(say, key, criterion));
  const at = (where: Phrase["at"]) =>
    phrases.filter((one) => one.at === where).map(({ words }) => words);
  const head = at("head").join(", ");
  const { about, changedSince, unchangedSince, asAt } = query;
  const main = [
    head === "" ? many : `${head} ${many}`,
    ...at("noun"),
    ...at("after"),
    ...at("lacking"),
    ...(about ? [`about “${about}”`] : []),
    ...(changedSince ? [`changed since ${printed(changedSince)}`] : []),
    ...(unchangedSince ? [`not changed since ${printed(unchangedSince)}`] : []),
  ].join(" ");
  const then = asAt ? [`as at ${printed(asAt)}`] : [];
  return capital([main, ...at("end"), ...then, ...set].join(", "));
}
