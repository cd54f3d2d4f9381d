import type { Button } from "../../bot/asks/index.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item, Kind } from "../../bot/plan/model/kind.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { kindOf, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName as nameOf } from "../../bot/plan/model/vocabulary.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { opening } from "../frames/opening.ts";
import { shorten } from "../frames/words.ts";

/** Words that the cards about the past share: of an item, and of who changed it. */

/** `action 3.4`, `KPI 2.4`, as the plan calls them; the plan itself has no number. */
export const itemName = (plan: Plan, kind: Kind, ref: string): string =>
  kind === "about" ? "the plan's own details" : nameOf(plan, kind, ref);

/** The same at the head of a sentence. */
export const itemTitle = (plan: Plan, kind: Kind, ref: string): string =>
  capital(itemName(plan, kind, ref));

/** What an item is, in its own words. */
export const itemText = (plan: Plan, item: Item): string => kindOf(plan, item.kind).text(item);

const WAYS: Readonly<Record<Change["via"], string>> = {
  card: "on a card",
  text: "by text",
  file: "from a plan file",
  bot: "by the bot itself",
};

/** By which way a change was made: `on a card`. */
export const wayWords = ({ via }: Pick<Change, "via">) => WAYS[via];

/** Who made a change, and for whom where they stood in: `Ada Bell for Bob Cole` */
export function whoWords({ by }: Pick<Change, "by">, length = 80): string {
  const name = shorten(by.name, length);
  return by.for === undefined ? name : `${name} for ${shorten(by.for, length)}`;
}

/** `12 Jan 2021, 14:02` */
export const whenWords = ({ at }: Pick<Change, "at">) => printInstant(new Date(at));

/** The buttons that open an item as it is now. */
export function openButtons(plan: Plan, kind: Kind, ref: string): Button[] {
  const press = kind === "meeting" ? undefined : opening(plan, kind, ref);
  return press ? [{ title: `Open ${itemName(plan, kind, ref)}`, press }] : [];
}
