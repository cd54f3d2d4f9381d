import { isForm } from "../../cards/frames/is-form.ts";
import { liveOf } from "../../cards/frames/live.ts";
import type { Ask } from "../asks/index.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { HELD, type KeepsCards } from "../plan/record/live-card.ts";
import type { Reply, Turn } from "../turn.ts";

/** What an answer came from. */
type AnswerSource = {
  readonly ask: Ask;
  readonly ignored?: readonly string[];
  readonly plan: Plan;
  readonly turn: Turn;
};

/** An answer whose message, once it stands, is remembered, so that what it shows is kept true. It is sent before that. */
export function remembered(reply: Reply, source: AnswerSource, cards: KeepsCards): Reply {
  const { ask, ignored, plan, turn } = source;
  return {
    ...reply,
    afterwards: (sent) => {
      reply.afterwards?.(sent);
      if (!sent) return;
      const { thread, address } = turn.where;
      const { card, live: shown } = reply;
      const live = shown
        ? liveOf({ card, live: shown }, plan, { asked: ask, ignored, asker: turn.who })
        : null;
      const at = turn.at.toISOString();
      void cards.posted(plan.key, { id: sent, thread, address, at, live });
    },
  };
}

/**
 * The answer to a press, which takes the place of the pressed card for whoever pressed it. If it is
 * a form, that card is not edited until the same person's next press on it that shows no form.
 */
export function inPlace(reply: Reply, { plan, turn }: AnswerSource, cards: KeepsCards): Reply {
  const { who, where, card, at } = turn;
  const hold = { thread: where.thread, card, by: who.id ?? who.name };
  const until = new Date(at.getTime() + HELD).toISOString();
  return {
    ...reply,
    afterwards: (sent) => {
      reply.afterwards?.(sent);
      if (!isForm(reply.card)) void cards.closed(plan.key, hold);
      // An old client is answered by a message of its own: then no form stands in the card's place.
      else if (sent === null) void cards.opened(plan.key, { ...hold, until });
    },
  };
}
