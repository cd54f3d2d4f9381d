import type { TableClient, TableEntity, TransactionAction } from "@azure/data-tables";
import { emptyPlan } from "../bot/plan/kinds.ts";
import { type Change, isUnread, type Unread } from "../bot/plan/model/change.ts";
import { digestOf } from "../bot/plan/model/keys.ts";
import type { Item } from "../bot/plan/model/kind.ts";
import {
  applyChange,
  type Plan,
  type PlanKey,
  withItems,
  withState,
} from "../bot/plan/model/snapshot.ts";
import type { PlanStore, PressMark } from "../bot/plan/record/store.ts";
import { HeaderLost, PartLost, PlanGone } from "../bot/plan/record/store-faults.ts";
import { createCardRows } from "./azure-cards.ts";
import { createCheckpointRows } from "./azure-checkpoints.ts";
import { createDirectory } from "./azure-directory.ts";
import { createHistory, readHead } from "./azure-history.ts";
import { createOutboxRows } from "./azure-outbox.ts";
import { readPart, writeParts } from "./azure-parts.ts";
import { inParts, isLarge, type Part } from "./rows/parts.ts";
import * as rows from "./rows/rows.ts";
import { trailRows } from "./rows/trail-rows.ts";
import { createSetAside } from "./set-aside.ts";
import { absent, rowsWith, statusOf } from "./table.ts";

/** Catching up by history rows beyond this many versions is slower than reading the items. */
const MOST_CATCH_UP = 50;
const MOST_HELD = 50;

type Header = {
  readonly version: number;
  readonly etag: string;
  /** What a newer version wrote there besides: it goes back as it came. */
  readonly more: Readonly<Record<string, unknown>>;
  /** A large change whose items are not yet all in their own rows; `next` is its first part still to lay out. */
  readonly pending: {
    readonly parts: rows.ChangeParts;
    readonly version: number;
    readonly next: number;
  } | null;
};

type Held = { readonly plan: Plan; readonly header: Header };

/**
 * The store on Azure Tables (or Azurite, or Cosmos DB's Table API). One plan is one partition; a
 * commit is one entity-group transaction under the header's ETag. What is kept in the process are
 * snapshots that can be thrown away: the header says whether they are still the plan.
 *
 * A change too large for one transaction is written in parts that nobody reads, then made true by
 * one transaction on the header; its items are laid out in their rows afterwards, by whoever comes
 * next if the first is killed. So no reader ever sees half of it.
 */
