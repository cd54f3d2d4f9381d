import type { PlanKey } from "../../plan/model/snapshot.ts";
import { type DueRow, redrawAt } from "../../plan/record/due.ts";
import { bringUpToDate, type UpToDateNeeds } from "../live-cards/bring-up-to-date.ts";
import { MOST_EDIT_TRIES, ROW_LEASE } from "../sending/retry-policy.ts";

/**
 * How long one run begins edits, in milliseconds. The last of them may wait for its place and for
 * Teams, all within the lease. What is left is the next run's.
 */
const LONGEST_RUN = 15_000;

/**
 * Does the work of a redraw row: posted cards are brought up to date. Edits may be made twice, so a row that
 * somebody was at when they were killed is taken up again once its lease is over. As long as a card
 * waits, for Teams or for somebody's form, there is a row that says so. Tells when to look again.
 */
export async function workOffRedraw(
  needs: UpToDateNeeds,
  key: PlanKey,
  row: DueRow,
): Promise<Date | null> {
  const { store, clock, onError } = needs;
  const now = () => clock().getTime();
  const mine = await store.claim(key, row, new Date(now() + ROW_LEASE).toISOString());
  if (!mine) return null;
  const left = await bringUpToDate(needs, key, { end: now() + LONGEST_RUN, tries: mine.tries });
  const held = left.held === null ? null : new Date(left.held);
  const soon = left.now ? clock() : left.wait === null ? null : new Date(now() + left.wait);
  if (soon === null || left.now || left.moved) {
    const next = soon ?? held;
    await store.close(key, mine, next && redrawAt(next));
    return next;
  }
  if (mine.tries < MOST_EDIT_TRIES) {
    await store.postpone(key, mine, soon.toISOString());
    return soon;
  }
  onError(
    new Error("Posted cards could not be edited, and stay as they are until the next change."),
  );
  await store.close(key, mine, held && redrawAt(held));
  return held;
}
