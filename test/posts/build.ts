import { type Due, redrawAt } from "../../bot/plan/record/due.ts";
import type { PostedCard } from "../../bot/plan/record/live-card.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { createLiveCards } from "../../bot/posts/live-cards/live-cards.ts";
import { createOutbox, type OutboxNeeds } from "../../bot/posts/outbox/outbox.ts";
import type { Delivery } from "../../bot/turn.ts";
import type { Card } from "../../cards/frames/render.ts";
import { changeOf, KEY, loaded } from "../plan/build.ts";
import { createTime, inProcess, type Time } from "../support/time.ts";

export const START = "2021-01-20T10:00:00.000Z";

/** One request to Teams: a new message to a conversation, or an edit of one of its messages. */
export type Request = {
  readonly kind: "create" | "edit";
  readonly conversation: string;
  /** The post that a new message belongs to, or the id of the message edited. */
  readonly what: string;
  readonly at: number;
  readonly card: Card;
};

export const addressOf = (conversation: string) => ({
  serviceUrl: "https://smba.trafficmanager.net/uk/",
  conversation,
  type: "groupChat" as const,
  tenant: KEY.tenant,
  bot: "28:bot",
});

/** Teams as the outbox meets it: takes every message, but for what a test says of it. */
export function createTeams(time: Time) {
  const requests: Request[] = [];
  let answers: (request: Request, earlier: number) => Delivery | undefined | Promise<Delivery>;
  answers = () => undefined;

  async function take(request: Request): Promise<Delivery> {
    const earlier = requests.filter(
      (other) => other.conversation === request.conversation && other.what === request.what,
    );
    requests.push(request);
    const id = `m${requests.length}`;
    const taken = { state: "sent", id, thread: request.conversation } as const;
    return (await answers(request, earlier.length)) ?? taken;
  }

  return {
    requests,
    /** How a request is answered, told how many there were of the same before it; nothing said, it is taken. */
    answer(how: typeof answers) {
      answers = how;
    },
    send: (
      { conversation }: { readonly conversation: string },
      { card, summary }: { readonly card: Card; readonly summary: string },
    ) => take({ kind: "create", conversation, what: summary, at: time.clock().getTime(), card }),
    edit: ({ thread, id }: Pick<PostedCard, "thread" | "id">, { card }: { readonly card: Card }) =>
      take({ kind: "edit", conversation: thread, what: id, at: time.clock().getTime(), card }),
  };
}

export type Teams = ReturnType<typeof createTeams>;

/** A card that tells the version of the plan, and nothing else. */
export const cardOf = (version: number): Card => ({
  type: "AdaptiveCard",
  body: [{ type: "TextBlock", text: `version ${version}` }],
});

/** An outbox over a store, as one process has it. */
export function anOutbox(
  store: PlanStore,
  time: Time,
  teams: Teams,
  random = () => 0,
  more: Partial<Pick<OutboxNeeds, "tried" | "gone">> = {},
) {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const { clock } = time;
  const wake = (key: typeof KEY, at: Date) => outbox.wake(key, at);
  const outbox = createOutbox({
    ...time,
    ...teams,
    store,
    random,
    onError,
    agenda: async () => null,
    gone: async () => {},
    ...more,
    cards: createLiveCards({ store, clock, wake, onError }),
    redraw: async (plan) => ({ card: cardOf(plan.version), summary: "Actions" }),
  });
  return { ...outbox, errors };
}

export const aTime = () => createTime(START, inProcess);

/** A message of a post to a conversation; a post is named by its title. */
export const aSend = (conversation: string, post: string, at = START): Due => ({
  id: `${post}-${conversation}`,
  at,
  work: {
    what: "send",
    post,
    name: conversation,
    address: addressOf(conversation),
    card: cardOf(0),
    summary: post,
  },
});

export async function ask(store: PlanStore, ...due: readonly Due[]): Promise<void> {
  const plan = await loaded(store);
  await store.commit(plan, { change: changeOf(plan, []), press: null, due });
}

export const aRedraw = (at = START): Due => redrawAt(new Date(at));

/** A card that shows all actions, as they were at a version of the plan. */
export const aCard = (id: string, conversation: string, version: number): PostedCard => ({
  id,
  thread: conversation,
  address: addressOf(conversation),
  at: START,
  live: {
    items: ["action:*"],
    version,
    look: `as of ${version}`,
    asked: { command: "list_actions", filter: {}, page: 1 },
    ignored: [],
    asker: { tenant: KEY.tenant, id: "aad-mo", name: "Mo", kind: "member", clerk: false },
  },
});
