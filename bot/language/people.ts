import type { Person } from "../plan/model.ts";
import { type Asker, officersOf } from "../plan/people.ts";
import type { Plan } from "../plan/snapshot.ts";
import { findPhrases, phrases, sameWord, type Word } from "./words.ts";

/** Who a text speaks of: references of people, names that fit several, and whether "me" was said of nobody known. */
export type Named = {
  readonly owners: readonly string[];
  readonly unclear: readonly { readonly said: string; readonly fit: readonly Person[] }[];
  readonly meUnknown: boolean;
};

const ME = phrases([[["my", "mine", "me", "i"], true]] as const);

const nameWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Finds people by full name, alias, last or first name, @mention (as `@0`), or "my". */
export function findPeople(
  words: readonly Word[],
  plan: Plan,
  asker: Asker,
  mentions: readonly { readonly id: string | null; readonly name: string }[],
): Named {
  const owners: string[] = [];
  const unclear: { said: string; fit: readonly Person[] }[] = [];
  const people = plan.items.person;

  for (const word of words) {
    const mark = /^@(\d+)$/.exec(word.text);
    const mention = mark && mentions[Number(mark[1])];
    if (word.used || !mention) continue;
    const fit = people.filter((p) =>
      p.account ? p.account.id === mention.id : p.name.toLowerCase() === mention.name.toLowerCase(),
    );
    if (fit.length === 0) continue;
    word.used = true;
    owners.push(...fit.map((p) => p.ref));
  }

  const whole = phrases(
    people.map((p) => [
      [p.name, ...p.aliases].map((name) => nameWords(name).join(" ")).filter((n) => n !== ""),
      p.ref,
    ]),
  );
  owners.push(...findPhrases(words, whole));

  for (const word of words) {
    if (word.used || word.text.length < 3) continue;
    const said = [word.text, ...(word.text.endsWith("s") ? [word.text.slice(0, -1)] : [])];
    const bears = (p: Person, same: (a: string, b: string) => boolean) =>
      !p.post && nameWords(p.name).some((part) => said.some((s) => same(s, part)));
    const exact = people.filter((p) => bears(p, (a, b) => a === b));
    const fit = exact.length > 0 ? exact : people.filter((p) => bears(p, sameWord));
    if (fit.length === 0) continue;
    word.used = true;
    if (fit.length === 1) owners.push(...fit.map((p) => p.ref));
    else unclear.push({ said: word.raw, fit });
  }

  const me = findPhrases(words, ME).length > 0;
  const mine = me ? officersOf(plan, asker).map((p) => p.ref) : [];
  owners.push(...mine);
  return {
    owners: [...new Set(owners)],
    unclear,
    meUnknown: me && mine.length === 0,
  };
}
