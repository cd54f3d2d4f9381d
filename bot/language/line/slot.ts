import type { Standing } from "../../plan/measures/standing.ts";
import type { Kind } from "../../plan/model/kind.ts";
import type { Rag, SeverityLevel, Status } from "../../plan/model/primitives.ts";
import type { Dated } from "./dated.ts";

/** An item that a text names by its reference; the plan may not have it. */
export type Named = { readonly kind: Kind; readonly ref: string; readonly known: boolean };

/** What a run of words can mean. */
export type Meaning =
  | { readonly type: "rag"; readonly value: readonly Rag[] }
  | { readonly type: "status"; readonly value: readonly Status[] }
  | { readonly type: "late"; readonly value: boolean }
  | { readonly type: "severity"; readonly value: SeverityLevel }
  /** How the figure of a measure stands to its target. */
  | { readonly type: "standing"; readonly value: Standing }
  | { readonly type: "kind"; readonly value: Kind }
  | { readonly type: "area"; readonly value: readonly string[] }
  /** One of several who bear a name, or all of them: "both Hannahs". */
  | { readonly type: "person"; readonly value: readonly string[]; readonly all?: true }
  | { readonly type: "me"; readonly value: true }
  /** An organisation by the names that the plan's people have it under; none where nobody is of it. */
  | { readonly type: "organisation"; readonly value: readonly string[] }
  | { readonly type: "item"; readonly value: readonly Named[] }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "date"; readonly value: Dated }
  /** Words to look for: in one field, where they are said to be why something is so. */
  | {
      readonly type: "text";
      readonly value: string;
      readonly cued: boolean;
      readonly of?: "reason" | "recovery" | "progress";
    }
  | { readonly type: "mention"; readonly value: number }
  | { readonly type: "link"; readonly value: string }
  /** A field of a kind that is asked for, or is missing. */
  | { readonly type: "fact"; readonly value: string }
  | { readonly type: "lacks"; readonly value: string }
  | { readonly type: "has"; readonly value: string }
  /** What is asked of a field that only some kinds have, by a word for it: `over tolerance`. */
  | { readonly type: "asked"; readonly value: string }
  /** How many hold it: "two owners". */
  | { readonly type: "held"; readonly value: { readonly least?: number; readonly most?: number } }
  /** What a question or an order is about, beside items: the summary, the quorum. */
  | { readonly type: "topic"; readonly value: string }
  /** What somebody wants done: show, set, post. */
  | { readonly type: "act"; readonly value: string }
  /** What is done to a set: counted, put in order, the first of it. */
  | { readonly type: "op"; readonly value: string }
  /** What became of something: changed, got worse. */
  | { readonly type: "moved"; readonly value: string }
  /** A word of the grammar: not, or, due, was. */
  | { readonly type: "word"; readonly value: string }
  /** What says nothing of what is wanted: please, the. */
  | { readonly type: "filler"; readonly value: string };

export type SlotType = Meaning["type"];

/** A meaning that a run of tokens can have, and what it costs to take it. */
export type Slot = Meaning & {
  readonly from: number;
  /** The token behind its last one. */
  readonly to: number;
  readonly cost: number;
};

export const slot = (meaning: Meaning, from: number, to: number, cost: number): Slot => ({
  ...meaning,
  from,
  to,
  cost,
});

/** A slot of one type. */
export type SlotOf<T extends SlotType> = Slot & Extract<Meaning, { readonly type: T }>;

export const isOf =
  <T extends SlotType>(...types: readonly T[]) =>
  (one: Slot): one is SlotOf<T> =>
    (types as readonly string[]).includes(one.type);
