import { z } from "zod";
import { Address } from "../../bot/plan/model/primitives.ts";
import type { LastAsked, PersonalChat } from "../../bot/plan/record/store.ts";
import { jsonIn } from "./chunks.ts";
import { keyPart, type Row } from "./rows.ts";

/** What the row keys of people's own chats begin with. */
export const PERSONAL_CHATS = "home:";
export const personalChatRow = (id: string) => `${PERSONAL_CHATS}${keyPart(id)}`;

export function personalChatToRow(
  partitionKey: string,
  { id, name, address, clerk }: PersonalChat,
): Row {
  const rowKey = personalChatRow(id);
  return { partitionKey, rowKey, id, name, clerk, address_json: JSON.stringify(address) };
}

export function personalChatFromRow(row: Readonly<Record<string, unknown>>): PersonalChat {
  return {
    id: String(row.id),
    name: String(row.name),
    clerk: row.clerk === true,
    address: Address.parse(jsonIn(row, "address_json")),
  };
}

export const askedRow = (who: string) => `asked:${keyPart(who)}`;

export function askedToRow(partitionKey: string, who: string, asked: LastAsked): Row {
  const { at, plan, ask } = asked;
  return { partitionKey, rowKey: askedRow(who), at, plan, ask_json: JSON.stringify(ask) };
}

const Kept = z.record(z.string(), z.unknown());

/** What was kept; an earlier version kept the filter of a list of actions alone. */
export function askedFromRow(row: Readonly<Record<string, unknown>>): LastAsked {
  const { at, plan } = row;
  const kept =
    row.ask_json === undefined
      ? { command: "list_actions", filter: jsonIn(row, "filter_json"), page: 1 }
      : jsonIn(row, "ask_json");
  return { at: String(at), plan: String(plan), ask: Kept.parse(kept) };
}
