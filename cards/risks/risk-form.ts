import type { Button } from "../../bot/asks/index.ts";
import { withArticle } from "../../bot/plan/model/names.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import type { NewRisk } from "../../bot/plan/risks/log-risk.ts";
import { UPDATE } from "../../bot/plan/risks/risk-scores.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine } from "../frames/words.ts";
import { ownerChoices } from "../people/owner-choices.ts";
import { areaChoices, areasChosen } from "./risk-choices.ts";

export type RiskFormView = FormState & {
  readonly plan: Plan;
  readonly typed?: Partial<NewRisk>;
  /** The risk that it may be already: it is opened from here, or the new one is logged all the same. */
  readonly alike?: string;
};

/** The form that logs a risk. What was typed comes back in it, each fault beside its field. */
export function riskForm(form: RiskFormView): Card {
  return fitting((length) => drawForm(form, length));
}

/** Where room is short, names are shortened first, and then fewer people are offered. */
function drawForm(form: RiskFormView, length: number): Card {
  const { plan, typed = {}, alike } = form;
  const owners = ownerChoices(plan, typed.owner, length);
  const same = alike === undefined ? undefined : find(plan, "risk", alike);
  const open: readonly Button[] = same
    ? [
        {
          title: `Open ${itemName(plan, "risk", same.ref)}`,
          press: { command: "show_risk", plan: plan.key.id, ref: same.ref },
        },
      ]
    : [];
  return formCard({
    title: `Log ${withArticle(called(plan, "risk").one)}`,
    text: `Words that name a child, or say something of a person's health, do not belong in the register.${owners.cut}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "risk", UPDATE, {
      area: { value: areasChosen(plan, typed.area ?? ""), choices: areaChoices(plan, length) },
      description: { value: typed.description ?? "" },
      severity: { value: typed.severity ?? "unknown" },
      rag: { value: typed.rag ?? "none" },
      mitigation: { value: typed.mitigation ?? "" },
      owner: { value: typed.owner || "nobody", choices: owners.choices },
      postMitigation: { value: typed.postMitigation ?? "unknown" },
      links: { value: typed.links ?? "" },
    }),
    buttons: [
      {
        title: same ? "Log it all the same" : saveTitle(form),
        style: "positive",
        press: {
          command: "save_risk",
          plan: plan.key.id,
          ...carried(form),
          ...(same ? { another: true as const } : {}),
        },
      },
      ...open,
      { title: "Cancel", press: listing(plan, queryOf("risk")) },
    ],
    asAt: asAtLine(plan, form.now),
  });
}
