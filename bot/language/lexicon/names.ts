import type { Area } from "../../plan/areas/area.kind.ts";
import { callsOf } from "../../plan/areas/area-names.ts";
import { oncePer } from "../../plan/model/once.ts";
import type { Person } from "../../plan/people/person.kind.ts";
import { isCommon } from "../line/english.ts";
import { fold } from "../line/tokens.ts";
import type { Entry } from "./entry.ts";

/** What this plan calls its areas, people and organisations. */

const plain = (text: string) =>
  fold(text)
    .replace(/'/g, "")
    .replace(/[^\p{L}\p{N}&-]+/gu, " ")
    .trim();

const entry = (
  type: "area" | "person" | "organisation",
  words: string,
  value: unknown,
  weight: number,
) => ({ words, meaning: { type, value } as Entry["meaning"], weight }) satisfies Entry;

export const areaEntries = oncePer((areas: readonly Area[]): readonly Entry[] =>
  callsOf(areas).flatMap(({ ref, names }) => {
    const area = areas.find((one) => one.ref === ref);
    const given = new Set([area?.shortName ?? "", ...(area?.aliases ?? [])].map(plain));
    return [...new Set([...names, area?.title ?? ""].map(plain))]
      .filter((name) => name !== "")
      .map((name) => entry("area", name, [ref], given.has(name) ? 0.1 : 0.25));
  }),
);

/** A title without the body that it is at: "Head of Inclusion, … Council"; with what it is for: "Assistant Director, Commissioning". */
function titlesOf(role: string | null): readonly string[] {
  const [title = "", rest = ""] = (role ?? "").split(/[,(;:]/).map((part) => plain(part));
  const isField = rest !== "" && !rest.includes(" ");
  return isField ? [`${title} ${rest}`, `${title} of ${rest}`, `${title} for ${rest}`] : [title];
}

const initials = (name: string) => {
  const capitals = plain(name)
    .split(/[\s-]+/)
    .filter((word) => !["of", "and", "the", "for"].includes(word))
    .map((word) => word[0] ?? "");
  return capitals.length > 2 ? capitals.join("") : "";
};

/** Words of a title that many titles have. */
const COMMON_TITLE =
  /^(?:head|lead|manager|officer|director|service|services|chief|senior|deputy|assistant|coordinator|co|of|for|and|the|post|in|to|be|by|action|strategy|cabinet|member|operating|partnership|team|programme|board|development|group|designated|children|childrens|education|health)$/;
const SMALL = /^(?:of|for|and|the|in|to|&)$/;
/** The most words that a title has which is taken apart. */
const LONG_TITLE = 9;

/** The last words of a title tell of it alone: "transitions coordinator" of "Paediatric Transitions Coordinator". */
function partsOfTitle(words: readonly string[]): readonly string[] {
  return words
    .map((_, n) => words.slice(n))
    .filter(([first = "", ...rest], n) => n > 0 && rest.length > 0 && !SMALL.test(first))
    .map((part) => part.join(" "));
}

/** A title with a middle word or two left out: "local offer officer" of "Local Offer Development Officer". */
function shortened(words: readonly string[]): readonly string[] {
  if (words.length < 3 || words.length > LONG_TITLE) return [];
  return words.flatMap((_, n) =>
    [1, 2]
      .filter((count) => n > 0 && n + count < words.length)
      .map((count) => [...words.slice(0, n), ...words.slice(n + count)])
      .filter(
        (left) =>
          left.length > 1 &&
          !left.some(
            (word, at) =>
              SMALL.test(word) && (at === left.length - 1 || SMALL.test(left[at + 1] ?? "")),
          ),
      )
      .map((left) => left.join(" ")),
  );
}

type Called = { readonly words: string; readonly ref: string; readonly weight: number };

/** "Chair of the forum" of "Parent Carer Forum Chair". */
function turnedRound(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  if (words.length < 2 || words.some((word) => SMALL.test(word))) return [];
  return words
    .slice(0, -1)
    .flatMap((_, n) =>
      ["of the", "of", "for"].map((of) => `${last} ${of} ${words.slice(n, -1).join(" ")}`),
    );
}

/** What a title is said as: whole, by its last words, without a word in the middle, and by its initials. */
function calledByTitle(title: string, ref: string): readonly Called[] {
  const words = title.split(/\s+/);
  if (words.length < 2 || title.length > 60) return [];
  const tells = (part: string) => !part.split(" ").every((word) => COMMON_TITLE.test(word));
  const short = initials(title);
  return [
    ...(tells(title) || words.length > 2 ? [{ words: title, ref, weight: 0.15 }] : []),
    ...partsOfTitle(words)
      .filter(tells)
      .map((part) => ({ words: part, ref, weight: 0.16 })),
    ...shortened(words)
      .filter(tells)
      .map((part) => ({ words: part, ref, weight: 0.2 })),
    ...turnedRound(words)
      .filter(tells)
      .map((part) => ({ words: part, ref, weight: 0.2 })),
    ...(short ? [{ words: short, ref, weight: 0.17 }] : []),
  ];
}

/** Each part of the name of somebody who is no post. */
function calledByName(name: string, ref: string): readonly Called[] {
  return plain(name)
    .split(/\s+/)
    .filter((part) => part.replace(/-/g, "").length > 1)
    .filter(
      (part) => !/^(?:dr|mr|mrs|ms|miss|cllr|ap|ab|de|van|von|la|le|di|da|o|mac|mc)$/.test(part),
    )
    .map((words) => ({ words, ref, weight: 0.2 }));
}

export const peopleEntries = oncePer((people: readonly Person[]): readonly Entry[] => {
  const called = people.flatMap(({ ref, name, aliases, post, role }): readonly Called[] => [
    ...[name, ...aliases].map((words) => ({ words: plain(words), ref, weight: 0.1 })),
    ...(post ? [plain(name)] : titlesOf(role)).flatMap((title) => calledByTitle(title, ref)),
    ...(post ? [] : calledByName(name, ref)),
  ]);
  const byWords = new Map<string, { refs: Set<string>; weight: number }>();
  const joined = called
    .filter(({ words }) => words.includes("-"))
    .map((one) => ({ ...one, words: one.words.replaceAll("-", ""), weight: one.weight + 0.02 }));
  for (const { words, ref, weight } of [...called, ...joined]) {
    if (words === "") continue;
    const known = byWords.get(words);
    // Whoever bears the very title comes before those whose title it is a part of.
    if (known && known.weight < weight - 0.03) continue;
    const refs = known && weight >= known.weight - 0.03 ? known.refs : new Set<string>();
    refs.add(ref);
    byWords.set(words, { refs, weight: Math.min(known?.weight ?? weight, weight) });
  }
  return [...byWords].map(([words, { refs, weight }]) => entry("person", words, [...refs], weight));
});

/** Sides of a partnership, by what they are called: which organisations of a plan are of them is told by their names. */
const SIDES: readonly (readonly [names: string, of: RegExp])[] = [
  [
    "council | the council | county council | city council | borough council | district council | local authority | la | authority",
    /\b(?:Council|Authority|[A-Z]*[BCD]C)\b/,
  ],
  [
    "nhs | health | the nhs | health service | health services | health partners | health trust",
    /\b(?:NHS\w*|ICB|ICS|CCG)\b|\b(?:Health\w*|Hospitals?)\b/,
  ],
  ["trust | the trust | hospital | hospitals | hospital trust", /\b(?:Trust|Hospitals?)\b/],
  [
    "parent carer forum | parent carers forum | parents forum | parent forum | carers forum | pcf | forum | the forum",
    /\bPCF\b|\bForum\b|\bParent Carers?\b/,
  ],
  ["ccg", /\bCCG\b/],
  ["icb", /\bICB\b/],
];
/** A side that is a word of every day too. */
const WEAK_SIDE = /^(?:health|health services?|la|authority|trust|hospitals?)$/;
const OF_TEXTS = /\bforum$|^pcf$/;
const COMMON_BODY = /^(?:and|of|the|for|partnership|group|board|team|service|services|trust)$/;

/** What an organisation is called: whole, by the capitals in its name, by its initials, and by any of its words but the common ones. */
function calledBody(organisation: string): readonly (readonly [words: string, weight: number])[] {
  const words = plain(organisation).split(/\s+/);
  const capitals = organisation.split(/[\s()]+/).filter((part) => /^[A-Z]{2,}$/.test(part));
  const runs = words.flatMap((_, from) =>
    words.map((__, to) => words.slice(from, to + 1)).filter((run) => run.length > 0),
  );
  const parts = runs.filter(
    (run) => !run.every((word) => COMMON_BODY.test(word) || SIDE_WORDS.has(word)),
  );
  const short = initials(organisation);
  return [
    [plain(organisation), 0.1],
    ...capitals.map((name) => [plain(name), 0.1] as const),
    ...parts
      .filter(([word = "", other]) => other === undefined && word.length > 3 && !isCommon(word))
      .map((run) => [run.join(" "), 0.25] as const),
    ...parts
      .filter((run) => run.length > 1 && !SMALL.test(run.at(-1) ?? "") && !SMALL.test(run[0] ?? ""))
      .map((run) => [run.join(" "), 0.15] as const),
    ...(short ? [[short, 0.15] as const] : []),
  ];
}

const SIDE_WORDS = new Set(
  SIDES.flatMap(([names]) => names.split("|").map((name) => name.trim())).filter(
    (name) => !name.includes(" "),
  ),
);

export const organisationEntries = oncePer((people: readonly Person[]): readonly Entry[] => {
  const bodies = [...new Set(people.flatMap(({ organisation }) => organisation ?? []))];
  const named = new Map<string, { names: Set<string>; weight: number }>();
  for (const body of bodies)
    for (const [words, weight] of calledBody(body)) {
      const capitals = plain(body) !== words && /^[a-z]+$/.test(words);
      const of = capitals && body.includes(words.toUpperCase()) ? words.toUpperCase() : body;
      const known = named.get(words) ?? { names: new Set(), weight };
      known.names.add(of);
      named.set(words, known);
    }
  const own = [...named].map(([words, { names, weight }]) =>
    entry("organisation", words, [...names], weight),
  );
  const sides = SIDES.flatMap(([names, of]) =>
    names
      .split("|")
      .map((name) => name.trim())
      .filter((name) => !named.has(name))
      // A forum that nobody of the plan is of is something that its texts speak of.
      .filter((name) => !OF_TEXTS.test(name) || bodies.some((body) => of.test(body)))
      .map((name) =>
        entry(
          "organisation",
          name,
          bodies.filter((body) => of.test(body)),
          WEAK_SIDE.test(name) ? 0.35 : 0.1,
        ),
      ),
  );
  return [...own, ...sides];
});
