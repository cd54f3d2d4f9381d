import { withArticle } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { logRisk, type NewRisk } from "../../bot/plan/risks/log-risk.ts";
import { askedFields } from "../frames/edit-form.ts";
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
      ? ` Only ${offered.length} of the plan's ${all.length} ${called(plan, "person").many} can be offered as ${roleCalled(plan, "owner").many} here.`
      : "";
  const areas =
    plan.items.area.length === 0
      ? [{ value: "none", title: `This plan has no ${called(plan, "area").many} yet` }]
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
    title: `Log ${withArticle(called(plan, "risk").one)}`,
    text: `Words that name a child, or say something of a person's health, do not belong in the register.${cut}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "risk", logRisk.deed, {
      area: { value: typed.area ?? "", choices: areas },
      description: { value: typed.description ?? "" },
      severity: { value: typed.severity ?? "unknown" },
      rag: { value: typed.rag ?? "none" },
      mitigation: { value: typed.mitigation ?? "" },
      owner: { value: typed.owner || "nobody", choices: owners },
      postMitigation: { value: typed.postMitigation ?? "unknown" },
    }),
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
