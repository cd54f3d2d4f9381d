import type { Change } from "../../plan/model/change.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import type { Item, Kind } from "../../plan/model/kind.ts";
import { listNames } from "../../plan/model/names.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import type { GoOn } from "../../plan/record/record.ts";
import type { CommandContext } from "./command.ts";

/** So long after somebody else's change a text, which has seen no version, is not saved over it unasked; in milliseconds. */
const JUST_NOW = 15 * 60_000;
/** Beyond so many versions back a change is not looked up: it is not of just now. */
const FAR_BACK = 50;

/** A text names no version, so a change that somebody else has just made is shown first, as to a card that is out of date. */
async function mustHaveSeen(context: CommandContext, item: Item): Promise<void> {
  const { plan, record, turn, now } = context;
  if (plan.version - item.version > FAR_BACK) return;
  const [last] = await changesOf(record, plan, item, item.version - 1);
  if (!last || last.by.id === turn.who.id || last.by.id === null) return;
  if (now.at.getTime() - Date.parse(last.at) > JUST_NOW) return;
  if (turn.said.kind === "text" && (await record.isDone(plan.key, context.stamp.press))) return;
  throw new StaleItem(item.kind, item.ref, last.items[0]?.before?.version ?? 0);
}

/** What a text says of an item, as said on the version that it finds; what somebody else changes in that very moment is shown first too. */
export async function unseen<Said extends { readonly ref: string }>(
  context: CommandContext,
  kind: Kind,
  said: Said,
): Promise<{ readonly asSeen: () => Said & { seen?: number }; readonly look: GoOn }> {
  let seen: number | undefined;
  const look = async (plan: Plan) => {
    const item = get(plan, kind, said.ref);
    await mustHaveSeen({ ...context, plan }, item);
    seen = item.version;
  };
  await look(context.plan);
  return { asSeen: () => ({ ...said, ...(seen === undefined ? {} : { seen }) }), look };
}

/** The changes of an item since a version of the plan, oldest first, each with that item alone. */
async function changesOf(
  record: CommandContext["record"],
  plan: Plan,
  item: Item,
  since: number,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for await (const change of record.trail(plan, item)) {
    if (change.version <= since) break;
    changes.unshift(change);
  }
  return changes;
}

/** What others did to an item since a version of it: their changes, who they are, and the item as it was seen. */
export async function changedSince(
  { record }: Pick<CommandContext, "record">,
  plan: Plan,
  item: Item,
  seen: number,
): Promise<{
  readonly changes: readonly Change[];
  readonly names: string;
  readonly was: Item | null | undefined;
}> {
  const changes = await changesOf(record, plan, item, seen);
  const names = listNames([...new Set(changes.map(({ by }) => by.name))], "somebody");
  return { changes, names, was: changes[0]?.items[0]?.before };
}

/**
 * What a person changed themselves: a field that stands as it was on their card takes the newer
 * value, so that saving again cannot undo what they never touched.
 */
export function onlyChanged<Typed extends { readonly ref: string }>(
  typed: Typed,
  standing: Readonly<Record<string, unknown>>,
): Typed {
  const changed = Object.entries(typed).filter(([field, value]) => standing[field] !== value);
  return { ...Object.fromEntries(changed), ref: typed.ref } as Typed;
}
