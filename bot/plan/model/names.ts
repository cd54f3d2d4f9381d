import { find, type Plan } from "./snapshot.ts";

/** Names of people by reference, as a plan or a test has them. */
export type NamesOf = (refs: readonly string[]) => readonly string[];

/** Names of people by reference, in the order given; a reference nobody bears is printed as it is. */
export function namesOf(plan: Plan, refs: readonly string[]): readonly string[] {
  return refs.map((ref) => find(plan, "person", ref)?.name ?? ref);
}

/** `Dave Carr and Ada Bell`; a sentence's worth for none. */
export function listNames(names: readonly string[], none = "nobody yet"): string {
  if (names.length === 0) return none;
  if (names.length === 1) return names[0] ?? none;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** `Ada, Bob or Cy` */
export const either = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** Capitals that are said letter by letter, since no vowel comes second, and begin with a vowel's sound: `SRO`. */
const SPELT_OUT = /^(?:[AEIO]|[FHLMNRSX][B-DF-HJ-NP-TV-Z])/;
const VOWEL = /^(?:[aeio]|u(?!ni|se)|ho(?:ur|nest))/i;

/** `a lead`, `an action`, `an SRO`: by how a name is said. */
export function withArticle(name: string): string {
  const vowel = /^\p{Lu}{2}/u.test(name) ? SPELT_OUT : VOWEL;
  return `${vowel.test(name) ? "an" : "a"} ${name}`;
}

/** More than one of what has but a single name: `revised dates`. */
export const plural = (name: string) => {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
};

/** The same text with a capital at its head. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A name as it stands within a sentence: `revised date`; one in capitals, `RAG`, stays as it is. */
export const inSentence = (name: string) =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
