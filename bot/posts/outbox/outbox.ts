import type { Card } from "../../../cards/frames/render.ts";
import type { PlanKey } from "../../plan/model/snapshot.ts";
import {
  type DoneRow,
  type DueRow,
  doneWork,
  type Message,
  type PostWork,
  type ReportWork,
  type Result,
  type SendWork,
} from "../../plan/record/due.ts";
import type { KeepsCards } from "../../plan/record/live-card.ts";
import type { PlanStore } from "../../plan/record/store.ts";
import type { Delivery, EditMessage, Redraw, Reply, Send } from "../../turn.ts";
import { createKeyedQueues } from "../sending/keyed-queues.ts";
import { createPacer } from "../sending/pacer.ts";
import { LONGEST_WAITING, retryDelay, SEND_LEASE } from "../sending/retry-policy.ts";
import { workOffRedraw } from "./redrawing.ts";
import { createReports } from "./reports.ts";

/** How far ahead due rows are read, in milliseconds; what lies beyond is found by a later look. */
const AHEAD = 60_000;

/** So far ahead a look can be asked for, in milliseconds: longer than plans are left alone. */
const FARTHEST = 86_400_000;

/** A send whose message is not there yet is looked at again after so long, in milliseconds; it is given up after the second. */
const NOT_YET = 1000;
const NEVER = 600_000;