export function createAzureTables(client: TableClient): PlanStore {
  const held = new Map<string, Held>();
  const aside = createSetAside();
  const past = createHistory(client, aside);

  function hold(partition: string, entry: Held): Plan {
    const { key, unread } = entry.plan;
    const rowsOf = unread.map((one) => ({ row: rows.itemKey(one), why: one.cannotRead }));
    aside.only(key, rows.ITEMS, rowsOf);
    held.delete(partition);
    held.set(partition, entry);
    const [oldest] = held.keys();
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest);
    return entry.plan;
  }

  async function readHeader(partition: string): Promise<Header | undefined> {
    const row = await client.getEntity(partition, rows.HEADER).catch(absent);
    // One that counts no versions is as good as none.
    if (!row || !Number.isInteger(row.version)) return undefined;
    const parts = rows.partsOf(row);
    return {
      version: Number(row.version),
      etag: row.etag,
      more: rows.moreOfHeader(row),
      pending: parts && {
        parts,
        version: Number(row.parts_version),
        next: Number(row.parts_next ?? 0),
      },
    };
  }

  /** A plan that has no header has no history either, and was not here just now; or that is told. */
  async function mustBeNew(key: PlanKey): Promise<void> {
    const partition = rows.partitionOf(key);
    const history = rowsWith(client, partition, rows.CHANGES);
    if (!(await history.next()).done) throw new HeaderLost(key.id);
    if (held.has(partition)) throw new PlanGone(key.id);
  }

  /** Items of a change that are newer than what the plan has: laying it over twice does no harm. */
  function overlay(plan: Plan, change: Change): Plan {
    const known = new Map<string, number>();
    for (const kind of new Set(change.items.map((c) => c.after.kind))) {
      for (const item of plan.items[kind]) known.set(`${kind}:${item.ref}`, item.version);
    }
    for (const one of plan.unread) known.set(`${one.kind}:${one.ref}`, one.version);
    const isNewer = ({ kind, ref, version }: Item | Unread) =>
      version > (known.get(`${kind}:${ref}`) ?? -1);
    const newer = change.items.map((c) => c.after).filter(isNewer);
    const unread = (change.unread ?? []).map((c) => c.after).filter(isNewer);
    const read = withItems(plan, newer, Math.max(plan.version, change.version));
    return unread.reduce((all, state) => withState(all, state, state), read);
  }

  /**
   * Reads the whole partition's items. Commits that land meanwhile are laid over from the history,
   * and so is a large one whose items were not all in their rows when the reading began, or are not yet.
   */
  async function readWhole(key: PlanKey, first: Header): Promise<Held | undefined> {
    const partition = rows.partitionOf(key);
    const items: Item[] = [];
    const unread: Unread[] = [];
    for await (const row of rowsWith(client, partition, rows.ITEMS)) {
      const state = rows.itemFromRow(row);
      if (isUnread(state)) unread.push(state);
      else items.push(state);
    }
    const header = await readHeader(partition);
    if (!header) return undefined;
    const read = withItems(emptyPlan(key), items, first.version);
    let plan = unread.reduce((all, state) => withState(all, state, state), read);
    const from = Math.min(
      first.version + 1,
      first.pending?.version ?? Number.POSITIVE_INFINITY,
      header.pending?.version ?? Number.POSITIVE_INFINITY,
    );
    for await (const change of past.changes(key, from, header.version))
      plan = overlay(plan, change);
    return { plan: { ...plan, version: header.version }, header };
  }

  async function load(key: PlanKey): Promise<Plan | undefined> {
    const partition = rows.partitionOf(key);
    const header = await readHeader(partition);
    const known = held.get(partition);
    if (!header) {
      if (known) await mustBeNew(key);
      return undefined;
    }
    const behind = known ? header.version - known.plan.version : Number.POSITIVE_INFINITY;
    if (known && behind < 0) return known.plan;
    if (known && behind <= MOST_CATCH_UP) {
      let plan = known.plan;
      if (behind > 0) {
        for await (const change of past.changes(key, plan.version + 1, header.version)) {
          // What one did that cannot be read is seen in the items themselves.
          if (change.lost !== undefined) break;
          plan = applyChange(plan, change);
        }
      }
      if (plan.version === header.version) return hold(partition, { plan, header });
    }
    const whole = await readWhole(key, header);
    return whole && hold(partition, whole);
  }

  function headerRow(partition: string, key: PlanKey, header: Omit<Header, "etag">): TableEntity {
    const { version, pending, more } = header;
    return {
      ...more,
      partitionKey: partition,
      rowKey: rows.HEADER,
      tenant: key.tenant,
      id: key.id,
      version,
      ...(pending && {
        parts_id: pending.parts.id,
        parts: pending.parts.count,
        parts_version: pending.version,
        parts_next: pending.next,
      }),
    };
  }

  /** The rows that items of a change, their trails and due work have of their own; where it cannot be read what change it is, no trails. */
  function layOut(
    partition: string,
    change: Omit<Change, "items"> | undefined,
    { items, due }: Part,
  ): TransactionAction[] {
    const laid = [
      ...due.map((work) => rows.dueToRow(partition, work)),
      ...items.map(({ after }) => rows.itemToRow(partition, after)),
      ...(change ? trailRows(partition, change, items) : []),
    ];
    return laid.map((row) => ["upsert", row, "Replace"]);
  }

  /** Submits a transaction whose first row is the header; gives the header's new ETag. */
  async function submit(actions: TransactionAction[]): Promise<string | undefined> {
    const answer = await client.submitTransaction(actions);
    // By place and not by name: an answer names the row only where it was created.
    return answer.subResponses[0]?.etag;
  }

  /**
   * Lays the items and due work of a pending change out in their own rows, part by part, each under
   * the header's ETag. Whoever goes on with what another began reads first what change it is.
   */
  async function layOutPending(key: PlanKey, start: Header, mine?: Change): Promise<Header> {
    const partition = rows.partitionOf(key);
    let header = start;
    let change: Omit<Change, "items"> | undefined = mine;
    while (header.pending) {
      const { parts, next, version } = header.pending;
      const part = await readPart(client, partition, parts, next);
      if (!part) throw new PartLost(key.id, version);
      if (change?.version !== version) change = await readHead(client, partition, version);
      const last = next + 1 >= parts.count;
      const pending = last ? null : { parts, version, next: next + 1 };
      const actions: TransactionAction[] = [
        [
          "update",
          headerRow(partition, key, { ...header, pending }),
          "Replace",
          { etag: header.etag },
        ],
        ...layOut(partition, change, part),
      ];
      const etag = await submit(actions);
      header = etag
        ? { ...header, pending, etag }
        : ((await readHeader(partition)) ?? { ...header, pending: null });
    }
    return header;
  }

  /**
   * Settles a change that is already true, as well as it can. Somebody else may be at it too, or the
   * network away: then the next load sees how far it came, and the next commit goes on from there.
   */
  async function settleNow(key: PlanKey, start: Header, mine?: Change): Promise<void> {
    const partition = rows.partitionOf(key);
    try {
      const header = await layOutPending(key, start, mine);
      const known = held.get(partition);
      if (known?.plan.version === header.version) hold(partition, { plan: known.plan, header });
    } catch {
      held.delete(partition);
    }
  }

  async function pressed(key: PlanKey, press: string): Promise<PressMark | undefined> {
    const row = await client.getEntity(rows.partitionOf(key), rows.pressKey(press)).catch(absent);
    return row && rows.pressFromRow(row);
  }

  return {
    load,
    mustBeNew,
    ...past,

    async commit(plan, commit) {
      const { change, press } = commit;
      const partition = rows.partitionOf(plan.key);
      const known = held.get(partition);
      if (plan.version > 0 && known?.plan.version !== plan.version) return "behind";
      try {
        const before = known?.header.pending
          ? await layOutPending(plan.key, known.header)
          : known?.header;
        if (known && before) hold(partition, { plan: known.plan, header: before });

        const large = isLarge(commit);
        // Named by what is in them: the same change written again, after a kill, is the same parts.
        const id = `${change.version}-${digestOf([change, commit.due])}`;
        const parts = large
          ? await writeParts(
              client,
              partition,
              id,
              inParts({ items: change.items, due: commit.due }),
            )
          : null;
        const pending = parts && { parts, version: change.version, next: 0 };
        const more = before?.more ?? {};
        const header = headerRow(partition, plan.key, { version: change.version, pending, more });
        const actions: TransactionAction[] = [
          before && plan.version > 0
            ? ["update", header, "Replace", { etag: before.etag }]
            : ["create", header],
          ...(press ? [rows.pressToRow(partition, press, change.version)] : []).map(
            (row): TransactionAction => ["create", row],
          ),
          ["create", rows.changeToRow(partition, change, parts)],
          ...(large ? [] : layOut(partition, change, { items: change.items, due: commit.due })),
        ];
        const etag = await submit(actions);
        if (!etag) {
          held.delete(partition);
          return "done";
        }
        const after = { version: change.version, etag, pending, more };
        hold(partition, { plan: applyChange(plan, change), header: after });
        if (pending) await settleNow(plan.key, after, change);
        return "done";
      } catch (error) {
        const status = statusOf(error);
        if (status !== 409 && status !== 412) throw error;
        if (status === 409 && press && (await pressed(plan.key, press.key))) return "pressed";
        return "behind";
      }
    },

    pressed,

    setAside: aside.list,

    /** A commit is bound to the header's ETag, so whoever changes that, in whatever way, has ended all that were sent before. */
    async fence(key) {
      const partitionKey = rows.partitionOf(key);
      const { etag } = await client.getEntity(partitionKey, rows.HEADER);
      await client
        .updateEntity({ partitionKey, rowKey: rows.HEADER }, "Merge", { etag })
        .catch((error: unknown) => {
          // Somebody else has changed it.
          if (statusOf(error) !== 412) throw error;
        });
    },

    ...createDirectory(client, aside),
    ...createCheckpointRows(client, aside),
    ...createCardRows(client, aside),
    ...createOutboxRows(client, aside, async (key) => {
      const partition = rows.partitionOf(key);
      const header = held.get(partition)?.header ?? (await readHeader(partition));
      if (header?.pending) await settleNow(key, header);
    }),

    async check() {
      await client.getEntity(rows.DIRECTORY, "check").catch(absent);
    },
  };
}
