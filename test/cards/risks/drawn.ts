import { COMMANDS } from "../../../bot/commands/index.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { riskForm } from "../../../cards/risks/risk-form.ts";
import { riskCard } from "../../../cards/risks/risks.ts";
import { contextOf, type Drawn, FAULT, pages, shared } from "../drawing.ts";
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
