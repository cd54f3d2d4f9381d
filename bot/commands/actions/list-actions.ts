import { actionListCard } from "../../../cards/actions/action-list.ts";
import { howMany } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/presses.ts";
import { type ActionFilter, filterActions } from "../../plan/actions/filter.ts";
import { filterByHand } from "../../plan/actions/hand-filter.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { filterWords } from "../../plan/query/filter-words.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";
import { factFirst } from "../answering/fact.ts";

/** The actions that somebody asks for, by any filters together. */
export const listActions: Command<"list_actions"> = {
  needs: "read the plan",
  say: [
    { text: "show red actions", what: "actions by RAG: red, amber, green, not rated", first: true },
    { text: "overdue", what: "actions past their date and not complete", first: true },
    { text: "my actions", what: "the actions that you own", first: true },
    { text: "amber for Hilary in area 3", what: "any filters together", first: true },
    { text: "due before Christmas", what: "actions by when they are due" },
  ],
  run: (context, asked) => listed(context, asked.filter, asked),
};

/** The same, by the filters on the card. */
export const refilter: Command<"refilter"> = {
  needs: "read the plan",
  run(context, { fRag, fArea, fOwner, fDue }) {
    const hand = { rag: fRag, area: fArea, owner: fOwner, due: fDue };
    return listed(context, filterByHand(hand, context.now.today), { page: 1 });
  },
};

function listed(
  { plan, now }: Context,
  filter: ActionFilter,
  asked: { readonly page: number; readonly count?: boolean; readonly remark?: string },
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
    page: asked.page,
    now,
    remarks: [
      ...(asked.remark ? [asked.remark] : []),
      ...(actions.length === 0 ? ["Nothing in the plan fits all of that"] : []),
    ],
    buttons: relaxed ? [relaxed] : [],
  });
  const count = `${howMany(actions.length, "action")} of ${plan.items.action.length}`;
  const told = asked.count
    ? factFirst(card, `${count}: ${reading.charAt(0).toLowerCase()}${reading.slice(1)}.`)
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
