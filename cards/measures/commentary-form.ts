import { EXPLAIN } from "../../bot/plan/measures/explained/commentary.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { markOf } from "../../bot/plan/measures/milestone.ts";
import type { Explained } from "../../bot/plan/measures/shortfalls/give-commentary.ts";
import {
  explaining,
  type Shortfall,
  shortfallName,
} from "../../bot/plan/measures/shortfalls/shortfall.ts";
import { sightOf } from "../../bot/plan/measures/small-counts.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { markText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { lastOf, whatOthersDid } from "../history/conflict.ts";
import { headlineOf } from "./measure-words.ts";

export type CommentaryFormView = FormState & {
  readonly plan: Plan;
  readonly short: Shortfall;
  readonly typed?: Partial<Pick<Explained, "what" | "why" | "next" | "due">>;
  /** Somebody else's changes since the card that was filled in: then saving is a choice. */
  readonly changes?: readonly Change[];
};

/** The form that explains why a milestone or a measure falls short: what, why, what next, and by when. */
export function commentaryForm(form: CommentaryFormView): Card {
  return fitting((length) => draw(form, Math.min(length, 500)));
}

/** How it stands now, as anybody may read it. */
function standsWords(plan: Plan, short: Shortfall, { today }: AsAt): string {
  if (short.milestone) return `Now: ${markText(markOf(short.milestone))}`;
  const measure: Measure = short.item;
  const state = stateOf(plan, measure, today);
  const { mark, stands } = headlineOf({ plan, measure, state, sight: sightOf(plan), today });
  return `Now: ${mark.text}${stands}`;
}

function conflictLines(
  { plan, short: { item }, changes = [] }: CommentaryFormView,
  length: number,
) {
  if (changes.length === 0) return [];
  return [
    `Not saved: ${itemName(plan, item.kind, item.ref)} has changed since your card was drawn.`,
    ...lastOf(whatOthersDid(item, changes, Math.min(length, 200), vocabularyOf(plan))),
    "What you typed is below. Apply it to the new version, or leave theirs.",
  ];
}

function draw(form: CommentaryFormView, length: number): Card {
  const { plan, short, typed = {}, now, changes = [] } = form;
  const { item, milestone, commentary } = short;
  const id = plan.key.id;
  const stale = changes.length > 0;
  // What is out of date is written anew, and not passed off as what stands.
  const stood = explaining(plan, short, now.today) === "given" ? commentary : null;
  return formCard({
    title: `${labelOf(plan, item.kind, "commentary")}: ${shortfallName(plan, short)}`,
    text: shorten(short.text, length),
    was: shorten(standsWords(plan, short, now), length * 2),
    problems: [...conflictLines(form, length), ...(form.problems ?? [])],
    faults: form.faults,
    fields: askedFields(plan, item.kind, EXPLAIN, {
      what: { value: typed.what ?? stood?.what ?? "" },
      why: { value: typed.why ?? stood?.why ?? "" },
      next: { value: typed.next ?? stood?.next ?? "" },
      due: { value: typed.due ?? stood?.due ?? "" },
    }),
    buttons: [
      {
        title: stale ? "Apply mine to the new version" : saveTitle(form),
        style: "positive",
        press: {
          command: "save_commentary",
          plan: id,
          kind: item.kind,
          ref: item.ref,
          ...(milestone ? { months: milestone.months } : {}),
          seen: item.version,
          ...carried(form),
        },
      },
      {
        title: stale ? "Leave theirs" : "Cancel",
        press: {
          command: item.kind === "kpi" ? "show_kpi" : "show_measure",
          plan: id,
          ref: item.ref,
        },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
