import type { Plan } from "../../plan/model/snapshot.ts";
import type { Stamp } from "../../plan/record/write-down.ts";
import type { Asker } from "../../plan/rights/people.ts";

/** What the bot does by itself is its own. */
const BOT = { id: null, name: "Plan Board" } as const;

/**
 * What the bot does by itself is written down as its own. It has no press: that it was done is seen
 * in the plan, so that a second try finds nothing left to do.
 */
export const botStamp = (command: string, at: Date): Stamp => ({
  by: BOT,
  at,
  via: "bot",
  conversation: null,
  command,
  press: null,
});

/** For whom the bot draws what it posts by itself: somebody of the plan's tenant, who may read it, and no clerk. */
export const askerOf = ({ key }: Plan, { id, name }: Pick<Asker, "id" | "name"> = BOT): Asker => ({
  tenant: key.tenant,
  id,
  name,
  kind: "member",
  clerk: false,
});
