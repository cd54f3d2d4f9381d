import { odata, type TableClient } from "@azure/data-tables";
import type { PlanStore } from "../bot/plan/record/store.ts";
import * as peopleRows from "./rows/people-rows.ts";
import * as rows from "./rows/rows.ts";
import type { SetAsideRows } from "./set-aside.ts";
import { absent, rowsWith } from "./table.ts";

/** What is kept beside the plans. */
type Directory = Pick<
  PlanStore,
  | "plans"
  | "tenants"
  | "register"
  | "chosen"
  | "choose"
  | "recall"
  | "remember"
  | "personalChats"
  | "keepPersonalChat"
  | "forgetPersonalChat"
>;

/** Which plans a tenant has, which one a conversation chose, what a person last asked there, and where people have chats of their own. */
export function createDirectory(client: TableClient, aside: Pick<SetAsideRows, "read">): Directory {
  return {
    async plans(tenant) {
      const filter = odata`PartitionKey eq ${rows.DIRECTORY} and tenant eq ${tenant}`;
      const entries: { id: string; name: string }[] = [];
      for await (const row of client.listEntities({ queryOptions: { filter } })) {
        entries.push({ id: String(row.id), name: String(row.name) });
      }
      return entries;
    },

    async tenants() {
      const filter = odata`PartitionKey eq ${rows.DIRECTORY}`;
      const found = new Set<string>();
      for await (const row of client.listEntities({ queryOptions: { filter } })) {
        found.add(String(row.tenant));
      }
      return [...found];
    },

    async register(key, name) {
      await client.upsertEntity({
        partitionKey: rows.DIRECTORY,
        rowKey: rows.directoryRow(key),
        tenant: key.tenant,
        id: key.id,
        name,
      });
    },

    async chosen(tenant, conversation) {
      const row = await client
        .getEntity(rows.conversationPartition(tenant), rows.conversationRow(conversation))
        .catch(absent);
      return row && String(row.plan);
    },

    async choose(tenant, conversation, planId) {
      await client.upsertEntity({
        partitionKey: rows.conversationPartition(tenant),
        rowKey: rows.conversationRow(conversation),
        plan: planId,
      });
    },

    async recall(tenant, who) {
      const row = await client
        .getEntity(rows.conversationPartition(tenant), peopleRows.askedRow(who))
        .catch(absent);
      return row && aside.read({ tenant }, row, peopleRows.askedFromRow);
    },

    async remember(tenant, who, asked) {
      const partition = rows.conversationPartition(tenant);
      await client.upsertEntity(peopleRows.askedToRow(partition, who, asked), "Replace");
    },

    async personalChats(tenant) {
      const found = [];
      for await (const row of rowsWith(
        client,
        rows.conversationPartition(tenant),
        peopleRows.PERSONAL_CHATS,
      )) {
        const home = aside.read({ tenant }, row, peopleRows.personalChatFromRow);
        if (home) found.push(home);
      }
      return found;
    },

    async keepPersonalChat(tenant, home) {
      const partition = rows.conversationPartition(tenant);
      await client.upsertEntity(peopleRows.personalChatToRow(partition, home), "Replace");
    },

    async forgetPersonalChat(tenant, id) {
      const partition = rows.conversationPartition(tenant);
      await client.deleteEntity(partition, peopleRows.personalChatRow(id)).catch(absent);
    },
  };
}
