import { readFileSync } from "node:fs";

/** A plan whose every text holds a word that is in no other plan, and whose names hold another. */
export type Marked = {
  readonly tenant: string;
  readonly id: string;
  /** In every text: an area's title, an action, a risk, a person's name, a note. */
  readonly word: string;
  /** In what the plan and its area are called, which the list of a tenant's plans shows. */
  readonly name: string;
  /** How many of the sample's actions it has: no two plans have as many. */
  readonly actions: number;
};

type Json = { [key: string]: unknown };

/** What is no text of the plan's own: references, dates, figures and words that every plan has. */
const KEPT = new Set(
  "schema comment ref area date ends printed months unit status rag level post time startDate actualAt direction".split(
    " ",
  ),
);
const NAMES = new Set(["name", "shortName", "abbreviation", "otherNames", "localArea", "stage"]);

const sample = (file: string): Json =>
  JSON.parse(
    readFileSync(new URL(`../../../storage/sample/${file}.json`, import.meta.url), "utf8"),
  ) as Json;

/** A text with the word after every second of its own, so that no piece of it is without. */
const woven = (text: string, word: string) =>
  text
    .split(" ")
    .map((part, n, all) => (n % 2 === 1 || n === all.length - 1 ? `${part} ${word}` : part))
    .join(" ");

/** Every text of a file marked; a list of references, as risks have of areas, is left. */
function mark(value: unknown, word: string, people: ReadonlySet<string>, key = ""): unknown {
  if (typeof value === "string") {
    // A person bears the word as a last name, wherever they are named.
    return people.has(value) ? `${value} ${word}` : woven(value, word);
  }
  if (Array.isArray(value)) {
    const isRefs = key === "areas" && value.every((part) => typeof part === "string");
    return isRefs ? value : value.map((part) => mark(part, word, people, key));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      KEPT.has(name) ? part : mark(part, word, people, name),
    ]),
  );
}

/** The files of a marked plan: the sample's, told in its own words. */
export function markedFiles({ word, name, actions }: Marked): readonly Json[] {
  const plan = sample("lancashire-app");
  const people = new Set((plan.people as { name: string }[]).map((person) => person.name));
  const kept = (plan.actions as { ref: string }[]).slice(0, actions).map(({ ref }) => ref);
  return ["lancashire-app", "lancashire-illustrative"].map((file) => {
    const json = sample(file);
    const marked = mark(json, word, people) as Json;
    const about = Object.entries(json.about as Json).map(([key, value]) => {
      if (!NAMES.has(key)) return [key, (marked.about as Json)[key]];
      return [
        key,
        Array.isArray(value) ? value.map((one) => `${one} ${name}`) : `${name} ${value}`,
      ];
    });
    return {
      ...marked,
      about: Object.fromEntries(about),
      actions: (marked.actions as { ref: string }[]).filter(({ ref }) => kept.includes(ref)),
    };
  });
}
