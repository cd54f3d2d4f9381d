import { deliveryReport } from "../../cards/delivery-report.ts";
import type { Card } from "../../cards/render.ts";
import type { DueRow, ReportWork, Result, SendWork } from "../plan/due.ts";
import type { PlanKey } from "../plan/snapshot.ts";
import type { PlanStore } from "../plan/store.ts";
import type { Delivery, Send } from "../turn.ts";

/** How long a row is held while it is worked on, in milliseconds; after that its sender is taken for dead. */
const LEASE = 60_000;
/** Told to wait so often, a send is given up. */
const MOST_TRIES = 6;
/** At most one message a second to a conversation: Teams allows 7, and 60 in 30 seconds. */
const PACE = 1000;

export type OutboxNeeds = {
  readonly store: PlanStore;
  readonly send: Send;
  readonly clock: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
};

/**
 * Sends what is due: posts to followers, and the report to the clerk who posted. A row is claimed
 * before its message is tried and closed once its fate is known, so a process killed in between
 * leaves a row whose message is uncertain: it is told so, and never sent again by itself.
 */
export function createOutbox(needs: OutboxNeeds) {
  const { store, send, clock, pause, onError } = needs;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const lastSent = new Map<string, number>();
  let stopping = false;

  async function paced(conversation: string): Promise<void> {
    const since = clock().getTime() - (lastSent.get(conversation) ?? 0);
    if (since < PACE) await pause(PACE - since);
    if (lastSent.size > 5000) lastSent.clear();
    lastSent.set(conversation, clock().getTime());
  }

  async function finish(key: PlanKey, row: DueRow, state: Result["state"], why: string | null) {
    await store.finish(key, row, { state, why, at: clock().toISOString() });
  }

  async function close(key: PlanKey, row: DueRow, delivery: Delivery): Promise<void> {
    switch (delivery.state) {
      case "sent":
        return finish(key, row, "sent", null);
      case "uncertain":
        return finish(key, row, "uncertain", delivery.why);
      case "refused": {
        const state = [403, 404].includes(delivery.status) ? "unreachable" : "failed";
        return finish(key, row, state, delivery.why);
      }
      case "wait": {
        if (row.tries >= MOST_TRIES) return finish(key, row, "failed", delivery.why);
        const at = new Date(clock().getTime() + delivery.seconds * 1000).toISOString();
        await store.postpone(key, row, at);
      }
    }
  }

  async function doSend(key: PlanKey, row: DueRow, work: SendWork): Promise<void> {
    await paced(work.address.conversation);
    const card = work.card as unknown as Card;
    await close(key, row, await send(work.address, { card, summary: work.summary }));
  }

  async function doReport(key: PlanKey, row: DueRow, work: ReportWork): Promise<void> {
    const sends = (await store.finished(key, work.post)).filter((r) => r.work.what === "send");
    const card = deliveryReport(work.title, sends);
    await paced(work.address.conversation);
    await close(
      key,
      row,
      await send(work.address, { card, summary: `Delivery report: ${work.title}` }),
    );
  }

  /** One look at a plan's due rows; tells in how many milliseconds the next one is due, if any is left. */
  async function look(key: PlanKey): Promise<number | null> {
    const rows = await store.due(key);
    const open = new Set(rows.filter((r) => r.work.what === "send").map((r) => r.work.post));
    let next: number | null = null;
    const later = (milliseconds: number) => {
      next = Math.min(next ?? milliseconds, Math.max(50, milliseconds));
    };
    for (const row of rows) {
      if (stopping) return null;
      const now = clock();
      if (row.lease !== null) {
        const left = Date.parse(row.lease) - now.getTime();
        if (left > 0) later(left);
        else await finish(key, row, "uncertain", "the bot stopped while it was sending");
        continue;
      }
      const wait = Date.parse(row.at) - now.getTime();
      if (wait > 0) {
        later(wait);
        continue;
      }
      if (row.work.what === "report" && open.has(row.work.post)) {
        later(50);
        continue;
      }
      const until = new Date(now.getTime() + LEASE).toISOString();
      const mine = await store.claim(key, row, until);
      if (!mine) continue;
      if (mine.work.what === "send") await doSend(key, mine, mine.work);
      else await doReport(key, mine, mine.work);
    }
    return next;
  }

  async function work(key: PlanKey, name: string): Promise<void> {
    for (let rounds = 0; rounds < 1000; rounds++) {
      again.delete(name);
      const next = await look(key);
      if (stopping) return;
      if (next === null && !again.has(name)) return;
      if (next !== null && next > 30_000) return;
      if (next !== null) await pause(next);
    }
  }

  const outbox = {
    /** Works a plan's due rows off now; a second call while it runs makes it look once more. */
    wake(key: PlanKey): void {
      const name = JSON.stringify([key.tenant, key.id]);
      again.add(name);
      if (running.has(name)) return;
      const run = work(key, name)
        .catch(onError)
        .finally(() => running.delete(name));
      running.set(name, run);
    },

    /** Looks at every plan: at the start, and from time to time, for rows that others left. */
    async wakeAll(): Promise<void> {
      for (const tenant of await store.tenants()) {
        for (const plan of await store.plans(tenant)) outbox.wake({ tenant, id: plan.id });
      }
    },

    /** Takes nothing more up, and waits until what is being sent is sent. What is left is found at the next start. */
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all(running.values());
    },
  };
  return outbox;
}
