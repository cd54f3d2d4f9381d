import { bodyOf, bodyText, OUR_OWN } from "../../bot/plan/judgements/bodies.ts";
import type { Judgement } from "../../bot/plan/judgements/judgement.kind.ts";
import { sameDay, seriesOf } from "../../bot/plan/judgements/judgements.ts";
import { type OverallSaid, rateOverall } from "../../bot/plan/judgements/rate-overall.ts";
import { ratingText } from "../../bot/plan/judgements/rating-words.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { givenAt, overallTitle } from "./judgement-words.ts";

export type OverallForm = FormState & {
  readonly plan: Plan;
  /** Without an area, it is the plan that is rated. */
  readonly area?: string | undefined;
  readonly typed?: Partial<Omit<OverallSaid, "area" | "seen">>;
};

/** What stands already for the body and the day that are typed, and would be put right. */
export function standsFor({ plan, area, typed = {}, now }: OverallForm): Judgement | undefined {
  const date = typed.date || now.today;
  return sameDay(plan, { area: area ?? null, body: bodyOf(plan, typed.body ?? ""), date });
}

/** How it is rated now, by whom and since when. */
function nowWords({ plan, area }: OverallForm): string {
  const some = seriesOf(plan, area ?? null)
    .slice(0, 4)
    .map(
      ({ body, latest }) =>
        `${shorten(bodyText(body), 60)}: ${ratingText(latest.rating)} (${givenAt(latest, 40)})`,
    );
  return `Now: ${some.join("; ") || "not rated as a whole yet"}`;
}

/** The form for a rating of the plan or of an area, filled in with what was said. */
export function overallForm(form: OverallForm): Card {
  return fitting((length) => draw(form, length));
}

function draw(form: OverallForm, length: number): Card {
  const { plan, area, typed = {}, now } = form;
  const stands = standsFor(form);
  const named = area === undefined ? undefined : find(plan, "area", area);
  const subject =
    area === undefined ? `the ${called(plan, "about").one}` : itemName(plan, "area", area);
  return formCard({
    title: `${overallTitle(plan)} of ${subject}`,
    text: named ? shorten(named.shortName, length) : "",
    was: nowWords(form),
    problems: [
      ...(form.problems ?? []),
      ...(stands
        ? [
            `${shorten(bodyText(stands.body), 60)} stands at ${ratingText(stands.rating)} for that day. Saving puts it right, and the history keeps it.`,
          ]
        : []),
    ],
    faults: form.faults,
    fields: askedFields(plan, "judgement", rateOverall.deed, {
      rating: { value: typed.rating ?? "" },
      body: { value: typed.body || OUR_OWN },
      date: { value: typed.date || now.today },
      occasion: { value: typed.occasion ?? stands?.occasion ?? "" },
      reason: { value: typed.reason ?? "" },
    }),
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_overall_rating",
          plan: plan.key.id,
          area: area ?? "",
          ...(stands ? { seen: stands.version } : {}),
          ...carried(form),
        },
      },
      {
        title: "Cancel",
        press: {
          command: "overall_rating",
          plan: plan.key.id,
          page: 1,
          ...(area === undefined ? {} : { area }),
        },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
