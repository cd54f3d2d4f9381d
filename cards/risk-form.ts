import type { NewRisk } from "../bot/plan/log-risk.ts";
import type { SeverityLevel } from "../bot/plan/model.ts";
import { SEVERITY_WORDS } from "../bot/plan/rag.ts";
import type { Plan } from "../bot/plan/snapshot.ts";
import { RAG_CHOICES } from "./action-form.ts";
import { fitting } from "./list.ts";
import { type Card, cardFrom } from "./render.ts";
import template from "./risk-form.json" with { type: "json" };
import { type AsAt, asAtLine, buttonsOf, shorten } from "./words.ts";

const draw = cardFrom<object>(template);

const SEVERITIES = (["unknown", "high", "medium", "low"] as const satisfies SeverityLevel[]).map(
  (value) => ({ value, title: SEVERITY_WORDS[value] }),
);

/** A choice set offers at most so many people: the officers of a plan, then its posts. */
const MOST_PEOPLE = 60;

export type RiskFormView = {
  readonly plan: Plan;
  readonly typed?: Partial<NewRisk>;
  readonly faults?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
  /** Set where the wording has been advised on: saving again goes on as it is. */
  readonly asItIs?: boolean;
  readonly nonce: string;
  readonly now: AsAt;
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
  return draw({
    title: "Log a risk",
    text: `Words that name a child, or say something of a person's health, do not belong in the register.${cut}`,
    problems: [
      ...(form.problems ?? []).map((text) => ({ text })),
      ...(form.faults ? [{ text: "Not saved yet. Please mend what is marked ⚠ below." }] : []),
    ],
    areas:
      plan.items.area.length === 0
        ? [{ value: "none", title: "This plan has no areas yet" }]
        : plan.items.area.map((area) => ({
            value: area.ref,
            title: shorten(`${area.ref}: ${area.shortName}`, Math.min(100, length)),
          })),
    rags: RAG_CHOICES,
    severities: SEVERITIES,
    people: [
      { value: "nobody", title: "Nobody yet" },
      ...offered.map((person) => ({
        value: person.ref,
        title: shorten(person.name, Math.min(80, length)),
      })),
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
        title: form.asItIs ? "Save as it is" : "Save",
        style: "positive",
        press: {
          command: "save_risk",
          plan: plan.key.id,
          nonce: form.nonce,
          ...(form.asItIs ? { asItIs: true as const } : {}),
        },
      },
      { title: "Cancel", press: { command: "list_risks", plan: plan.key.id } },
    ]),
    asAt: asAtLine(plan, form.now),
    fallbackText: "Log a risk",
  });
}
