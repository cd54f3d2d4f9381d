import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { pageButtons, pageOf, pageText } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, buttonsOf, howMany, inHeading, shorten } from "../frames/words.ts";
import template from "./evidence.json" with { type: "json" };

const draw = cardFrom<object>(template);

/** What shows that an action and the KPI of the same number were done: each piece, its link, who added it and when. */
export function evidenceCard(view: {
  readonly plan: Plan;
  readonly ref: string;
  readonly items: readonly (Action | Kpi)[];
  /** The items that whoever looks may add to. */
  readonly mayAdd: readonly (Action | Kpi)[];
  readonly page: number;
  readonly said?: string;
  readonly now: AsAt;
}): Card {
  const { plan, ref, items } = view;
  const nameOf = (item: Action | Kpi) => itemTitle(plan, item.kind, item.ref);
  const title = `${labelOf(plan, items[0]?.kind ?? "action", "evidence")} for ${ref}`;
  const all = items.flatMap((item) => item.evidence.map((piece) => ({ item, piece })));
  // Newest first; a link may be long, so few stand on a page.
  const page = pageOf([...all].reverse(), view.page, 6);
  const counts = items.map(
    (item) => `${nameOf(item)}: ${item.evidence.length === 0 ? "none yet" : item.evidence.length}`,
  );
  const reading = `${counts.join(". ")}.${pageText(page).replace(/^,/, "")}`;
  const buttons: Button[] = [
    ...pageButtons(page, (number) => ({
      command: "evidence",
      plan: plan.key.id,
      ref,
      page: number,
    })),
    ...view.mayAdd.map(
      (item): Button => ({
        title: `Add to ${itemName(plan, item.kind, item.ref)}`,
        press: { command: "add_evidence", plan: plan.key.id, kind: item.kind, ref: item.ref },
      }),
    ),
    ...items.map(
      (item): Button => ({
        title: `Open ${itemName(plan, item.kind, item.ref)}`,
        press: {
          command: item.kind === "kpi" ? "show_kpi" : "show_action",
          plan: plan.key.id,
          ref: item.ref,
        },
      }),
    ),
  ];
  return draw({
    title: inHeading(title),
    reading: [...(view.said ? [view.said] : []), reading].join(" "),
    rows: page.rows.map(({ item, piece }) => ({
      what: shorten(piece.title, 500),
      link: piece.link ?? "",
      detail: `${nameOf(item)} · ${piece.link ? "" : "no link yet · "}added by ${shorten(piece.by, 80)}, ${printInstant(new Date(piece.at))}`,
    })),
    buttons: buttonsOf(buttons),
    asAt: asAtLine(plan, view.now),
    fallbackText: `${title}: ${howMany(all.length, "piece")}`,
  });
}
