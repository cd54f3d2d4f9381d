import { overallForm } from "../../../cards/judgements/overall-form.ts";
import { overallCard } from "../../../cards/judgements/overall-rating.ts";
import { type Drawn, FAULT, shared } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of how the plan and its areas are rated as a whole. */
export const JUDGEMENT_CARDS: readonly Drawn[] = [
  {
    name: "overall rating",
    draw: ({ plan }) => [
      ...[1, 2, 3].map((page) => overallCard({ plan, page, now: NOW, may: true })),
      ...plan.items.area.map(({ ref }) =>
        overallCard({ plan, area: ref, page: 1, now: NOW, may: true }),
      ),
    ],
  },
  {
    name: "overall rating form",
    draw: ({ plan, typing, somebody }) =>
      [undefined, plan.items.area[0]?.ref].flatMap((area) => {
        const view = { plan, area, ...shared };
        const typed = {
          body: somebody,
          rating: "green/amber",
          occasion: "visit",
          reason: typing,
          date: "2020-12-18",
        };
        return [
          overallForm(view),
          overallForm({ ...view, typed, problems: [FAULT] }),
          overallForm({ ...view, typed, faults: { rating: FAULT, date: FAULT } }),
        ];
      }),
  },
];
