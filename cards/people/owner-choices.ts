import type { Choice } from "../../bot/plan/model/kind.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { shorten } from "../frames/words.ts";

/** A choice set offers at most so many people: the officers of a plan, then its posts. */
const MOST_PEOPLE = 60;

/** The owners that a form offers, what stands for none of them first; and that not all of the plan's people can be, where that is so. */
export function ownerChoices(
  plan: Plan,
  chosen: string | undefined,
  length: number,
  most = length >= 60 ? MOST_PEOPLE : MOST_PEOPLE / 3,
): { readonly choices: readonly Choice[]; readonly cut: string } {
  const officers = plan.items.person.filter((person) => !person.post);
  const all = [...officers, ...plan.items.person.filter((person) => person.post)];
  const people = all.slice(0, most);
  const owner = all.find(({ ref }) => ref === chosen);
  const offered = owner && !people.includes(owner) ? [...people, owner] : people;
  const cut =
    offered.length < all.length
      ? ` Only ${offered.length} of the plan's ${all.length} ${called(plan, "person").many} can be offered as ${roleCalled(plan, "owner").many} here.`
      : "";
  return {
    cut,
    choices: [
      { value: "nobody", title: "Nobody yet" },
      ...offered.map(({ ref, name }) => ({
        value: ref,
        title: shorten(name, Math.min(80, length)),
      })),
    ],
  };
}
