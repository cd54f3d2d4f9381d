import type { Button } from "../../bot/asks/index.ts";
import { fieldChanges } from "../../bot/plan/history/field-words.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { type Vocabulary, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { dateIn } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageOf, pageText } from "../frames/list.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, run, shorten } from "../frames/words.ts";
import { changeLine } from "./change-lines.ts";
import { itemName, itemText, openButtons, wayWords, whenWords, whoWords } from "./past.ts";

/** Changes on one page of a history. */
export const CHANGES_PER_PAGE = 5;

/** The changes of one item, as far as they were read. */
export type HistoryView = {
  readonly plan: Plan;
  readonly item: Item;
  /** Newest first, each with this item alone. */
  readonly changes: readonly Change[];
  /** Whether there are older ones that were not read. */
  readonly more: boolean;
  /** Where only a time is asked for: since when, in words, and what the buttons carry. */
  readonly since?: { readonly words: string; readonly day: string } | undefined;
  /** What the history as a whole says, where it says something: when it begins. */
  readonly remark: string | null;
  readonly page: number;
  readonly now: AsAt;
};

/** One item's history: each change with who, when, by which way and why, and what it did, field by field. */
export function historyCard(view: HistoryView): Card {
  const { plan, item, changes } = view;
  const page = pageOf(changes, view.page, CHANGES_PER_PAGE);
  const vocabulary = vocabularyOf(plan);
  const all = `${view.more ? "more than " : ""}${howMany(changes.length, "change")}`;
  const shown = page.rows.length;
  const since = view.since ? ` since ${view.since.words}` : "";
  return fitting((length) =>
    overviewCard({
      title: `History of ${itemName(plan, item.kind, item.ref)}`,
      reading: shorten(itemText(plan, item), length),
      notice: [
        changes.length === 0
          ? `No change${since}.`
          : `${shown} of ${all}${since}, newest first${pageText(page)}.`,
        ...(view.remark ? [view.remark] : []),
      ].join(" "),
      sections: page.rows.map((change) => sectionOf(change, vocabulary, length)),
      buttons: [
        ...pages(view, page),
        ...openButtons(plan, item.kind, item.ref),
        ...(item.kind === "area" ? [changesInArea(view)] : []),
      ],
      asAt: asAtLine(plan, view.now, length * 2),
    }),
  );
}

/** An area's own details seldom change: what most people mean is what changed in it. */
function changesInArea({ plan, item, changes, since }: HistoryView): Button {
  const oldest = changes.at(-1);
  return {
    title: `What changed in ${itemName(plan, "area", item.ref)}`,
    press: {
      command: "whats_changed",
      plan: plan.key.id,
      since: since?.day ?? (oldest ? dateIn(new Date(oldest.at)) : "@last_meeting"),
      where: { area: { oneOf: [item.ref] } },
      page: 1,
    },
  };
}

function pages(view: HistoryView, page: { readonly number: number; readonly pages: number }) {
  const { plan, item, since } = view;
  const to = (title: string, number: number): Button => ({
    title,
    press: {
      command: "history",
      plan: plan.key.id,
      kind: item.kind,
      ref: item.ref,
      page: number,
      ...(since ? { since: since.day } : {}),
    },
  });
  return [
    ...(page.number > 1 ? [to("Newer changes", page.number - 1)] : []),
    ...(page.number < page.pages || view.more ? [to("Older changes", page.number + 1)] : []),
  ];
}

/** The most fields of one change that are told where room is short. */
const mostFields = (length: number) => (length >= 100 ? 16 : length >= 60 ? 8 : 4);

function sectionOf(change: Change, vocabulary: Vocabulary, length: number): Section {
  const told = change.items.flatMap(({ before, after }) =>
    before
      ? fieldChanges(before, after, vocabulary)
      : // How a new item stood at first is told by its marks and dates; its texts are the item's own.
        fieldChanges(null, after, vocabulary).filter(
          ({ key, quoted }) => !quoted && key !== "area",
        ),
  );
  const isNew = change.items.length > 0 && change.items.every(({ before }) => before === null);
  const lines = told.map((one) =>
    isNew ? `${one.label}: ${shorten(one.now ?? "none", length)}` : changeLine(one, length),
  );
  const most = mostFields(length);
  const why = change.why && !told.some(({ now }) => now === change.why) ? change.why : null;
  return {
    title: `${whenWords(change)} · ${whoWords(change, Math.min(length, 80))}, ${wayWords(change)} · version ${change.version}`,
    lines: [
      ...(isNew ? [beginning(change)] : []),
      ...lines.slice(0, most),
      ...(lines.length > most ? [`and ${howMany(lines.length - most, "more field")}`] : []),
      ...(cannotBeRead(change) ? ["What this change did cannot be read here."] : []),
      ...(lines.length === 0 && !isNew && !cannotBeRead(change) ? ["Other details"] : []),
      ...(why ? [`Why: “${shorten(why, length)}”`] : []),
    ].map((text) => [run(text)]),
  };
}

const cannotBeRead = ({ lost, unread }: Change) => lost !== undefined || unread !== undefined;

const beginning = (change: Change) =>
  change.version === 1 ? "The plan was loaded. It stood so:" : "Added to the plan. It stood so:";
