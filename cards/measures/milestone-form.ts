import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { type Milestone, markOf, RATE, ratingIn } from "../../bot/plan/measures/milestone.ts";
import type { MilestoneSaid } from "../../bot/plan/measures/rate-milestone.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { markText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { lastOf, whatOthersDid } from "../history/conflict.ts";
import { ownerChoices } from "../people/owner-choices.ts";

export type MilestoneFormView = FormState & {
  readonly plan: Plan;
  readonly kpi: Kpi;
  readonly milestone: Milestone;
  readonly typed?: Partial<Omit<MilestoneSaid, "ref" | "seen" | "months">>;
  /** Somebody else's changes since the card that was filled in: then saving is a choice. */
  readonly changes?: readonly Change[];
};

/** The form for one milestone of a KPI: its rating, why, whose it is, whether it can be measured. */
export function milestoneForm(form: MilestoneFormView): Card {
  return fitting((length) => draw(form, Math.min(length, 500)));
}

function conflictLines({ plan, kpi, changes = [] }: MilestoneFormView, length: number) {
  if (changes.length === 0) return [];
  const name = itemName(plan, "kpi", kpi.ref);
  return [
    `Not saved: ${name} has changed since your card was drawn.`,
    ...lastOf(whatOthersDid(kpi, changes, Math.min(length, 200), vocabularyOf(plan))),
    "What you typed is below. Apply it to the new version, or leave theirs.",
  ];
}

function draw(form: MilestoneFormView, length: number): Card {
  const { plan, kpi, milestone, typed = {}, now, changes = [] } = form;
  const { months, comment, owner, measurable } = milestone;
  const stale = changes.length > 0;
  const chosen = typed.owner || owner;
  const { choices, cut } = ownerChoices(plan, chosen, length);
  const can = measurable === undefined ? "" : measurable ? "yes" : "no";
  return formCard({
    title: `${itemName(plan, "kpi", kpi.ref)} at ${months} months`,
    text: `${shorten(milestone.items.join("; "), length)}${cut}`,
    was: `Now: ${markText(markOf(milestone))}`,
    problems: [...conflictLines(form, length), ...(form.problems ?? [])],
    faults: form.faults,
    fields: askedFields(plan, "kpi", RATE, {
      rating: { value: typed.rating ?? ratingIn(milestone) },
      comment: { value: typed.comment ?? comment ?? "" },
      owner: { value: chosen ?? "nobody", choices },
      measurable: { value: typed.measurable ?? can },
    }),
    buttons: [
      {
        title: stale ? "Apply mine to the new version" : saveTitle(form),
        style: "positive",
        press: {
          command: "save_milestone",
          plan: plan.key.id,
          ref: kpi.ref,
          months,
          seen: kpi.version,
          ...carried(form),
        },
      },
      {
        title: stale ? "Leave theirs" : "Cancel",
        press: { command: "show_kpi", plan: plan.key.id, ref: kpi.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
