import type { Address, Channel } from "./model.ts";
import type { Asker } from "./people.ts";
import type { Draft } from "./record.ts";
import { mustMay } from "./roles.ts";
import { find, type Plan } from "./snapshot.ts";

/** A conversation as it follows a plan, or stops to: `ref` is a short name of the conversation that a table key can hold. */
export type Following = {
  readonly ref: string;
  readonly name: string;
  readonly address: Address;
  readonly following: boolean;
};

/** Makes a conversation a place where the plan's posts go, or ends that. */
export function followPlan(plan: Plan, said: Following, by: Asker): Draft | null {
  mustMay(plan, by, "post for the board");
  const before = find(plan, "channel", said.ref);
  if (!before && !said.following) return null;
  const after: Channel = {
    kind: "channel",
    version: before?.version ?? 0,
    note: before?.note ?? null,
    ref: said.ref,
    name: said.name,
    following: said.following,
    address: said.address,
  };
  return JSON.stringify(before) === JSON.stringify(after) ? null : { why: null, items: [after] };
}

/** The conversations that the plan's posts go to. */
export function followers(plan: Plan): readonly Channel[] {
  return plan.items.channel.filter((channel) => channel.following);
}
