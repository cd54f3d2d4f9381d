import type { PlanKey } from "../../plan/model/snapshot.ts";
import { recordReachability, type Tried } from "../../plan/posts/follow-plan.ts";
import type { DoneRow } from "../../plan/record/due.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import { botStamp } from "../duties/bot-stamp.ts";

/**
 * Takes down in the plan where the bot may not write: a post that was refused says so, a message
 * that arrived or somebody who speaks there ends it. Never throws: no post or answer waits for it.
 */
export function createReachability(needs: {
  readonly record: Pick<PlanRecord, "load" | "carryOut">;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}) {
  const { record, clock, onError } = needs;

  async function note(key: PlanKey, command: string, tried: readonly Tried[]): Promise<void> {
    if (tried.length === 0) return;
    try {
      const plan = await record.load(key);
      if (!recordReachability(plan, tried)) return;
      await record.carryOut(plan, botStamp(command, clock()), (now) =>
        recordReachability(now, tried),
      );
    } catch (error) {
      onError(error);
    }
  }

  return {
    /** What became of the sends of a post. */
    tried: (key: PlanKey, sends: readonly DoneRow[]): Promise<void> =>
      note(key, "post_tried", sends.flatMap(triedOf)),

    /** Somebody spoke in the conversation of a channel. */
    heard: (key: PlanKey, ref: string): Promise<void> =>
      note(key, "heard_again", [{ ref, at: clock().toISOString(), why: null }]),
  };
}

function triedOf({ work, result }: DoneRow): Tried[] {
  if (work.what !== "send" || work.ref === undefined) return [];
  const { ref } = work;
  if (result.state === "sent") return [{ ref, at: result.at, why: null }];
  if (result.state !== "unreachable") return [];
  return [{ ref, at: result.at, why: result.why ?? "refused" }];
}
