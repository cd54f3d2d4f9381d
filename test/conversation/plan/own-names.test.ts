import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sayingsOf } from "../../../bot/asks/index.ts";
import { importPlan } from "../../../bot/cli/import-plan.ts";
import { read as readText } from "../../../bot/language/read.ts";
import { ROLES_CALLED } from "../../../bot/plan/model/deeds.ts";
import type { Kind } from "../../../bot/plan/model/kind.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import type { RoleName } from "../../../bot/plan/model/vocabulary.ts";
import { type OwnNames, Settings } from "../../../bot/plan/plan/settings.kind.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { FULL } from "../../cards/worlds/sample.ts";
import { anAction, anArea, aPerson, planOf } from "../../plan/build.ts";
import {
  buttonsIn,
  inputsIn,
  loadSample,
  SAMPLE,
  startWorld,
  TODAY,
  text,
  type World,
} from "../../support/world.ts";

const both = (one: string, many = `${one}s`) => ({ one, many });

/** The names of a plan as its file gives them. */
const PRIORITIES: OwnNames = {
  kinds: {
    area: both("Priority", "Priorities"),
    action: both("Commitment"),
    kpi: both("Indicator"),
  },
  fields: { "action.revised": "Forecast date", "action.reason": "Commentary" },
  roles: { lead: both("SRO") },
};

const EVERYTHING: OwnNames = {
  kinds: {
    area: both("theme"),
    action: both("step"),
    kpi: both("marker"),
    measure: both("metric"),
    risk: both("issue"),
    challenge: both("query", "queries"),
    meeting: both("session"),
    schedule: both("timer"),
    person: both("colleague"),
  },
  roles: {
    lead: both("sponsor"),
    clerk: both("secretary", "secretaries"),
    chair: both("president"),
    officer: both("delegate"),
    owner: both("holder"),
    member: both("partner"),
  },
};

const ACCOUNT = { id: "a", name: "Somebody" };

/** The sample plan with names of its own; whoever asks is one of its officers, and its clerk. */
function sampleCalled(called: OwnNames): Plan {
  const { plan } = FULL;
  const owners = new Set(plan.items.action.flatMap((action) => action.owners));
  const officer = plan.items.person.find(({ ref, post }) => owners.has(ref) && !post);
  if (!officer) throw new Error("no officer");
  const settings = Settings.parse({ kind: "settings", ref: "settings", called });
  return withItems(plan, [{ ...officer, account: ACCOUNT }, settings], plan.version);
}

const askedOf = (plan: Plan) => (said: string) =>
  readText(said, {
    plan,
    asker: { tenant: plan.key.tenant, ...ACCOUNT, kind: "member", clerk: true },
    today: TODAY,
    time: "10:00",
    mentions: [{ text: "@Person", id: "b", name: "Person" }],
  });

describe.each([
  ["Priorities, Commitments, Indicators and SROs", PRIORITIES],
  ["everything by other names", EVERYTHING],
])("what help says of a plan of %s", (_, called) => {
  const plan = sampleCalled(called);
  const asked = askedOf(plan);
  const all = sayingsOf(plan, TODAY).flatMap(({ name, sayings }) =>
    sayings.map((saying) => ({ name, ...saying })),
  );

  test.each(all)("“$text” asks what it stands beside: $name", ({ name, text: said }) => {
    const { ask, unused: ignored } = asked(
      said.replace("https://…", "https://example.org/minutes"),
    );
    expect(ask).toMatchObject({ command: name });
    expect(ignored).toEqual([]);
  });

  test("has none of the default words", () => {
    const { kinds = {}, roles = {} } = called;
    const usual = [
      ...Object.keys(kinds).map((kind) => FULL.plan.kinds[kind as Kind].called),
      ...Object.keys(roles).map((role) => ROLES_CALLED[role as RoleName]),
    ];
    const words = usual.flatMap(({ one, many }) => [one, many]).join("|");
    // A paper has its name, an area its own, and a mention stands for anybody.
    const names = [
      ...plan.items.area.map(({ shortName }) => shortName),
      "risk register",
      "@Person",
    ];
    const said = all.map((saying) =>
      names.reduce((line, name) => line.replaceAll(name, ""), `${saying.text}: ${saying.what}`),
    );
    expect(said.filter((line) => new RegExp(`\\b(?:${words})\\b`, "i").test(line))).toEqual([]);
  });

  const quoted = all.flatMap(({ what }) =>
    [...what.matchAll(/“([^”]+)”/g)].map(([, said]) => said),
  );

  test.each(quoted)("“%s”, which it says beside, is understood", (said = "") => {
    const { ask, unused: ignored } = asked(said.replace(/…$/, "it was answered in full"));
    expect(ask.command).not.toMatch(/^(?:unknown|refuse|which)$/);
    expect(ignored).toEqual([]);
  });
});

