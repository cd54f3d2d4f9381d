import { digestOf } from "../../bot/plan/model/keys.ts";
import { type CardRow, Hold, type Live, PostedCard } from "../../bot/plan/record/live-card.ts";
import { jsonIn, toChunks } from "./chunks.ts";
import type { Row } from "./rows.ts";

/** What the row keys of posted cards and of holds begin with. */
export const CARDS = "card:";
export const HOLDS = "hold:";

/** A card is found by its message alone, so that it can be spoken of without a search. */
export const cardKey = ({ thread, id }: Pick<PostedCard, "thread" | "id">) =>
  `${CARDS}${digestOf([thread, id])}`;

export const holdKey = ({ thread, card, by }: Omit<Hold, "until">) =>
  `${HOLDS}${digestOf([thread, card, by])}`;

/** What a card shows now: the columns that change. */
export const shownColumns = ({ version, look }: Pick<Live, "version" | "look">) => ({
  version,
  look,
});

export function cardToRow(partitionKey: string, card: PostedCard): Row {
  return {
    partitionKey,
    rowKey: cardKey(card),
    at: card.at,
    conversation: card.address.conversation,
    ...(card.live ? shownColumns(card.live) : {}),
    ...toChunks("card_json", JSON.stringify(card)),
  };
}

export function cardFromRow(row: Readonly<Record<string, unknown>>): CardRow {
  const card = PostedCard.parse(jsonIn(row, "card_json"));
  const live = card.live && {
    ...card.live,
    version: Number(row.version),
    look: String(row.look),
  };
  return { ...card, live, row: String(row.rowKey), tag: String(row.etag) };
}

export function holdToRow(partitionKey: string, hold: Hold): Row {
  const { thread, card, by, until } = hold;
  const rowKey = holdKey(hold);
  return { partitionKey, rowKey, thread, by, until, ...(card === null ? {} : { card }) };
}

export function holdFromRow(row: Readonly<Record<string, unknown>>): Hold {
  const { thread, by, until } = row;
  return Hold.parse({ thread, card: row.card ?? null, by, until });
}
