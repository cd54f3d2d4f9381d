import type { z } from "zod";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Change } from "./change.ts";
import type { Criterion, Where } from "./criterion.ts";
import type { Deed } from "./deeds.ts";
import type { FieldType } from "./field-types.ts";
import type { Moved } from "./moved.ts";
import { loosely } from "./primitives.ts";
import type { Plan } from "./snapshot.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Every kind of item that a plan holds, by its name. Each kind's own file, `<kind>.kind.ts` in its
 * room, enters itself here, so that nothing below the rooms has to name them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each kind's own file declares its entry.
export interface Kinds {}
export type Kind = keyof Kinds;
export type ItemOf<K extends Kind> = Kinds[K];
export type Item = Kinds[Kind];

/** What one and several of something are called: `action`, `actions`; and one of it in full, where that is shortened. */
export type Called = { readonly one: string; readonly many: string; readonly inFull?: string };

/** What a plan calls things, for the words that a kind describes itself in. */
export type Naming = Pick<Vocabulary, "called" | "role" | "label">;

/** One of the values that an input offers, and the words for it. */
export type Choice = { readonly value: string; readonly title: string };

/** One thing that a form asks of a person to change a field; its id is the name under which a press sends it back. */
export type Input<I> = {
  readonly id: string;
  readonly as: "line" | "text" | "date" | "choices" | "options" | "several" | "tick";
  /** The question, made of what fields are called, and kinds and roles; words alone stand unless the plan has its own name for the field. Without it, the field's name asks. */
  readonly asks?: string | ((called: (field: string) => string, item: I, naming: Naming) => string);
  /** What stands in it before anybody types; of a form for a new item, its card says. */
  readonly value: (item: I) => string;
  readonly choices?: readonly Choice[];
  /** The words beside a box to tick. */
  readonly tick?: string;
  /** What was typed stands beside what somebody else saved meanwhile, where the two differ. */
  readonly compared?: true;
};

/** The plan that an item is in and the day, for what is worked out of them. */
export type Moment = { readonly plan: Plan; readonly today: CalendarDate };

/** One field of a kind of item: described here once, whatever reads, shows, asks for or stores it. */
export type Field<I> = {
  /** What people call it: a default that the plan's settings may replace, made of what kinds and roles are called where it names one. It is for people, and never a key. */
  readonly label: string | ((naming: Naming) => string);
  /** What a card calls it beside what it says, where that is put otherwise and the plan has no name of its own for it. */
  readonly shownAs?: (item: I, called: (field: string) => string) => string;
  /** What it is called where there is little room, as in a row; the plan's own name for it, where it has one. */
  readonly brief?: string | ((naming: Naming) => string);
  readonly type: FieldType;
  /** What it holds; without this, the item's column of its name. */
  readonly value?: (item: I, at: Moment) => unknown;
  /** It is worked out of the others, and not kept. */
  readonly derived?: true;
  /** What it says in words; without this, as its type says it. Null is "none". */
  readonly words?: (item: I, vocabulary: Vocabulary) => string | null | undefined;
  /** The item's column that it is kept in, where that is not its own name. */
  readonly column?: string;
  /** It has a value for each of several parts of the item, a milestone for each period for one. */
  readonly per?: PerPeriod<I>;
  /** No plan file may set it: it is the record's own. */
  readonly imported?: false;
  /** Left out where the plan is handed on as a file. */
  readonly exported?: false;
  /** Words are looked for in it. */
  readonly searched?: true;
  /** The right that whoever changes it needs, and what a form asks for it. */
  readonly edit?: Deed;
  readonly inputs?: readonly Input<I>[];
  /** The history does not tell of it: the change that sets it says the same of itself. */
  readonly told?: false;
  /** The bot notes it of its own messages: nobody asks what became of it. */
  readonly bookkeeping?: true;
  /** Whether what it says still counts, beside what else is asked: a complete action is past rating unless complete ones are asked for. */
  readonly counts?: (item: I, where?: Where) => boolean;
  readonly phrasing?: Phrasing;
};

