import { deliveryReport } from "../../cards/delivery-report.ts";
import type { Card } from "../../cards/render.ts";
import type { DueRow, PostWork, ReportWork, Result } from "../plan/due.ts";
import type { KeepsCards } from "../plan/live-card.ts";
import type { PlanKey } from "../plan/snapshot.ts";
import type { PlanStore } from "../plan/store.ts";
import type { Delivery, Edit, Redraw, Reply, Send } from "../turn.ts";
import { createLanes } from "./lanes.ts";
import { createPacer } from "./pacer.ts";
import { workOffRedraw } from "./redrawing.ts";
import { LEASE, MOST_TRIES, waitAfter } from "./tries.ts";

/** How far ahead due rows are read, in milliseconds; what lies beyond is found by a later look. */
const AHEAD = 60_000;

/** So far ahead a look can be asked for, in milliseconds: longer than plans are left alone. */
const FARTHEST = 86_400_000;

export type OutboxNeeds = {
  readonly store: PlanStore;
  readonly cards: KeepsCards;
  readonly send: Send;
  readonly edit: Edit;
  readonly redraw: Redraw;
  /** Does what a plan's time has come for, and says when to look again. */
  readonly agenda: (key: PlanKey) => Promise<Date | null>;
  /** The bot may no longer write to somebody personally. */
  readonly gone: (tenant: string, id: string) => Promise<void>;
  readonly clock: () => Date;
  /** Waits so many milliseconds, or until the signal is given. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly onError: (error: unknown) => void;
};

type PostRow = DueRow & { readonly work: PostWork };

/** A plan that is looked after: when its due rows are looked at next, and a way to tell of an earlier time. */
type Watch = { at: number; stir: AbortController; running: Promise<void> };

/**
 * Works off what is due: posts to followers, the report to the clerk who posted, and edits of posted
 * cards. Conversations do not wait for one another; in each the order is kept. A row is claimed
 * before its message is tried and closed once its fate is known, so a process killed in between
 * leaves a row whose message is uncertain: it is told so, and never sent again by itself. Edits may
 * be made twice, and are taken up again.
 */
export function createOutbox(needs: OutboxNeeds) {
  const { store, cards, clock, pause, random, onError } = needs;
  const stopped = new AbortController();
  const { signal } = stopped;
  const lanes = createLanes();
  const pacer = createPacer({ clock, pause, signal });
  const watches = new Map<string, Watch>();
  /** The rows that this process is at, or has queued. */
  const inHand = new Map<string, { readonly row: DueRow; readonly job: Promise<void> }>();

  const now = () => clock().getTime();
  const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

  async function finish(key: PlanKey, row: DueRow, state: Result["state"], why: string | null) {
    await store.finish(key, row, { state, why, at: clock().toISOString() });
  }

  async function close(key: PlanKey, row: PostRow, delivery: Delivery): Promise<void> {
    switch (delivery.state) {
      case "sent": {
        const { work } = row;
        if (work.what === "send" && work.live && delivery.id !== null) {
          const { address, live } = work;
          const { id, thread } = delivery;
          await cards.posted(key, { id, thread, address, at: clock().toISOString(), live });
        }
        return finish(key, row, "sent", null);
      }
      case "uncertain":
        return finish(key, row, "uncertain", delivery.why);
      case "refused": {
        const state = [403, 404].includes(delivery.status) ? "unreachable" : "failed";
        const { work } = row;
        if (state === "unreachable" && work.what === "send" && work.home) {
          await needs.gone(key.tenant, work.home).catch(onError);
        }
        return finish(key, row, state, delivery.why);
      }
      case "wait":
        return finish(key, row, "failed", delivery.why);
    }
  }

  /**
   * Sends one message when its turn in its conversation has come; told to wait, it keeps its turn.
   * It is claimed only then, so that a process that is killed leaves few behind it as uncertain.
   */
  async function deliver(key: PlanKey, first: PostRow, message: () => Promise<Reply>) {
    const { work } = first;
    const { tenant, conversation } = work.address;
    let free: DueRow | undefined = first;
    while (free) {
      if (!(await pacer.place(tenant ?? key.tenant, conversation))) return;
      const mine = await store.claim(key, free, instant(now() + LEASE));
      if (!mine) return;
      const reply = await message();
      pacer.sent(conversation);
      const delivery = await needs.send(work.address, reply);
      if (delivery.state !== "wait" || mine.tries >= MOST_TRIES) {
        return close(key, { ...mine, work }, delivery);
      }
      const wait = waitAfter(delivery, mine.tries, random);
      pacer.hold(conversation, wait);
      free = await store.postpone(key, mine, instant(now() + wait));
    }
  }

  async function report(key: PlanKey, { post, title }: ReportWork): Promise<Reply> {
    const sends = (await store.finished(key, post)).filter((row) => row.work.what === "send");
    return { card: deliveryReport(title, sends), summary: `Delivery report: ${title}` };
  }

  /** Works one row off, and says when the plan's rows are to be looked at again because of it. */
  async function workOff(key: PlanKey, row: DueRow): Promise<Date | null> {
    const { work } = row;
    switch (work.what) {
      case "redraw":
        return (await workOffRedraw({ ...needs, lanes, pacer, signal }, key, row)) ?? clock();
      case "report":
        await deliver(key, { ...row, work }, () => report(key, work));
        return null;
      case "send": {
        const card = work.card as unknown as Card;
        await deliver(key, { ...row, work }, async () => ({ card, summary: work.summary }));
        // The last of a post lets its report go.
        const more = [...inHand.values()].some(
          ({ row: other }) =>
            other.row !== row.row && other.work.what === "send" && other.work.post === work.post,
        );
        return more ? null : clock();
      }
    }
  }

  function take(key: PlanKey, row: DueRow, lane: string): void {
    const name = nameOf(key, row.row);
    const job = lanes
      .run(lane, async () => (signal.aborted ? null : workOff(key, row)))
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
      if (leased || Date.parse(row.at) > now()) {
        outbox.wake(key, new Date(leased && row.lease !== null ? row.lease : row.at));
        // What comes after it in its conversation waits with it. Edits that wait hold nobody up.
        if (leased || (row.tries > 0 && work.what !== "redraw")) blocked.add(lane);
      } else if (work.what === "redraw") {
        // One after the other, also among processes: whoever has the first, has them all.
        blocked.add(lane);
        take(key, row, lane);
      } else if (row.lease !== null) {
        await finish(key, row, "uncertain", "the bot stopped while it was sending");
        outbox.wake(key, clock());
      } else if (work.what === "send" || !posting.has(work.post)) {
        take(key, row, lane);
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
          await look(key);
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

    /** Looks at every plan: at the start, and from time to time, for rows that others left. */
    async wakeAll(): Promise<void> {
      for (const tenant of await store.tenants()) {
        for (const plan of await store.plans(tenant)) outbox.wake({ tenant, id: plan.id });
      }
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

const nameOf = ({ tenant, id }: PlanKey, what: string) => JSON.stringify([tenant, id, what]);
