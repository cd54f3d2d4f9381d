import type { Button } from "../../bot/asks/index.ts";
import template from "./list.json" with { type: "json" };
import { type Card, cardFrom, LARGEST_CARD } from "./render.ts";
import { buttonsOf, shorten } from "./words.ts";

/** One row of a list: what it is, how it stands, and the press that opens it. */
export type ListRow = {
  readonly ref: string;
  readonly text: string;
  readonly detail: string;
  readonly mark: string;
  readonly colour: string;
  /** The container style that the mark stands on: an extra for those who see it. */
  readonly ground: string;
  readonly open: string;
  readonly press: Button["press"];
};

export type List = {
  /** Markdown; escape what people wrote. */
  readonly title: string;
  /** What was asked, in words. */
  readonly reading: string;
  /** How many of how many. */
  readonly count: string;
  readonly rows: readonly ListRow[];
  readonly buttons: readonly Button[];
  /** The filters as inputs that ask again, so that nobody needs to type on a phone. */
  readonly filters?: ListFilters;
  readonly asAt: string;
};

export type Option = { readonly title: string; readonly value: string };

/** What each filter is called and offers, and what stands in it now. */
export type ListFilters = {
  readonly labels: Readonly<Record<"rag" | "area" | "owner" | "due", string>>;
  readonly rag: readonly Option[];
  readonly area: readonly Option[];
  readonly owner: readonly Option[];
  readonly due: readonly Option[];
  readonly values: Readonly<Record<"rag" | "area" | "owner" | "due", string>>;
};

const draw = cardFrom<object>(template);

/** A list of rows, each with its symbol and word, opened by a tap. */
export function listCard(list: List): Card {
  return draw({
    ...list,
    reading: shorten(list.reading, 500),
    // The mark stands on its own ground, on which only plain text can be read by everybody.
    rows: list.rows.map((row) => ({ ...row, colour: "default", inputs: "none" })),
    buttons: buttonsOf(list.buttons),
    fallbackText: `${shorten(list.reading, 240)}: ${shorten(list.count, 160)}`,
  });
}

export const ROWS_PER_PAGE = 8;

/** One page of a longer list; a page beyond the end is the last one. */
export function pageOf<T>(all: readonly T[], page: number, size = ROWS_PER_PAGE) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const number = Math.min(Math.max(1, page), pages);
  return { rows: all.slice((number - 1) * size, number * size), number, pages };
}

/** `page 2 of 5`, or nothing when there is one page. */
export function pageText(page: { readonly number: number; readonly pages: number }): string {
  return page.pages > 1 ? `, page ${page.number} of ${page.pages}` : "";
}

/** Buttons to the pages beside this one. */
export function pageButtons(
  page: { readonly number: number; readonly pages: number },
  press: (page: number) => Button["press"],
): Button[] {
  const buttons: Button[] = [];
  if (page.number > 1) buttons.push({ title: "Previous", press: press(page.number - 1) });
  if (page.number < page.pages) buttons.push({ title: "Next", press: press(page.number + 1) });
  return buttons;
}

/** Room kept for what is put above a card: a preview's banner, a remark on words not used. */
const ROOM_ABOVE = 600;

/** Draws with texts as long as the budget of a message allows: shorter ones if the first try is too large. */
export function fitting(draw: (textLength: number) => Card): Card {
  for (const length of [240, 160, 100, 60]) {
    const card = draw(length);
    if (JSON.stringify(card).length <= LARGEST_CARD - ROOM_ABOVE) return card;
  }
  return draw(30);
}
