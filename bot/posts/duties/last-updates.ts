import type { Change } from "../../plan/model/change.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import { type LastUpdates, lastUpdatesIn, neededFrom } from "../../plan/reminders/last-updates.ts";

type UpdatesRead = { readonly from: Date; readonly version: number; readonly updates: LastUpdates };

/** The last update of each action, read from the history once and then kept up with what is new. */
export function createLastUpdates(record: Pick<PlanRecord, "between" | "since">) {
  const known = new Map<string, UpdatesRead>();

  return async (plan: Plan, now: Date): Promise<LastUpdates> => {
    const name = JSON.stringify([plan.key.tenant, plan.key.id]);
    const before = known.get(name);
    const needed = neededFrom(plan, now);
    const goesOn = before && before.from <= needed && before.version <= plan.version;
    const from = goesOn ? before.from : needed;
    const changes: readonly Change[] = goesOn
      ? await record.since(plan, before.version)
      : await record.between(plan, from);
    const updates: LastUpdates = new Map([
      ...(goesOn ? before.updates : []),
      ...lastUpdatesIn(changes),
    ]);
    known.set(name, { from, version: plan.version, updates });
    return updates;
  };
}
