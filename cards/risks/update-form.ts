import type { Button } from "../../bot/asks/index.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { editsOf } from "../../bot/plan/model/edits.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import { kindOf, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName } from "../../bot/plan/model/vocabulary.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { UPDATE } from "../../bot/plan/risks/risk-scores.ts";
import { standingInputs } from "../../bot/plan/risks/risk-typed.ts";
import type { RiskUpdate } from "../../bot/plan/risks/update-risk.ts";
import { askedFields, type InputAsked } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { conflictLines } from "../history/conflict.ts";
import { ownerChoices } from "../people/owner-choices.ts";
import { areaChoices, areasChosen } from "./risk-choices.ts";

type UpdateFormView = FormState & {
  readonly plan: Plan;
  readonly risk: Risk;
  readonly typed?: Partial<RiskUpdate>;
  readonly saveTitle?: string;
  readonly otherButtons?: readonly Button[];
};

/** The form that updates a risk. What was typed comes back in it, each fault beside its field. */
export const updateForm = (form: UpdateFormView): Card =>
  fitting((length) => drawUpdate(form, length));

/** This form asks for so much that there is less room for names. */
const MOST_OWNERS = 60;
const FEW_OWNERS = 8;

/** What each input of the kind holds: what was typed, or else what stands. */
function asked({ plan, risk, typed = {} }: UpdateFormView, length: number) {
  const stands = standingInputs(plan, risk);
  const said = typed as Readonly<Record<string, unknown>>;
  const value = (id: string) => String(said[id] ?? stands[id] ?? "");
  const owner = value("owner");
  const owners = ownerChoices(plan, owner, length, length >= 100 ? MOST_OWNERS : FEW_OWNERS);
  const isOffered = owners.choices.some((choice) => choice.value === owner);
  const special: Readonly<Record<string, InputAsked>> = {
    owner: { value: isOffered ? owner : "nobody", choices: owners.choices },
    area: { value: areasChosen(plan, value("area")), choices: areaChoices(plan, length) },
  };
  const ids = editsOf(kindOf(plan, "risk"), UPDATE).map(({ input }) => input.id);
  const inputs = ids.map((id) => [id, special[id] ?? { value: value(id) }] as const);
  return { inputs: Object.fromEntries(inputs), cut: owners.cut };
}

function drawUpdate(form: UpdateFormView, length: number): Card {
  const { plan, risk, typed, now } = form;
  const { inputs, cut } = asked(form, length);
  const left = severityText(risk.postMitigation);
  return formCard({
    title: `Update ${itemName(plan, "risk", risk.ref)}`,
    text: `${shorten(risk.description, Math.min(300, length * 2))}${cut}`,
    was: `Now: ${markText(RAG_MARKS[risk.rag])}, ${briefOf(plan, "risk", "postMitigation").toLowerCase()} ${shorten(left, length)}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      ...askedFields(plan, "risk", UPDATE, inputs),
      {
        id: "why",
        kind: "line",
        label: "Why it is changed, for its history (may be blank)",
        value: typed?.why ?? "",
      },
    ],
    buttons: [
      {
        title: form.saveTitle ?? saveTitle(form),
        style: "positive",
        press: {
          command: "save_risk_update",
          plan: plan.key.id,
          ref: risk.ref,
          seen: risk.version,
          ...carried(form),
        },
      },
      ...(form.otherButtons ?? [
        {
          title: "Cancel",
          press: { command: "show_risk" as const, plan: plan.key.id, ref: risk.ref },
        },
      ]),
    ],
    asAt: asAtLine(plan, now),
  });
}

/** A save that came too late: who changed what and when, with the person's own typing kept in the form. */
export const riskConflict = (form: {
  readonly plan: Plan;
  readonly risk: Risk;
  readonly typed: Partial<RiskUpdate>;
  readonly changes: readonly Change[];
  readonly nonce: string;
  readonly now: AsAt;
}): Card =>
  fitting((length) => {
    const { plan, risk: item, typed, changes } = form;
    const short = Math.min(length, 200);
    return drawUpdate(
      {
        ...form,
        problems: conflictLines({ plan, item, deed: UPDATE }, typed, changes, short),
        saveTitle: "Apply mine to the new version",
        otherButtons: [
          {
            title: "Leave theirs",
            press: { command: "show_risk", plan: plan.key.id, ref: item.ref },
          },
        ],
      },
      length,
    );
  });
