import type { Button } from "../../bot/asks/index.ts";
import template from "./notice.json" with { type: "json" };
import { type Card, cardFrom, LARGEST_CARD } from "./render.ts";
import { buttonsOf, type Run, run, shorten } from "./words.ts";

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
    fallbackText:
      shorten([notice.title, lines[0]?.text].filter(Boolean).join(": "), 400) || "Plan Board",
  });
}

/**
 * A card with lines put above its body and, if given, other buttons: a preview's banner, a remark
 * on what was not used. The lines are shortened if the card leaves them little room.
 */
export function withLines(
  card: Card,
  lines: readonly (string | Run)[],
  buttons?: readonly Button[],
): Card {
  const draw = (length: number): Card => {
    const short = lines.map((line) => {
      const whole = typeof line === "string" ? run(line) : line;
      return { ...whole, text: shorten(whole.text, length) };
    });
    const notice = noticeCard({ lines: short, buttons: buttons ?? [] });
    const body = [...notice.body, ...card.body];
    const first = shorten(short[0]?.text ?? "", 160);
    const fallbackText = shorten(`${first} ${card.fallbackText}`.trim(), Math.min(length * 2, 400));
    const above = { ...card, body, fallbackText, speak: fallbackText };
    return buttons ? { ...above, actions: notice.actions ?? [] } : above;
  };
  const lengths = [2000, 1000, 600, 400, 200];
  const fit = lengths.find((length) => JSON.stringify(draw(length)).length <= LARGEST_CARD);
  return draw(fit ?? 80);
}
