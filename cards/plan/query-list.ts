import type { Button } from "../../bot/asks/index.ts";
import { WORKING_NOTE } from "../../bot/plan/challenges/challenges.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import type { Item, ItemOf, Kind } from "../../bot/plan/model/kind.ts";
import { capital, withArticle } from "../../bot/plan/model/names.ts";
import { called, listed, type Plan } from "../../bot/plan/model/snapshot.ts";
import type { Query } from "../../bot/plan/query/query.ts";
import { actionRow } from "../actions/action-row.ts";
import { filterInputs } from "../actions/filter-inputs.ts";
import { challengeRow } from "../challenges/challenge-row.ts";
import {
  fitting,
  type ListFilters,
  type ListRow,
  listCard,
  pageButtons,
  pageOf,
  pageText,
  ROWS_PER_PAGE,
} from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany } from "../frames/words.ts";
import { kpiRow } from "../measures/kpi-row.ts";
import { measureRow } from "../measures/measure-row.ts";
import { riskRow } from "../risks/risk-row.ts";
import { plainRow } from "./plain-row.ts";

/** How a kind looks in a list, where it is not as any kind does. */
type Look<K extends Kind> = {
  readonly title?: string;
  /** A row of it; what is asked may say which part of it is shown. */
  readonly row: (
    plan: Plan,
    item: ItemOf<K>,
    now: AsAt,
    length: number,
    where: Query["where"],
  ) => ListRow;
  readonly rows?: number;
  /** What the list always says beside its count. */
  readonly remark?: string;
  /** What can be pressed below it, and the right that whoever is to see that needs. */
  readonly buttons?: (plan: Plan) => readonly Button[];
  readonly needs?: Deed;
  /** Inputs by which it is asked again. */
  readonly filters?: (plan: Plan, query: Query, length: number) => ListFilters;
};

const LOOKS: { readonly [K in Kind]?: Look<K> } = {
  action: {
    row: actionRow,
    filters: filterInputs,
    buttons: ({ key }) => [
      { title: "Show with these filters", press: { command: "refilter", plan: key.id } },
    ],
  },
  risk: {
    title: "Risk register",
    row: riskRow,
    rows: 6,
    buttons: (plan) => [
      {
        title: `Log ${withArticle(called(plan, "risk").one)}`,
        press: { command: "log_risk", plan: plan.key.id },
      },
      // A register of words alone has nothing to place on it.
      ...(listed(plan, "risk").some(({ residual }) => residual)
        ? [
            {
              title: "Heat map",
              press: { command: "heat_map" as const, plan: plan.key.id, of: "residual" as const },
            },
          ]
        : []),
    ],
  },
  measure: { row: measureRow },
  kpi: { row: kpiRow },
  challenge: {
    row: challengeRow,
    rows: 6,
    remark: `An answer is ${WORKING_NOTE}.`,
    needs: "raise a challenge",
    buttons: (plan) => [
      {
        title: `Raise ${withArticle(called(plan, "challenge").one)}`,
        press: { command: "raise_challenge", plan: plan.key.id },
      },
    ],
  },
};

/** The items that a query finds: the query in words, how many of how many, and the rows. */
export function queryListCard(view: {
  readonly plan: Plan;
  readonly query: Query;
  readonly reading: string;
  readonly items: readonly Item[];
  readonly page: number;
  readonly now: AsAt;
  readonly remarks?: readonly string[];
  readonly buttons?: readonly Button[];
  /** What can be pressed below it is left out for whoever may do nothing there. */
  readonly may?: (deed: Deed) => boolean;
}): Card {
  const { plan, query, items, now, remarks = [], buttons = [], may = () => true } = view;
  const look = (LOOKS[query.kind] ?? { row: plainRow }) as unknown as Look<Kind>;
  const { one, many } = called(plan, query.kind);
  const page = pageOf(items, view.page, look.rows ?? ROWS_PER_PAGE);
  const of = howMany(listed(plan, query.kind, query.where).length, one, many);
  const count = `${items.length.toLocaleString("en-GB")} of ${of}${pageText(page)}`;
  return fitting((length) =>
    listCard({
      title: look.title ?? capital(many),
      reading: view.reading,
      count: [count, ...remarks, ...(look.remark ? [look.remark] : [])].join(". "),
      rows: page.rows.map((item) => look.row(plan, item, now, length, view.query.where)),
      buttons: [
        ...pageButtons(page, (number) => listing(plan, query, number)),
        ...(!look.needs || may(look.needs) ? (look.buttons?.(plan) ?? []) : []),
        ...buttons,
      ],
      ...(look.filters ? { filters: look.filters(plan, query, length) } : {}),
      asAt: asAtLine(plan, now),
    }),
  );
}
