import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { importPlan } from "../../../bot/cli/import-plan.ts";
import { createDispatch, type Dispatch } from "../../../bot/dispatch.ts";
import { createRecord } from "../../../bot/plan/record/record.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import type { Asker, Reply, Said, Turn } from "../../../bot/turn.ts";
import { createPlanFinder } from "../../../bot/turns/which-plan.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type Dice, diceOf } from "../../support/dice.ts";
import { buttonsIn, inputsIn } from "../../support/world.ts";
import { type Marked, markedFiles } from "./marked-plan.ts";

const freshTable = useAzurite();

const COMMANDS = 5000;

/** Two tenants with three plans each. Their ids are the same, and so are conversations and people. */
const PLANS: readonly Marked[] = [
  { tenant: "north", id: "app", word: "zalthor", name: "Alfen", actions: 35 },
  { tenant: "north", id: "east", word: "quibnex", name: "Berrow", actions: 34 },
  { tenant: "north", id: "west", word: "vormund", name: "Corvel", actions: 33 },
  { tenant: "south", id: "app", word: "jaspelt", name: "Drumley", actions: 32 },
  { tenant: "south", id: "east", word: "krelwin", name: "Eskvale", actions: 31 },
  { tenant: "south", id: "west", word: "oxbrame", name: "Fenwith", actions: 30 },
];
const TENANTS = ["north", "south"] as const;
type Tenant = (typeof TENANTS)[number];
const PERSONAL = "a:somebody";
const CONVERSATIONS = ["19:board", "19:operations", "19:nobody-chose", PERSONAL] as const;

const ASKERS = {
  clerk: { id: "id-cleo", name: "Cleo Clark", kind: "member", clerk: true },
  officer: { id: "id-hil", name: "Hil F", kind: "member", clerk: false },
  member: { id: "id-mo", name: "Mo Member", kind: "member", clerk: false },
  guest: { id: "id-gus", name: "Gus Guest", kind: "outsider", clerk: false },
} as const satisfies Record<string, Omit<Asker, "tenant">>;
type Who = keyof typeof ASKERS;

