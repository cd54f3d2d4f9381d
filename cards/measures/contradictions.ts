import type { Contradiction } from "../../bot/plan/measures/contradictions.ts";
import { KEEP } from "../../bot/plan/measures/keep-scorecard.ts";
import { VERDICT_CHOICES } from "../../bot/plan/measures/measure.kind.ts";
import type { Settling } from "../../bot/plan/measures/settle-contradiction.ts";
import { byAt } from "../../bot/plan/model/field-types.ts";
import { listNames } from "../../bot/plan/model/names.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";

/** What has been said of a contradiction: `confirmed (Ada, 20 Jan 2021, 14:02: the paper is to be mended)`. */
export function settledWords({ settled }: Contradiction, length: number): string {
  if (!settled) return "nobody has said yet which of the two is meant";
  return `${settled.verdict} (${byAt(settled)}: ${shorten(settled.reason, length)})`;
}

/** A contradiction with what has been said of it. */
export const contradictionWords = (one: Contradiction, length: number): string =>
  `${one.words}: ${settledWords(one, length)}`;

/** The measures over which the plan disagrees with itself, as a line. */
export function contradictionLine(all: readonly Contradiction[], length: number): string {
  if (all.length === 0) return "";
  const refs = [...new Set(all.map(({ measure }) => measure.ref))];
  return `The plan disagrees with itself over ${shorten(listNames(refs), length * 2)}.`;
}

/** Where a plan disagrees with itself: both that it says, and what a clerk has said of it. */
export function contradictionsCard(view: {
  readonly plan: Plan;
  readonly all: readonly Contradiction[];
  readonly mayKeep: boolean;
  readonly page: number;
  readonly now: AsAt;
}): Card {
  const { plan, all, mayKeep, now } = view;
  const id = plan.key.id;
  return fitting((length) => {
    const page = pageOf(all, view.page);
    return listCard({
      title: "Contradictions of the plan",
      reading:
        "Where a title, a target and a milestone name different numbers for what seems to be the same",
      count: `${howMany(all.length, "contradiction")}${pageText(page)}`,
      rows: page.rows.map((one) => ({
        ref: one.measure.ref,
        text: one.words,
        detail: settledWords(one, length),
        mark: one.settled
          ? one.settled.verdict === "confirmed"
            ? "✔ Confirmed"
            : "– Dismissed"
          : "▲ To settle",
        colour: "default",
        ground: one.settled ? "default" : "warning",
        open: mayKeep ? "Settle it" : `Open ${itemName(plan, "measure", one.measure.ref)}`,
        press: mayKeep
          ? { command: "settle_contradiction", plan: id, ref: one.measure.ref, key: one.key }
          : { command: "show_measure", plan: id, ref: one.measure.ref },
      })),
      buttons: [
        ...pageButtons(page, (number) => ({ command: "contradictions", plan: id, page: number })),
        { title: "Scorecard", press: { command: "scorecard", plan: id } },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}

/** The form by which a clerk confirms or dismisses a contradiction, with a reason. */
export function contradictionForm(
  form: FormState & {
    readonly plan: Plan;
    readonly contradiction: Contradiction;
    readonly typed?: Partial<Settling>;
  },
): Card {
  const { plan, contradiction, typed = {}, now } = form;
  const { measure, key, words, settled } = contradiction;
  return formCard({
    title: `A contradiction over ${itemName(plan, "measure", measure.ref)}`,
    text: `${words}. ${shorten(measure.title, 500)}`,
    was: `Now: ${settledWords(contradiction, 300)}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "measure", KEEP, {
      verdict: {
        value: typed.verdict ?? settled?.verdict ?? "confirmed",
        choices: VERDICT_CHOICES,
      },
      reason: { value: typed.reason ?? settled?.reason ?? "" },
    }),
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_contradiction",
          plan: plan.key.id,
          ref: measure.ref,
          key,
          seen: measure.version,
          ...carried(form),
        },
      },
      { title: "Cancel", press: { command: "contradictions", plan: plan.key.id, page: 1 } },
    ],
    asAt: asAtLine(plan, now),
  });
}
