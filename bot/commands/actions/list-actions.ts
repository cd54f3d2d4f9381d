import { actionListCard } from "../../../cards/actions/action-list.ts";
import { howMany } from "../../../cards/frames/words.ts";
import type { Arguments, Button } from "../../asks/index.ts";
import { type ActionFilter, filterActions } from "../../plan/actions/filter.ts";
import { filterByHand } from "../../plan/actions/hand-filter.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { filterWords } from "../../plan/query/filter-words.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** The actions that somebody asks for, by any filters together. */
export const listActions: Command<"list_actions"> = {
  run: (context, args) => listed(context, args.filter, args),
};

/** The same, by the filters on the card. */
export const refilter: Command<"refilter"> = {
  run(context, { fRag, fArea, fOwner, fDue }) {
    const hand = { rag: fRag, area: fArea, owner: fOwner, due: fDue };
    return listed(context, filterByHand(hand, context.now.today), { page: 1 });
  },
};

function listed(
  { plan, now }: CommandContext,
  filter: ActionFilter,
  { page, count, remark }: Omit<Arguments<"list_actions">, "filter">,
): Reply {
  for (const ref of filter.areas ?? []) get(plan, "area", ref);
  const actions = filterActions(plan, filter, now.today);
  const reading = filterWords(plan, filter);
  const relaxed = actions.length === 0 ? nearestRelaxation(plan, filter, now.today) : null;
  const card = actionListCard({
    plan,
    filter,
    reading,
    actions,
    page,
    now,
    remarks: [
      ...(remark ? [remark] : []),
      ...(actions.length === 0 ? ["Nothing in the plan fits all of that"] : []),
    ],
    buttons: relaxed ? [relaxed] : [],
  });
  const counted = `${howMany(actions.length, "action")} of ${plan.items.action.length}`;
  const told = count
    ? answerFirst(card, `${counted}: ${reading.charAt(0).toLowerCase()}${reading.slice(1)}.`)
    : card;
  return {
    card: told,
    summary: `${reading}: ${actions.length} of ${plan.items.action.length}`,
    refs: actions.map((action) => action.ref),
    filter,
    live: ["action:*"],
  };
}

const PARTS: Readonly<Record<keyof ActionFilter, string>> = {
  rag: "the RAG",
  status: "the status",
  refs: "the references",
  areas: "the area",
  notAreas: "leaving areas out",
  owners: "the owner",
  ownersAll: "the owners",
  notOwners: "leaving owners out",
  unowned: "having no owner",
  proposed: "waiting for approval",
  organisation: "the organisation",
  dueFrom: "the first date",
  dueTo: "the last date",
  overdue: "whether overdue",
  text: "the words",
};

/** Where nothing fits, the one part whose leaving-out finds fewest, with how many: the nearest thing there is. */
function nearestRelaxation(plan: Plan, filter: ActionFilter, today: string): Button | null {
  const ways = (Object.keys(filter) as (keyof ActionFilter)[])
    .map((part) => {
      const { [part]: _, ...rest } = filter;
      return { part, rest, count: filterActions(plan, rest, today).length };
    })
    .filter((way) => way.count > 0)
    .sort((a, b) => a.count - b.count);
  const [nearest] = ways;
  if (!nearest) return null;
  return {
    title: `Without ${PARTS[nearest.part]}: ${howMany(nearest.count, "action")}`,
    press: { command: "list_actions", plan: plan.key.id, filter: nearest.rest, page: 1 },
  };
}
