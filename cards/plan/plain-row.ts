import { fieldWords } from "../../bot/plan/history/field-words.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { kindOf, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import type { ListRow } from "../frames/list.ts";
import { opening } from "../frames/opening.ts";
import { type AsAt, shorten } from "../frames/words.ts";

/** So many of its fields stand on a row. */
const MOST_FIELDS = 4;

/** An item of any kind as a row of a list: what it is, and the first fields that say something of it. */
export function plainRow(plan: Plan, item: Item, _now: AsAt, length: number): ListRow {
  const text = kindOf(plan, item.kind).text(item);
  const told = fieldWords(item, vocabularyOf(plan))
    .filter((field) => field.text !== null && field.text !== text)
    .slice(0, MOST_FIELDS)
    .map((field) => `${field.label} ${shorten(field.text ?? "", 60)}`);
  const name = itemName(plan, item.kind, item.ref);
  return {
    ref: item.ref,
    text: shorten(text, length),
    detail: told.join(" · "),
    mark: "–",
    colour: "default",
    ground: "default",
    open: `Open ${name}`,
    press: opening(plan, item.kind, item.ref) ?? {
      command: "history",
      plan: plan.key.id,
      kind: item.kind,
      ref: item.ref,
      page: 1,
    },
  };
}
