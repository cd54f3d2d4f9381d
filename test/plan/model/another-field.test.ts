import { describe, expect, test } from "vitest";
import { historyCsv } from "../../../bot/cli/plan-history.ts";
import { ACTION, Action } from "../../../bot/plan/actions/action.kind.ts";
import { updateAction } from "../../../bot/plan/actions/update-action.ts";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { planFile } from "../../../bot/plan/file/write-plan-file.ts";
import { fieldChanges } from "../../../bot/plan/history/field-words.ts";
import { movementOf } from "../../../bot/plan/history/movement.ts";
import { KIND_TABLE } from "../../../bot/plan/kinds.ts";
import { inputsSent, inputsTaken } from "../../../bot/plan/model/edits.ts";
import { LINE } from "../../../bot/plan/model/field-types.ts";
import type { Field, Item, KindTable } from "../../../bot/plan/model/kind.ts";
import { optionalText } from "../../../bot/plan/model/primitives.ts";
import { get, type Plan, planOfKinds, withItems } from "../../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../../bot/plan/model/vocabulary.ts";
import { checkQuery } from "../../../bot/plan/query/check-query.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import { partsOf } from "../../../bot/plan/query/without-part.ts";
import { actionConflict } from "../../../cards/actions/action-conflict.ts";
import { actionForm } from "../../../cards/actions/action-form.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { inputsOf } from "../../cards/anatomy.ts";
import { aClerk, anAbout, anAction, anArea, changeOf, KEY, NOW, someSettings } from "../build.ts";

/** What an action has in a house whose finance officers ask for it too: two lines of its kind. */
type Coded = Action & { readonly costCode: string | null };
const costCode: Field<Coded> = {
  label: "Cost code",
  type: LINE,
  searched: true,
  edit: updateAction.deed,
  inputs: [
    { id: "costCode", as: "line", value: (action) => action.costCode ?? "", compared: true },
  ],
};
const CODED = {
  ...ACTION,
  schema: Action.extend({ costCode: optionalText }),
  fields: { ...ACTION.fields, costCode: costCode as unknown as Field<Action> },
};
const KINDS: KindTable = { ...KIND_TABLE, action: CODED };

const coded = (ref: string, code: string | null): Coded => ({ ...anAction(ref), costCode: code });
const planWith = (...items: readonly Item[]): Plan =>
  withItems(
    planOfKinds(KEY, KINDS),
    [anAbout(), anArea("1"), ...items].map((item) => ({ ...item, version: 1 })),
    1,
  );
const plan = planWith(coded("1.1", "ZX81-44"), coded("1.2", null));
const now = { ...NOW, time: "10:00" };
const [before, after] = [coded("1.2", null), coded("1.2", "QL-7")];

describe("a field that the kind of actions has besides", () => {
  test("is asked for by the form, and stands in it", () => {
    const card = actionForm({ plan, action: get(plan, "action", "1.1"), nonce: "n", now });
    expect(plainText(card)).toContain("Cost code");
    expect(inputsOf(card)).toMatchObject({ costCode: "ZX81-44" });
  });

  test("is taken from a press and from words, and saved as it was typed", () => {
    expect(inputsSent(CODED, updateAction.deed)).toHaveProperty("costCode");
    expect(inputsTaken(CODED, updateAction.deed)).toHaveProperty("costCode");
    const said = { ref: "1.2", costCode: " QL-7 " };
    const draft = updateAction(plan, said, aClerk(), NOW);
    expect(draft?.items).toMatchObject([{ ref: "1.2", costCode: "QL-7" }]);
    const same = { ref: "1.1", costCode: "ZX81-44" };
    const long = { ref: "1.2", costCode: "x".repeat(2001) };
    expect(() => updateAction(plan, long, aClerk(), NOW)).toThrow("At most 2,000 characters");
    expect(updateAction(plan, same, aClerk(), NOW)).toBeNull();
  });

  test("is told in the history, in what changed and in the file of the history", () => {
    const vocabulary = vocabularyOf(plan);
    const told = { label: "Cost code", was: null, now: "QL-7" };
    expect(fieldChanges(before, after, vocabulary)).toMatchObject([told]);
    expect(movementOf(before, [after], vocabulary).also).toMatchObject([told]);
    expect(historyCsv(plan, [changeOf(plan, [after])])).toContain(",Cost code,,QL-7,");
  });

  test("stands beside what was typed where somebody else has saved another", () => {
    const card = actionConflict({
      plan: withItems(plan, [{ ...after, version: 2 }], 2),
      action: { ...after, version: 2 },
      typed: { ref: "1.2", ...{ costCode: "ZX81-44" } },
      changes: [changeOf(plan, [after])],
      nonce: "n",
      now,
    });
    expect(plainText(card)).toContain("Cost code – now: “QL-7”; yours: “ZX81-44”");
    expect(plainText(card)).toContain("Cost code: was none, now QL-7");
  });

  test("is found by its words", () => {
    const found = runQuery(plan, queryOf("action", {}, { about: "zx81" }), NOW);
    expect(found.map(({ ref }) => ref)).toEqual(["1.1"]);
  });

  test("is asked for by a query, which says so and can be asked without it", () => {
    const query = queryOf("action", { costCode: { oneOf: ["zx81-44"] } });
    checkQuery(plan, query);
    expect(runQuery(plan, query, NOW).map(({ ref }) => ref)).toEqual(["1.1"]);
    expect(describeQuery(plan, query)).toBe("Actions with cost code zx81-44");
    expect(partsOf(plan, query)).toMatchObject([{ called: "the cost code", rest: { where: {} } }]);
    const none = queryOf("action", { costCode: { missing: true } });
    expect(runQuery(plan, none, NOW).map(({ ref }) => ref)).toEqual(["1.2"]);
    expect(describeQuery(plan, none)).toBe("Actions with no cost code");
  });

  test("is in the plan file, and read from one", () => {
    const file = JSON.parse(JSON.stringify(planFile(plan)));
    expect(file.actions).toMatchObject([{ ref: "1.1", costCode: "ZX81-44" }, { ref: "1.2" }]);
    const by = { name: "Test", at: NOW.at };
    expect(readPlanFile(file, plan, by)).toMatchObject({ wrong: [], changed: [], added: [] });
    const other = { schema: "plan-board/1", actions: [{ ref: "1.2", costCode: "QL-7" }] };
    const read = readPlanFile(other, plan, by);
    expect(read).toMatchObject({ wrong: [], changed: [{ fields: ["costCode"] }] });
  });

  test("is called as the plan's settings say", () => {
    const called = { fields: { "action.costCode": "Budget line" } };
    const own = planWith(coded("1.1", "ZX81-44"), someSettings({ called }));
    const card = actionForm({ plan: own, action: get(own, "action", "1.1"), nonce: "n", now });
    expect(plainText(card)).toContain("Budget line");
    expect(plainText(card)).not.toContain("Cost code");
  });
});