const RED_IN_3 = { query: { where: { rag: { oneOf: ["red"] }, area: { oneOf: ["3"] } } } };

describe("what is typed in the plan's own names", () => {
  const asked = askedOf(sampleCalled(EVERYTHING));
  const ask = (said: string) => asked(said).ask;

  test.each<[string, object]>([
    ["show red steps in theme 3", RED_IN_3],
    ["STEP 3.4", { command: "show_action", ref: "3.4" }],
    ["history of marker 2.4", { command: "history", kind: "kpi", ref: "2.4" }],
    ["log an issue", { command: "log_risk" }],
    ["add a session", { command: "meeting_form" }],
    ["make @Person secretary", { command: "appoint", office: "clerk" }],
    // The bot's own words are understood too.
    ["action 3.4", { command: "show_action", ref: "3.4" }],
    ["red actions in area 3", RED_IN_3],
  ])("“%s” is read as it is meant", (said, meant) => {
    expect(ask(said)).toMatchObject(meant);
  });

  test.each<[string, object]>([
    [
      "set step 3.4 red because the step has no sponsor",
      { update: { ref: "3.4", reason: "the step has no sponsor" } },
    ],
    [
      "set step 3.4 red since the theme has slipped",
      { update: { reason: "the theme has slipped" } },
    ],
    ["update step 3.4: the step is half done", { typed: { progress: "the step is half done" } }],
    [
      "decline the date for step 3.4 because the secretary said so",
      { command: "decide_date", reason: "the secretary said so" },
    ],
    ["log an issue: the step may slip", { typed: { description: "the step may slip" } }],
    ["query step 3.4: why is the step late", { about: "step 3.4", text: "why is the step late" }],
    ["answer C1: the holder signs this week", { answer: "the holder signs this week" }],
    ["close C1 because the query is moot", { why: "the query is moot" }],
    ["query step 3.4", { command: "raise_challenge", typed: { about: "step 3.4" } }],
    ["theme 3 is also called our theme of choice", { area: "3", name: "our theme of choice" }],
    ["evidence for step 3.4: Minutes of the session", { evidenceTitle: "Minutes of the session" }],
    ["steps about step letters", { query: { about: "step letters" } }],
    ["wobble the step blah", { command: "unknown", text: "wobble the step blah" }],
  ])("“%s” keeps its words as they were typed", (said, kept) => {
    expect(ask(said)).toMatchObject(kept);
  });

  test("is named as it was typed, where it had no part", () => {
    const { unused: ignored } = asked("show red steps in theme 3 wobbly");
    expect(ignored).toEqual(["wobbly"]);
  });

  test("does not touch the names of areas and people that hold one of them", () => {
    const plan = planOf(
      anArea("1", { shortName: "Next step schools" }),
      anAction("1.1", { owners: ["jo-step"] }),
      aPerson("Jo Step"),
      Settings.parse({ kind: "settings", ref: "settings", called: EVERYTHING }),
    );
    const of = askedOf(plan);
    expect(of("red steps for Jo Step").ask).toMatchObject({
      query: { where: { owners: { oneOf: ["jo-step"] } } },
    });
    expect(of("red steps in next step schools").ask).toMatchObject({
      query: { where: { area: { oneOf: ["1"] } } },
    });
  });

  test("is answered in them where it cannot be done", () => {
    expect(ask("mark all steps in theme 5 green")).toMatchObject({
      sentence: expect.stringMatching(/^I change one step at a time, .* open each step/),
    });
    expect(ask("theme 3 and theme 4")).toMatchObject({
      question: "You named several themes. Which one first?",
      readings: [
        { title: expect.stringMatching(/^Theme 3: /) },
        { title: expect.stringMatching(/^Theme 4: /) },
      ],
    });
  });

  test("changes nothing where a plan has none", () => {
    const plain = askedOf(sampleCalled({}));
    expect(plain("set 3.4 red because the step has slipped").ask).toMatchObject({
      update: { reason: "the step has slipped" },
    });
    expect(plain("step 3.4").unused).toEqual(askedOf(FULL.plan)("step 3.4").unused);
  });
});

