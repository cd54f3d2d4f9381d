import type { Ask } from "../../bot/asks/index.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import type { Live, ShownItem } from "../../bot/plan/record/live-card.ts";
import { lookOf } from "./look.ts";
import type { Card } from "./render.ts";

/** A card with what it is drawn from, so that it can be kept true once it stands. */
export const liveOf = (
  { card, live }: { readonly card: Card; readonly live: readonly ShownItem[] },
  plan: Plan,
  from: {
    /** What was asked, and draws it again when it is asked again; and the words that had no part in it. */
    readonly asked: Ask;
    readonly ignored?: readonly string[];
    readonly asker: Live["asker"];
  },
): Live => ({
  items: [...live],
  version: plan.version,
  look: lookOf(card),
  asked: { ...from.asked },
  ignored: [...(from.ignored ?? [])],
  asker: from.asker,
});
