import type { Area } from "../../bot/plan/areas/area.kind.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { pageButtons, pageText } from "../frames/list.ts";
import { overviewCard } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { type Part, partsOf } from "./deep-dive-parts.ts";

/** So many characters of text are on a page, and so much of that a line takes beside its own text. */
const ROOM = 8000;
const ROOM_OF_LINE = 240;

const roomOf = (line: Part["lines"][number]) =>
  ROOM_OF_LINE + JSON.stringify(line.map(({ text }) => text)).length;

/** The parts laid out on pages, each as full as its room allows; one that goes on says so. */
export function pagesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const pages: Part[][] = [[]];
  let left = ROOM;
  for (const { title, lines } of parts) {
    for (const [n, line] of lines.entries()) {
      const room = roomOf(line);
      const isFull = room > left && (pages.at(-1)?.length ?? 0) > 0;
      if (isFull) {
        pages.push([]);
        left = ROOM;
      }
      left -= room;
      const page = pages.at(-1) ?? [];
      const last = page.at(-1);
      if (n > 0 && last && !isFull)
        page[page.length - 1] = { ...last, lines: [...last.lines, line] };
      else page.push({ title: n > 0 ? `${title} (continued)` : title, lines: [line] });
    }
  }
  return pages;
}

/** Everything that the plan holds of an area, on one card of several pages: what it is for, what families say, what is done, what threatens it, what shows it. */
export function deepDiveCard(view: {
  readonly plan: Plan;
  readonly area: Area;
  readonly page: number;
  readonly now: AsAt;
}): Card {
  const { plan, area, now } = view;
  const pages = pagesOf(partsOf(view));
  const number = Math.min(Math.max(1, view.page), pages.length);
  const page = { number, pages: pages.length };
  const id = plan.key.id;
  const { one, many } = roleCalled(plan, "lead");
  const leads = capital(area.leads.length === 1 ? one : many);
  return overviewCard({
    title: `Deep dive: ${itemTitle(plan, "area", area.ref)}${pageText(page)}`,
    reading: `${shorten(area.shortName, 300)}. ${leads}: ${shorten(listNames(namesOf(plan, area.leads)), 300)}.`,
    sections: pages[number - 1] ?? [],
    buttons: [
      ...pageButtons(page, (other) => ({
        command: "deep_dive",
        plan: id,
        area: area.ref,
        page: other,
      })),
      {
        title: capital(itemName(plan, "area", area.ref)),
        press: { command: "area_overview", plan: id, area: area.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
