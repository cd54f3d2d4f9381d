import { printDate, printInstant } from "../time/calendar-date.ts";
import { listNames, type NamesOf } from "./names.ts";
import {
  type Account,
  type Evidence,
  type PrintedDate,
  Rag,
  type Severity,
  SeverityLevel,
  Status,
} from "./primitives.ts";
import { ragText, severityText, statusText } from "./rag.ts";

/** What a field's values are compared by: dates and instants as they are written, so that they sort. */
export type Comparable = string | number | boolean;

/** A kind of value that a field can hold: how it is said, and what it is compared by. */
export type FieldType = {
  readonly name: string;
  /** People wrote it, so it is quoted where it stands in a sentence of ours. */
  readonly quoted: boolean;
  /** What it says in words; null is "none". */
  readonly words: (value: unknown, names: NamesOf) => string | null;
  /** What it is compared by; empty where there is nothing. */
  readonly values: (value: unknown) => readonly Comparable[];
  /** The kind of item whose references it holds. */
  readonly refersTo?: "person" | "area";
  /** All that it can be, where that is settled. */
  readonly options?: readonly string[];
  /** The same from the worst to the best, with what nobody knows last: how it is put in order. */
  readonly ranked?: readonly string[];
  /** Its values are days, so that they come before and after one another. */
  readonly isDate?: true;
};

const one = (value: unknown): readonly Comparable[] =>
  value === null || value === undefined || value === "" ? [] : [value as Comparable];
const several = (value: unknown) => (value as readonly Comparable[] | undefined) ?? [];

const type = <V>(
  name: string,
  words: (value: V, names: NamesOf) => string,
  more: {
    readonly quoted?: boolean;
    readonly values?: (value: V) => readonly Comparable[];
    readonly refersTo?: "person" | "area";
    readonly options?: readonly string[];
    readonly ranked?: readonly string[];
    readonly isDate?: true;
  } = {},
): FieldType => {
  const { quoted = false, values, ...rest } = more;
  const isNone = (value: unknown) => value === null || value === undefined;
  return {
    name,
    quoted,
    words: (value, names) => (isNone(value) ? null : words(value as V, names) || null),
    values: (value) => (isNone(value) ? [] : (values ?? one)(value as V)),
    ...rest,
  };
};

/** `Ada, 20 Jan 2021, 14:02` */
export const byAt = ({ by, at }: { readonly by: string; readonly at: string }) =>
  `${by}, ${printInstant(new Date(at))}`;

/** The id too: two people may bear one name, and the id is what counts. */
export const accountText = ({ name, id, teams }: Account) =>
  `${name} (account ${id}${teams ? `, in Teams ${teams}` : ""})`;

/** `December 2020 (counts to 31 Dec 2020)` */
export const printedDateText = ({ printed, date }: PrintedDate) =>
  printed === printDate(date) ? printed : `${printed} (counts to ${printDate(date)})`;

/** Short words of ours or of a list: a name, a unit. */
export const LINE = type<string>("line", (text) => text);
/** What people wrote. */
export const PROSE = type<string>("prose", (text) => text, { quoted: true });
/** What people wrote, paragraph by paragraph. */
export const PARAGRAPHS = type<readonly string[]>("paragraphs", (parts) => parts.join("\n\n"), {
  quoted: true,
  values: several,
});
/** What people wrote, one thing beside the other. */
export const POINTS = type<readonly string[]>("points", (parts) => parts.join("; "), {
  quoted: true,
  values: several,
});
export const LIST = type<readonly string[]>("list", (parts) => parts.join("; "), {
  values: several,
});
export const DATE = type<string>("date", printDate, { isDate: true });
export const INSTANT = type<string>("instant", (at) => printInstant(new Date(at)));
export const PRINTED_DATE = type<PrintedDate>("printed date", printedDateText, {
  values: ({ date }) => [date],
  isDate: true,
});
export const NUMBER = type<number>("number", String);
export const YES_NO = type<boolean>("yes or no", (is) => (is ? "yes" : "no"));
export const RAG = type<Rag>("RAG", ragText, {
  options: Rag.options,
  ranked: ["red", "amber", "green", "none"] satisfies Rag[],
});
export const STATUS = type<Status>("status", statusText, { options: Status.options });
export const SEVERITY = type<Severity>("severity", severityText, {
  values: ({ level }) => [level],
  options: SeverityLevel.options,
  ranked: ["high", "medium", "low", "unknown"] satisfies SeverityLevel[],
});
export const PERSON = type<string>("person", (ref, names) => listNames(names([ref]), ""), {
  refersTo: "person",
});
export const PEOPLE = type<readonly string[]>(
  "people",
  (refs, names) => listNames(names(refs), ""),
  {
    values: several,
    refersTo: "person",
  },
);
export const AREA = type<string>("area", (ref) => ref, { refersTo: "area" });
export const AREAS = type<readonly string[]>("areas", (refs) => refs.join("; "), {
  values: several,
  refersTo: "area",
});
export const ACCOUNT = type<Account>("account", accountText, { values: ({ id }) => [id] });
/** A piece of evidence is its title, and where it is kept. */
export const EVIDENCE = type<readonly Evidence[]>(
  "evidence",
  (all) => all.map(({ title, link }) => `${title} (${link ?? "no link yet"})`).join("; "),
  { values: (all) => all.map(({ title }) => title) },
);
/** Something that was done by somebody at an instant. */
export const STAMP = type<{ readonly by: string; readonly at: string }>("stamp", byAt, {
  values: ({ at }) => [at],
});
/** What has words of its own in its field. */
export const DETAILS = type<unknown>("details", () => "", {
  values: (value) => one(typeof value === "object" ? JSON.stringify(value) : value),
});
