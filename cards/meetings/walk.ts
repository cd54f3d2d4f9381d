import type { Button } from "../../bot/asks/index.ts";
import type { Stop, WalkGroup } from "../../bot/plan/meetings/walk.ts";
import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { get, type Plan } from "../../bot/plan/model/snapshot.ts";
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
          ? "Nothing is red, overdue or at amber, and no risk is at red or amber."
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
  const title = `${GROUPS[stop.group]}: ${stop.kind} ${stop.ref}, ${place + 1} of ${stops.length}`;
  const on: Button = {
    title: "Discuss next",
    style: "positive",
    press: { command: "walk", plan: id, after: { ...stop, place } },
  };
  return fitting((length) => {
    const long = length * 4;
    if (stop.kind === "risk") {
      const risk = get(plan, "risk", stop.ref);
      return itemCard({
        title,
        text: shorten(risk.description, long),
        marks: fact("RAG", ragText(risk.rag)),
        facts: [
          ...fact("Severity", shorten(severityText(risk.severity), length)),
          ...fact("After mitigation", shorten(severityText(risk.postMitigation), length)),
          ...fact("Mitigation", shorten(risk.mitigation.join(" "), long)),
          ...fact(
            "Owner",
            shorten(listNames(namesOf(plan, risk.owner ? [risk.owner] : [])), length),
          ),
        ],
        buttons: [
          on,
          {
            title: `Open risk ${risk.ref}`,
            press: { command: "show_risk", plan: id, ref: risk.ref },
          },
        ],
        asAt,
      });
    }
    const action = get(plan, "action", stop.ref);
    const open: Button = {
      title: `Open action ${action.ref}`,
      press: { command: "show_action", plan: id, ref: action.ref },
    };
    return itemCard({
      title,
      text: shorten(action.text, long),
      marks: fact("RAG", markText(standing(action)), standing(action).colour),
      facts: [
        ...fact("Due", dueText(action, now.today)),
        ...fact("Owner", shorten(listNames(namesOf(plan, action.owners)), long)),
        ...fact("Why", shorten(action.reason ?? "no reason given", long)),
        ...fact("Next step", shorten(action.recovery ?? "none given", long)),
        ...fact("Progress", action.progress && shorten(action.progress, long)),
        ...fact(
          "The board's rating",
          action.boardRating &&
            `${ragText(action.boardRating.rag)}: ${shorten(action.boardRating.reason, length)}`,
        ),
      ],
      buttons: [on, open],
      asAt,
    });
  });
}
