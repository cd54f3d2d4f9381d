import type { Card } from "./render.ts";

type Element = Readonly<Record<string, unknown>>;

const isElement = (value: unknown): value is Element =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const elements = (value: unknown): readonly Element[] =>
  Array.isArray(value) ? value.filter(isElement) : [];

const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** The lines of one element. An input says its label and what stands in it. */
function linesOf(element: Element): string[] {
  if (element.isVisible === false) return [];
  switch (element.type) {
    case "TextBlock":
      return [words(element.text)];
    case "RichTextBlock":
      return [
        (Array.isArray(element.inlines) ? element.inlines : [])
          .map((run) => (typeof run === "string" ? run : words((run as Element).text)))
          .join(""),
      ];
    case "ColumnSet":
      return [
        elements(element.columns)
          .map((column) => elements(column.items).flatMap(linesOf).join(" · "))
          .filter((text) => text !== "")
          .join(" | "),
      ];
    case "FactSet":
      return elements(element.facts).map((f) => `${words(f.title)}: ${words(f.value)}`);
    case "Input.ChoiceSet": {
      const choices = elements(element.choices);
      const several = element.isMultiSelect === true;
      const values = several ? words(element.value).split(",") : [element.value];
      const chosen = choices.filter((choice) => values.includes(choice.value));
      const titles = chosen.map((choice) => words(choice.title)).join("; ");
      const line = `${words(element.label)}: ${titles || "–"}`;
      if (element.style !== "expanded") return [line];
      return [line, `  to choose from: ${choices.map((c) => words(c.title)).join("; ")}`];
    }
    default:
      // What a chart shows stands beside it in figures; in its place is what clients show that draw none.
      if (words(element.type).startsWith("Chart."))
        return elements([element.fallback]).flatMap(linesOf);
      if (words(element.type).startsWith("Input.")) {
        return [`${words(element.label)}: ${words(element.value) || "–"}`];
      }
      return elements(element.items).flatMap(linesOf);
  }
}

/** Every fact of a card as plain text, in reading order: for screen readers, minutes, and tools. */
export function plainText(card: Card): string {
  const lines = elements(card.body)
    .flatMap(linesOf)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const buttons = elements(card.actions)
    .map((action) => words(action.title))
    .filter((title) => title !== "");
  if (buttons.length > 0) lines.push(`Buttons: ${buttons.join(" · ")}`);
  return lines.join("\n");
}
