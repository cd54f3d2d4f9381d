import type { Button } from "../../bot/asks/index.ts";
import template from "./item.json" with { type: "json" };
import { type Card, cardFrom } from "./render.ts";
import { buttonsOf, inHeading, shorten } from "./words.ts";

export type Fact = { readonly label: string; readonly value: string; readonly colour?: string };

/** One item in full: what it is, how it stands, and every fact held on it. */
export type ItemView = {
  /** What has just happened to it, if something has. */
  readonly said?: string | undefined;
  /** Plain text; it is escaped for the heading. */
  readonly title: string;
  readonly text: string;
  readonly marks: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly buttons: readonly Button[];
  readonly asAt: string;
};

const draw = cardFrom<object>(template);

/** Draws one item of the plan in full. */
export function itemCard(view: ItemView): Card {
  const coloured = (facts: readonly Fact[]) =>
    facts.map((fact) => ({ ...fact, colour: fact.colour ?? "default" }));
  return draw({
    ...view,
    title: inHeading(view.title),
    marks: coloured(view.marks),
    facts: coloured(view.facts),
    buttons: buttonsOf(view.buttons),
    fallbackText: shorten(`${view.title}: ${view.text}`, 160),
  });
}

/** A fact, unless there is nothing to say. */
export function fact(label: string, value: string | null | undefined, colour?: string): Fact[] {
  return value ? [colour ? { label, value, colour } : { label, value }] : [];
}
