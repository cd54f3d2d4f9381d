import type { ActionFilter } from "../plan/actions/filter.ts";
import { digestOf } from "../plan/model/keys.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Turn } from "../turn.ts";
import type { TurnNeeds } from "./needs.ts";

/** What each person last asked a list of in a conversation, so that "and the ambers?" can go on from it. */

/** How long a question can be gone on from, in milliseconds. */
const FRESH = 15 * 60_000;

const whoAsks = (turn: Turn) => digestOf([turn.who.id ?? turn.who.name, turn.where.conversation]);

/** The filter of the last list that this person asked for here, of this plan, if that was just now. */
export async function lastList(
  turn: Turn,
  plan: Plan,
  { memory }: Pick<TurnNeeds, "memory">,
): Promise<ActionFilter | undefined> {
  const last = await memory.recall(turn.who.tenant, whoAsks(turn));
  const fresh = last && turn.at.getTime() - Date.parse(last.at) < FRESH;
  return fresh && last.plan === plan.key.id ? last.filter : undefined;
}

/** Keeps the filter of a list. It is called once the answer has gone out, and a fault here costs nobody their answer. */
export function rememberList(
  filter: ActionFilter,
  turn: Turn,
  plan: Plan,
  { memory, onError }: TurnNeeds,
): void {
  const asked = { at: turn.at.toISOString(), plan: plan.key.id, filter };
  memory
    .remember(turn.who.tenant, whoAsks(turn), asked)
    .catch((error: unknown) => onError(error, "remember", turn));
}