/** How a question names a field that it asks for, where that is not said as its type says it. */
export type Phrasing = {
  /** Before the noun (`red actions`), right behind it, among what follows, or at the end behind a comma. */
  readonly at?: "head" | "noun" | "after" | "end";
  /** What is asked of it, in words; null is said as its type says it. */
  readonly words?: (criterion: Criterion, vocabulary: Vocabulary, plan: Plan) => string | null;
  /** How it is said that they are put in order by it, first to last or last to first. */
  readonly order?: (descending: boolean) => string;
  /** What it is called among other words, where that is not its label: `the recovery plan`. */
  readonly part?: string | ((naming: Naming) => string);
};

/** The parts that a repeated field has a value for, each by its key; `ending` is what the field's label ends with for it. */
export type PerPeriod<I> = (
  item: I,
) => readonly { readonly key: string; readonly ending: string }[];

/** How a kind of item is read from a plan file. */
export type FileRows<I> = {
  /** The part of the file that lists its rows; null where the file has one object for it. */
  readonly list: string | null;
  /** Its place among the parts of a file. */
  readonly place: number;
  /** The reference of a row that gives none. */
  readonly refOf?: (row: Readonly<Record<string, unknown>>) => string | undefined;
  /** A row as it is meant beside what the plan has. */
  readonly meant?: (
    before: I,
    row: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
  /** What taking it from a file writes on it: who rated it, for one. */
  readonly stamped?: (
    before: I | undefined,
    after: I,
    by: { readonly name: string; readonly at: Date },
  ) => I;
  /** What is wrong with it, by field, beyond what its schema says. */
  readonly faults?: (item: I) => readonly { readonly field: string; readonly reason: string }[];
  /** What of it nobody has said yet, by field: it is taken all the same, and whoever loads it is told. */
  readonly unsaid?: (item: I) => readonly { readonly field: string; readonly reason: string }[];
};

/** A kind of item, described once. All that is done to every kind alike is made from this. */
export type KindDescription<I extends Item = Item> = {
  readonly kind: I["kind"];
  readonly schema: z.ZodObject & z.ZodType<I>;
  /** A default that the plan's settings may replace. */
  readonly called: Called;
  /** What an item of it is, in its own words. */
  readonly text: (item: I) => string;
  readonly fields: Readonly<Record<string, Field<I>>>;
  /** Its place among the kinds that a board reads of; without one it is the plan's housekeeping. */
  readonly board?: number;
  /** The areas that an item is of, where no field of it says so. */
  readonly areas?: (item: I, plan: Plan) => readonly string[];
  /** Whether an item still counts among the others, beside what is asked: what was withdrawn is kept, and does not. */
  readonly listed?: (item: I, where?: Where) => boolean;
  /** What is said of one that has just come to be. */
  readonly begun?: (item: I, vocabulary: Vocabulary) => string;
  /** What became of one, from how it was through each state that it was in since, oldest first. */
  readonly moved?: (was: I, states: readonly I[], vocabulary: Vocabulary) => readonly Moved[];
  /** One that a change has made as it is once that change is taken back. What has none cannot be unmade. */
  readonly unmade?: (item: I, change: Change) => I;
  /** The order in which a question names the fields that it asks for, as far as that matters. */
  readonly asking?: readonly string[];
  /** The order in which they are listed, where that is not the order of their references. */
  readonly inOrder?: (a: I, b: I) => number;
  /** How it is read from a plan file, where one may hold it. */
  readonly file?: FileRows<I>;
};

/** The kinds by name, as a plan carries them. */
export type KindTable = { readonly [K in Kind]: KindDescription<ItemOf<K>> };

/** A kind of item as its own file describes it. What a newer version says of an item besides is kept. */
export const describeKind = <K extends Kind>(
  description: KindDescription<ItemOf<K>> & { readonly kind: K },
): KindDescription<ItemOf<K>> => ({ ...description, schema: loosely(description.schema) });
