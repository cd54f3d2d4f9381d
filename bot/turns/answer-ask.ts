import { ASKS, type Ask, argumentsOf } from "../asks/index.ts";
import type { Command, CommandContext } from "../commands/answering/command.ts";
import { COMMANDS } from "../commands/index.ts";
import type { Deed } from "../plan/model/deeds.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { mustMay, type On } from "../plan/rights/roles.ts";
import { dateIn } from "../plan/time/calendar-date.ts";
import type { Reply, Turn } from "../turn.ts";
import { isOpen, toldTo } from "./fault.ts";
import type { TurnNeeds } from "./needs.ts";
import { stampOf } from "./stamp.ts";
import { withMissing } from "./what-is-missing.ts";

/** What an ask needs the right to, and to which item. */
type Right = { readonly deed: Deed; on?(plan: Plan, args: never): On["item"] };

/** Checks the right to an ask and answers it. A fault that the command can show beside what was typed goes back to it. */
export async function answerAsk(
  ask: Ask,
  plan: Plan,
  asked: Turn,
  needs: TurnNeeds,
): Promise<Reply> {
  const command = COMMANDS[ask.command] as Command<never>;
  const right: Right = ASKS[ask.command];
  const turn = right.deed === "read the plan" ? asked : await checkedTurn(asked);
  const context = contextOf(ask, plan, turn, needs);
  const args = argumentsOf(ask) as never;
  try {
    const item = right.on?.(plan, args);
    mustMay(plan, turn.who, right.deed, item && { item, today: context.now.today });
    return withMissing(await command.run(context, args), ask, plan);
  } catch (error) {
    const fault = toldTo(error, turn, needs);
    if (!command.giveBack || fault.code === "not-found") throw fault;
    // What was typed into a form is given back even to those who may not save it.
    if (fault.code === "not-allowed" && turn.said.kind !== "press") throw fault;
    const back = await command.giveBack(context, args, fault);
    return isOpen(fault) ? { ...back, unsettled: true } : back;
  }
}

/** A turn in which Teams has said who it is, if it can: it is waited for only by who would do more than read. */
export async function checkedTurn(turn: Turn): Promise<Turn> {
  return turn.checked ? { ...turn, who: await turn.checked() } : turn;
}

/** What a command has to work with, for one turn. */
export const contextOf = (ask: Ask, plan: Plan, turn: Turn, needs: TurnNeeds): CommandContext => ({
  plan,
  turn,
  now: { at: turn.at, today: dateIn(turn.at) },
  record: needs.record,
  nonce: needs.id,
  stamp: stampOf(ask, turn),
  personalChats: () => needs.memory.personalChats(turn.who.tenant),
  choose: (key) => needs.plans.choose(key, turn.where.conversation),
  wake: needs.wake,
});
