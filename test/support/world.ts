import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { expect } from "vitest";
import { type World as AppWorld, createApp, type Otherwise } from "../../bot/app.ts";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { type Config, clockFrom, LOCAL_TENANT } from "../../bot/config.ts";
import type { Plan, PlanKey } from "../../bot/plan/model/snapshot.ts";
import { createRecord, type PlanRecord } from "../../bot/plan/record/record.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { plainText } from "../../cards/frames/plain-text.ts";
import type { Card } from "../../cards/frames/render.ts";
import { type FakeConnector, startFakeConnector, type TeamsPerson } from "./fake-connector.ts";

/** The day on which every conversation here is held, as in the demo. */
export const TODAY = "2021-01-20";
/** The evening of that day, in UTC: the bot reminds nobody at that time, whenever the tests run. */
export const EVENING = `${TODAY}T18:00`;
export const SAMPLE = { tenant: LOCAL_TENANT, id: "lancashire-app" } as const;
/** The tenant that everybody here is of. */
export const TENANT = "11111111-0000-4000-8000-000000000000";

const person = (slug: string, name: string, more: Partial<TeamsPerson> = {}): TeamsPerson => ({
  id: `29:${slug}`,
  aadObjectId: `aad-${slug}`,
  name,
  upn: `${slug}@council.example`,
  tenantId: TENANT,
  ...more,
});

/** Who is in the conversations. Only Cleo is named in the settings, by sign-in name. */
export const PEOPLE = {
  cleo: person("cleo", "Cleo Clark"),
  hilary: person("hilary", "Hilary Fordham"),
  zoe: person("zoe", "Zoe Richards"),
  dave: person("dave", "Dave Carr"),
  mo: person("mo", "Mo Member"),
  ray: person("ray", "Ray Raiser"),
  gus: person("gus", "Gus Guest", { userRole: "guest" }),
  ann: person("ann", "Ann Anonymous", { aadObjectId: null, userRole: "anonymous" }),
} as const;

export type Who = keyof typeof PEOPLE;

/** Where something is said: a chat with the bot, the group chat, or one of the channels. */
export type Where = "personal" | "group" | "general" | "board";

const CHANNELS = {
  general: { id: "19:team@thread.tacv2", name: null },
  board: { id: "19:board@thread.tacv2", name: "Improvement board" },
} as const;

/** The conversation id that a post to this place arrives under. */
export function conversationOf(where: Where, who: Who = "cleo"): string {
  if (where === "personal") return `a:${who}`;
  if (where === "group") return "19:group@thread.v2";
  return CHANNELS[where].id;
}

function conversationParts(where: Where, who: Who) {
  const id = conversationOf(where, who);
  if (where === "personal") return { conversation: { id, conversationType: "personal" } };
  if (where === "group") {
    return { conversation: { id, conversationType: "groupChat", name: "SEND Operations Group" } };
  }
  const channel = CHANNELS[where];
  return {
    conversation: { id: `${id};messageid=1600000000000`, conversationType: "channel" },
    channelData: { channel: { id: channel.id }, team: { id: CHANNELS.general.id } },
  };
}

/** A text in which `@zoe` is made a mention of that person, as Teams sends one. */
function withMentions(said: string) {
  const entities: object[] = [];
  const text = said.replace(/@(\w+)/g, (typed, slug: string) => {
    if (!(slug in PEOPLE)) return typed;
    const { id, name } = PEOPLE[slug as Who];
    const mark = `<at>${name}</at>`;
    entities.push({ type: "mention", text: mark, mentioned: { id, name } });
    return mark;
  });
  return entities.length > 0 ? { text, entities } : { text };
}

/** How the bot begins to say that an answer is not there yet. */
const LATE = "I cannot answer this yet";

/** What the bot answered to a press. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export type World = Awaited<ReturnType<typeof startWorld>>;

const recordOn = (store: PlanStore): PlanRecord =>
  createRecord({ store, pause, random: Math.random, id: () => crypto.randomUUID() });

/** Puts the sample plan, with its illustrative statuses, into a store, at nine on the day that is today. */
export async function loadSample(
  store: PlanStore,
  { key = SAMPLE, at = new Date(`${TODAY}T09:00:00Z`) }: { key?: PlanKey; at?: Date } = {},
): Promise<PlanRecord> {
  const record = recordOn(store);
  const by = { name: "Sample plan", at };
  for (const file of ["lancashire-app", "lancashire-illustrative"]) {
    const url = new URL(`../../storage/sample/${file}.json`, import.meta.url);
    const json: unknown = JSON.parse(await readFile(url, "utf8"));
    const done = await importPlan({ store, record, id: file }, key, json, by);
    expect(done.reading.wrong).toEqual([]);
  }
  return record;
}

