import type { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateAction } from "../../../bot/plan/actions/update-action.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { makeTable } from "../../../storage/table.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { aClerk, aStamp, NOW, recordOf } from "../../plan/build.ts";
import { lostConnection, type TestTable, useAzurite } from "../../support/azurite.ts";
import { type Dice, diceOf } from "../../support/dice.ts";
import {
  byDice,
  type Fault,
  type FaultProxy,
  isCommit,
  onEach,
  openThrough,
  startFaultProxy,
} from "../../support/fault-proxy.ts";
import {
  buttonsIn,
  inputsIn,
  PEOPLE,
  SAMPLE,
  startWorld,
  text,
  type Who,
  type World,
} from "../../support/world.ts";
import { isBlind, isTampering, writesIn } from "../../support/writes.ts";

const freshTable = useAzurite();
/** One seed alone, to run a failure again. */
const { SEED } = process.env;

let table: TestTable;
let proxy: FaultProxy;
let client: TableClient;
let bots: readonly [World, World];

beforeAll(async () => {
  table = freshTable();
  proxy = await startFaultProxy(table.port);
  client = await makeTable({ table: table.name, connectionString: table.connection() });
  const first = await startWorld(await openThrough(proxy, table));
  bots = [first, await startWorld(await openThrough(proxy, table), { loaded: true })];
  for (const who of ["hilary", "zoe", "dave"] as const) {
    const named = await first.say("cleo", `@${who} is ${PEOPLE[who].name}`);
    expect(text(named)).toContain("from now on");
  }
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await proxy.stop();
});

/** Who is at it, and the actions that they may update: few, so that they meet. */
const ACTIONS: Readonly<Partial<Record<Who, readonly string[]>>> = {
  cleo: ["2.5", "1.6"],
  hilary: ["2.5", "2.6"],
  zoe: ["1.6"],
  dave: ["2.5"],
  mo: [],
};

type Told = "saved" | "already" | "unchanged" | "stale" | "advised" | "unwritten" | "unsure";

/** What a card tells of a wish; a card that tells nothing of it is a fault of the bot. */
function toldBy(card: Card): Told {
  const said = text(card);
  if (/cannot say that it was done|could not be saved just now/.test(said)) return "unsure";
  if (/Nothing was written\. Please try again in a minute/.test(said)) return "unwritten";
  if (/has changed since your card was drawn/.test(said)) return "stale";
  if (/already saved|All risks/.test(said)) return "already";
  if (/Nothing was changed: action/.test(said)) return "unchanged";
  if (/Saved: /.test(said)) return "saved";
  throw new Error(`What is this to tell? ${said}`);
}

/** Whether somebody still has to save: nobody could say whether it was done, or it certainly was not. */
const isOpen = (told: Told | undefined) => told === "unsure" || told === "unwritten";

type Story = {
  readonly who: Who;
  readonly kind: "card" | "text" | "risk";
  readonly words: string;
  readonly seen: number | null;
  readonly told: Told[];
  /** Presses or says it again, as it now stands on the person's screen. */
  again: () => Promise<Card>;
};

/** The form that a person asks for, as often as it takes. */
async function form(bot: World, who: Who, said: string): Promise<Card> {
  for (let tries = 0; tries < 20; tries++) {
    const card = await bot.say(who, said);
    if (buttonsIn(card).some(({ title }) => title === "Save")) return card;
  }
  throw new Error(`${who} never got a form for “${said}”.`);
}

const seenOn = (card: Card) => {
  const save = buttonsIn(card).find(({ title }) => title === "Save");
  return (save?.data as { readonly seen?: number } | undefined)?.seen ?? null;
};

/** What somebody does, by dice, and what they are told of it. */
async function wish(words: string, who: Who, bot: World, dice: Dice): Promise<Story> {
  const refs = ACTIONS[who] ?? [];
  const told: Told[] = [];
  if (refs.length > 0 && dice.falls(0.4)) {
    const ref = dice.pick(refs);
    const said = `set ${ref} green because ${words}`;
    const message = bot.activity(who, "personal", { type: "message", text: said });
    const again = async () => {
      const before = bot.connector.sent.length;
      expect((await bot.deliver(message)).status).toBe(200);
      const answers = bot.connector.sent.slice(before);
      // Where nobody could say what came of it, what is delivered again is answered again.
      const answer = answers.findLast(({ body }) => body.replyToId === message.id);
      if (!answer) throw new Error(`No answer to “${said}”`);
      return answer.card;
    };
    return { who, kind: "text", words, seen: null, told, again };
  }
  const isRisk = refs.length === 0 || dice.falls(0.3);
  const drawn = await form(bot, who, isRisk ? "log a risk" : `update ${dice.pick(refs)}`);
  const typed: Record<string, string> = isRisk
    ? { area: "1", description: words, severity: "high" }
    : { progress: words };
  const again = () => bot.press(who, drawn, "Save", typed);
  return { who, kind: isRisk ? "risk" : "card", words, seen: seenOn(drawn), told, again };
}

