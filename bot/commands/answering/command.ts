import type { AsAt } from "../../../cards/frames/words.ts";
import type { Press } from "../../asks/presses.ts";
import type { Request } from "../../language/request.ts";
import type { PlanError } from "../../plan/model/errors.ts";
import type { Plan, PlanKey } from "../../plan/model/snapshot.ts";
import type { PlanRecord, Stamp } from "../../plan/record/record.ts";
import type { Home } from "../../plan/record/store.ts";
import type { Deed, On } from "../../plan/rights/roles.ts";
import type { Reply, Turn } from "../../turn.ts";

/** Whatever can be asked, whether typed or pressed. */
export type Asked = Request | Press;
export type CommandName = Asked["command"];
type WithoutPlan<A> = A extends unknown ? Omit<A, "plan"> : never;
export type ArgumentsOf<Name extends CommandName> = WithoutPlan<Extract<Asked, { command: Name }>>;

/** What a command has to work with: the plan as it is, who asks, when, and the record to write to. */
export type Context = {
  readonly plan: Plan;
  readonly turn: Turn;
  readonly now: AsAt;
  readonly record: PlanRecord;
  /** A name for a new card, so that a second press of it can be told from a new wish. */
  readonly nonce: () => string;
  /** Who wants it written, by which way; and the press that must be done once only. */
  readonly stamp: Stamp;
  /** Where people can be written to personally. */
  readonly homes: () => Promise<readonly Home[]>;
  /** Makes a plan the one that this conversation is about. */
  readonly choose: (key: PlanKey) => Promise<void>;
  /** Says that there is work to send, so that nobody waits for the clock. */
  readonly wake: (key: PlanKey) => void;
};

/** A way to ask for something, and what comes of it. */
export type Saying = {
  readonly text: string;
  readonly what: string;
  /** It is one of the few that somebody is told who asks for no part of the help. */
  readonly first?: true;
};

/** The commands as far as help needs them: who may, and how to ask. */
export type Sayings = () => Readonly<
  Record<string, { readonly needs: Deed; readonly on?: unknown; readonly say?: readonly Saying[] }>
>;

/** One thing a person can ask for. */
export type Command<Name extends CommandName> = {
  /** What a person must be allowed to, before it runs. It is checked again where something is written, on the plan as it then is. */
  readonly needs: Deed;
  /** The item that the right is a right to, where it is not one to the whole plan. */
  on?(plan: Plan, asked: ArgumentsOf<Name>): On["item"];
  /** How to ask for it and what comes, for help and for those who were not understood. */
  readonly say?: readonly Saying[];
  run(context: Context, asked: ArgumentsOf<Name>): Reply | Promise<Reply>;
  /** Gives back what was typed when it could not be taken, with the fault named beside it. */
  giveBack?(context: Context, asked: ArgumentsOf<Name>, fault: PlanError): Reply | Promise<Reply>;
};
