import type { ActionUpdate } from "../../../bot/plan/actions/update-action.ts";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { type Query, queryOf } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import { actionCard } from "../../../cards/actions/action.ts";
import { actionConflict } from "../../../cards/actions/action-conflict.ts";
import { actionForm } from "../../../cards/actions/action-form.ts";
import { boardRatingForm } from "../../../cards/actions/board-rating-form.ts";
import { evidenceCard } from "../../../cards/actions/evidence.ts";
import { evidenceForm } from "../../../cards/actions/evidence-form.ts";
import { withLines } from "../../../cards/frames/notice.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { type Drawn, FAULT, NONCE, pages, shared } from "../drawing.ts";
import { changesTo } from "../worlds/changed.ts";
import { NOW, type World } from "../worlds/world.ts";

const typedIn = (world: World): Omit<ActionUpdate, "ref"> => ({
  status: "in progress",
  rag: "red",
  reason: world.typing,
  recovery: world.typing,
  progress: world.typing,
  revisedDate: "2021-03-31",
  revisedReason: world.typing,
  evidenceTitle: world.typing,
  evidenceLink: world.typing,
  noLink: true,
});

/** The cards of actions: lists, one of them, and the forms that change it. */
export const ACTION_CARDS: readonly Drawn[] = [
  {
    name: "list of actions",
    draw: ({ plan }) =>
      [
        queryOf("action"),
        queryOf("action", { area: { oneOf: ["7 *_[]()${1+1}<at>Bob"] } }),
        queryOf("action", { rag: { oneOf: ["red"] }, late: { is: true } }),
      ]
        .map((query) => ({ query, items: runQuery(plan, query, NOW) }))
        .flatMap(({ query, items }) =>
          pages(items.length, 8).map((page) =>
            queryListCard({
              plan,
              query,
              reading: describeQuery(plan, query),
              items,
              page,
              now: NOW,
            }),
          ),
        ),
  },
  {
    name: "list of somebody's actions",
    draw: ({ plan }) =>
      plan.items.person.slice(0, 12).map((person, n) => {
        const of = (people: readonly string[]): Query =>
          queryOf("action", { owners: { oneOf: [...people] } });
        const query = of(plan.items.person.slice(n, n + 4).map((p) => p.ref));
        return queryListCard({
          plan,
          query,
          reading: describeQuery(plan, query),
          items: runQuery(plan, of([person.ref]), NOW),
          page: 2,
          now: NOW,
        });
      }),
  },
  {
    name: "action",
    draw: ({ plan }) =>
      plan.items.action.map((action) =>
        actionCard({
          plan,
          action,
          may: () => true,
          nonce: () => NONCE,
          now: NOW,
          said: `Saved: action ${action.ref} is ✖ Red, in progress.`,
        }),
      ),
  },
  {
    name: "action for a reader, with words that were not used",
    draw: ({ plan, typing }) =>
      plan.items.action.map((action) =>
        withLines(actionCard({ plan, action, may: () => false, nonce: () => NONCE, now: NOW }), [
          `I did not use: “${typing}”.`,
        ]),
      ),
  },
  {
    name: "action form",
    draw: ({ plan }) => plan.items.action.map((action) => actionForm({ plan, action, ...shared })),
  },
  {
    name: "action form with faults",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionForm({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          faults: Object.fromEntries(Object.keys(typedIn(world)).map((field) => [field, FAULT])),
        }),
      ),
  },
  {
    name: "action form with problems",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionForm({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          problems: [`Not saved: ${FAULT}`],
        }),
      ),
  },
  {
    name: "conflict",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionConflict({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          changes: changesTo(world, action.ref, 6),
        }),
      ),
  },
  {
    name: "evidence",
    draw: ({ plan }) =>
      plan.items.action.slice(0, 20).flatMap((action) => {
        const kpi = find(plan, "kpi", action.ref);
        const items = kpi ? [action, kpi] : [action];
        return pages(action.evidence.length, 6).map((page) =>
          evidenceCard({
            plan,
            ref: action.ref,
            items,
            mayAdd: items,
            page,
            said: "Saved.",
            now: NOW,
          }),
        );
      }),
  },
  {
    name: "evidence form",
    draw: (world) =>
      [...world.plan.items.action.slice(0, 5), ...world.plan.items.kpi.slice(0, 5)].map((item) =>
        evidenceForm({
          plan: world.plan,
          item,
          typed: { evidenceTitle: world.typing, evidenceLink: world.typing, noLink: true },
          faults: { evidenceTitle: FAULT, evidenceLink: FAULT },
          ...shared,
        }),
      ),
  },
  {
    name: "board rating form",
    draw: (world) =>
      world.plan.items.action.slice(0, 10).map((action) =>
        boardRatingForm({
          plan: world.plan,
          action,
          typed: { rag: "amber", reason: world.typing },
          faults: { reason: FAULT },
          ...shared,
        }),
      ),
  },
];
