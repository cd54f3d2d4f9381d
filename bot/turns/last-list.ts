import { readKept } from "../asks/index.ts";
import { digestOf } from "../plan/model/keys.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Query } from "../plan/query/query.ts";
import type { Turn } from "../turn.ts";
import type { TurnNeeds } from "./needs.ts";

/** What each person last asked a list of in a conversation, so that "and the ambers?" can go on from it. */

/** How long a question can be gone on from, in milliseconds. */
const FRESH = 15 * 60_000;

const whoAsks = (turn: Turn) => digestOf([turn.who.id ?? turn.who.name, turn.where.conversation]);

/** What this person last asked a list by here, of this plan, if that was just now. */
export async function lastList(
  turn: Turn,
  plan: Plan,
  { memory }: Pick<TurnNeeds, "memory">,
): Promise<Query | undefined> {
  const last = await memory.recall(turn.who.tenant, whoAsks(turn));
  const fresh = last && turn.at.getTime() - Date.parse(last.at) < FRESH;
  if (!fresh || last.plan !== plan.key.id) return undefined;
  const ask = readKept(last.ask);
  return ask?.command === "list" ? ask.query : undefined;
}

/** Keeps what a list was asked by. It is called once the answer has gone out, and a fault here costs nobody their answer. */
export function rememberList(
  query: Query,
  turn: Turn,
  plan: Plan,
  { memory, onError }: TurnNeeds,
): void {
  const ask = { command: "list", query, page: 1 };
  const asked = { at: turn.at.toISOString(), plan: plan.key.id, ask };
  memory
    .remember(turn.who.tenant, whoAsks(turn), asked)
    .catch((error: unknown) => onError(error, "remember", turn));
}