const PHRASINGS = ["given", "lancashire", "peterborough", "users"].flatMap((name) =>
  readFileSync(new URL(`../../language/phrasings-${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
const FOLLOW_UPS = [
  "and the ambers?",
  "and the reds",
  "what about area 2",
  "just Zoe's",
  "same for Hilary",
  "and of those the overdue ones",
  "text",
  "those as text",
];
const PLAN_WORDS = ["change plan", "plans", "which plan is this?", "switch plan to east"];
/** What somebody may type into whatever inputs a form has. */
const TYPED = [
  "",
  "green",
  "amber",
  "in progress",
  "1",
  "It goes on",
  "2021-03-31",
  "true",
  "high",
];

let store: PlanStore;
let dispatch: Dispatch;
let passed = 0;
const unforeseen: unknown[] = [];

beforeAll(async () => {
  store = await freshTable().open();
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const id = () => crypto.randomUUID();
  const record = createRecord({ store, pause, random: Math.random, id });
  const by = { name: "Import", at: new Date("2021-01-20T09:00:00Z") };
  for (const plan of PLANS) {
    for (const [n, json] of markedFiles(plan).entries()) {
      const key = { tenant: plan.tenant, id: plan.id };
      const done = await importPlan({ store, record, id: `${plan.word}-${n}` }, key, json, by);
      expect(done.reading.wrong).toEqual([]);
      expect(done.plan.items.action).toHaveLength(plan.actions);
    }
  }
  const clock = () => Date.parse("2021-01-20T10:00:00Z") + passed * 500;
  dispatch = createDispatch({
    record,
    plans: createPlanFinder(store, clock),
    id,
    wake: () => undefined,
    memory: store,
    cards: {
      posted: async () => undefined,
      opened: async () => undefined,
      closed: async () => undefined,
    },
    onError: (error) => void unforeseen.push(error),
  });
});

type Place = { readonly tenant: Tenant; readonly conversation: string };

function turnOf({ tenant, conversation }: Place, who: Who, said: Said): Turn {
  passed += 1;
  const address = {
    serviceUrl: "http://127.0.0.1/",
    conversation,
    type: "groupChat",
    tenant,
    bot: "28:bot",
  } as const;
  return {
    id: `activity-${passed}`,
    at: new Date(Date.parse("2021-01-20T10:00:00Z") + passed * 500),
    who: { tenant, ...ASKERS[who] },
    where: { conversation, thread: conversation, name: "A chat", address },
    said,
    card: null,
  };
}

const planOf = ({ tenant }: Place, id: string | undefined) =>
  PLANS.find((plan) => plan.tenant === tenant && plan.id === id);

/** Everything that an answer says, in one text: card, notification, plain text. */
const wholeOf = ({ card, summary, plain = "" }: Reply) =>
  JSON.stringify([card, summary, plain]).toLowerCase();

/** What in an answer is of a plan that it may not speak of; `names` where it may name all plans of its tenant. */
function leakIn(reply: Reply, about: Marked | undefined, tenant: Tenant, names: boolean) {
  const whole = wholeOf(reply);
  const words = PLANS.filter((plan) => plan !== about && whole.includes(plan.word));
  const named = PLANS.filter(
    (plan) =>
      plan !== about &&
      !(names && plan.tenant === tenant) &&
      whole.includes(plan.name.toLowerCase()),
  );
  const totals = [...plainText(reply.card).matchAll(/ of (\d+) actions/g)].map(([, n]) =>
    Number(n),
  );
  const counts = about ? totals.filter((total) => total !== about.actions) : totals;
  return [...words.map(({ word }) => word), ...named.map(({ name }) => name), ...counts];
}

/** One thing that somebody says or presses: what it is, about which plan its answer may be, and whether it may name the others. */
type Step = {
  readonly who: Who;
  readonly said: Said;
  readonly about: Marked | undefined;
  readonly names: boolean;
};

/** A press from the last card: as it is, with something typed, or with another tenant or plan forged into it. */
function pressStep(
  place: Place,
  who: Who,
  last: Reply,
  chosen: string | undefined,
  dice: Dice,
): Step {
  const buttons = buttonsIn(last.card);
  const ids = ["app", "east", "west"];
  if (buttons.length === 0 || dice.falls(0.15)) {
    const id = dice.pick(ids);
    const data = { command: "use_plan", plan: id };
    return { who, said: { kind: "press", data }, about: planOf(place, id), names: true };
  }
  const data: Record<string, unknown> = { ...(dice.pick(buttons).data as object) };
  for (const input of Object.keys(inputsIn(last.card))) {
    if (dice.falls(0.5)) data[input] = dice.pick(TYPED);
  }
  const other = place.tenant === "north" ? "south" : "north";
  if (dice.falls(0.15)) Object.assign(data, { tenant: other, who: { tenant: other } });
  if (dice.falls(0.1)) data.plan = dice.pick([...ids, `${other}:app`, `../${other}/app`, other]);
  const named = String(data.plan);
  const mayName = data.command === "use_plan" || named !== chosen;
  return { who, said: { kind: "press", data }, about: planOf(place, named), names: mayName };
}

function stepOf(
  place: Place,
  last: Reply | undefined,
  chosen: string | undefined,
  dice: Dice,
): Step {
  const who = dice.pick(["clerk", "officer", "member", "guest"] as const);
  if (last && dice.falls(0.3)) return pressStep(place, who, last, chosen, dice);
  const from = dice.falls(0.08) ? PLAN_WORDS : dice.falls(0.15) ? FOLLOW_UPS : PHRASINGS;
  const text = dice.pick(from);
  const names = chosen === undefined || from === PLAN_WORDS;
  return { who, said: { kind: "text", text, mentions: [] }, about: planOf(place, chosen), names };
}

describe("Two tenants with three plans each", () => {
  test("5,000 things said and pressed, and no word of another plan in any answer", {
    timeout: 600_000,
  }, async ({ annotate }) => {
    const leaks: string[] = [];
    const heard = new Map<string, number>();
    let left = COMMANDS;

    const lane = async (place: Place, dice: Dice) => {
      let last: Reply | undefined;
      let chosen: string | undefined;
      while (left-- > 0) {
        const step = stepOf(place, last, chosen, dice);
        const reply = await dispatch(turnOf(place, step.who, step.said));
        reply.afterwards?.(null);
        const found = leakIn(reply, step.about, place.tenant, step.names);
        if (/^This conversation is about|follows/.test(reply.summary)) chosen = step.about?.id;
        if (chosen !== (await store.chosen(place.tenant, place.conversation))) {
          found.push("another plan chosen");
        }
        if (found.length > 0) {
          const asked = JSON.stringify(step.said);
          leaks.push(`${place.tenant} ${place.conversation} ${chosen}: ${found} after ${asked}`);
        }
        const own = step.about && wholeOf(reply).includes(step.about.word);
        const whose = own ? `${place.tenant} ${step.about?.id}` : "none";
        heard.set(whose, (heard.get(whose) ?? 0) + 1);
        last = reply;
      }
    };
    const places = TENANTS.flatMap((tenant) =>
      CONVERSATIONS.map((conversation) => ({ tenant, conversation })),
    );
    await Promise.all(places.map((place, n) => lane(place, diceOf(n))));

    expect(leaks).toEqual([]);
    expect(unforeseen).toEqual([]);
    await annotate(JSON.stringify(Object.fromEntries(heard)));
    for (const { tenant, id } of PLANS) {
      expect(heard.get(`${tenant} ${id}`), `${id} of ${tenant} was spoken of`).toBeGreaterThan(200);
    }
  });
});
