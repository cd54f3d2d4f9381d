import { odata, type TableClient } from "@azure/data-tables";
import type { PlanStore } from "../bot/plan/store.ts";
import * as rows from "./rows.ts";
import { absent } from "./table.ts";

/** Which plans a tenant has, which one a conversation chose, and what a person last asked there. */
export function createDirectory(
  client: TableClient,
): Pick<PlanStore, "plans" | "tenants" | "register" | "chosen" | "choose" | "recall" | "remember"> {
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
        .getEntity(rows.conversationPartition(tenant), rows.askedRow(who))
        .catch(absent);
      return row && rows.askedFromRow(row);
    },

    async remember(tenant, who, asked) {
      const partition = rows.conversationPartition(tenant);
      await client.upsertEntity(rows.askedToRow(partition, who, asked), "Replace");
    },
  };
}
