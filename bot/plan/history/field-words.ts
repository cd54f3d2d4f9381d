import { heldIn } from "../model/columns.ts";
import type { FieldType } from "../model/field-types.ts";
import type { Field, Item, KindDescription, PerPeriod } from "../model/kind.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

/**
 * One field of an item as people speak of it: `Revised date`, `31 Mar 2021 (videos not filmed)`. No
 * text is "none". What people wrote is quoted where it stands in a sentence of ours.
 */
export type FieldWords = {
  /** The field's own name, with the period where it has a value for each: `revised`, `rag@3`. */
  readonly key: string;
  readonly label: string;
  readonly text: string | null;
  readonly quoted: boolean;
};

/** What a change did to one field. */
export type FieldChange = {
  readonly key: string;
  readonly label: string;
  readonly was: string | null;
  readonly now: string | null;
  readonly quoted: boolean;
};

type ToldField = readonly [key: string, field: Field<Item>];

/** The fields that the history tells of, those with a value for each period together. */
function told({ fields }: KindDescription): readonly (ToldField | readonly ToldField[])[] {
  const all = Object.entries(fields).filter(
    ([, { told, derived }]) => told !== false && derived !== true,
  );
  const groups = new Map<PerPeriod<Item>, ToldField[]>();
  return all.flatMap((one): readonly (ToldField | readonly ToldField[])[] => {
    const { per } = one[1];
    if (!per) return [one];
    const group = groups.get(per);
    if (group) {
      group.push(one);
      return [];
    }
    const fresh: ToldField[] = [one];
    groups.set(per, fresh);
    return [fresh];
  });
}

const isGroup = (one: ToldField | readonly ToldField[]): one is readonly ToldField[] =>
  typeof one[0] !== "string";

/** Every field of an item in words, in the order in which it is told, as a plan calls them. */
export function fieldWords(item: Item, vocabulary: Vocabulary): readonly FieldWords[] {
  const kind = vocabulary.kinds[item.kind] as unknown as KindDescription;
  const label = (key: string) => vocabulary.label(item.kind, key);
  const words = (
    key: string,
    type: FieldType,
    value: unknown,
    ending = "",
    part = "",
  ): FieldWords => ({
    key: `${key}${part}`,
    label: `${label(key)}${ending}`,
    text: type.words(value, vocabulary.names),
    quoted: type.quoted,
  });
  return told(kind).flatMap((one): readonly FieldWords[] => {
    if (!isGroup(one)) {
      const [key, field] = one;
      const own = field.words?.(item, vocabulary);
      const said = words(key, field.type, field.words ? null : heldIn(item, key, field));
      return [field.words ? { ...said, text: own || null } : said];
    }
    const parts = one[0]?.[1].per?.(item) ?? [];
    const values = one.map(
      ([key, field]) => [key, field, heldIn(item, key, field) as unknown[]] as const,
    );
    return parts.flatMap((part, n) =>
      values.map(([key, { type }, list]) => words(key, type, list[n], part.ending, `@${part.key}`)),
    );
  });
}

/**
 * What a change did to an item, field by field: the one place that tells it, for cards and files
 * alike. Of a new item every field that says something is told.
 */
export function fieldChanges(
  before: Item | null,
  after: Item,
  vocabulary: Vocabulary,
): readonly FieldChange[] {
  const was = new Map((before ? fieldWords(before, vocabulary) : []).map((one) => [one.key, one]));
  const now = new Map(fieldWords(after, vocabulary).map((one) => [one.key, one]));
  return [...new Set([...now.keys(), ...was.keys()])].flatMap((key) => {
    const [old, recent] = [was.get(key)?.text ?? null, now.get(key)?.text ?? null];
    if (old === recent) return [];
    const { label, quoted } = now.get(key) ?? was.get(key) ?? { label: key, quoted: false };
    return [{ key, label, was: old, now: recent, quoted }];
  });
}