/** Teams as the bot at an endpoint meets it: people say and press things, over real HTTP. */
export function teamsOn(
  endpoint: string,
  connector: Pick<FakeConnector, "url" | "sent"> & Partial<Pick<FakeConnector, "messageOf">>,
  headers: () => Readonly<Record<string, string>> = () => ({}),
) {
  const run = crypto.randomUUID().slice(0, 8);
  /** The message in whose place a card is seen: its own, or the one whose button it answers. */
  const places = new WeakMap<Card, string>();
  const placeOf = (card: Card) => places.get(card) ?? connector.messageOf?.(card)?.id;
  let ids = 0;

  function activity(who: Who, where: Where, more: object) {
    const { id, aadObjectId, name } = PEOPLE[who];
    const { conversation, channelData } = conversationParts(where, who);
    return {
      id: `activity-${run}-${++ids}`,
      channelId: "msteams",
      serviceUrl: connector.url,
      timestamp: new Date().toISOString(),
      from: { id, name, ...(aadObjectId ? { aadObjectId } : {}) },
      recipient: { id: "28:bot", name: "Plan Board" },
      conversation: { ...conversation, tenantId: TENANT },
      channelData: { tenant: { id: TENANT }, ...channelData },
      ...more,
    };
  }

  async function deliver(body: unknown): Promise<Answer> {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers() },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    return { status: response.status, body: answer === "" ? {} : JSON.parse(answer) };
  }

  return {
    activity,
    deliver,

    /** Says something, in which `@zoe` mentions that person, and gives the card that answers it. */
    async say(who: Who, said: string, where: Where = "personal", more: object = {}): Promise<Card> {
      const message = activity(who, where, { type: "message", ...withMentions(said), ...more });
      const answer = await deliver(message);
      expect(answer.status).toBe(200);
      const replies = () => connector.sent.filter((sent) => sent.body.replyToId === message.id);
      // A machine that is busy is told of as a slow table: then the answer is the next message.
      const isLate = () => replies().every(({ summary }) => summary.startsWith(LATE));
      for (let n = 0; replies().length > 0 && isLate() && n < 400; n++) await pause(50);
      const reply = replies().find(({ summary }) => !summary.startsWith(LATE));
      if (!reply) throw new Error(`No answer to “${said}”`);
      return reply.card;
    },

    /** Tells the bot, as Teams does, that a meeting began or ended here; gives the card that it sent, if it sent any. */
    async meeting(
      phase: "Start" | "End",
      where: Where,
      { id = "MCMxOTptZWV0aW5nXzEjMA==", value = {} as object, activityId = "" } = {},
    ): Promise<Card | undefined> {
      const event = activity("cleo", where, {
        type: "event",
        name: `application/vnd.microsoft.meeting${phase}`,
        value,
      });
      const before = connector.sent.length;
      const answer = await deliver({
        ...event,
        ...(activityId ? { id: activityId } : {}),
        channelData: { ...event.channelData, meeting: { id } },
      });
      expect(answer.status).toBe(200);
      expect(connector.sent.length - before).toBeLessThanOrEqual(1);
      return connector.sent[before]?.card;
    },

    /** Presses a button of a card with what was typed in, and gives the card that took its place. */
    async press(
      who: Who,
      card: Card,
      title: string,
      inputs: Record<string, string> = {},
      where: Where = "personal",
      more: object = {},
    ): Promise<Card> {
      const button = buttonsIn(card).find((b) => b.title === title);
      if (!button) throw new Error(`No button “${title}” on: ${plainText(card)}`);
      const data = { ...(button.data as object), ...inputsIn(card), ...inputs };
      const place = placeOf(card);
      const answer = await deliver(
        activity(who, where, {
          type: "invoke",
          name: "adaptiveCard/action",
          value: { action: { type: "Action.Execute", verb: button.verb, data }, trigger: "manual" },
          ...(place ? { replyToId: place } : {}),
          ...more,
        }),
      );
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        statusCode: 200,
        type: "application/vnd.microsoft.card.adaptive",
      });
      const shown = answer.body.value as Card;
      if (place) places.set(shown, place);
      return shown;
    },
  };
}

/** Here it looks for what others left once an hour, in milliseconds; no other wait is as long. */
export const HOURLY = 3_600_000;

