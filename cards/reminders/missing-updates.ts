import type { Button } from "../../bot/asks/index.ts";
import type { WithoutUpdate } from "../../bot/plan/meetings/prep.ts";
import { find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { isAskedToday } from "../../bot/plan/reminders/ask-update.ts";
import { dateIn, printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, type ListRow, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, howManyOf, shorten, standing } from "../frames/words.ts";

type UpdatesView = {
  readonly plan: Plan;
  readonly withoutUpdate: readonly WithoutUpdate[];
  readonly reading: string;
  readonly said?: string | undefined;
  /** The filters that were asked with, for the pages. */
  readonly owners?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
  readonly since?: string | undefined;
  readonly page: number;
  /** Whether whoever asks may have owners asked for updates. */
  readonly mayAsk: boolean;
  readonly nonce: string;
  readonly now: AsAt;
};

/** One owner with what nobody has updated: pressed by a clerk it asks them, by others it lists it. */
function ownerRow(
  view: UpdatesView,
  { owner, actions }: WithoutUpdate,
  n: number,
  length: number,
): ListRow {
  const { plan, mayAsk, nonce, now } = view;
  const person = owner === null ? undefined : find(plan, "person", owner);
  const name = shorten(person?.name ?? owner ?? "Nobody owns these", length);
  const asked = person !== undefined && isAskedToday(person, now);
  const ask = mayAsk && person !== undefined && !asked;
  const refs = actions.map((action) => action.ref);
  const last = person?.asked ? ` · asked ${printDate(dateIn(new Date(person.asked.at)))}` : "";
  const row = {
    ref: String(actions.length),
    text: name,
    detail: `${shorten(actions.map((one) => `${standing(one).symbol} ${one.ref}`).join(", "), length)}${last}`,
    colour: "default",
    ground: "default",
  };
  return ask
    ? {
        ...row,
        mark: "Ask for an update",
        open: `Ask ${name} for an update`,
        // Each row has an idempotency key of its own.
        press: {
          command: "ask_update",
          plan: plan.key.id,
          owner: person.ref,
          nonce: `${nonce}.${n}`,
        },
      }
    : {
        ...row,
        mark: asked ? "Asked today" : "Show",
        open: `List what ${name} has not updated`,
        press: listing(plan, queryOf("action", { ref: { oneOf: refs.slice(0, 100) } })),
      };
}

/** Asks all of them by one press, where all are shown and several are not asked yet. */
function askAll({
  plan,
  withoutUpdate,
  owners,
  areas,
  since,
  mayAsk,
  nonce,
  now,
}: UpdatesView): readonly Button[] {
  const left = withoutUpdate.filter(({ owner }) => {
    const person = owner === null ? undefined : find(plan, "person", owner);
    return person !== undefined && !isAskedToday(person, now);
  });
  if (!mayAsk || owners || areas || since || left.length < 2) return [];
  const press = { command: "ask_update" as const, plan: plan.key.id, nonce: `${nonce}.all` };
  return [{ title: "Ask everybody", press }];
}

/** Who has not updated what since the last board. */
export function missingUpdatesCard(view: UpdatesView): Card {
  const { plan, withoutUpdate, owners, areas, since, now } = view;
  const page = pageOf(withoutUpdate, view.page);
  const owner = roleCalled(plan, "owner");
  const actions = new Set(withoutUpdate.flatMap((one) => one.actions.map(({ ref }) => ref)));
  return fitting((length) =>
    listCard({
      title: "Not updated",
      reading: [...(view.said ? [view.said] : []), view.reading].join(" "),
      count: `${howManyOf(plan, "action", actions.size)} of ${howMany(withoutUpdate.length, owner.one, owner.many)}${pageText(page)}`,
      rows: page.rows.map((one) => ownerRow(view, one, withoutUpdate.indexOf(one), length)),
      buttons: [
        ...askAll(view),
        ...pageButtons(page, (number) => ({
          command: "missing_updates",
          plan: plan.key.id,
          ...(owners ? { owners: [...owners] } : {}),
          ...(areas ? { areas: [...areas] } : {}),
          ...(since ? { since } : {}),
          page: number,
        })),
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
