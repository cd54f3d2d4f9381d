import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import type { Criterion } from "../../bot/plan/model/criterion.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { describeQuery } from "../../bot/plan/query/describe-query.ts";
import type { Query } from "../../bot/plan/query/query.ts";
import { addDays } from "../../bot/plan/time/calendar-date.ts";
import { type Dice, diceOf } from "../support/dice.ts";
import { LANCASHIRE, PETERBOROUGH } from "../support/plan-of-file.ts";

const TODAY = "2021-01-20";
const asker = { tenant: "t", id: null, name: "somebody", kind: "member", clerk: true } as const;

const some = <T>(dice: Dice, from: readonly T[], most: number): T[] => {
  const count = 1 + dice.below(most);
  return [...new Set(Array.from({ length: count }, () => dice.pick(from)))];
};
const inOrder = <T>(all: readonly T[], some: readonly T[]) =>
  all.filter((one) => some.includes(one));

const RAGS = ["red", "amber", "green", "none"];
const STATUSES = ["not started", "in progress", "complete"];

/** A question about actions as people may ask one: up to four parts. */
function randomQuery(plan: Plan, dice: Dice): Query {
  const areas = plan.items.area.map(({ ref }) => ref);
  const people = plan.items.person.map(({ ref }) => ref);
  const day = () => addDays(TODAY, dice.below(400) - 200);
  const parts: readonly (() => Record<string, Criterion>)[] = [
    () => ({ rag: { oneOf: inOrder(RAGS, some(dice, RAGS, 2)) } }),
    () => ({ status: { oneOf: inOrder(STATUSES, some(dice, STATUSES, 2)) } }),
    () => ({ late: { is: dice.falls(0.7) } }),
    () => ({
      area: dice.falls(0.8)
        ? { oneOf: inOrder(areas, some(dice, areas, 2)) }
        : { not: [dice.pick(areas)] },
    }),
    () => ({ owners: { oneOf: some(dice, people, 2) } }),
    () => ({ owners: { not: [dice.pick(people)] } }),
    () => ({ owners: { oneOf: [dice.pick(people)], alone: true as const } }),
    () => ({ owners: { missing: true } }),
    () => ({ due: { from: day() } }),
    () => ({ due: { to: day() } }),
    () => {
      const from = day();
      return { due: { from, to: addDays(from, dice.below(90)) } };
    },
    () => ({ revised: { missing: false } }),
    () => ({ evidence: { missing: true } }),
    () => ({ recovery: { missing: true } }),
  ];
  const where = Object.assign({}, ...some(dice, parts, 3).map((part) => part())) as Query["where"];
  // What is overdue has no date to come.
  if (where.late?.is && where.due) delete where.late;
  // What is not overdue and due by a day is due from today.
  if (where.late && where.due && !where.due.from) delete where.late;
  return { kind: "action", where };
}

describe.each([
  ["Lancashire's plan", LANCASHIRE],
  ["Peterborough's", PETERBOROUGH],
])("in %s", (_, plan) => {
  test("what the bot says that it understood, it understands", () => {
    const dice = diceOf(7);
    const wrong: string[] = [];
    for (let n = 0; n < 1000; n++) {
      const query = randomQuery(plan, dice);
      const said = describeQuery(plan, query);
      const { ask } = read(said, { plan, asker, today: TODAY, time: "12:00", mentions: [] });
      try {
        expect(ask).toMatchObject({ command: "list", query: { ...query } });
        expect(Object.keys((ask as { query: Query }).query.where).sort()).toEqual(
          Object.keys(query.where).sort(),
        );
      } catch {
        wrong.push(
          `${said}\n   ${JSON.stringify(query.where)}\n   ${JSON.stringify((ask as { query?: Query }).query?.where ?? ask).slice(0, 200)}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});
