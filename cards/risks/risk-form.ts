import { RAG_CHOICES, SEVERITY_CHOICES } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import type { NewRisk } from "../../bot/plan/risks/log-risk.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

/** A choice set offers at most so many people: the officers of a plan, then its posts. */
const MOST_PEOPLE = 60;

export type RiskFormView = FormState & {
  readonly plan: Plan;
  readonly typed?: Partial<NewRisk>;
};

/** The form that logs a risk. What was typed comes back in it, each fault beside its field. */
export function riskForm(form: RiskFormView): Card {
  return fitting((length) => drawForm(form, length));
}

/** Where room is short, names are shortened first, and then fewer people are offered. */
function drawForm(form: RiskFormView, length: number): Card {
  const { plan, typed = {} } = form;
  const officers = plan.items.person.filter((person) => !person.post);
  const all = [...officers, ...plan.items.person.filter((person) => person.post)];
  const people = all.slice(0, length >= 60 ? MOST_PEOPLE : MOST_PEOPLE / 3);
  const chosenOwner = all.find((p) => p.ref === typed.owner);
  const offered = chosenOwner && !people.includes(chosenOwner) ? [...people, chosenOwner] : people;
  const cut =
    offered.length < all.length
      ? ` Only ${offered.length} of the plan's ${all.length} people can be offered as owners here.`
      : "";
  const areas =
    plan.items.area.length === 0
      ? [{ value: "none", title: "This plan has no areas yet" }]
      : plan.items.area.map((area) => ({
          value: area.ref,
          title: shorten(`${area.ref}: ${area.shortName}`, Math.min(100, length)),
        }));
  const owners = [
    { value: "nobody", title: "Nobody yet" },
    ...offered.map((person) => ({
      value: person.ref,
      title: shorten(person.name, Math.min(80, length)),
    })),
  ];
  return formCard({
    title: "Log a risk",
    text: `Words that name a child, or say something of a person's health, do not belong in the register.${cut}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      {
        kind: "choices",
        id: "area",
        label: "Area that the risk is about",
        choices: areas,
        value: typed.area ?? "",
      },
      {
        kind: "text",
        id: "description",
        label: "The risk: what may happen, and why",
        value: typed.description ?? "",
      },
      {
        kind: "choices",
        id: "severity",
        label: "Severity now",
        choices: SEVERITY_CHOICES,
        value: typed.severity ?? "unknown",
      },
      {
        kind: "choices",
        id: "rag",
        label: "RAG of the risk",
        choices: RAG_CHOICES,
        value: typed.rag ?? "none",
      },
      {
        kind: "text",
        id: "mitigation",
        label: "Mitigation: what is being done about it",
        value: typed.mitigation ?? "",
      },
      {
        kind: "choices",
        id: "owner",
        label: "Owner of the risk",
        choices: owners,
        value: typed.owner || "nobody",
      },
      {
        kind: "choices",
        id: "postMitigation",
        label: "Severity after mitigation",
        choices: SEVERITY_CHOICES,
        value: typed.postMitigation ?? "unknown",
      },
    ],
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_risk",
          plan: plan.key.id,
          ...carried(form),
        },
      },
      { title: "Cancel", press: listing(plan, queryOf("risk")) },
    ],
    asAt: asAtLine(plan, form.now),
  });
}
