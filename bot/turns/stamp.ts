import type { Ask } from "../asks/index.ts";
import { idempotencyKeyOf } from "../commands/answering/give-back.ts";
import { digestOf } from "../plan/model/keys.ts";
import type { Stamp } from "../plan/record/write-down.ts";
import type { Turn } from "../turn.ts";

/** Who asks, when, by which way, for the history; and by which key it is done once only: the card's nonce, or the message. */
export function stampOf(ask: Ask, turn: Turn): Stamp {
  const { who, where, said } = turn;
  const once = idempotencyKeyOf("nonce" in ask ? ask.nonce : undefined, turn);
  const seen = "seen" in ask ? ask.seen : null;
  return {
    by: { id: who.id, name: who.name },
    at: turn.at,
    via: said.kind === "press" ? "card" : "text",
    conversation: where.conversation,
    command: ask.command,
    press: {
      key: digestOf([who.tenant, who.id, once, ask.command, seen]),
      digest: digestOf(ask),
    },
  };
}