describe("a conversation about a plan whose file gives it names of its own", () => {
  let world: World;
  beforeAll(async () => {
    const store = createMemoryStore();
    const record = await loadSample(store);
    const by = { name: "Names", at: new Date(`${TODAY}T09:30:00Z`) };
    const file = { schema: "plan-board/1", settings: { called: PRIORITIES } };
    const done = await importPlan({ store, record, id: "names" }, SAMPLE, file, by);
    expect(done.reading.wrong).toEqual([]);
    world = await startWorld(store, { loaded: true });
    await world.say("cleo", "@hilary is Hilary Fordham");
  });
  afterAll(() => world.stop());

  const say = async (said: string, who: Parameters<World["say"]>[0] = "cleo") =>
    text(await world.say(who, said));

  test("says in help what it calls things, and to whom", async () => {
    const help = await say("help");
    expect(help).toContain("“show red Commitments”: Commitments by RAG");
    expect(help).toContain("“my Commitments”: the Commitments that you own");
    expect(help).not.toMatch(/\b(?:actions?|areas?|KPIs?)\b/i);
    const board = await say("help board");
    expect(board).toContain("For clerks, SROs and the chair:");
    expect(board).toContain("the forecast date counts");
  });

  test("opens what is asked for by its name", async () => {
    expect(await say("Commitment 3.4")).toMatch(/^Commitment 3\.4\n/);
    expect(await say("Priority 3")).toMatch(/^Priority 3\n/);
    expect(await say("indicator 2.4")).toMatch(/^Indicator 2\.4\n/);
  });

  test("goes on from the last list in its names", async () => {
    const list = await world.say("cleo", "show red Commitments");
    const only = await world.say("cleo", "and Priority 3?");
    const opened = (card: typeof list) =>
      buttonsIn(card).filter(({ verb }) => verb === "show_action").length;
    expect(opened(list)).toBeGreaterThan(0);
    expect(opened(only)).toBeLessThan(opened(list));
    expect(text(only)).not.toContain("not understood");
  });

  test("asks, saves, refuses and remembers in its names, and keeps what was typed", async () => {
    const typed = "the commitment is priority work and its lead is on an action";
    const saved = await say(`set Commitment 3.4 red because ${typed}`);
    expect(saved).toContain("Saved: Commitment 3.4 is ✖ Red");
    expect(saved).toContain(`Commentary\n${typed}`);
    const history = await say("history of Commitment 3.4");
    expect(history).toMatch(/^History of Commitment 3\.4\n/);
    expect(history).toContain(`Commentary: was `);
    expect(history).toContain(`now “${typed}”`);
    expect(await say("what's changed since the last meeting")).toMatch(/of \d+ Commitments/);
    expect(await say("set Commitment 3.4 green", "mo")).toContain("the SRO of its Priority");
  });

  test("draws the form that puts a date off in its names, and names what is wrong with it", async () => {
    const form = await world.say("cleo", "update Commitment 3.4");
    expect(text(form)).toMatch(/^Update Commitment 3\.4\n/);
    expect(text(form)).toContain("Forecast date to propose");
    expect(text(form)).toContain("Reason for the forecast date");
    const inputs = { ...inputsIn(form), revisedReason: "The contract is late" };
    const again = await world.press("cleo", form, "Save", inputs);
    expect(text(again)).toContain("⚠ Give the forecast date that this reason is for.");
  });

  test("says them of how it stood, and of what is not there", async () => {
    expect(await say(`what did Commitment 3.4 say on ${TODAY}`)).toMatch(
      /^Commitment 3\.4 .*\n(?:.*\n)*Commentary\n/,
    );
    expect(await say("Commitment 9.9")).toContain("This plan has no Commitment 9.9.");
    expect(await say("Priority 12")).toContain("no Priority 12");
  });
});
