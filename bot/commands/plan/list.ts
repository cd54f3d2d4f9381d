import { listing } from "../../../cards/frames/opening.ts";
import { howMany } from "../../../cards/frames/words.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import type { Arguments, Button } from "../../asks/index.ts";
import { queryOfChosen } from "../../plan/actions/chosen-filters.ts";
import { dayOf, NAMED_DAYS } from "../../plan/meetings/meetings.ts";
import { PlanError } from "../../plan/model/errors.ts";
import type { Kind } from "../../plan/model/kind.ts";
import { capital, inSentence } from "../../plan/model/names.ts";
import { called, listed, type Plan } from "../../plan/model/snapshot.ts";
import { checkQuery } from "../../plan/query/check-query.ts";
import { describeQuery } from "../../plan/query/describe-query.ts";
import { withDays } from "../../plan/query/named-days.ts";
import type { Query } from "../../plan/query/query.ts";
import { countBy, type Given, runQuery } from "../../plan/query/run-query.ts";
import { partsOf } from "../../plan/query/without-part.ts";
import { may } from "../../plan/rights/roles.ts";
import { endOfDay, startOfDay } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** What boards ask for most: their number is said first, and where nothing fits the nearest thing is offered. */
const MOST_ASKED: Kind = "action";

/** Whatever the plan holds, as a query asks for it. */
export const list: Command<"list"> = {
  run: (context, args) => listOf(context, args),
};

/** The same, by the filters that were chosen on a list of actions. */
export const refilter: Command<"refilter"> = {
  run(context, { fRag, fArea, fOwner, fDue }) {
    const chosen = { rag: fRag, area: fArea, owner: fOwner, due: fDue };
    return listOf(context, { query: queryOfChosen(chosen, context.now.today), page: 1 });
  },
};

/** The plan as at the day that a query names, or as it is. */
async function planAsked({ plan, record }: CommandContext, { asAt }: Query): Promise<Plan> {
  if (!asAt) return plan;
  const end = endOfDay(asAt);
  const { plan: then } = await record.asAt(plan, end);
  if (then.version > 0) return then;
  throw new PlanError("not-found", "The record of this plan begins later than that day.");
}

/** The items that changes have touched since the day that a query names; none is read where it names none. */
async function changedSince(
  { plan, record }: CommandContext,
  { changedSince: on, unchangedSince: not }: Query,
): Promise<Pick<Given, "changed">> {
  const day = on ?? not;
  if (!day) return {};
  const changes = await record.between(plan, startOfDay(day));
  const touched = changes
    .filter(({ version }) => version > 1)
    .flatMap(({ items }) => items.map(({ after }) => `${after.kind} ${after.ref}`));
  return { changed: new Set(touched) };
}

async function listOf(
  context: CommandContext,
  { query: asked, page, count, remark }: Arguments<"list">,
): Promise<Reply> {
  const { turn, now } = context;
  checkQuery(context.plan, asked);
  const query = withDays(asked, (name) => {
    const day = NAMED_DAYS.find((one) => one === name);
    return day && dayOf(context.plan, day, now.today);
  });
  const plan = await planAsked(context, query);
  const given = { today: query.asAt ?? now.today, ...(await changedSince(context, query)) };
  const items = runQuery(plan, query, given);
  const reading = describeQuery(plan, query);
  const isEmpty = items.length === 0 && query.kind === MOST_ASKED;
  const nearest = isEmpty ? nearestPart(plan, query, given) : null;
  const card = queryListCard({
    plan,
    query: asked,
    reading,
    items,
    page,
    now,
    may: (deed) => may(plan, turn.who, deed),
    remarks: [
      ...(remark ? [remark] : []),
      ...(isEmpty ? ["Nothing in the plan fits all of that"] : []),
      ...(query.group ? [groupWords(plan, items, query.group, given)] : []),
    ],
    buttons: nearest ? [nearest] : [],
  });
  const of = listed(plan, query.kind, query.where).length;
  const summary = `${reading}: ${items.length} of ${of}`;
  const { one, many } = called(plan, query.kind);
  const counted = `${howMany(items.length, one, many)} of ${of}: ${inSentence(reading)}.`;
  return {
    card: count ? answerFirst(card, query.kind === MOST_ASKED ? counted : `${summary}.`) : card,
    summary,
    refs: items.map(({ ref }) => ref),
    ...(query.asAt ? {} : { live: [`${query.kind}:*`] as const }),
  };
}

/** How many hold each value of a field: `Red 4, amber 3, none 2`; of areas and owners those too that have none. */
function groupWords(
  plan: Plan,
  items: Parameters<typeof countBy>[1],
  field: string,
  given: Given,
): string {
  const { area, person, action } = plan.items;
  const counts = countBy(plan, items, field, given);
  const owners = new Set(action.flatMap(({ owners: some }) => some));
  const all = /^areas?$/.test(field)
    ? area
    : field === "owners"
      ? person.filter(({ ref }) => owners.has(ref))
      : [];
  const without = all.filter(({ ref }) => !counts.some(({ value }) => value === ref));
  const named = (value: string) =>
    /^areas?$/.test(field)
      ? `${called(plan, "area").one} ${value}`
      : (person.find(({ ref }) => field.startsWith("owner") && ref === value)?.name ?? value);
  return capital(
    [...counts, ...without.map(({ ref }) => ({ value: ref, count: 0 }))]
      .map(({ value, count }) => `${value === null ? "none" : named(String(value))} ${count}`)
      .join(", "),
  );
}

/** Where nothing fits, the one part whose leaving-out finds fewest, with how many: the nearest thing there is. */
function nearestPart(plan: Plan, query: Query, given: Given): Button | null {
  const { one, many } = called(plan, query.kind);
  const [nearest] = partsOf(plan, query)
    .map((part) => ({ ...part, count: runQuery(plan, part.rest, given).length }))
    .filter((way) => way.count > 0)
    .sort((a, b) => a.count - b.count);
  if (!nearest) return null;
  return {
    title: `Without ${nearest.called}: ${howMany(nearest.count, one, many)}`,
    press: listing(plan, nearest.rest),
  };
}
