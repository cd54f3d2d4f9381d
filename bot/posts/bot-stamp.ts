import type { Stamp } from "../plan/record.ts";

/**
 * What the bot does by itself is written down as its own. It has no press: that it was done is seen
 * in the plan, so that a second try finds nothing left to do.
 */
export const botStamp = (command: string, at: Date): Stamp => ({
  by: { id: null, name: "Plan Board" },
  at,
  via: "bot",
  conversation: null,
  command,
  press: null,
});
