import type { Button } from "../../bot/asks/index.ts";
import type { Stop, WalkGroup } from "../../bot/plan/meetings/walk.ts";
import { inSentence, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, get, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, labelFor, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, dueText, shorten, standing } from "../frames/words.ts";

const GROUPS = {
  red: "Red",
  overdue: "Overdue",
  exception: "Other exceptions",
} as const satisfies Record<WalkGroup, string>;

/** One stop of a board's walk: the thing itself as it now stands, and the way on. */
export function walkCard(view: {
  readonly plan: Plan;
  readonly stops: readonly Stop[];
  readonly place: number;
  readonly now: AsAt;
}): Card {
  const { plan, stops, place, now } = view;
  const stop = stops[place];
  const id = plan.key.id;
  const asAt = asAtLine(plan, now);
  if (!stop) {
    return itemCard({
      title: "Walked through",
      text:
        stops.length === 0
          ? `Nothing is red, overdue or at amber, and no ${called(plan, "risk").one} is at red or amber.`
          : `That was the last of ${stops.length}. Nothing was recorded by walking through.`,
      marks: [],
      facts: [],
      buttons: [
        ...(stops.length > 0
          ? [{ title: "From the start", press: { command: "walk", plan: id } } satisfies Button]
          : []),
        { title: "Summary", press: { command: "summary", plan: id } },
      ],
      asAt,
    });
  }
  const title = `${GROUPS[stop.group]}: ${itemName(plan, stop.kind, stop.ref)}, ${place + 1} of ${stops.length}`;
  const on: Button = {
    title: "Discuss next",
    style: "positive",
    press: { command: "walk", plan: id, after: { ...stop, place } },
  };
  return fitting((length) => {
    const long = length * 4;
    const label = (field: string) => labelOf(plan, stop.kind, field);
    if (stop.kind === "risk") {
      const risk = get(plan, "risk", stop.ref);
      return itemCard({
        title,
        text: shorten(risk.description, long),
        marks: fact(label("rag"), ragText(risk.rag)),
        facts: [
          ...fact(label("severity"), shorten(severityText(risk.severity), length)),
          ...fact(
            briefOf(plan, "risk", "postMitigation"),
            shorten(severityText(risk.postMitigation), length),
          ),
          ...fact(label("mitigation"), shorten(risk.mitigation.join(" "), long)),
          ...fact(
            label("owner"),
            shorten(listNames(namesOf(plan, risk.owner ? [risk.owner] : [])), length),
          ),
        ],
        buttons: [
          on,
          {
            title: `Open ${itemName(plan, "risk", risk.ref)}`,
            press: { command: "show_risk", plan: id, ref: risk.ref },
          },
        ],
        asAt,
      });
    }
    const action = get(plan, "action", stop.ref);
    const brief = (field: string) => briefOf(plan, "action", field);
    const open: Button = {
      title: `Open ${itemName(plan, "action", action.ref)}`,
      press: { command: "show_action", plan: id, ref: action.ref },
    };
    return itemCard({
      title,
      text: shorten(action.text, long),
      marks: fact(label("rag"), markText(standing(action)), standing(action).colour),
      facts: [
        ...fact(label("due"), dueText(action, now.today)),
        ...fact(brief("owners"), shorten(listNames(namesOf(plan, action.owners)), long)),
        ...fact(
          brief("reason"),
          shorten(action.reason ?? `no ${inSentence(label("reason"))} given`, long),
        ),
        ...fact(brief("recovery"), shorten(action.recovery ?? "none given", long)),
        ...fact(label("progress"), action.progress && shorten(action.progress, long)),
        ...fact(
          labelFor(plan, action, "boardRating"),
          action.boardRating &&
            `${ragText(action.boardRating.rag)}: ${shorten(action.boardRating.reason, length)}`,
        ),
      ],
      buttons: [on, open],
      asAt,
    });
  });
}
