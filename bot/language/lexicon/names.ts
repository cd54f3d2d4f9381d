import type { Area } from "../../plan/areas/area.kind.ts";
import { callsOf } from "../../plan/areas/area-names.ts";
import { oncePer } from "../../plan/model/once.ts";
import type { Person } from "../../plan/people/person.kind.ts";
import { fold } from "../line/tokens.ts";
import { type Entry, entries } from "./entry.ts";

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

/** A title without the body that it is at: "Head of Inclusion, … Council". */
const titleOf = (role: string | null) => plain((role ?? "").split(/[,(;:]/)[0] ?? "");

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

/** The last words of a title tell of it alone: "transitions coordinator" of "Paediatric Transitions Coordinator". */
function partsOfTitle(title: string): readonly string[] {
  const words = title.split(" ");
  return words
    .map((_, n) => words.slice(n).join(" "))
    .filter((part, n) => n > 0 && part.includes(" ") && !/^(?:of|for|and|the|in) /.test(part));
}

type Called = { readonly words: string; readonly ref: string; readonly weight: number };

export const peopleEntries = oncePer((people: readonly Person[]): readonly Entry[] => {
  const called = people.flatMap((person): Called[] => {
    const { ref, name, aliases, post, role } = person;
    const whole = [name, ...aliases].map((words) => ({ words: plain(words), ref, weight: 0.1 }));
    const title = post ? plain(name) : titleOf(role);
    const titles = (title.includes(" ") && title.length < 60 ? [title, ...partsOfTitle(title)] : [])
      .filter((part) => !part.split(" ").every((word) => COMMON_TITLE.test(word)))
      .map((words) => ({ words, ref, weight: 0.15 }));
    const short = initials(post ? name : "");
    const parts = post
      ? []
      : plain(name)
          .split(/\s+/)
          .filter((part) => part.replace(/-/g, "").length > 1)
          .filter(
            (part) =>
              !/^(?:dr|mr|mrs|ms|miss|cllr|ap|ab|de|van|von|la|le|di|da|o|mac|mc)$/.test(part),
          )
          .map((words) => ({ words, ref, weight: 0.2 }));
    return [...whole, ...titles, ...(short ? [{ words: short, ref, weight: 0.15 }] : []), ...parts];
  });
  const byWords = new Map<string, { refs: Set<string>; weight: number }>();
  for (const { words, ref, weight } of called) {
    if (words === "") continue;
    const known = byWords.get(words) ?? { refs: new Set(), weight };
    known.refs.add(ref);
    byWords.set(words, { refs: known.refs, weight: Math.min(known.weight, weight) });
  }
  return [...byWords].map(([words, { refs, weight }]) => entry("person", words, [...refs], weight));
});

/** Sides of a partnership, which a plan's people may not name so. */
const SIDES = entries("organisation", {
  NHS: "nhs",
  CCG: "ccg",
  ICB: "icb",
  LA: "la | local authority",
  council: "council | the council | county council | city council | borough council",
});
const HEALTH: Entry = {
  words: "health",
  meaning: { type: "organisation", value: "health" },
  weight: 0.35,
};

export const organisationEntries = oncePer((people: readonly Person[]): readonly Entry[] => {
  const named = people.flatMap(({ organisation }) => {
    if (!organisation) return [];
    const short = organisation.split(/\s+/).filter((part) => /^[A-Z]{2,}$/.test(part));
    return [organisation, ...short].map((name) => entry("organisation", plain(name), name, 0.1));
  });
  const known = new Map(named.map((one) => [one.words, one]));
  const sides = SIDES.filter(({ words }) => !known.has(words));
  return [...known.values(), ...sides, HEALTH];
});
