import { Action } from "../../bot/plan/actions/action.kind.ts";
import { Area } from "../../bot/plan/areas/area.kind.ts";
import { Challenge } from "../../bot/plan/challenges/challenge.kind.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { type Plan, type PlanKey, withItems } from "../../bot/plan/model/snapshot.ts";
import { Appointment } from "../../bot/plan/people/appointment.kind.ts";
import { Person } from "../../bot/plan/people/person.kind.ts";
import { personRef } from "../../bot/plan/people/person-ref.ts";
import { About } from "../../bot/plan/plan/about.kind.ts";
import { Settings } from "../../bot/plan/plan/settings.kind.ts";
import { Terms } from "../../bot/plan/plan/terms.kind.ts";
import { createRecord } from "../../bot/plan/record/record.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { type Stamp, writeDown } from "../../bot/plan/record/write-down.ts";
import { officeRef } from "../../bot/plan/rights/offices.ts";
import type { Asker } from "../../bot/plan/rights/people.ts";
import { Risk } from "../../bot/plan/risks/risk.kind.ts";

/** Builders of plans and people: what a test does not speak of is filled in. */

export const KEY: PlanKey = { tenant: "lancashire", id: "app" };
export const NOW = { at: new Date("2021-01-20T10:00:00.000Z"), today: "2021-01-20" };

/** A kind's own fields, any of them; the schema fills in and checks the rest. */
type Some<T> = Partial<Omit<T, "kind" | "ref">>;

export const anAbout = (some: Some<About> = {}): About =>
  About.parse({
    kind: "about",
    ref: "about",
    name: "Accelerated Progress Plan",
    shortName: "Progress Plan",
    abbreviation: "APP",
    localArea: "Lancashire",
    stage: "Working draft",
    ...some,
  });

export const anArea = (ref: string, some: Some<Area> = {}): Area =>
  Area.parse({ kind: "area", ref, title: `Area ${ref}`, shortName: `Area ${ref}`, ...some });

export const anAction = (ref: string, some: Some<Action> = {}): Action =>
  Action.parse({
    kind: "action",
    ref,
    area: ref.split(".")[0],
    text: `Do what ${ref} says`,
    byWhen: { printed: "March 2021", date: "2021-03-31" },
    ...some,
  });

export const aKpi = (ref: string, some: Some<Kpi> = {}): Kpi =>
  Kpi.parse({ kind: "kpi", ref, area: "1", milestones: [], ...some });

export const aMeasure = (ref: string, some: Some<Measure> = {}): Measure =>
  Measure.parse({
    kind: "measure",
    ref,
    area: "1",
    title: `Measure ${ref}`,
    unit: "%",
    direction: "higher",
    periods: [],
    ...some,
  });

export const aRisk = (ref: string, some: Some<Risk> = {}): Risk =>
  Risk.parse({
    kind: "risk",
    ref,
    raised: { printed: "20 Jan 2021", date: "2021-01-20" },
    description: `What may happen in ${ref}`,
    severity: { level: "high" },
    postMitigation: { level: "unknown" },
    ...some,
  });

/** A question of 12 January about the whole plan, until a test says otherwise. */
export const aChallenge = (ref: string, some: Some<Challenge> = {}): Challenge =>
  Challenge.parse({
    kind: "challenge",
    ref,
    challengeKind: "question",
    text: `What of ${ref}?`,
    raisedBy: { id: "id of Ray", name: "Ray" },
    raised: "2021-01-12",
    ...some,
  });

export const aPerson = (name: string, some: Some<Person> = {}): Person =>
  Person.parse({ kind: "person", ref: personRef(name), name, ...some });

/** A meeting of the sub-committee on a day, which is its reference too. */
export const aMeeting = (date: string, some: Some<Meeting> = {}): Meeting =>
  Meeting.parse({ kind: "meeting", ref: date, body: "SEND Sub-Committee", date, ...some });

export const someSettings = (some: Some<Settings> = {}): Settings =>
  Settings.parse({ kind: "settings", ref: "settings", ...some });

export const someTerms = (some: Some<Terms> = {}): Terms =>
  Terms.parse({ kind: "terms", ref: "terms", body: "SEND Sub-Committee", ...some });

/** An account that holds an office, by the name that its id is made of. */
export const anAppointment = (role: Appointment["role"], name: string): Appointment =>
  Appointment.parse({
    kind: "appointment",
    ref: officeRef(role, `id of ${name}`),
    account: { id: `id of ${name}`, name },
    role,
    held: true,
  });

/** Somebody at the board's own organisation, who may read the plan and log risks. */
export const aMember = (name: string, some: Partial<Asker> = {}): Asker => ({
  tenant: KEY.tenant,
  id: `id of ${name}`,
  name,
  kind: "member",
  clerk: false,
  ...some,
});

export const aClerk = (name = "Carla Clerk"): Asker => aMember(name, { clerk: true });

/** A plan at version 1 that holds these items, without a store. */
export const planOf = (...items: readonly Item[]): Plan =>
  withItems(
    emptyPlan(KEY),
    [anAbout(), ...items].map((item) => ({ ...item, version: 1 })),
    1,
  );

export const aStamp = (some: Partial<Stamp> = {}): Stamp => ({
  by: { id: "id of Ada", name: "Ada" },
  at: NOW.at,
  via: "card",
  conversation: null,
  command: "update_action",
  press: null,
  ...some,
});

/** The change that puts these items into a plan. */
export const changeOf = (plan: Plan, items: readonly Item[], some: Partial<Stamp> = {}): Change =>
  writeDown(plan, { why: null, items }, aStamp(some));

/** The record over a store, with a real clock's pauses. */
export const recordOf = (store: PlanStore) =>
  createRecord({
    store,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    id: () => crypto.randomUUID(),
  });

/** Puts items into a store as the first version of a plan, and gives it as that store sees it. */
export async function begin(
  store: PlanStore,
  items: readonly Item[] = [],
  key: PlanKey = KEY,
): Promise<Plan> {
  const empty = emptyPlan(key);
  await store.register(key, "Lancashire: Progress Plan");
  const change = changeOf(empty, [anAbout(), ...items]);
  await store.commit(empty, { change, press: null, due: [] });
  return loaded(store, key);
}

/** The plan that a store has. */
export async function loaded(store: PlanStore, key: PlanKey = KEY): Promise<Plan> {
  const plan = await store.load(key);
  if (!plan) throw new Error(`There is no plan ${key.id}.`);
  return plan;
}

/** Commits items on top of a plan, with nothing else. */
export function put(store: PlanStore, plan: Plan, items: readonly Item[]) {
  return store.commit(plan, { change: changeOf(plan, items), press: null, due: [] });
}

/** The whole history of a plan, oldest first. */
export async function historyOf(store: PlanStore, key: PlanKey = KEY): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const change of store.changes(key, 1, 1_000_000)) changes.push(change);
  return changes;
}