export type OutboxNeeds = {
  readonly store: PlanStore;
  readonly cards: KeepsCards;
  readonly send: Send;
  readonly edit: EditMessage;
  readonly redraw: Redraw;
  /** Does what a plan's time has come for, and says when to look again. */
  readonly agenda: (key: PlanKey) => Promise<Date | null>;
  /** Is told of each look at a plan's due rows, and runs it. */
  readonly look?: (key: PlanKey, work: () => Promise<void>) => Promise<void>;
  /** Takes down where a post could not arrive, and where it did. It never throws. */
  readonly tried?: (key: PlanKey, sends: readonly DoneRow[]) => Promise<void>;
  /** What was sent to somebody personally, as asked for at an instant, certainly did not arrive. */
  readonly lost?: (key: PlanKey, home: string, asked: string) => Promise<void>;
  /** The bot may no longer write to somebody personally. */
  readonly gone: (tenant: string, id: string) => Promise<void>;
  readonly clock: () => Date;
  /** Waits so many milliseconds, or until the signal is given. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly onError: (error: unknown) => void;
};

type PostRow = DueRow & { readonly work: PostWork };
type SendRow = DueRow & { readonly work: SendWork };

/** A plan that is looked after: when its due rows are looked at next, and a way to tell of an earlier time. */
type Watch = { at: number; stir: AbortController; running: Promise<void> };

/**
 * Works off what is due: posts to followers, reports to the clerks who posted, and edits of posted
 * cards. Conversations do not wait for one another; in each the order is kept. A row is claimed
 * before its message is tried and closed once its fate is known, so a process killed in between
 * leaves a row whose message is uncertain: it is told so, and never sent again by itself. Edits may
 * be made twice, and are taken up again.
 */
export function createOutbox(needs: OutboxNeeds) {
  const { store, cards, clock, pause, random, onError } = needs;
  const stopped = new AbortController();
  const { signal } = stopped;
  const queues = createKeyedQueues();
  const pacer = createPacer({ clock, pause, signal });
  const tried = needs.tried ?? (async () => undefined);
  const reports = createReports({ ...needs, pacer, tried });
  const watches = new Map<string, Watch>();
  /** The rows that this process is at, or has queued. */
  const inHand = new Map<string, { readonly row: DueRow; readonly job: Promise<void> }>();

  const now = () => clock().getTime();
  const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

  /** Closes a row with what became of it; false if somebody else did. */
  async function finish(key: PlanKey, row: DueRow, state: Result["state"], why: string | null) {
    const mine = await store.finish(key, row, { state, why, at: clock().toISOString() });
    const { work, asked } = row;
    const lost = state === "failed" || state === "unreachable";
    if (mine && lost && work.what === "send" && work.home !== undefined) {
      await needs.lost?.(key, work.home, asked).catch(onError);
    }
    return mine;
  }

  /** A message was refused because the bot may not write there. */
  async function refused(key: PlanKey, { id, at, work }: PostRow, result: Result, told: boolean) {
    if (work.what === "send" && work.home !== undefined) {
      await needs.gone(key.tenant, work.home).catch(onError);
    }
    // Where a report comes, it takes all of its post down at once.
    if (!told) await tried(key, [{ id, at, work: doneWork(work), result }]);
  }

  async function close(
    key: PlanKey,
    row: PostRow,
    delivery: Delivery,
    from?: From,
  ): Promise<unknown> {
    switch (delivery.state) {
      case "sent": {
        const live = from?.message.live;
        if (live && delivery.id !== null) {
          const { address } = row.work;
          const { id, thread } = delivery;
          await cards.posted(key, { id, thread, address, at: clock().toISOString(), live });
        }
        return finish(key, row, "sent", null);
      }
      case "uncertain":
        return finish(key, row, "uncertain", delivery.why);
      case "refused": {
        if (![403, 404].includes(delivery.status)) return finish(key, row, "failed", delivery.why);
        await finish(key, row, "unreachable", delivery.why);
        const result = {
          state: "unreachable",
          why: delivery.why,
          at: clock().toISOString(),
        } as const;
        return refused(key, row, result, from?.report !== undefined);
      }
      case "wait":
        return finish(key, row, "failed", delivery.why);
    }
  }

  /**
   * Sends one message when its turn in its conversation has come; told to wait, it keeps its turn.
   * It is claimed only then, so that a process that is killed leaves few behind it as uncertain.
   */
  async function deliver(
    key: PlanKey,
    first: PostRow,
    message: () => Promise<Reply>,
    from?: From,
  ): Promise<void> {
    const { work } = first;
    const { tenant, conversation } = work.address;
    let free: DueRow | undefined = first;
    while (free) {
      if (!(await pacer.place(tenant ?? key.tenant, conversation))) return;
      const mine = await store.claim(key, free, instant(now() + SEND_LEASE));
      if (!mine) return;
      if (work.what === "send" && work.notAfter !== undefined && instant(now()) > work.notAfter) {
        await finish(key, mine, "failed", "it was too late to send it");
        return;
      }
      const reply = await message();
      pacer.sent(conversation);
      const delivery = await needs.send(work.address, reply);
      if (delivery.state !== "wait" || now() - Date.parse(mine.asked) >= LONGEST_WAITING) {
        await close(key, { ...mine, work }, delivery, from);
        return;
      }
      const wait = retryDelay(delivery, mine.tries, random);
      pacer.hold(conversation, wait);
      free = await store.postpone(key, mine, instant(now() + wait));
    }
  }

  /** Whether this process has sends of a post to make, beside one row. */
  const isPosting = (post: string, beside: string) =>
    [...inHand.values()].some(
      ({ row }) => row.row !== beside && row.work.what === "send" && row.work.post === post,
    );

  async function send(key: PlanKey, row: SendRow, report?: ReportWork): Promise<Date | null> {
    const { work } = row;
    const message = messageOf(work, report);
    if (message) {
      const { card, summary } = message;
      const reply = { card: card as unknown as Card, summary };
      await deliver(key, row, async () => reply, { message, report });
    } else if (now() < Date.parse(row.at) + NEVER) {
      // Of a large post, what is kept last may not be laid out yet. A load sees to it.
      await store.load(key);
      return new Date(now() + NOT_YET);
    } else {
      await finish(key, row, "failed", "its message is not there");
    }
    // The last of a post lets its report go.
    return isPosting(work.post, row.row) ? null : clock();
  }

  async function report(key: PlanKey, row: DueRow, work: ReportWork, last: boolean) {
    const { message } = work;
    if (!message) {
      await deliver(key, { ...row, work }, () => reports.whole(key, work));
      return null;
    }
    const again = await reports.refresh(key, { ...row, work: { ...work, message } }, last);
    // What was sent while the report was being edited did not find it free.
    return again && !isPosting(work.post, row.row) ? clock() : again;
  }

  /** Works one row off in its lane; what comes of it says when the plan's rows are to be looked at again. */
  function take(key: PlanKey, row: DueRow, lane: string, work: () => Promise<Date | null>): void {
    const name = nameOf(key, row.row);
    const job = queues
      .run(lane, async () => (signal.aborted ? null : work()))
      .finally(() => inHand.delete(name))
      .then((again) => {
        if (again) outbox.wake(key, again);
      })
      .catch(onError);
    inHand.set(name, { row, job });
  }

  /** One look at a plan's due rows: what can be done now is queued, for the rest a later look is asked for. */
  async function look(key: PlanKey): Promise<void> {
    const next = await needs.agenda(key);
    if (next) outbox.wake(key, next);
    const found = await store.due(key, instant(now() + AHEAD));
    // In the order in which they were asked for: a row that was told to wait keeps its place.
    const rows = [...found].sort((a, b) => (a.row < b.row ? -1 : 1));
    const posting = new Set(rows.flatMap(({ work }) => (work.what === "send" ? [work.post] : [])));
    const told = new Map(
      rows.flatMap(({ work }) => (work.what === "report" ? [[work.post, work] as const] : [])),
    );
    const blocked = new Set<string>();
    for (const row of rows) {
      if (signal.aborted) return;
      const { work } = row;
      const lane = work.what === "redraw" ? nameOf(key, "redraw") : work.address.conversation;
      if (inHand.has(nameOf(key, row.row))) {
        if (work.what === "redraw") blocked.add(lane);
        continue;
      }
      if (blocked.has(lane)) continue;
      const leased = row.lease !== null && Date.parse(row.lease) > now();
      const last = work.what === "report" && !posting.has(work.post);
      // A report that was edited before tells the end as soon as it has come.
      const early = Date.parse(row.at) > now() && !(last && work.message && row.tries > 0);
      if (leased || early) {
        outbox.wake(key, new Date(leased && row.lease !== null ? row.lease : row.at));
        // What comes after it in its conversation waits with it. Edits that wait hold nobody up.
        const holdsUp = leased
          ? work.what === "redraw" || !isEdit(row)
          : row.tries > 0 && !isEdit(row);
        if (holdsUp) blocked.add(lane);
      } else if (work.what === "redraw") {
        // One after the other, also among processes: whoever has the first, has them all.
        blocked.add(lane);
        take(key, row, lane, async () => {
          const again = await workOffRedraw({ ...needs, queues, pacer, signal }, key, row);
          return again ?? clock();
        });
      } else if (row.lease !== null && !isEdit(row)) {
        const mine = await finish(key, row, "uncertain", "the bot stopped while it was sending");
        if (mine) outbox.wake(key, clock());
      } else if (work.what === "send") {
        take(key, row, lane, () => send(key, { ...row, work }, told.get(work.post)));
      } else if (last || work.message) {
        take(key, row, lane, () => report(key, row, work, last));
      }
    }
  }

  async function watchOver(key: PlanKey, name: string, watch: Watch): Promise<void> {
    try {
      while (watch.at < Number.POSITIVE_INFINITY && !signal.aborted) {
        const wait = watch.at - now();
        if (wait > 0) {
          watch.stir = new AbortController();
          await pause(wait, AbortSignal.any([signal, watch.stir.signal]));
        } else {
          watch.at = Number.POSITIVE_INFINITY;
          await (needs.look ?? ((_, work) => work()))(key, () => look(key));
        }
      }
    } catch (error) {
      onError(error);
    } finally {
      watches.delete(name);
    }
  }

  const outbox = {
    /** Sees to a plan's due rows at an instant: now, if none is given. */
    wake(key: PlanKey, at: Date = clock()): void {
      if (signal.aborted || at.getTime() > now() + FARTHEST) return;
      const name = nameOf(key, "");
      const known = watches.get(name);
      if (known) {
        if (at.getTime() >= known.at) return;
        known.at = at.getTime();
        known.stir.abort();
        return;
      }
      const watch: Watch = {
        at: at.getTime(),
        stir: new AbortController(),
        running: Promise.resolve(),
      };
      watches.set(name, watch);
      watch.running = watchOver(key, name, watch);
    },

    /** Looks at every plan of a tenant. */
    async wakeTenant(tenant: string): Promise<void> {
      for (const plan of await store.plans(tenant)) outbox.wake({ tenant, id: plan.id });
    },

    /** Looks at every plan: at the start, and from time to time, for rows that others left. */
    async wakeAll(): Promise<void> {
      for (const tenant of await store.tenants()) await outbox.wakeTenant(tenant);
    },

    /** Takes nothing more up, and waits until what is being sent is sent. What is left is found at the next start. */
    async stop(): Promise<void> {
      stopped.abort();
      const jobs = [...inHand.values()].map(({ job }) => job);
      await Promise.all([...[...watches.values()].map(({ running }) => running), ...jobs]);
    },
  };
  return outbox;
}

/** What the message of a send came from. */
type From = { readonly message: Message; readonly report: ReportWork | undefined };

/** A send's own message, or else the one that its post shares. */
function messageOf({ card, summary, live }: SendWork, report?: ReportWork): Message | undefined {
  if (!card) return report?.shared;
  return { card, summary: summary ?? "Plan Board", ...(live ? { live } : {}) };
}

/** Edits may be made twice, and need no order. */
const isEdit = ({ work }: DueRow): boolean =>
  work.what === "redraw" || (work.what === "report" && work.message !== undefined);

const nameOf = ({ tenant, id }: PlanKey, what: string) => JSON.stringify([tenant, id, what]);
