import { type Delivered, deliveryReport } from "../../../cards/posts/delivery-report.ts";
import { digestOf } from "../../plan/model/keys.ts";
import type { PlanKey } from "../../plan/model/snapshot.ts";
import { REPORT_PACE } from "../../plan/posts/posting.ts";
import type { DoneRow, DueRow, ReportWork } from "../../plan/record/due.ts";
import type { PlanStore } from "../../plan/record/store.ts";
import type { EditMessage, Reply } from "../../turn.ts";
import type { Pacer } from "../sending/pacer.ts";
import { MOST_EDIT_TRIES, retryDelay, SEND_LEASE } from "../sending/retry-policy.ts";

/** A report that shows nothing new is looked at again after so long, in milliseconds. */
const QUIET = 5 * REPORT_PACE;

export type ReportsNeeds = {
  readonly store: PlanStore;
  readonly edit: EditMessage;
  readonly pacer: Pacer;
  readonly clock: () => Date;
  readonly random: () => number;
  /** Takes down where a post could not arrive, and where it did. */
  readonly tried: (key: PlanKey, sends: readonly DoneRow[]) => Promise<void>;
};

/** A report whose message stands already, and is edited. */
export type EditedRow = DueRow & {
  readonly work: ReportWork & Pick<Required<ReportWork>, "message">;
};

/** Tells clerks how far their posts are, and what became of them. */
export function createReports({ store, edit, pacer, clock, random, tried }: ReportsNeeds) {
  /** What this process has last put into the message of a report. */
  const shown = new Map<string, number>();
  const inTime = (milliseconds: number) => new Date(clock().getTime() + milliseconds);

  async function sendsOf(key: PlanKey, post: string): Promise<readonly DoneRow[]> {
    return (await store.finished(key, post)).filter((row) => row.work.what === "send");
  }

  /** The report once nothing is left to send. */
  async function whole(key: PlanKey, work: ReportWork): Promise<Reply> {
    const sends = await sendsOf(key, work.post);
    await tried(key, sends);
    return drawn(key, work, { sends, over: true, at: clock() });
  }

  return {
    whole,

    /**
     * Puts what is known of a post into the message that tells of it: from time to time while
     * sends are left, and once at the end. Edits may be repeated, so what a killed process was at is
     * taken up again. Where the message is gone, a new one takes over, at the end. Says when to
     * look again.
     */
    async refresh(key: PlanKey, row: EditedRow, last: boolean): Promise<Date | null> {
      const { work } = row;
      const { address, message } = work;
      if (!(await pacer.place(address.tenant ?? key.tenant, address.conversation, FIRST)))
        return null;
      const mine = await store.claim(key, row, inTime(SEND_LEASE).toISOString());
      if (!mine) return null;

      const sends = last ? [] : await sendsOf(key, work.post);
      const over = last || sends.length >= (work.of ?? Number.POSITIVE_INFINITY);
      if (!over && shown.get(row.row) === sends.length) {
        return putOff(key, mine, QUIET);
      }
      const reply = over ? await whole(key, work) : drawn(key, work, { sends, over, at: clock() });
      pacer.sent(address.conversation);
      const delivery = await edit({ ...message, address }, reply);

      if (delivery.state === "sent") {
        if (!over) {
          shown.set(row.row, sends.length);
          return putOff(key, mine, REPORT_PACE);
        }
        shown.delete(row.row);
        await store.finish(key, mine, { state: "sent", why: null, at: clock().toISOString() });
        return null;
      }
      if (delivery.state === "refused" || mine.tries > MOST_EDIT_TRIES) {
        const { message: _gone, ...anew } = work;
        const at = clock().toISOString();
        await store.close(key, mine, { id: `${row.id}-anew`, at, work: anew });
        return clock();
      }
      const wait = retryDelay(delivery, mine.tries, random);
      pacer.hold(address.conversation, wait);
      const again = inTime(wait);
      await store.postpone(key, mine, again.toISOString());
      return again;
    },
  };

  /** Once a report was edited, it counts as tried once: its end does not wait for the time that it was put off to. */
  async function putOff(key: PlanKey, row: DueRow, wait: number): Promise<Date> {
    const again = inTime(wait);
    await store.postpone(key, row, again.toISOString(), 1);
    return again;
  }
}

/** A clerk waits for it, and it is one message among many. */
const FIRST = { first: true } as const;

function drawn(
  key: PlanKey,
  work: ReportWork,
  known: Pick<Delivered, "sends" | "over" | "at">,
): Reply {
  const { title, leftOut = [], of = known.sends.length } = work;
  const again = againOf(key, work, known.sends);
  const delivered: Delivered = { title, of, leftOut, ...known, ...(again ? { again } : {}) };
  return { card: deliveryReport(delivered), summary: `Delivery report: ${title}` };
}

/** Whether a send certainly did not arrive, so that it can be made again; and to a channel of the plan. */
export const canBeSentAgain = ({ work, result }: DoneRow): boolean =>
  work.what === "send" &&
  work.ref !== undefined &&
  (result.state === "failed" || result.state === "unreachable");

function againOf(
  key: PlanKey,
  { post, posted }: ReportWork,
  sends: readonly DoneRow[],
): Delivered["again"] {
  if (posted === undefined || !sends.some(canBeSentAgain)) return undefined;
  // Named after the post, so that every card that tells of it has one and the same button.
  const nonce = digestOf(["again", post]);
  return { command: "resend_post", plan: key.id, post, what: posted, nonce };
}
