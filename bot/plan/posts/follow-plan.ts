import { z } from "zod";
import { listNames } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import type { Address, PostKind } from "../model/primitives.ts";
import { find, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import type { Channel } from "./channel.kind.ts";

/** A conversation as it follows a plan, or stops to: `ref` is a short name of the conversation that a table key can hold. */
export type Following = {
  readonly ref: string;
  readonly name: string;
  readonly address: Address;
  readonly following: boolean;
};

/** Makes a conversation a place where the plan's posts go, or ends that. */
export const followPlan = operation(
  { takes: z.object({ following: z.boolean() }), deed: "post for the board" },
  follow,
);

function follow(plan: Plan, said: Following, by: Asker): Draft | null {
  mustMay(plan, by, "post for the board");
  const before = find(plan, "channel", said.ref);
  if (!before && !said.following) return null;
  const after: Channel = plan.kinds.channel.schema.parse({
    ...before,
    kind: "channel",
    ...said,
  });
  return JSON.stringify(before) === JSON.stringify(after) ? null : { why: null, items: [after] };
}

/** The conversations that follow the plan. */
export function followers(plan: Plan): readonly Channel[] {
  return plan.items.channel.filter((channel) => channel.following);
}

/** The conversation in which it is said, where a name could stand. */
export const HERE_CHANNEL = "@here";

/** The followers that a name means: those whose name holds it; or the one that is spoken in, by its reference. */
export function followersNamed(plan: Plan, name: string, here: string): readonly Channel[] {
  if (name === HERE_CHANNEL) return followers(plan).filter(({ ref }) => ref === here);
  const wanted = name.toLowerCase();
  return followers(plan).filter((one) => one.name.toLowerCase().includes(wanted));
}

/** Those of the followers that want a kind of post. */
export function wanting(plan: Plan, what: PostKind): readonly Channel[] {
  return followers(plan).filter(({ wants }) => wants.includes(what));
}

/** Those of some conversations that the bot may write to, as far as it knows. */
export function reachable(channels: readonly Channel[]): readonly Channel[] {
  return channels.filter(({ unreachable }) => unreachable === null);
}

/** The others: they are left out of posts until they speak again. */
export function unreachableOf(channels: readonly Channel[]): readonly Channel[] {
  return channels.filter(({ unreachable }) => unreachable !== null);
}

/** Where a part of a post arrived or could not arrive, as a channel's reference and what Teams said. */
export type Tried = {
  readonly ref: string;
  readonly at: string;
  /** Why the bot may not write there; null where it arrived. */
  readonly why: string | null;
};

/** Takes down where the bot may not write, and where it may again. */
export function recordReachability(plan: Plan, tried: readonly Tried[]): Draft | null {
  const items: Channel[] = [];
  for (const { ref, at, why } of tried) {
    const channel = find(plan, "channel", ref);
    if (!channel) continue;
    if (why === null && channel.unreachable) items.push({ ...channel, unreachable: null });
    if (why !== null && !channel.unreachable && channel.following) {
      items.push({ ...channel, unreachable: { at, why } });
    }
  }
  return items.length > 0 ? { why: reachWords(items), items } : null;
}

function reachWords(items: readonly Channel[]): string {
  const names = (some: readonly Channel[]) => listNames(some.map(({ name }) => name));
  const [lost, back] = [unreachableOf(items), reachable(items)];
  return [
    ...(lost.length > 0 ? [`The bot may not write to ${names(lost)}`] : []),
    ...(back.length > 0 ? [`The bot may write to ${names(back)} again`] : []),
  ].join(". ");
}
