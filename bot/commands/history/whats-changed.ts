import { howMany } from "../../../cards/frames/words.ts";
import { changedRefs, whatsChangedCard } from "../../../cards/history/whats-changed.ts";
import {
  becameOf,
  type ChangesAsked,
  changesAsked,
  changesBy,
  describeChanges,
} from "../../plan/history/changed.ts";
import {
  housekeeping,
  inGroup,
  type NetChange,
  netChanges,
} from "../../plan/history/net-change.ts";
import { dayWords, frozenMeeting } from "../../plan/meetings/meetings.ts";
import type { Change } from "../../plan/model/change.ts";
import { get } from "../../plan/model/snapshot.ts";
import { type Vocabulary, vocabularyOf } from "../../plan/model/vocabulary.ts";
import { endOfDay, printDate, printInstant, startOfDay } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { beginsOn, dayMeant } from "./looking-back.ts";

/**
 * What changed in a time, net of all that came and went: one query for the changes of that time. The
 * day of a meeting counts as since it, as most of what a board changes is changed on that day.
 */
export const whatsChanged: Command<"whats_changed"> = {
  async run(context, { since: named, until: last, where, about, page }) {
    const { plan, record, now } = context;
    const asked: ChangesAsked = { where, ...(about === undefined ? {} : { about }) };
    for (const ref of where.area?.oneOf ?? []) get(plan, "area", String(ref));
    const since = dayMeant(context, named);
    const until = last && last >= now.today ? undefined : last;
    const below = until === undefined ? undefined : endOfDay(until);
    const frozen = named === "@papers_frozen" ? frozenMeeting(plan) : undefined;
    const found = frozen
      ? await record.since(plan, frozen.frozen.version)
      : await record.between(plan, startOfDay(since), below);
    // What the record began with is no change: it is all that is known of the time before.
    const first = found.find((change) => change.version === 1);
    const made = changesBy(
      plan,
      found.filter((change) => change !== first),
      asked,
    );
    const vocabulary = vocabularyOf(plan);
    const net = changesAsked(plan, netChanges(made, vocabulary), asked);
    const time = frozen
      ? `since the papers for ${printDate(frozen.date)} were frozen, ${printInstant(new Date(frozen.frozen.at))}`
      : until
        ? `from ${dayWords(plan, since, now.today)}, to ${dayWords(plan, until, now.today)}`
        : `since ${dayWords(plan, since, now.today)}`;
    const counts = frozen ? "" : " (changes of that day count)";
    const reading = `${describeChanges(plan, asked)} ${time}${counts}.`;
    const view = { plan, reading, since: frozen ? named : since, until, asked, net, page, now };
    const card = whatsChangedCard({
      ...view,
      remarks: [
        ...(since > now.today ? ["That day is still to come."] : []),
        ...(first ? [beginsOn(first)] : []),
        ...neither(becameOf(asked), net),
        ...unlisted(asked, made, vocabulary),
        ...unreadIn(found),
      ],
    });
    return { card, summary: reading, refs: changedRefs(view) };
  },
};

/** Who asks what got worse or better is told of what is neither: a first rating is no direction of travel. */
function neither(group: string | undefined, net: readonly NetChange[]): readonly string[] {
  if (group !== "worse" && group !== "better") return [];
  const rated = net.filter((one) => one.moved.some(({ words }) => words.startsWith("rated ")));
  const added = inGroup(net, "new");
  const parts = [
    ...(rated.length > 0 ? [`${rated.length} rated for the first time`] : []),
    ...(added.length > 0 ? [`${added.length} new`] : []),
  ];
  return parts.length > 0 ? [`Neither better nor worse: ${parts.join(", ")}.`] : [];
}

/** Changes that cannot be read, or not all of them, are named, so that nobody takes the rest for all. */
function unreadIn(found: readonly Change[]): readonly string[] {
  const versions = found
    .filter(({ lost, unread }) => lost !== undefined || unread !== undefined)
    .map(({ version }) => version);
  if (versions.length === 0) return [];
  const named = versions.slice(0, 12).join(", ");
  const more = versions.length > 12 ? ` and ${versions.length - 12} more` : "";
  return [
    `Not all of ${howMany(versions.length, "change")} can be read here: version ${named}${more}.`,
  ];
}

/** Changes of what is not listed are counted, so that nothing is left out unsaid. */
function unlisted(
  { where, about }: ChangesAsked,
  made: readonly Change[],
  vocabulary: Vocabulary,
): readonly string[] {
  const count = housekeeping(made, vocabulary);
  if (count === 0 || about !== undefined || Object.keys(where).length > 0) return [];
  return [
    `Not listed: ${howMany(count, "change")} of who is who, what is posted where, and what the bot sent.`,
  ];
}
