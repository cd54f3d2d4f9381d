import { COMMANDS } from "../../../bot/commands/index.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { isOverTolerance } from "../../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../../bot/plan/risks/score.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { heatMapCard } from "../../../cards/risks/heat-map.ts";
import { overToleranceCard } from "../../../cards/risks/over-tolerance.ts";
import { riskForm } from "../../../cards/risks/risk-form.ts";
import { riskCard } from "../../../cards/risks/risks.ts";
import { closingForm, mergeForm, reviewForm, scaleForm } from "../../../cards/risks/small-forms.ts";
import { riskConflict, updateForm } from "../../../cards/risks/update-form.ts";
import { contextOf, type Drawn, FAULT, NONCE, pages, shared } from "../drawing.ts";
import { everythingChanged } from "../worlds/changed.ts";
import { NOW, type World } from "../worlds/world.ts";

const typedRisk = (world: World) => ({
  area: world.plan.items.area.at(-1)?.ref ?? "",
  description: world.typing,
  rag: "amber" as const,
  severity: "high" as const,
  mitigation: world.typing,
  owner: world.plan.items.person.at(-1)?.ref ?? "",
  postMitigation: "low" as const,
});

/** The cards of the risk register. */
export const RISK_CARDS: readonly Drawn[] = [
  {
    name: "risk list",
    draw: ({ plan }) =>
      pages(plan.items.risk.length, 6).map((page) =>
        queryListCard({
          plan,
          query: queryOf("risk"),
          items: plan.items.risk,
          reading: "All risks",
          page,
          now: NOW,
        }),
      ),
  },
  {
    name: "risk list of an area",
    draw: async (world) =>
      Promise.all(
        world.plan.items.area.map(async ({ ref }) => {
          const context = contextOf(world);
          return (
            await COMMANDS.list.run(context, {
              query: queryOf("risk", { areas: { oneOf: [ref] } }),
              page: 1,
            })
          ).card;
        }),
      ),
  },
  {
    name: "risk",
    draw: ({ plan }) =>
      plan.items.risk.map((risk) =>
        riskCard({ plan, risk, now: NOW, said: `Saved: this is risk ${risk.ref}.` }),
      ),
  },
  {
    name: "risk, for who may do everything",
    draw: ({ plan, somebody, typing }) =>
      plan.items.risk.flatMap((open) => {
        const done = { by: somebody, at: NOW.at.toISOString() };
        const closed = { ...open, closed: { ...done, why: typing || "It has passed" } };
        const merged = { ...open, merged: { ...done, into: "R1" } };
        return [open, closed, merged].map((risk) =>
          riskCard({ plan, risk, may: () => true, nonce: () => NONCE, now: NOW }),
        );
      }),
  },
  {
    name: "risk update form",
    draw: ({ plan }) => plan.items.risk.map((risk) => updateForm({ plan, risk, ...shared })),
  },
  {
    name: "risk update form with faults",
    draw: ({ plan, typing }) =>
      plan.items.risk.map((risk) => {
        const fields = ["residual", "links", "reviewBy", "why"];
        const faults = Object.fromEntries(fields.map((field) => [field, FAULT]));
        const texts = { progress: typing, corporateRef: typing };
        const typed = { residual: typing.slice(0, 40), why: typing, ...texts };
        return updateForm({ plan, risk, typed, faults, ...shared });
      }),
  },
  {
    name: "risk conflict",
    draw: (world) =>
      world.plan.items.risk.map((risk) =>
        riskConflict({
          plan: world.plan,
          risk,
          typed: { rag: "green", ...{ progress: world.typing }, residual: "1 × 1" },
          changes: everythingChanged(world).slice(0, 2),
          ...shared,
        }),
      ),
  },
  {
    name: "risk review, closing and merge forms",
    draw: ({ plan, typing }) =>
      plan.items.risk.flatMap((risk) => {
        const form = { plan, risk, ...shared };
        return [
          reviewForm({ ...form, typed: { note: typing } }),
          closingForm({ ...form, command: "close_risk", typed: { why: typing } }),
          closingForm({ ...form, command: "reopen_risk" }),
          mergeForm(form),
        ];
      }),
  },
  {
    name: "heat map",
    draw: ({ plan }) =>
      (["residual", "inherent"] as const).map((placing) =>
        heatMapCard({ plan, placing, may: () => true, said: "Saved.", now: NOW }),
      ),
  },
  {
    name: "how risks are scored",
    draw: ({ plan }) => [scaleForm({ plan, faults: { high: FAULT }, ...shared })],
  },
  {
    name: "over tolerance",
    draw: ({ plan, somebody }) =>
      plan.items.risk
        .filter((risk) => isOverTolerance(risk, scaleOf(plan)))
        .map((risk) => overToleranceCard({ plan, risk, by: somebody, now: NOW })),
  },
  {
    name: "risk form of what may be here already",
    draw: ({ plan, typing }) =>
      plan.items.risk
        .slice(0, 3)
        .map((risk) =>
          riskForm({ plan, alike: risk.ref, typed: { description: typing }, ...shared }),
        ),
  },
  { name: "risk form", draw: ({ plan }) => [riskForm({ plan, ...shared })] },
  {
    name: "risk form with faults",
    draw: (world) => {
      const typed = typedRisk(world);
      const fields = ["area", "description", "mitigation", "owner"];
      const faults = Object.fromEntries(fields.map((field) => [field, FAULT]));
      return [riskForm({ plan: world.plan, typed, faults, ...shared })];
    },
  },
];
