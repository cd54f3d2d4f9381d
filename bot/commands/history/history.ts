import { howMany } from "../../../cards/frames/words.ts";
import { CHANGES_PER_PAGE, historyCard } from "../../../cards/history/history.ts";
import { itemName, itemTitle, whoWords } from "../../../cards/history/past.ts";
import { movementOf } from "../../plan/history/movement.ts";
import { dayWords } from "../../plan/meetings/meetings.ts";
import type { Change } from "../../plan/model/change.ts";
import type { Item } from "../../plan/model/kind.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { vocabularyOf } from "../../plan/model/vocabulary.ts";
import { startOfDay } from "../../plan/time/calendar-date.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { beginsOn, dayMeant, dayOfChange } from "./looking-back.ts";
import { type ReadBack, whoChanged } from "./who-changed.ts";

/** How many changes of an item are read for its history, so that one with very many is still answered in time. */
const MOST_READ = 100;
/** How many are gone through for who made one of them: it is asked by text, where there is more time. */
const MOST_SEARCHED = 500;

/**
 * The history of one item, newest first, and who made a change of it. The item is followed back
 * through its own changes: each costs a read, and nothing else of the plan's history is touched.
 */
export const history: Command<"history"> = {
  async run(context, args) {
    const { plan, now } = context;
    const { made, page } = args;
    const item = get(plan, args.kind, args.ref);
    const since = args.since && dayMeant(context, args.since);
    const most = made ? MOST_SEARCHED : Math.max(MOST_READ, page * CHANGES_PER_PAGE + 1);
    const { changes, more, first } = await readBack(context, item, since, most);
    const words = since && dayWords(plan, since, now.today);
    const card = historyCard({
      plan,
      item,
      changes,
      more,
      since: since && words ? { words, day: since } : undefined,
      remark: first ? began(plan, first, item) : null,
      page,
      now,
    });
    const fact = made
      ? whoChanged(plan, item, made, { changes, more, first })
      : words
        ? netSince(context, item, changes, words)
        : null;
    return {
      card: fact ? answerFirst(card, fact) : card,
      summary: fact ?? `History of ${itemName(plan, item.kind, item.ref)}`,
      refs: [item.ref],
    };
  },
};

async function readBack(
  { plan, record }: CommandContext,
  item: Item,
  since: string | undefined,
  most: number,
): Promise<ReadBack> {
  const from = since === undefined ? "" : startOfDay(since).toISOString();
  const changes: Change[] = [];
  for await (const change of record.trail(plan, item)) {
    if (change.at < from) return { changes, more: false, first: undefined };
    if (changes.length >= most) return { changes, more: true, first: undefined };
    changes.push(change);
  }
  return { changes, more: false, first: changes.at(-1) };
}

/** Where the history of an item begins: with the plan, or when it was added. */
function began(plan: Plan, first: Change, item: Item): string {
  if (first.items.length === 0) return "What it was before that cannot be read here.";
  if (first.version === 1) return beginsOn(first);
  const name = itemTitle(plan, item.kind, item.ref);
  return `${name} was added on ${dayOfChange(first)} by ${whoWords(first)}.`;
}

/** The net of the time that was asked for, in a sentence. */
function netSince(context: CommandContext, item: Item, changes: readonly Change[], words: string) {
  const { plan } = context;
  const name = itemTitle(plan, item.kind, item.ref);
  const oldest = changes.at(-1)?.items[0];
  if (!oldest) return `${name} has not changed since ${words}.`;
  // The loading of the plan is no change: what it loaded is how the item began.
  const loaded = changes.at(-1)?.version === 1;
  const states = changes.flatMap(({ items }) => items.map(({ after }) => after)).reverse();
  const [was, later] = loaded ? [states[0], states.slice(1)] : [oldest.before, states];
  if (later.length === 0) return `${name} has not changed since the record begins.`;
  const { moved, also } = movementOf(was ?? null, later, vocabularyOf(plan));
  const told = [
    ...moved.map((one) => one.words).filter((text) => text !== ""),
    ...(also.length > 0 ? [`changed: ${also.map(({ label }) => label).join(", ")}`] : []),
  ];
  return `${name} since ${words}: ${told.join("; ")} (${howMany(later.length, "change")}).`;
}
