import { oncePer } from "../plan/model/once.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Person } from "../plan/people/person.kind.ts";
import { ME } from "./reading.ts";
import { findPhrases, type Phrase, phrases, sameWord, type Word } from "./words.ts";

/** Who a text speaks of, in the order said, with names that fit several people. */
export type Named = {
  readonly people: readonly { readonly ref: string; readonly words: readonly Word[] }[];
  readonly unclear: readonly {
    readonly said: string;
    readonly fit: readonly Person[];
    readonly words: readonly Word[];
  }[];
};

const ME_WORDS = phrases([
  [["my", "mine", "me", "i", "i'm", "im", "i've", "ive", "myself"], ME],
] as const);
/** Where "I" and "me" own something; anywhere else they are manners ("show me", "I am preparing"). */
const OWNING =
  /\b(?:my|mine|myself)\b|\b(?:do|have|am|must|should|will|did|haven'?t|was) i (?:need to (?:get|do|finish|deliver|complete|sort)|own|have|got|lead|leading|owe|down|supposed|meant|responsible|late|behind|to do|still|overdue|do|due|deliver|missed|on|working|doing|fall|falling)|\bi(?:'ve|ve| have)? (?:own|got|lead|owe|am (?:down|responsible|leading|late|behind|meant))\b|\bi'?m (?:down|responsible|leading|late|behind|meant|supposed|on)\b|\b(?:assigned|belong\w*|down|fall\w*|due) (?:to|for|on|from) me\b|\b(?:with|on|by|from|against|than) me\b|^(?!.*\b(?:can|could|would|will|please|pls|list|show|get|find|pull|run|summari|give|send|print|check|do)\b).*\bfor me\b|\bme and\b|\band (?:me|i)\b|\bi and\b|\bi need to (?:get|do|finish|deliver|complete|sort)\b/;
/** "my" in these is not ownership either. */
const MANNERS =
  /\bmy (?:question|challenge|thanks|list of|phone|boss|manager|team|apologies|understanding)\b/g;

const nameWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Capital I, small l and 1 look alike and are scanned for one another; so are y and v inside a name. */
const lookalike = (name: string) => name.replace(/[l1]/g, "i").replace(/v/g, "y");

type Names = {
  readonly whole: readonly Phrase<string>[];
  readonly parts: readonly { readonly part: string; readonly person: Person }[];
};

const namesIn = oncePer((people: readonly Person[]): Names => {
  const acronym = (p: Person) => {
    const capitals = nameWords(p.name).map((word) => word[0] ?? "");
    return p.post && capitals.length > 2 ? [capitals.join("")] : [];
  };
  // A role is a name too, up to where it says of what body: "Head of Inclusion, … Council".
  const roleOf = ({ role }: Person) => {
    const [title = ""] = (role ?? "").split(/[,(;:]/);
    return nameWords(title).length > 1 && title.length < 60 ? [title] : [];
  };
  return {
    whole: phrases(
      people.map(
        (p) =>
          [
            [p.name, ...p.aliases, ...acronym(p), ...roleOf(p)].map((n) => nameWords(n).join(" ")),
            p.ref,
          ] as const,
      ),
    ),
    parts: people
      .filter((p) => !p.post)
      .flatMap((person) =>
        nameWords(person.name)
          .filter((part) => part.length > 1)
          .map((part) => ({ part, person })),
      ),
  };
});

type FoundPerson = { readonly ref: string; readonly words: readonly Word[] };

/** Finds people by full name, alias, post or its initials, and @mention (as `@0`). It goes before areas: a post may hold an area's name. */
export function findWholeNames(
  words: readonly Word[],
  plan: Plan,
  mentions: readonly { readonly id: string | null; readonly name: string }[],
  isWord: (word: Word) => boolean,
): FoundPerson[] {
  const people = plan.items.person;
  const found: FoundPerson[] = [];
  for (const word of words) {
    const mark = /^@(\d+)$/.exec(word.text);
    const mention = mark && mentions[Number(mark[1])];
    if (word.used || !mention) continue;
    const fit = people.filter((p) =>
      p.account ? p.account.id === mention.id : p.name.toLowerCase() === mention.name.toLowerCase(),
    );
    if (fit.length === 0) continue;
    word.used = true;
    for (const person of fit) found.push({ ref: person.ref, words: [word] });
  }
  for (const hit of findPhrases(words, namesIn(people).whole, (word) => !isWord(word))) {
    found.push({ ref: hit.meaning, words: hit.words });
  }
  return found;
}

/**
 * Finds the rest: people by last or first name (possessive or with a small slip), and "my". `isWord`
 * says that a word is a common one, and so no slip of a name.
 */
export function findPeople(
  line: string,
  words: readonly Word[],
  plan: Plan,
  whole: readonly FoundPerson[],
  isWord: (word: Word) => boolean,
): Named {
  const { parts } = namesIn(plan.items.person);
  const found: FoundPerson[] = [...whole];
  const unclear: { said: string; fit: readonly Person[]; words: readonly Word[] }[] = [];

  const ways: readonly ((said: string, part: string) => boolean)[] = [
    (said, part) => said === part,
    (said, part) => said.length > 2 && lookalike(said) === lookalike(part),
    sameWord,
  ];
  for (const [n, same] of ways.entries()) {
    for (const word of words) {
      if (word.used || word.text.length < 3 || (n > 0 && isWord(word))) continue;
      const forms = [word.text, ...(/[^s]s$/.test(word.text) ? [word.text.slice(0, -1)] : [])];
      const fit = [
        ...new Set(
          parts
            .filter(({ part }) => forms.some((form) => same(form, part)))
            .map(({ person }) => person),
        ),
      ];
      if (fit.length === 0) continue;
      word.used = true;
      const [only] = fit;
      const stranger = only && surnameAfter(words, word, only, isWord);
      if (stranger) {
        stranger.used = true;
        unclear.push({ said: `${word.raw} ${stranger.raw}`, fit, words: [word, stranger] });
      } else if (only && fit.length === 1) found.push({ ref: only.ref, words: [word] });
      else unclear.push({ said: word.raw, fit, words: [word] });
    }
  }

  const lower = line.toLowerCase().replace(MANNERS, "");
  const me = findPhrases(words, ME_WORDS, () => false);
  const [first] = me;
  if (first && OWNING.test(lower)) found.push({ ref: ME, words: first.words });
  found.sort((a, b) => (a.words[0]?.at ?? 0) - (b.words[0]?.at ?? 0));
  return { people: found, unclear };
}

/** A word after a first name that is no common one: somebody else's surname, so the name is asked about, not taken. */
function surnameAfter(
  words: readonly Word[],
  word: Word,
  person: Person,
  isWord: (word: Word) => boolean,
): Word | undefined {
  const next = words[words.indexOf(word) + 1];
  if (!next || next.used || word.possessive || isWord(next)) return undefined;
  const [first] = nameWords(person.name);
  const plain = /^\p{L}{3,}$/u.test(next.text) && first !== undefined && sameWord(word.text, first);
  return plain && !/^(?:own|owns|lead|leads|doing|got)/.test(next.text) ? next : undefined;
}
