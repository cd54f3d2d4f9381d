import { type Ask, readKept } from "../asks/index.ts";
import { digestOf } from "../plan/model/keys.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Turn } from "../turn.ts";
import type { TurnNeeds } from "./needs.ts";

/** What each person last asked in a conversation, so that "and the ambers?" and "who owns it" can go on from it. */

/** How long a question can be gone on from, in milliseconds. */
const FRESH = 15 * 60_000;

const whoAsks = (turn: Turn) => digestOf([turn.who.id ?? turn.who.name, turn.where.conversation]);

/** What this person last asked here, of this plan, if that was just now. */
export async function lastAsked(
  turn: Turn,
  plan: Plan,
  { memory }: Pick<TurnNeeds, "memory">,
): Promise<Ask | undefined> {
  const last = await memory.recall(turn.who.tenant, whoAsks(turn));
  const fresh = last && turn.at.getTime() - Date.parse(last.at) < FRESH;
  if (!fresh || last.plan !== plan.key.id) return undefined;
  return readKept(last.ask);
}

/** Keeps what was asked. It is called once the answer has gone out, and a fault here costs nobody their answer. */
export function rememberAsked(
  ask: Ask,
  turn: Turn,
  plan: Plan,
  { memory, onError }: TurnNeeds,
): void {
  const asked = { at: turn.at.toISOString(), plan: plan.key.id, ask };
  memory
    .remember(turn.who.tenant, whoAsks(turn), asked)
    .catch((error: unknown) => onError(error, "remember", turn));
}
