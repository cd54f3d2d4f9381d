import { createRequire } from "node:module";
import type { Card } from "../../cards/frames/render.ts";

/** Any object in a card's JSON. */
export type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a button carries is data, not a part of the card. */
const DATA = new Set(["data", "msteams"]);

/** Every part of a card, whatever it is nested in; fallbacks of buttons too. */
export function partsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isPart(value)) return [];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    DATA.has(key) ? [] : partsOf(part),
  );
  return [value, ...inner];
}

/** The parts whose type has this beginning. */
export function partsOfType(card: Card, type: string): readonly Part[] {
  return partsOf(card).filter((part) => String(part.type ?? "").startsWith(type));
}

/** Every string in a card that a person may see or a press may send. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isPart(value) ? Object.values(value).flatMap(stringsOf) : [];
}

/** What each input of a form sends if nobody touches it, as clients send it: strings, by id. */
export function inputsOf(card: Card): Readonly<Record<string, string>> {
  return Object.fromEntries(
    partsOfType(card, "Input.").map((input) => [String(input.id), String(input.value ?? "")]),
  );
}

/** Every run of words on a card or in a part of it, with its colour. */
export function runsOf(part: Card | Part) {
  return partsOf(part)
    .filter((inner) => inner.type === "TextRun")
    .map((run) => ({ text: String(run.text), colour: String(run.color ?? "default") }));
}

/** The facts of an item's card by label, as a reader sees them: a label over its value. */
export function factsOf(card: Card): ReadonlyMap<string, string> {
  const boxes = [...partsOfType(card, "Container"), ...partsOfType(card, "Column")];
  return new Map(
    boxes.flatMap((box) => {
      const [label, value] = runsOf(box);
      return label && value ? [[label.text, value.text] as const] : [];
    }),
  );
}

// The package's modules cannot be imported one by one in Node, its bundle can.
const official = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
) as typeof import("adaptivecards");

/** What Teams draws beyond the version that the parser knows; that each has a fallback is looked at elsewhere. */
const NEWER_THAN_PARSER = /^Unknown element type "ProgressBar"/;

/** What the official renderer's parser and validator have against a card. */
export function officialFaults(card: Card): readonly string[] {
  const context = new official.SerializationContext(official.Versions.v1_5);
  const parsed = new official.AdaptiveCard();
  parsed.hostConfig = new official.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from(
    { length: context.eventCount },
    (_, n) => context.getEventAt(n).message,
  ).filter((message) => !NEWER_THAN_PARSER.test(message));
  const invalid = parsed.validateProperties().validationEvents.map((event) => event.message);
  // It draws no charts, and takes what stands in their place; that each has such is asked elsewhere.
  const complaints = events.filter((message) => !/\bChart\.[\w.]+/.test(message));
  const lost =
    parsed.getItemCount() === card.body.length &&
    parsed.getActionCount() === (card.actions ?? []).length
      ? []
      : ["an element or a button was not understood"];
  return [...complaints, ...invalid, ...lost];
}
