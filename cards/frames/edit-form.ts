import { columnsOf } from "../../bot/plan/model/columns.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { type Edit, editsOf, questionOf } from "../../bot/plan/model/edits.ts";
import type { Choice, Input, Item, Kind } from "../../bot/plan/model/kind.ts";
import { calendarDate } from "../../bot/plan/model/primitives.ts";
import { kindOf, type Plan } from "../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import type { FormField } from "./form.ts";
import { shorten } from "./words.ts";

/** What somebody typed into a form, by the names of its inputs. */
export type Typed = Readonly<Record<string, unknown>>;

/** An input as a form draws it, with what stands in it. */
export function inputField<I>(
  { id, as, choices = [], tick = "" }: Input<I>,
  label: string,
  value: string,
): FormField {
  const shared = { id, label, value };
  if (as === "choices" || as === "options" || as === "several") {
    return { ...shared, kind: as, choices };
  }
  return as === "tick" ? { ...shared, kind: as, tick } : { ...shared, kind: as };
}

/** What a form asks to change an item, made from its kind; what was typed stands in it, or else what the item says. */
export function editFields(
  plan: Plan,
  deed: Deed,
  item: Item,
  typed: Typed = {},
): readonly FormField[] {
  const vocabulary = vocabularyOf(plan);
  return editsOf(kindOf(plan, item.kind), deed).map((edit) => {
    const { input } = edit;
    const value = String(typed[input.id] ?? input.value(item));
    return inputField(input, questionOf(vocabulary, item.kind, edit, item), value);
  });
}

/** What stands in an input that a form draws, and what it offers where that is for the plan to say. */
export type InputAsked = { readonly value: string; readonly choices?: readonly Choice[] };

/** What a form asks of an item of a kind, or for a new one, by the names of the inputs in their order. */
export function askedFields(
  plan: Plan,
  kind: Kind,
  deed: Deed,
  asked: Readonly<Record<string, InputAsked>>,
): readonly FormField[] {
  const vocabulary = vocabularyOf(plan);
  const edits = editsOf(kindOf(plan, kind), deed);
  return Object.entries(asked).flatMap(([id, { value, choices }]) =>
    edits
      .filter(({ input }) => input.id === id)
      .map((edit) => {
        const input = choices ? { ...edit.input, choices } : edit.input;
        return inputField(input, questionOf(vocabulary, kind, edit), value);
      }),
  );
}

/** A value of an input in words: the mark of a choice, a printed date, a quoted text. */
function valueWords({ as, choices }: Edit<Item>["input"], value: string, length: number): string {
  if (value === "") return "none";
  if (as === "choices" || as === "options") {
    const title = choices?.find((choice) => choice.value === value)?.title ?? value;
    return title.split(":")[0] ?? title;
  }
  const isDay = as === "date" && calendarDate.safeParse(value).success;
  return isDay ? printDate(value) : `“${shorten(value, length)}”`;
}

/** What stands now beside what was typed, for each compared input where the two are not the same: `Progress – now: “…”; yours: “…”`. */
export function bothVersions(
  plan: Plan,
  deed: Deed,
  item: Item,
  typed: Typed,
  length: number,
): readonly string[] {
  const { label } = vocabularyOf(plan);
  const columns = columnsOf(item);
  return editsOf(kindOf(plan, item.kind), deed).flatMap((edit) => {
    const { input, key } = edit;
    const mine = typed[input.id];
    if (!input.compared || mine === undefined || mine === "") return [];
    const column = columns[key] ?? "";
    const stands = input.id === key && typeof column !== "object" ? column : input.value(item);
    const [theirs, yours] = [stands, mine].map((value) => valueWords(input, String(value), length));
    return theirs === yours ? [] : [`${label(item.kind, key)} – now: ${theirs}; yours: ${yours}`];
  });
}
