import { missingUpdatesCard } from "../../../cards/reminders/missing-updates.ts";
import { lastMeeting, nextMeeting, paperDays } from "../../plan/meetings/board-dates.ts";
import { ownersWithoutUpdate, type WithoutUpdate } from "../../plan/meetings/prep.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import { capital, listNames, namesOf } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import { printDate, startOfDay } from "../../plan/time/calendar-date.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** Who has not updated their actions since the last board. */
export const missingUpdates: Command<"missing_updates"> = {
  async run(context, args) {
    const { plan, turn, now, nonce } = context;
    const { owners, areas, before, since, page } = args;
    for (const area of areas ?? []) get(plan, "area", area);
    const found = await withoutUpdate(context, plan, owners, areas, since);
    const whose = owners ? ` of ${listNames(namesOf(plan, owners))}` : "";
    const where = areas ? ` in ${called(plan, "area").one} ${listNames(areas)}` : "";
    const reading = `${capital(called(plan, "action").many)}${whose}${where} that are not complete and that nobody has updated ${since ? `since ${printDate(since)}` : sinceWords(plan, now.today)}.${wanted(plan, before, now.today)}`;
    return {
      card: missingUpdatesCard({
        plan,
        withoutUpdate: found,
        reading,
        owners,
        areas,
        since,
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

/** Who of these owners, in these areas, has not updated what. */
export async function withoutUpdate(
  context: CommandContext,
  plan: Plan,
  owners: readonly string[] | undefined,
  areas: readonly string[] | undefined,
  since?: string,
): Promise<readonly WithoutUpdate[]> {
  const { record, now } = context;
  const changes = since
    ? await record.between(plan, startOfDay(since))
    : await sinceBoard(record, plan, now.today);
  const all = ownersWithoutUpdate(plan, changes);
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
  return before === "@next_meeting"
    ? ` The next ${called(plan, "meeting").one} is on ${printDate(next.date)}.`
    : "";
}

/** Since when an update is missing, in words. */
export function sinceWords(plan: Plan, today: string): string {
  const last = lastMeeting(plan, today);
  return last ? `since the last board, ${printDate(last.date)}` : "since the plan was loaded";
}
