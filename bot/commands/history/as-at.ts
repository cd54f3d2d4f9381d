import { itemAsAtCard, planAsAtCard } from "../../../cards/history/as-at.ts";
import { itemName, itemTitle, openButtons, whoWords } from "../../../cards/history/past.ts";
import { withUnread } from "../../../cards/plan/unread.ts";
import type { Button } from "../../asks/index.ts";
import { changesAsked } from "../../plan/history/changed.ts";
import { netBetween, netChanges } from "../../plan/history/net-change.ts";
import { dayWords } from "../../plan/meetings/meetings.ts";
import type { Change } from "../../plan/model/change.ts";
import type { Where } from "../../plan/model/criterion.ts";
import type { Kind } from "../../plan/model/kind.ts";
import { capital } from "../../plan/model/names.ts";
import { findUnread, get } from "../../plan/model/snapshot.ts";
import { vocabularyOf } from "../../plan/model/vocabulary.ts";
import { addDays, type CalendarDate, endOfDay, printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { beginsOn, dayMeant, dayOfChange, firstChange, plainly } from "./looking-back.ts";

/**
 * How an item, an area or the plan stood at the end of a day, beside how it stands now. An item is
 * followed back through its own changes since that day; an area or the plan is made from a checkpoint
 * where there are too many changes since. Where the record does not go back so far, that is what is said.
 */
export const asAt: Command<"as_at"> = {
  async run(context, { kind, ref, day: asked }) {
    const day = dayMeant(context, asked);
    if (day > context.now.today) {
      return plainly(context, `${printDate(day)} is still to come.`, []);
    }
    if (kind === undefined || ref === undefined) return planThen(context, null, day);
    if (kind === "area") return planThen(context, get(context.plan, "area", ref).ref, day);
    return itemThen(context, kind, ref, day);
  },
};

async function itemThen(
  context: CommandContext,
  kind: Kind,
  ref: string,
  day: CalendarDate,
): Promise<Reply> {
  const { plan, record, now } = context;
  const item = get(plan, kind, ref);
  const end = endOfDay(day).toISOString();
  const words = dayWords(plan, day, now.today);
  let oldest: Change | undefined;
  let later = 0;
  for await (const change of record.trail(plan, item)) {
    const was = change.items[0]?.after;
    if (change.at < end && was && was.kind === item.kind) {
      const view = {
        plan,
        was,
        item,
        day,
        moment: momentWords(day, words, now.today),
        last: change,
        later,
        now,
      };
      const title = itemTitle(plan, kind, item.ref);
      return { card: itemAsAtCard(view), summary: `${title} as at ${words}`, refs: [item.ref] };
    }
    oldest = change;
    later += 1;
  }
  const history: Button = {
    title: "History",
    press: { command: "history", plan: plan.key.id, kind, ref: item.ref, page: 1 },
  };
  const sentence = await beyond(context, itemName(plan, kind, item.ref), oldest, end, words);
  const buttons = [...openButtons(plan, kind, item.ref), history];
  return { ...plainly(context, sentence, buttons), refs: [item.ref] };
}

/** A day that is not over has no end yet. */
const momentWords = (day: CalendarDate, words: string, today: CalendarDate) =>
  day === today ? "today, so far" : `at the end of ${words}`;

/** Why it cannot be said how an item stood: the record begins later, or the item was not in the plan yet. */
async function beyond(
  context: CommandContext,
  name: string,
  oldest: Change | undefined,
  end: string,
  words: string,
): Promise<string> {
  const first = oldest?.version === 1 ? oldest : await firstChange(context);
  const cannot = `I cannot say how ${name} stood on ${words}.`;
  if (!oldest || first.at >= end) return `${cannot} ${beginsOn(first)}`;
  return `${capital(name)} was not in the plan on ${words}: it was added on ${dayOfChange(oldest)} by ${whoWords(oldest)}.`;
}

async function planThen(
  context: CommandContext,
  area: string | null,
  day: CalendarDate,
): Promise<Reply> {
  const { plan, record, now } = context;
  const end = endOfDay(day);
  const words = dayWords(plan, day, now.today);
  const { plan: was, since, first } = await record.asAt(plan, end);
  const what = area === null ? "the plan" : itemName(plan, "area", area);
  const inArea: Where = area === null ? {} : { area: { oneOf: [area] } };
  const changes: Button = {
    title: "What changed since",
    press: {
      command: "whats_changed",
      plan: plan.key.id,
      since: addDays(day, 1),
      where: inArea,
      page: 1,
    },
  };
  const open: Button[] =
    area === null
      ? [{ title: "Summary", press: { command: "summary", plan: plan.key.id } }]
      : openButtons(plan, "area", area);
  if (first) {
    return plainly(context, `I cannot say how ${what} stood on ${words}. ${beginsOn(first)}`, open);
  }
  const made = since?.filter((change) => change.version > was.version);
  const all = made ? netChanges(made, vocabularyOf(plan)) : netBetween(was, plan);
  /** What could not be read then or cannot now: neither is in what is counted. */
  const notNow = plan.unread.filter(({ kind, ref }) => !findUnread(was, kind, ref));
  const unread = { ...plan, unread: [...was.unread, ...notNow] };
  return {
    card: withUnread(
      planAsAtCard({
        plan,
        was,
        area,
        day,
        moment: momentWords(day, words, now.today),
        net: changesAsked(plan, all, { where: inArea }),
        isCompared: made === undefined,
        buttons: [...(day < now.today ? [changes] : []), ...open],
        now,
      }),
      unread,
      ["action:*", "risk:*"],
    ),
    summary: `${what} as at ${words}`,
    ...(area === null ? {} : { refs: [area] }),
  };
}
