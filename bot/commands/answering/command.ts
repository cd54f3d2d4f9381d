import type { AsAt } from "../../../cards/frames/words.ts";
import type { Arguments, AskName } from "../../asks/index.ts";
import type { PlanError } from "../../plan/model/errors.ts";
import type { Plan, PlanKey } from "../../plan/model/snapshot.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import type { PersonalChat } from "../../plan/record/store.ts";
import type { Stamp } from "../../plan/record/write-down.ts";
import type { Reply, Turn } from "../../turn.ts";

/** What a command has to work with: the plan as it is, who asks, when, and the record to write to. */
export type CommandContext = {
  readonly plan: Plan;
  readonly turn: Turn;
  readonly now: AsAt;
  readonly record: PlanRecord;
  /** A name for a new card, so that a second press of it can be told from a press of another card. */
  readonly nonce: () => string;
  /** Who wants it written, by which way; and the press that must be done once only. */
  readonly stamp: Stamp;
  /** Where people can be written to personally. */
  readonly personalChats: () => Promise<readonly PersonalChat[]>;
  /** Makes a plan the one that this conversation is about. */
  readonly choose: (key: PlanKey) => Promise<void>;
  /** Says that there is work to send, so that it need not wait until the outbox next looks by itself. */
  readonly wake: (key: PlanKey) => void;
};

/** Answers one ask. Whether whoever asks may do so has been checked, and is again where something is written. */
export type Command<Name extends AskName> = {
  run(context: CommandContext, args: Arguments<Name>): Reply | Promise<Reply>;
  /** Gives back what was typed when it could not be taken, with the fault named beside it. */
  giveBack?(
    context: CommandContext,
    args: Arguments<Name>,
    fault: PlanError,
  ): Reply | Promise<Reply>;
};
