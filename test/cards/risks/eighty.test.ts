import { expect, test } from "vitest";
import type { CommandContext } from "../../../bot/commands/answering/command.ts";
import { COMMANDS } from "../../../bot/commands/index.ts";
import { withItems } from "../../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import type { PlanRecord } from "../../../bot/plan/record/record.ts";
import { type Card, LARGEST_CARD } from "../../../cards/frames/render.ts";
import { contextOf } from "../drawing.ts";
import { nasty } from "../worlds/nasty.ts";
import { FULL } from "../worlds/sample.ts";

/** A register of eighty risks, long ones, in every square of the map and in none. */
const EIGHTY = Array.from({ length: 80 }, (_, n) => ({
  ...FULL.plan.items.risk[n % 4],
  ref: `R${n + 1}`,
  description: nasty(`Risk ${n}`, 400),
  ...(n % 9
    ? { residual: { likelihood: (n % 5) + 1, impact: (Math.floor(n / 5) % 5) + 1 } }
    : { residual: undefined }),
}));
const plan = withItems(FULL.plan, EIGHTY as never, 3);
/** Asking costs no look at anything but the plan itself. */
const record = new Proxy({} as PlanRecord, {
  get: (_, name) => () => {
    throw new Error(`The record was asked for ${String(name)}.`);
  },
});
const context: CommandContext = { ...contextOf({ ...FULL, plan }), record };
const size = (card: Card) => JSON.stringify(card).length;

test("eighty risks are paged within what a message may hold, and asked for without the record", async () => {
  const order = { by: "rank", descending: true } as const;
  for (let page = 1; page <= 14; page++) {
    const { card } = await COMMANDS.list.run(context, {
      query: queryOf("risk", {}, { order }),
      page,
    });
    expect(size(card)).toBeLessThanOrEqual(LARGEST_CARD);
  }
  for (const of of ["residual", "inherent"] as const) {
    const { card } = await COMMANDS.heat_map.run(context, { of });
    expect(size(card)).toBeLessThanOrEqual(LARGEST_CARD);
  }
  for (const ref of ["R1", "R40", "R80"]) {
    const shown = await COMMANDS.show_risk.run(context, { ref });
    expect(size(shown.card)).toBeLessThanOrEqual(LARGEST_CARD);
    const form = await COMMANDS.update_risk.run(context, { ref });
    expect(size(form.card)).toBeLessThanOrEqual(LARGEST_CARD);
  }
});

test("a risk that is said is logged by a form filled in with its parts, its action and what it may be already", async () => {
  const typed = {
    description: "Adult services not signed up to the transitions protocols",
    severity: "high",
    area: "4",
    owner: "zoe-richards",
    rag: "red",
  } as const;
  const { card } = await COMMANDS.log_risk.run(contextOf(FULL), { typed });
  const said = JSON.stringify(card);
  expect(said).toContain('"value":"Adult services not signed up to the transitions protocols"');
  expect(said).toContain('"id":"severity","label":"Severity now"');
  expect(said).toMatch(/It may have to do with action 4\.\d/);
  expect(said).toContain('"value":"zoe-richards"');
});
