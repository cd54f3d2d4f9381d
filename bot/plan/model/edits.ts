import { z } from "zod";
import { choice, optionalText, tick, typed } from "./arguments.ts";
import type { Deed } from "./deeds.ts";
import { LINE, PROSE } from "./field-types.ts";
import type { Field, Input, Item, KindDescription } from "./kind.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What people may change of a kind of item, made from its fields: what forms ask, what is kept of it, what is compared. */

/** An input with the field that it changes. */
export type Edit<I> = {
  readonly key: string;
  readonly field: Field<I>;
  readonly input: Input<I>;
};

/** Everything that is asked of an item of a kind by whoever does a deed to it, in the order of its fields. */
export const editsOf = <I extends Item>(
  { fields }: KindDescription<I>,
  deed: Deed,
): readonly Edit<I>[] =>
  Object.entries(fields)
    .filter(([, { edit }]) => edit === deed)
    .flatMap(([key, field]) => (field.inputs ?? []).map((input) => ({ key, field, input })));

/** The fields whose one text is kept as it is typed: the rest have rules of their own. */
export const plainTexts = <I extends Item>(
  kind: KindDescription<I>,
  deed: Deed,
): readonly string[] =>
  editsOf(kind, deed)
    .filter(
      ({ key, field, input }) =>
        input.id === key &&
        (field.type === LINE || field.type === PROSE) &&
        field.inputs?.length === 1,
    )
    .map(({ key }) => key);

/** The inputs into which a person writes, by their names. */
export const typedTexts = <I extends Item>(
  kind: KindDescription<I>,
  deed: Deed,
): readonly string[] =>
  editsOf(kind, deed)
    .filter(({ input }) => input.as === "line" || input.as === "text")
    .map(({ input }) => input.id);

const values = ({ choices = [] }: Pick<Input<never>, "choices">) =>
  z.enum(choices.map(({ value }) => value));

/** What a deed may say of each input of a kind, by the names of the inputs: what is left out stays as it is. */
export const inputsTaken = <I extends Item>(
  kind: KindDescription<I>,
  deed: Deed,
): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    editsOf(kind, deed).map(({ input }) => {
      if (input.as === "tick") return [input.id, z.boolean().optional()];
      const isChoice = input.as === "choices" || input.as === "options";
      return [input.id, isChoice ? values(input).optional() : optionalText];
    }),
  );

/** The same as a form sends it back: an input that a client leaves out is blank, a choice as it was. */
export const inputsSent = <I extends Item>(
  kind: KindDescription<I>,
  deed: Deed,
): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    editsOf(kind, deed).map(({ input }) => {
      if (input.as === "tick") return [input.id, tick];
      const isChoice = input.as === "choices" || input.as === "options";
      return [input.id, isChoice ? choice(values(input)) : typed];
    }),
  );

/** What stands in each input of an item before anybody types, by its name. */
export const standing = <I extends Item>(
  kind: KindDescription<I>,
  deed: Deed,
  item: I,
): Readonly<Record<string, string>> =>
  Object.fromEntries(editsOf(kind, deed).map(({ input }) => [input.id, input.value(item)]));

/** What a form asks by an input, in the plan's own names; of no item where it asks for a new one. */
export function questionOf<I extends Item>(
  { own, ...naming }: Vocabulary,
  kind: I["kind"],
  { key, input }: Pick<Edit<I>, "key" | "input">,
  item?: I,
): string {
  const called = (field: string) => naming.label(kind, field);
  const { asks } = input;
  if (asks === undefined) return called(key);
  // What asks for a new item has no questions that speak of one.
  return typeof asks === "string" ? (own(kind, key) ?? asks) : asks(called, item as I, naming);
}
