import type { Action } from "../../../../plan/actions/action.kind.ts";
import { oncePer, oncePerText } from "../../../../plan/model/once.ts";
import type { Plan } from "../../../../plan/model/snapshot.ts";
import { findByText } from "../../../../plan/text/search.ts";
import { stemsIn } from "../../../../plan/text/text-index.ts";
import { isOf, type Named, type Slot } from "../../../line/slot.ts";
import { leavesObjectOut } from "../../object-left-out.ts";
import { ofType, type Said } from "../../said.ts";

/** Which action is spoken of: by its reference, by words that lead to it, or as the one spoken of last. */

export type Subject = {
  readonly items: readonly Named[];
  readonly used: readonly Slot[];
  /** Words led to it, and no reference. */
  readonly byText: boolean;
};

const NONE: Subject = { items: [], used: [], byText: true };
/** Of so many that words fit one is asked for; of more nothing is guessed. */
export const MOST_MEANT = 4;

const ARTICLE = /^(?:the|a|an|our|my|their|this|of|for)$/;
const ownStems = oncePer(({ text }: Action) => new Set(stemsIn(text)));

/** The actions whose own words hold these. What only their progress speaks of is not what they are. */
export const calledBy = oncePerText((plan: Plan, words): readonly string[] => {
  const said = stemsIn(words).filter((stem) => !ARTICLE.test(stem));
  const found = new Set(findByText(plan, "action", words));
  return plan.items.action
    .filter((one) => found.has(one.ref) && said.every((stem) => ownStems(one).has(stem)))
    .map(({ ref }) => ref);
});

/** What is spoken of. That words fit several is asked back only where something is `said` of them. */
export function subjectIn(said: Said, isSaid: boolean, cue: string | undefined): Subject {
  const items = ofType(said, "item");
  if (items.length > 0) {
    const named = items.flatMap(({ value }) => value).filter(({ kind }) => kind === "action");
    return { items: named, used: items, byText: false };
  }
  const [text] = ofType(said, "text").filter(({ cued }) => !cued);
  if (!text) {
    if (leavesObjectOut(said, cue)) return lastSpokenOf(said);
    return isSaid ? namedByArea(said) : NONE;
  }
  // A statement of something by its words is read whole, or not at all.
  const { cover, scene } = said;
  const whole = cover.skipped.every((n) => scene.line.tokens[n]?.is === "mark");
  if (!whole || ofType(said, "act").some(({ value }) => value === "log" || value === "post"))
    return NONE;
  const found = calledBy(scene.plan, text.value);
  const [only] = found;
  const actions = found.map((ref) => ({ kind: "action", ref, known: true }) as const);
  if (only !== undefined && found.length === 1)
    return { items: actions, used: [text], byText: true };
  const asks = said.slots.some(
    (one) =>
      isOf("op", "person", "me", "area", "late", "lacks")(one) ||
      (isOf("act")(one) && /^(?:show|where|going|export|email)$/.test(one.value)),
  );
  const narrowed = said.tokens[0]?.text === "actions" || isPlural(said);
  return isSaid && !asks && !narrowed && found.length > 1 && found.length <= MOST_MEANT
    ? { items: actions, used: [text], byText: true }
    : NONE;
}

/** "The local offer action": one of those that the name of the area stands in. */
function namedByArea(said: Said): Subject {
  const { scene } = said;
  const noun = ofType(said, "kind").find(({ value }) => value === "action");
  const area = ofType(said, "area").find(({ to }) => to === noun?.from);
  if (!area || !noun || isPlural(said) || said.tokens[0]?.text !== "the") return NONE;
  const { tokens, text } = scene.line;
  const words = text.slice(tokens[area.from]?.at, tokens[area.to - 1]?.end);
  const items = calledBy(scene.plan, words).map(
    (ref) => ({ kind: "action", ref, known: true }) as const,
  );
  return items.length > MOST_MEANT ? NONE : { items, used: [area], byText: true };
}

/** What was spoken of last, where that was few enough to be meant. */
function lastSpokenOf({ scene }: Said): Subject {
  const { spokenOf = [] } = scene;
  return spokenOf.length > MOST_MEANT ? NONE : { items: spokenOf, used: [], byText: false };
}

/** Where the word for actions is in the plural, it is a list that is spoken of. */
export const isPlural = (said: Said): boolean =>
  ofType(said, "kind").some(({ to }) => /s$/.test(said.scene.line.tokens[to - 1]?.text ?? ""));
