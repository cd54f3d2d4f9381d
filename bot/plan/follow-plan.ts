import { type Address, Channel, type PostKind } from "./model.ts";
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
  const after: Channel = Channel.parse({ ...before, kind: "channel", ...said });
  return JSON.stringify(before) === JSON.stringify(after) ? null : { why: null, items: [after] };
}

/** The conversations that follow the plan. */
export function followers(plan: Plan): readonly Channel[] {
  return plan.items.channel.filter((channel) => channel.following);
}

/** The followers that a name means: those whose name holds it. */
export function followersNamed(plan: Plan, name: string): readonly Channel[] {
  const wanted = name.toLowerCase();
  return followers(plan).filter((one) => one.name.toLowerCase().includes(wanted));
}

/** Those of the followers that want a kind of post. */
export function wanting(plan: Plan, what: PostKind): readonly Channel[] {
  return followers(plan).filter(({ wants }) => wants.includes(what));
}