/** Does it once more; a form that comes back is what is pressed the next time. */
async function tell(story: Story, bot: World): Promise<void> {
  const card = await story.again();
  const told = toldBy(card);
  story.told.push(told);
  const isForm = buttonsIn(card).some(({ title }) => title === "Save");
  if (!isOpen(told) || !isForm) return;
  expect(Object.values(inputsIn(card)), "the typing is kept").toContain(story.words);
  story.again = () => bot.press(story.who, card, "Save");
}

/** Whether a change is the one that was wished for: it brings in its words. */
const brings = ({ items }: Change, { words }: Story) =>
  items.some(({ before, after }) => has(after, words) && !has(before, words));
const has = (item: Item | null, words: string) => JSON.stringify(item).includes(`"${words}"`);

describe("A whole bot, and another, on a bad network", () => {
  const happened = new Set<string>();
  const seeds = SEED ? [Number(SEED)] : Array.from({ length: 40 }, (_, n) => n + 1);

  test.each(seeds)(
    "interleaving %i: five people are told what is so, and the record is whole",
    async (seed) => {
      proxy.give(byDice(diceOf(seed), [0.05, 0.15, 0.4][seed % 3] ?? 0));
      const stories: Story[] = [];
      const person = async (who: Who, n: number) => {
        const dice = diceOf(seed * 100 + n);
        for (const step of [1, 2, 3]) {
          const bot = bots[(n + step) % 2] ?? bots[0];
          const story = await wish(`in words ${seed} ${who} ${step}`, who, bot, dice);
          stories.push(story);
          const twice = dice.falls(0.3);
          await Promise.all([tell(story, bot), ...(twice ? [tell(story, bot)] : [])]);
        }
      };
      const people = Object.keys(ACTIONS) as Who[];
      const all = await Promise.allSettled(people.map(person));
      const given = proxy.given();
      proxy.cease();
      await proxy.settled();
      for (const one of all) if (one.status === "rejected") throw one.reason;
      for (const { kind, told } of stories)
        for (const what of told) happened.add(`${kind}: ${what}`);

      const store = createAzureTables(client);
      const history = async () => {
        const found: Change[] = [];
        for await (const change of store.changes(SAMPLE, 1, 1_000_000)) found.push(change);
        const of = (story: Story) => found.filter((change) => brings(change, story));
        return Object.assign(of, { all: found });
      };
      const atFirst = await history();
      for (const story of stories) {
        const { told, words } = story;
        const tale = [`${words}, ${story.kind}, was told: ${told.join(", ")}`, ...given].join("\n");
        const done = told.some((what) => ["saved", "already", "unchanged"].includes(what));
        if (done) expect(atFirst(story), tale).toHaveLength(1);
        else if (told.includes("unsure"))
          expect(atFirst(story).length, tale).toBeLessThanOrEqual(1);
        else expect(atFirst(story), tale).toHaveLength(0);
      }

      for (const story of stories) {
        const { kind, told } = story;
        // A text that was answered for good in the end is not answered again.
        const goesOn = kind === "text" ? isOpen(told.at(-1)) : told.some(isOpen);
        if (goesOn) await tell(story, bots[0]);
      }
      const inTheEnd = await history();
      for (const story of stories) {
        const { told, words } = story;
        const tale = [`${words}, ${story.kind}, was told: ${told.join(", ")}`, ...given].join("\n");
        expect(isOpen(told.at(-1)), tale).toBe(false);
        const refused = told.at(-1) === "stale" && atFirst(story).length === 0;
        const [change, ...more] = inTheEnd(story);
        expect(more, tale).toEqual([]);
        expect(change === undefined, tale).toBe(refused);
        if (change && story.kind === "card") {
          expect(change.items[0]?.before?.version, `over somebody: ${tale}`).toBe(story.seen);
        }
      }
      expect((await verifyPlan(client, SAMPLE)).faults).toEqual([]);
      const writes = proxy.take().flatMap(writesIn);
      expect(writes.filter((write) => isTampering(write) || isBlind(write))).toEqual([]);
    },
  );

  test("enough of it happened to prove something, and no error was logged but those of the network", () => {
    const kinds = ["card", "text", "risk"];
    const expected = kinds.flatMap((kind) => ["saved", "unsure"].map((told) => `${kind}: ${told}`));
    expected.push("card: stale", "card: already");
    expect(expected.filter((one) => !SEED && !happened.has(one))).toEqual([]);
    const errors = bots.flatMap(({ logged }) => logged.map((line) => JSON.parse(line).error));
    const names = new Set(errors.map((error) => error?.name ?? "none"));
    expect([...names].filter((name) => !["RestError", "PlanError"].includes(name))).toEqual([]);
  });
});

