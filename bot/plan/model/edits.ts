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

/** Everything that a form asks to change an item of a kind, in the order of its fields. */
export const editsOf = <I extends Item>({ fields }: KindDescription<I>): readonly Edit<I>[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    (field.inputs ?? []).map((input) => ({ key, field, input })),
  );

/** The fields whose one text is kept as it is typed: the rest have rules of their own. */
export const plainTexts = <I extends Item>(kind: KindDescription<I>): readonly string[] =>
  editsOf(kind)
    .filter(
      ({ key, field, input }) =>
        input.id === key &&
        (field.type === LINE || field.type === PROSE) &&
        field.inputs?.length === 1,
    )
    .map(({ key }) => key);

/** The inputs into which a person writes, by their names. */
export const typedTexts = <I extends Item>(kind: KindDescription<I>): readonly string[] =>
  editsOf(kind)
    .filter(({ input }) => input.as === "line" || input.as === "text")
    .map(({ input }) => input.id);

/** What stands in each input of an item before anybody types, by its name. */
export const standing = <I extends Item>(
  kind: KindDescription<I>,
  item: I,
): Readonly<Record<string, string>> =>
  Object.fromEntries(editsOf(kind).map(({ input }) => [input.id, input.value(item)]));

/** What a form asks of an item by an input, in the plan's own names. */
export function questionOf<I extends Item>(
  { own, label }: Vocabulary,
  item: I,
  { key, input }: Pick<Edit<I>, "key" | "input">,
): string {
  const called = (field: string) => label(item.kind, field);
  const { asks } = input;
  if (asks === undefined) return called(key);
  return typeof asks === "string" ? (own(item.kind, key) ?? asks) : asks(called, item);
}
