import type { Ask } from "../../asks/index.ts";
import type { ReadingChoice } from "../../asks/plan.ts";
import { find } from "../../plan/model/snapshot.ts";
import { officersOf } from "../../plan/rights/people.ts";
import type { Slot, SlotOf } from "../line/slot.ts";
import { ofType, type Said } from "./said.ts";
import { refuse, type Scene } from "./scene.ts";

/** Who a text speaks of: people by their references, "my" made into whoever asks. */
export type Who = {
  readonly some: readonly string[];
  readonly not: readonly string[];
  readonly used: readonly Slot[];
  /** Names that fit several people. */
  readonly unclear: readonly SlotOf<"person">[];
  /** Whoever asks is meant, and nobody knows which officer that is. */
  readonly meUnknown: boolean;
};

export const ME_UNKNOWN =
  "I do not know which officer you are yet. A clerk can tell me: “@your name is …”, with the officer's name as the plan has it.";

export function whoIn(said: Said): Who {
  const { plan, asker } = said.scene;
  const mine = officersOf(plan, asker).map(({ ref }) => ref);
  const parts = ofType(said, "person", "me");
  const unclear = parts.filter(
    (one) => one.type === "person" && one.value.length > 1 && !one.all,
  ) as SlotOf<"person">[];
  const atTheirs = new Map(
    unclear.flatMap((one) => {
      const theirs = ofOrganisation(said, one);
      return theirs ? [[one as Slot, theirs] as const] : [];
    }),
  );
  const refsOf = (one: (typeof parts)[number]): readonly string[] =>
    atTheirs.has(one)
      ? [atTheirs.get(one)?.ref ?? ""]
      : one.type === "me"
        ? mine
        : one.value.length > 1 && !one.all
          ? []
          : one.value;
  const some = [...new Set(parts.filter((one) => !said.denied.has(one)).flatMap(refsOf))];
  const not = [...new Set(parts.filter((one) => said.denied.has(one)).flatMap(refsOf))];
  return {
    some,
    not,
    used: [...parts, ...[...atTheirs.values()].map(({ used }) => used)],
    unclear: unclear.filter((one) => !atTheirs.has(one)),
    meUnknown: mine.length === 0 && parts.some(({ type }) => type === "me"),
  };
}

/** "The Rachel at the ICB": of several who bear a name, the one of the organisation that is named behind it. */
function ofOrganisation(
  said: Said,
  { value, to }: SlotOf<"person">,
): { readonly ref: string; readonly used: Slot } | undefined {
  const { plan, line } = said.scene;
  const body = ofType(said, "organisation").find((one) => {
    const between = line.tokens.slice(to, one.from).map(({ text }) => text);
    return one.from >= to && /^(?:at|from|of|in)(?: the)?$/.test(between.join(" "));
  });
  if (!body) return undefined;
  const theirs = value.filter((ref) => {
    const { organisation } = find(plan, "person", ref) ?? {};
    return organisation !== undefined && organisation !== null && isOfAny(organisation, body.value);
  });
  const [ref, other] = theirs;
  return ref !== undefined && other === undefined ? { ref, used: body } : undefined;
}

/** An organisation by its whole name, or by a word of it. */
const isOfAny = (organisation: string, names: readonly string[]) =>
  names.some(
    (name) => organisation === name || organisation.split(/[^\p{L}\p{N}]+/u).includes(name),
  );

/** Asks which of several people a name means, with what is asked of each. */
export function whichPerson(
  scene: Scene,
  who: Who,
  askFor: (ref: string) => ReadingChoice["ask"],
): Ask {
  const { plan, line } = scene;
  const names = who.unclear.map(({ from, to }) => {
    const raw = line.text.slice(line.tokens[from]?.at, line.tokens[to - 1]?.end);
    return `“${raw.replace(/['’]s?$/, "")}”`;
  });
  const people = [...new Set(who.unclear.flatMap(({ value }) => value))];
  return {
    command: "which",
    question: `${names.join(" and ")} could be more than one person. Which do you mean?`,
    readings: people.map((ref) => ({
      title: find(plan, "person", ref)?.name ?? ref,
      ask: askFor(ref),
    })),
  };
}

export const meUnknown = (): Ask => refuse(ME_UNKNOWN);