describe("Where nobody could say whether it was saved", () => {
  const lost: Fault = { kind: "reset", when: "after" };

  /** Does something while every answer to a commit is lost, although it is done. */
  async function unheard(doing: () => Promise<Card>): Promise<Card> {
    proxy.give(onEach(isCommit, lost, Number.POSITIVE_INFINITY));
    const card = await doing();
    proxy.cease();
    expect(text(card)).toContain("I cannot say that it was done");
    expect(text(card)).not.toContain("Not saved");
    return card;
  }
  const times = async (words: string) => {
    const changes = (await bots[0].history()).filter(({ items }) =>
      items.some(({ before, after }) => has(after, words) && !has(before, words)),
    );
    return changes.length;
  };

  test("a risk is logged once, though its form comes back and is saved again", async () => {
    const drawn = await form(bots[0], "mo", "log a risk");
    const typed = { area: "1", description: "The data may come late" };
    // A risk that is like another is logged all the same, so that the one that was saved is not found as its own twin.
    const anyway = { ...typed, another: true } as never;
    const back = await unheard(() => bots[0].press("mo", drawn, "Save", anyway));
    expect(inputsIn(back)).toMatchObject(typed);

    await bots[1].press("mo", back, "Save");
    expect(await times("The data may come late")).toBe(1);
    const other = { description: "The data may come very late", another: true } as never;
    expect(text(await bots[1].press("mo", back, "Save", other))).toContain("with other words");
    expect(await times("The data may come very late")).toBe(0);
  });

  test.each([
    [
      "a piece of evidence",
      "evidence for 2.1: Minutes of May https://example.org/m",
      "Minutes of May",
    ],
    ["a challenge", "challenge 3.4: why has nobody signed", "why has nobody signed"],
  ])(
    "%s is kept once, though it was sent as a text and comes back as a form",
    async (_, said, words) => {
      const back = await unheard(() => bots[0].say("cleo", said));
      await bots[0].press("cleo", back, "Save");
      expect(await times(words)).toBe(1);
    },
  );

  test("a form that comes back is not saved over what somebody changed before it did", async () => {
    const store = createMemoryStore();
    let failures = 0;
    const world = await startWorld({
      ...store,
      async commit(plan, commit) {
        if (commit.change.by.name !== "Cleo Clark") return store.commit(plan, commit);
        // At the last try of all somebody else saves, just before the form comes back.
        if (++failures === 12) {
          const said = { ref: "2.7", progress: "Of Ada" };
          await recordOf(store).carryOut(plan, aStamp(), (now) =>
            updateAction(now, said, aClerk("Ada"), NOW),
          );
        }
        throw lostConnection();
      },
      async fence() {
        throw lostConnection();
      },
    });
    try {
      const mine = await world.say("cleo", "update 2.7");
      const typed = { progress: "Of Cleo" };
      const back = await world.press("cleo", mine, "Save", typed);
      expect(text(back)).toContain("I cannot say that it was done");
      expect(failures).toBe(12);
      const conflict = await world.press("cleo", back, "Save");
      expect(text(conflict)).toContain("has changed since your card was drawn");
      expect(text(conflict)).toContain("Of Ada");
      expect(inputsIn(conflict)).toMatchObject(typed);
    } finally {
      await world.stop();
    }
  });

  test("a text is not saved over what somebody else changes in the same moment, but over its sender's own", async () => {
    const slow: Fault = { kind: "delay", milliseconds: 300 };
    const late = async (who: Who) => {
      proxy.give(onEach(isCommit, slow, 1));
      const answer = bots[0].say(who, "set 3.4 green because it is on its way");
      await expect.poll(() => proxy.given().length, { interval: 5 }).toBe(1);
      await bots[1].say("hilary", `set 3.4 green because it was before ${who}`);
      return text(await answer);
    };
    expect(await late("cleo")).toContain("has changed since your card was drawn");
    expect(await late("hilary")).toContain("Saved: action 3.4");
  });
});
