import type { Button } from "../../bot/asks/index.ts";
import { KIND_WORDS } from "../../bot/plan/history/field-words.ts";
import type { BoardKind } from "../../bot/plan/history/net-change.ts";
import type { Change, Item, Kind } from "../../bot/plan/model/model.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { scheduleWords } from "../../bot/plan/posts/when.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { shorten } from "../frames/words.ts";

/** Words that the cards about the past share: of an item, and of who changed it. */

/** `action 3.4`, `KPI 2.4`; the plan itself has no number. */
export function itemName(kind: Kind, ref: string): string {
  return kind === "about" ? "the plan's own details" : `${KIND_WORDS[kind]} ${ref}`;
}

/** The same at the head of a sentence. */
export function itemTitle(kind: Kind, ref: string): string {
  const name = itemName(kind, ref);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What an item is, in its own words. */
export function itemText(item: Item): string {
  switch (item.kind) {
    case "action":
    case "note":
      return item.text;
    case "risk":
      return item.description;
    case "kpi":
      return item.milestones[0]?.items.join("; ") ?? "No milestone";
    case "measure":
      return item.title;
    case "area":
      return item.shortName;
    case "meeting":
    case "terms":
      return item.body;
    case "challenge":
      return item.text;
    case "appointment":
      return item.account.name;
    case "schedule":
      return `${item.what}, ${scheduleWords(item.when)}`;
    case "settings":
      return "How the board works";
    default:
      return item.name;
  }
}

const WAYS: Readonly<Record<Change["via"], string>> = {
  card: "on a card",
  text: "by text",
  file: "from a plan file",
  bot: "by the bot itself",
};

/** By which way a change was made: `on a card`. */
export const wayWords = ({ via }: Pick<Change, "via">) => WAYS[via];

/** `Cleo Clark for Zoe Richards` */
export function whoWords({ by }: Pick<Change, "by">, length = 80): string {
  const name = shorten(by.name, length);
  return by.for === undefined ? name : `${name} for ${shorten(by.for, length)}`;
}

/** `12 Jan 2021, 14:02` */
export const whenWords = ({ at }: Pick<Change, "at">) => printInstant(new Date(at));

/** The buttons that open an item as it is now. */
export function openButtons(plan: Plan, kind: BoardKind, ref: string): Button[] {
  const id = plan.key.id;
  const title = `Open ${itemName(kind, ref)}`;
  switch (kind) {
    case "action":
      return [{ title, press: { command: "show_action", plan: id, ref } }];
    case "risk":
      return [{ title, press: { command: "show_risk", plan: id, ref } }];
    case "challenge":
      return [{ title, press: { command: "show_challenge", plan: id, ref } }];
    case "kpi":
      return [{ title, press: { command: "kpis", plan: id, ref } }];
    case "area":
      return [{ title, press: { command: "area_overview", plan: id, area: ref } }];
    case "measure":
      return [{ title: "Scorecard", press: { command: "scorecard", plan: id } }];
    default:
      return [];
  }
}
