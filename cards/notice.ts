import template from "./notice.json" with { type: "json" };
import type { Button } from "./presses.ts";
import { type Card, cardFrom } from "./render.ts";
import { buttonsOf, type Run, run } from "./words.ts";

const draw = cardFrom<object>(template);

/** A few lines and what can be pressed next: help, a refusal, an outcome. */
export function noticeCard(notice: {
  /** Markdown; escape what people wrote. */
  readonly title?: string;
  readonly lines: readonly (string | Run)[];
  readonly buttons?: readonly Button[];
  readonly asAt?: string;
}): Card {
  const lines = notice.lines.map((line) => (typeof line === "string" ? run(line) : line));
  return draw({
    title: notice.title ?? "",
    lines,
    buttons: buttonsOf(notice.buttons ?? []),
    asAt: notice.asAt ?? "",
    fallbackText: [notice.title, lines[0]?.text].filter(Boolean).join(": ").slice(0, 400),
  });
}

/** A card with lines put above its body and, if given, other buttons: a preview's banner, a remark on what was not used. */
export function withLines(
  card: Card,
  lines: readonly (string | Run)[],
  buttons?: readonly Button[],
): Card {
  const notice = noticeCard({ lines, buttons: buttons ?? [] });
  const body = [...notice.body, ...card.body];
  return buttons ? { ...card, body, actions: notice.actions ?? [] } : { ...card, body };
}
