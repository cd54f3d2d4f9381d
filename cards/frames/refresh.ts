import type { ReadingPress } from "../../bot/asks/index.ts";
import { type Card, LARGEST_CARD } from "./render.ts";

/** Teams asks for views of their own for so many people at most. */
const MOST_VIEWERS = 60;

/**
 * A card that Teams draws anew for some people when they see it, by a press that it makes by
 * itself: a courtesy, so that they find their own buttons. Everybody else, and they too where it
 * is off, have the card as it is. The press holds names of things only.
 */
export function withRefresh(card: Card, press: ReadingPress, viewers: readonly string[]): Card {
  const action = { type: "Action.Execute", title: "Refresh", verb: press.command, data: press };
  const drawn = (userIds: readonly string[]) => ({ ...card, refresh: { action, userIds } });
  let userIds = [...new Set(viewers)].slice(0, MOST_VIEWERS);
  while (userIds.length > 0 && JSON.stringify(drawn(userIds)).length > LARGEST_CARD) {
    userIds = userIds.slice(0, -1);
  }
  return userIds.length > 0 ? drawn(userIds) : card;
}
