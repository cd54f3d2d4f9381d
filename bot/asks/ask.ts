import { z } from "zod";
import { NAMED_DAYS } from "../plan/meetings/meetings.ts";
import type { Deed } from "../plan/model/deeds.ts";
import { calendarDate } from "../plan/model/primitives.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { On } from "../plan/rights/roles.ts";
import type { Examples } from "./examples.ts";

/** What a row of the table of asks is, and what rows are made of. */

/** A way to ask for something in words, and what comes of it. Without a text, the plan has nothing to make the example of. */
export type Saying = {
  readonly text: string | undefined;
  readonly what: string;
  /** It is one of the few that somebody is told who asks for no part of the help. */
  readonly first?: true;
};

/** What a press carries besides what is asked; false where no card may send it. */
export type ByCard = z.ZodRawShape | false;

/** One thing that can be asked. */
export type AskRow<
  Takes extends z.ZodRawShape = z.ZodRawShape,
  Text extends z.ZodRawShape = z.ZodRawShape,
  Card extends ByCard = ByCard,
  Writes extends boolean = boolean,
> = {
  /** Its arguments, however it is asked: those of the operation that it ends in, where there is one. */
  readonly takes: z.ZodObject<Takes>;
  /** Further arguments that only words can give: a press that carries them has them stripped. */
  readonly text: z.ZodObject<Text>;
  /** The right that it needs. It is checked before anything is done, and by the operation on the plan as it then is. */
  readonly deed: Deed;
  /** The item that the right is a right to, where it is not one to the whole plan. */
  on?(plan: Plan, args: Out<Takes> & Partial<Out<Text>>): On["item"];
  /**
   * Whether a card may send it, and what a press of it must say besides: the version that was seen, the
   * `nonce` of what is to be done once only, inputs as a client sends them. What names accounts is never
   * sent by a card: accounts come from verified mentions.
   */
  readonly card: Card;
  /** Whether it writes: then it is never asked again by itself. */
  readonly writes: Writes;
  /** How it is said, with examples of the plan at hand. */
  says(its: Examples): readonly Saying[];
};

/** A row as it is written down: what it does without is left out. */
export function ask<
  Takes extends z.ZodRawShape,
  const Card extends ByCard,
  const Writes extends boolean,
  Text extends z.ZodRawShape = Record<never, never>,
>(row: {
  readonly takes: z.ZodObject<Takes>;
  readonly text?: z.ZodObject<Text>;
  readonly deed: Deed;
  on?(plan: Plan, args: Out<Takes> & Partial<Out<Text>>): On["item"];
  readonly card: Card;
  readonly writes: Writes;
  says?(its: Examples): readonly Saying[];
}): AskRow<Takes, Text, Card, Writes> {
  return { text: z.object({}) as z.ZodObject<Text>, says: () => [], ...row };
}

type Out<Shape extends z.ZodRawShape> = keyof Shape extends never
  ? unknown
  : z.output<z.ZodObject<Shape>>;
type In<Shape extends z.ZodRawShape> = keyof Shape extends never
  ? unknown
  : z.input<z.ZodObject<Shape>>;
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** What whoever answers an ask is given, by whichever way it was asked. */
export type ArgumentsIn<Row> =
  Row extends AskRow<infer Takes, infer Text, infer Card>
    ? Flat<
        Out<Takes> &
          Partial<Out<Text>> &
          (Card extends z.ZodRawShape ? Partial<Out<Omit<Card, keyof Takes>>> : unknown)
      >
    : never;

/** What a button says of an ask, beside its name and its plan; never where no card may send it. */
export type SentIn<Row> =
  Row extends AskRow<infer Takes, z.ZodRawShape, infer Card>
    ? Card extends z.ZodRawShape
      ? Flat<In<Omit<Takes, keyof Card>> & In<Card>>
      : never
    : never;

/** The same as it is read when it comes back. */
export type ReadIn<Row> =
  Row extends AskRow<infer Takes, z.ZodRawShape, infer Card>
    ? Card extends z.ZodRawShape
      ? Flat<Out<Omit<Takes, keyof Card>> & Out<Card>>
      : never
    : never;

/** The names of those that a card may send. */
export type ByCardIn<Table> = {
  [Name in keyof Table]: Table[Name] extends { readonly card: false } ? never : Name;
}[keyof Table] &
  string;

/** An ask as a button has it, but for the plan. */
export type OfferedIn<Table> = {
  [Name in ByCardIn<Table>]: { readonly command: Name } & SentIn<Table[Name]>;
}[ByCardIn<Table>];

/** The name of the card that is pressed: what it asks is done once, however often the press arrives. */
export const nonce = z.string().min(1).max(64);

/** Which page of a list. */
export const page = z.coerce.number<number>().int().min(1).max(10_000).default(1);

/** The person has read the advice on wording and goes on. */
export const asItIs = z.literal(true).optional();

/** A date, or one that the plan's meetings give. */
export const day = z.union([calendarDate, z.enum(NAMED_DAYS)]);

/** The one fact of an item that a question asks for: it is answered first, in a sentence. */
export const Fact = z.enum([
  "owner",
  "due",
  /** How long there is until it is due. */
  "left",
  "late",
  "rag",
  "reason",
  "recovery",
  /** Its own words, as they stand. */
  "text",
  "mitigation",
  "severity",
  "postMitigation",
  "baseline",
  "target",
  "actual",
  /** How far it is off its target. */
  "gap",
  "narrative",
  "success",
]);
export type Fact = z.infer<typeof Fact>;
