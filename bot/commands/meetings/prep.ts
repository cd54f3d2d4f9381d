import { dayAndTime } from "../../../cards/meetings/meeting-words.ts";
import { prepCard, prepSectionCard } from "../../../cards/meetings/prep.ts";
import { missingUpdatesCard } from "../../../cards/reminders/missing-updates.ts";
import { lastMeeting, nextMeeting, paperDays } from "../../plan/meetings/board-dates.ts";
import { NONE_PLANNED } from "../../plan/meetings/hold-meeting.ts";
import { prepOf, type Unheard, unheardOf } from "../../plan/meetings/prep.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { lastUpdatesIn, neededFrom } from "../../plan/reminders/last-updates.ts";
import { type Unheeded, unheededOf } from "../../plan/reminders/unheeded.ts";
import { listNames, namesOf } from "../../plan/rights/people.ts";
import { may } from "../../plan/rights/roles.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Command, Context } from "../answering/command.ts";

/** What a clerk goes through before a meeting, and each part of it. */
export const prep: Command<"prep"> = {
  needs: "keep the meetings",
  say: [
    {
      text: "prep for 3 Feb",
      what: "by a clerk: what changed, what lacks a reason, who has not updated what",
    },
  ],
  async run(context, asked) {
    const { plan, now } = context;
    const meeting = asked.ref ? get(plan, "meeting", asked.ref) : nextMeeting(plan, now.today);
    if (!meeting) throw new PlanError("not-found", NONE_PLANNED);
    const [changes, unheeded] = await Promise.all([
      sinceBoard(context.record, plan, context.now.today),
      unheededNow(context),
    ]);
    const view = {
      plan,
      meeting,
      last: lastMeeting(plan, now.today),
      prep: prepOf(plan, meeting, changes, now.today, unheeded),
      now,
    };
    const section = "section" in asked ? asked.section : undefined;
    return {
      card: section ? prepSectionCard({ ...view, section, page: asked.page }) : prepCard(view),
      summary: `Prepare for ${dayAndTime(meeting)}`,
    };
  },
};

/** What reminders did not bring about, as the plan stands. */
async function unheededNow({ plan, record, homes, now }: Context): Promise<readonly Unheeded[]> {
  const [changes, reached] = await Promise.all([
    record.between(plan, neededFrom(plan, now.at)),
    homes(),
  ]);
  const seen = { updates: lastUpdatesIn(changes), now: now.at };
  return unheededOf(plan, seen, new Set(reached.map(({ id }) => id)));
}

/** Who of these owners, in these areas, has not updated what. */
export async function unheard(
  context: Context,
  plan: Plan,
  owners: readonly string[] | undefined,
  areas: readonly string[] | undefined,
): Promise<readonly Unheard[]> {
  const all = unheardOf(plan, await sinceBoard(context.record, plan, context.now.today));
  return all
    .filter(({ owner }) => !owners || (owner !== null && owners.includes(owner)))
    .map(({ owner, actions }) => ({
      owner,
      actions: actions.filter(({ area }) => !areas || areas.includes(area)),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** Until when updates are wanted, in words. */
function wanted(plan: Plan, before: string | undefined, today: string): string {
  const next = nextMeeting(plan, today);
  if (!next) return "";
  if (before === "@papers_deadline") {
    return ` Papers go out by ${printDate(paperDays(plan, next.date).papers)}.`;
  }
  return before === "@next_meeting" ? ` The next meeting is on ${printDate(next.date)}.` : "";
}

/** Since when an update is missing, in words. */
export function sinceWords(plan: Plan, today: string): string {
  const last = lastMeeting(plan, today);
  return last ? `since the last board, ${printDate(last.date)}` : "since the plan was loaded";
}

/** Who has not updated their actions since the last board. */
export const missingUpdates: Command<"missing_updates"> = {
  needs: "read the plan",
  say: [
    { text: "who has not updated", what: "actions not updated since the last board, by owner" },
  ],
  async run(context, asked) {
    const { plan, turn, now, nonce } = context;
    const { owners, areas, page } = asked;
    for (const area of areas ?? []) get(plan, "area", area);
    const found = await unheard(context, plan, owners, areas);
    const whose = owners ? ` of ${listNames(namesOf(plan, owners))}` : "";
    const where = areas ? ` in area ${listNames(areas)}` : "";
    const before = "before" in asked ? asked.before : undefined;
    const reading = `Actions${whose}${where} that are not complete and that nobody has updated ${sinceWords(plan, now.today)}.${wanted(plan, before, now.today)}`;
    return {
      card: missingUpdatesCard({
        plan,
        unheard: found,
        reading,
        owners,
        areas,
        page,
        mayAsk: may(plan, turn.who, "keep the meetings"),
        nonce: nonce(),
        now,
      }),
      summary: reading,
      refs: [...new Set(found.flatMap(({ actions }) => actions.map(({ ref }) => ref)))],
    };
  },
};
