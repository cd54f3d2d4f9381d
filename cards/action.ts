import { printDate, printInstant } from "../bot/plan/calendar-date.ts";
import type { Action } from "../bot/plan/model.ts";
import { listNames, namesOf } from "../bot/plan/people.ts";
import { isUnsafe, markText, RAG_MARKS, STATUS_MARKS } from "../bot/plan/rag.ts";
import { find, type Plan } from "../bot/plan/snapshot.ts";
import { fact, itemCard } from "./item.ts";
import { fitting } from "./list.ts";
import type { Card } from "./render.ts";
import { type AsAt, asAtLine, lateness, shorten } from "./words.ts";

/** An action, who looks at it, and what has just happened to it. */
export type ActionView = {
  readonly plan: Plan;
  readonly action: Action;
  readonly mayUpdate: boolean;
  readonly now: AsAt;
  readonly said?: string;
};

/**
 * One action in full. Its number is also a KPI's, so that KPI is named: they are not the same
 * thing. The action's own texts are never cut; what is told of other things is, if room is short.
 */
export function actionCard(view: ActionView): Card {
  return fitting((length) => draw(view, length));
}

function draw(view: ActionView, length: number): Card {
  const { plan, action, now } = view;
  const area = find(plan, "area", action.area);
  const kpi = find(plan, "kpi", action.ref);
  const first = kpi?.milestones[0];
  const reached = first
    ? `by ${first.months} months: ${shorten(first.items.join("; "), Math.min(160, length))}`
    : "no milestone";
  // Where room is shortest the KPI's button has to do.
  const sameNumber =
    kpi && length >= 60
      ? `KPI ${kpi.ref}, ${reached} (the two may be about different things)`
      : null;
  const owners = action.owners.map((ref) => {
    const person = find(plan, "person", ref);
    const whole = person?.organisation ? `${person.name} (${person.organisation})` : person?.name;
    return shorten(whole ?? ref, length);
  });
  const unsafe = isUnsafe(action.rag);
  const status = STATUS_MARKS[action.status];
  const rag = RAG_MARKS[action.rag];
  const id = plan.key.id;
  return itemCard({
    said: view.said,
    title: `Action ${action.ref}`,
    text: action.text,
    marks: [
      // A complete action is past rating: a colour beside it would read as an omission.
      ...(action.status === "complete"
        ? []
        : [{ label: "RAG", value: markText(rag), colour: rag.colour }]),
      { label: "Status", value: markText(status), colour: status.colour },
    ],
    facts: [
      ...fact("Area", area && shorten(`${area.ref}: ${area.shortName}`, length)),
      ...fact("Responsible officers", listNames(owners)),
      ...fact("By when", action.byWhen.printed),
      ...fact(
        "Revised date",
        action.revised && `${printDate(action.revised.date)}: ${action.revised.reason}`,
      ),
      ...fact("Late", lateness(action, now.today), "attention"),
      ...fact("Start date", action.startDate && printDate(action.startDate)),
      ...fact(
        `Why it is ${rag.word.toLowerCase()}`,
        action.reason ?? (unsafe && action.status !== "complete" ? "Not said yet" : null),
      ),
      ...fact(
        "Needed to return to green",
        action.recovery ?? (unsafe && action.status !== "complete" ? "Not said yet" : null),
      ),
      ...fact("Progress", action.progress ?? "None reported yet"),
      ...fact(
        "Status and RAG last set",
        action.rated
          ? `by ${shorten(action.rated.by, length)}, ${printInstant(new Date(action.rated.at))}`
          : "Not set by anybody yet",
      ),
      ...fact("KPI of the same number", sameNumber),
      ...fact("Note on the paper", action.note),
    ],
    buttons: [
      ...(view.mayUpdate
        ? [
            {
              title: "Update",
              press: { command: "update_action" as const, plan: id, ref: action.ref },
              style: "positive" as const,
            },
          ]
        : []),
      ...(kpi
        ? [
            {
              title: `Open KPI ${kpi.ref}`,
              press: { command: "kpis" as const, plan: id, ref: kpi.ref },
            },
          ]
        : []),
      {
        title: `Open area ${action.area}`,
        press: { command: "area_overview" as const, plan: id, area: action.area },
      },
    ],
    asAt: asAtLine(plan, now, length * 2),
  });
}

/** Owners of an action as a line, for sentences. */
export const ownersLine = (plan: Plan, action: Action) => listNames(namesOf(plan, action.owners));
