import type { NewRisk } from "../bot/plan/log-risk.ts";
import type { SeverityLevel } from "../bot/plan/model.ts";
import { SEVERITY_WORDS } from "../bot/plan/rag.ts";
import type { Plan } from "../bot/plan/snapshot.ts";
import { RAG_CHOICES } from "./action-form.ts";
import { type Card, cardFrom } from "./render.ts";
import template from "./risk-form.json" with { type: "json" };
import { type AsAt, asAtLine, buttonsOf, shorten } from "./words.ts";

const draw = cardFrom<object>(template);

const SEVERITIES = (["unknown", "high", "medium", "low"] as const satisfies SeverityLevel[]).map(
  (value) => ({ value, title: SEVERITY_WORDS[value] }),
);

/** A choice set offers at most so many people: the officers of a plan, then its posts. */
const MOST_PEOPLE = 60;

/** The form that logs a risk. What was typed comes back in it, each fault beside its field. */
export function riskForm(form: {
  readonly plan: Plan;
  readonly typed?: Partial<NewRisk>;
  readonly faults?: Readonly<Record<string, string>>;
  readonly nonce: string;
  readonly now: AsAt;
}): Card {
  const { plan, typed = {} } = form;
  const chosenOwner = plan.items.person.find((p) => p.ref === typed.owner);
  const people = plan.items.person.slice(0, MOST_PEOPLE);
  const offered = chosenOwner && !people.includes(chosenOwner) ? [...people, chosenOwner] : people;
  return draw({
    title: "Log a risk",
    text: "Words that name a child, or say something of a person's health, do not belong in the register.",
    problems: form.faults ? [{ text: "Not saved yet. Please mend what is marked ⚠ below." }] : [],
    areas: plan.items.area.map((area) => ({
      value: area.ref,
      title: shorten(`${area.ref}: ${area.shortName}`, 100),
    })),
    rags: RAG_CHOICES,
    severities: SEVERITIES,
    people: [
      { value: "nobody", title: "Nobody yet" },
      ...offered.map((person) => ({ value: person.ref, title: shorten(person.name, 80) })),
    ],
    values: {
      area: typed.area ?? "",
      description: typed.description ?? "",
      rag: typed.rag ?? "none",
      severity: typed.severity ?? "unknown",
      mitigation: typed.mitigation ?? "",
      owner: typed.owner || "nobody",
      postMitigation: typed.postMitigation ?? "unknown",
    },
    faults: form.faults ?? {},
    buttons: buttonsOf([
      {
        title: "Save",
        style: "positive",
        press: { command: "save_risk", plan: plan.key.id, nonce: form.nonce },
      },
      { title: "Cancel", press: { command: "list_risks", plan: plan.key.id } },
    ]),
    asAt: asAtLine(plan, form.now),
    fallbackText: "Log a risk",
  });
}