/** Waits are short here, but for the rounds. */
export const shortly = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  pause(milliseconds < HOURLY ? Math.min(milliseconds, 50) : milliseconds, undefined, {
    signal,
  }).catch(() => undefined);

/** Tests say in a minute what people say in a week. */
const UNLIMITED = { perPerson: 1_000_000, perConversation: 1_000_000 };
/** The same as a bot's settings. */
export const UNLIMITED_SETTINGS = {
  TURNS_A_MINUTE_PER_PERSON: String(UNLIMITED.perPerson),
  TURNS_A_MINUTE_PER_CONVERSATION: String(UNLIMITED.perConversation),
};

/** What a world may be told: who is a clerk, how time goes, and beside which other it runs. */
export type WorldOptions = {
  readonly clerks?: string;
  readonly limits?: Config["limits"];
  /** Where only the time of day matters; without it the day is pinned and its time runs on. */
  readonly clock?: () => Date;
  /** The time of this world, where a test moves it and what waits for it. */
  readonly time?: Pick<AppWorld, "clock" | "pause">;
  /** How long a press waits before it is told that it takes longer; a busy test machine is no slow table. */
  readonly patience?: Otherwise["patience"];
  /** Whether it reminds people by itself; it does not, if nothing is said. */
  readonly reminders?: boolean;
  /** How often it looks for what others left, in milliseconds; once an hour if nothing is said. */
  readonly rounds?: number;
  /** The sample plan is in the store already: this is one more bot at it. */
  readonly loaded?: boolean;
  /** Another process of the same bot: the same Teams, and a store that has the sample plan already. */
  readonly beside?: { readonly connector: FakeConnector };
};

/**
 * The real bot on an ephemeral port, a store with the sample plan, and Teams played by the fake
 * connector. It is held on one day, unless a clock is given; the plan is loaded when that begins.
 */
export async function startWorld(store: PlanStore, options: WorldOptions = {}) {
  const at = options.clock?.();
  const record =
    options.loaded || options.beside ? recordOn(store) : await loadSample(store, at ? { at } : {});
  const connector =
    options.beside?.connector ??
    (await startFakeConnector(Object.values(PEOPLE), [CHANNELS.board], options.time?.clock));
  const logged: string[] = [];
  const app = createApp(
    {
      host: "127.0.0.1",
      port: 0,
      today: EVENING,
      logLevel: "info",
      clerks: [options.clerks ?? PEOPLE.cleo.upn],
      limits: options.limits ?? UNLIMITED,
      tables: { table: "unused" },
      teams: { mode: "local" },
    },
    store,
    pino({ level: "info" }, { write: (line: string) => void logged.push(line) }),
    {
      clock: options.clock ?? clockFrom(EVENING),
      pause: shortly,
      ...options.time,
      random: Math.random,
      id: () => crypto.randomUUID(),
      // A copy, so that a test can still write.
      console: { ...console },
    },
    {
      patience: options.patience ?? { press: 30_000, message: 30_000 },
      rounds: options.rounds ?? HOURLY,
      reminders: options.reminders ?? false,
    },
  );
  const port = await app.start();
  const endpoint = `http://127.0.0.1:${port}/api/messages`;
  return {
    ...teamsOn(endpoint, connector),
    app,
    port,
    connector,
    endpoint,
    logged,
    plan: async (): Promise<Plan> => record.load(SAMPLE),
    history: async () => record.since(await record.load(SAMPLE), 0),
    async stop() {
      await app.stop();
      if (!options.beside) await connector.stop();
    },
  };
}

type Button = { readonly title: string; readonly verb: string; readonly data: unknown };

function walk(value: unknown, visit: (element: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) {
    for (const part of value) walk(part, visit);
  } else if (typeof value === "object" && value !== null) {
    visit(value as Record<string, unknown>);
    for (const part of Object.values(value)) walk(part, visit);
  }
}

/** Everything on a card that can be pressed, rows too. */
export function buttonsIn(card: Card): Button[] {
  const found: Button[] = [];
  walk(card, (element) => {
    if (element.type === "Action.Execute") found.push(element as unknown as Button);
  });
  return found;
}

/** What a client would send for the inputs of a card that nobody has touched. */
export function inputsIn(card: Card): Record<string, string> {
  const inputs: Record<string, string> = {};
  walk(card, (element) => {
    if (typeof element.type !== "string" || !element.type.startsWith("Input.")) return;
    const { id, value } = element;
    if (typeof id === "string" && typeof value === "string" && value !== "") inputs[id] = value;
  });
  return inputs;
}

/** A card as text, for reading in an assertion. */
export const text = plainText;
