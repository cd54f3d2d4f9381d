import type { Button } from "../../bot/asks/index.ts";
import { LONGEST_TEXT } from "../../bot/plan/model/primitives.ts";
import template from "./form.json" with { type: "json" };
import type { Option } from "./list.ts";
import { type Card, cardFrom } from "./render.ts";
import { type AsAt, buttonsOf, inHeading } from "./words.ts";

const draw = cardFrom<object>(template);

/**
 * One thing that a form asks for, named as the press has it: a line, a longer text, a date, a choice
 * from a list that opens (`choices`) or lies open (`options`), several of one (their values with commas
 * between), or a box to tick.
 */
export type FormField = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
} & (
  | { readonly kind: "line" | "text" | "date" }
  | { readonly kind: "choices" | "options" | "several"; readonly choices: readonly Option[] }
  | { readonly kind: "tick"; readonly tick: string }
);

/** What was wrong with what was typed: a sentence for a field, by its name. */
export type Faults = Readonly<Record<string, string>>;

/** What every form is drawn with beside what it asks for. */
export type FormState = {
  readonly faults?: Faults;
  readonly problems?: readonly string[];
  /** Set where the wording has been advised on: saving again goes on as it is. */
  readonly asItIs?: boolean;
  /** A name for this form, so that a second press of it can be told from a press of another. */
  readonly nonce: string;
  /** The version that was seen by whoever filled it in, where that is not the one it is drawn from. */
  readonly seen?: number;
  readonly now: AsAt;
};

/** What the press that saves a form carries of its state. */
export const carried = ({ nonce, seen, asItIs }: FormState) => ({
  nonce,
  ...(seen === undefined ? {} : { seen }),
  ...(asItIs ? { asItIs: true as const } : {}),
});

/** The words on the button that saves a form. */
export const saveTitle = ({ asItIs }: FormState) => (asItIs ? "Save as it is" : "Save");

export type Form = {
  /** Plain text; it is escaped for the heading. */
  readonly title: string;
  readonly text?: string;
  /** How the thing stands now. */
  readonly was?: string;
  /** What stands at its head: somebody else's change, for one. */
  readonly problems?: readonly string[];
  readonly fields: readonly FormField[];
  readonly faults?: Faults | undefined;
  readonly buttons: readonly Button[];
  readonly asAt: string;
};

/** A form: what was typed stands in it, each fault beside its field. A fault of no field stands at its head. */
export function formCard(form: Form): Card {
  const { faults = {}, fields } = form;
  const elsewhere = Object.entries(faults).filter(([id]) => !fields.some((f) => f.id === id));
  const problems = [
    ...(form.problems ?? []),
    ...(form.faults ? ["Not saved yet. Please mend what is marked ⚠ below."] : []),
    ...elsewhere.map(([, fault]) => `⚠ ${fault}`),
  ];
  return draw({
    title: inHeading(form.title),
    text: form.text ?? "",
    was: form.was ?? "",
    problems: problems.map((text) => ({ text })),
    fields: fields.map((field) => ({
      ...field,
      fault: faults[field.id] ?? "",
      longest: LONGEST_TEXT,
    })),
    buttons: buttonsOf(form.buttons),
    asAt: form.asAt,
    fallbackText: form.title,
  });
}
