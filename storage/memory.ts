import { emptyPlan } from "../bot/plan/kinds.ts";
import type { Change } from "../bot/plan/model/change.ts";
import { applyChange, type Plan, type PlanKey } from "../bot/plan/model/snapshot.ts";
import { type DoneRow, type Due, type DueRow, doneWork } from "../bot/plan/record/due.ts";
import { trailOf } from "../bot/plan/record/item-trail.ts";
import type { LastAsked, PersonalChat, PlanStore, PressMark } from "../bot/plan/record/store.ts";
import { createMemoryCards } from "./memory-cards.ts";
import { createMemoryCheckpoints } from "./memory-checkpoints.ts";
import { dueKey, dueRange } from "./rows/rows.ts";

type Kept = {
  plan: Plan;
  name: string;
  readonly history: Change[];
  readonly presses: Map<string, PressMark>;
  readonly due: Map<string, DueRow>;
  readonly done: Map<string, DoneRow>;
};

/** The store on a Map: the contract of Azure Tables without the network, for tools and tests. */
export function createMemoryStore(): PlanStore {
  const kept = new Map<string, Kept>();
  const choices = new Map<string, string>();
  const asked = new Map<string, LastAsked>();
  const personalChats = new Map<string, Map<string, PersonalChat>>();
  let tags = 0;

  const nameOf = (key: PlanKey) => JSON.stringify([key.tenant, key.id]);
  const of = (key: PlanKey) => kept.get(nameOf(key));
  const nextTag = () => String(++tags);

  function held(key: PlanKey, row: DueRow): Kept | undefined {
    const ours = of(key);
    return ours?.due.get(row.row)?.tag === row.tag ? ours : undefined;
  }

  function lay(ours: Kept | undefined, due: Due): void {
    const row = dueKey(due);
    ours?.due.set(row, { ...due, asked: due.at, tries: 0, lease: null, row, tag: nextTag() });
  }

  return {
    async load(key) {
      const ours = of(key);
      return ours && ours.plan.version > 0 ? ours.plan : undefined;
    },

    async mustBeNew() {},

    async commit(plan, { change, press, due }) {
      const ours = of(plan.key);
      if (!ours || ours.plan.version !== plan.version) return "behind";
      if (press && ours.presses.has(press.key)) return "pressed";
      ours.plan = applyChange(ours.plan, change);
      ours.history.push(change);
      if (press) ours.presses.set(press.key, press);
      for (const row of due) lay(ours, row);
      return "done";
    },

    async fence() {},

    async *changes(key, from, to) {
      for (const change of of(key)?.history ?? []) {
        if (change.version >= from && change.version <= to) yield change;
      }
    },

    async *between(key, from, below) {
      for (const change of of(key)?.history ?? []) {
        if (change.at >= from && (below === undefined || change.at < below)) yield change;
      }
    },

    trail: (key, item) => trailOf(item, async (version) => of(key)?.history[version - 1]),

    async lastBy(key, id, notBefore, upTo) {
      return of(key)?.history.findLast(
        ({ version, at, by }) => version <= upTo && at >= notBefore && by.id === id,
      );
    },

    async pressed(key, press) {
      return of(key)?.presses.get(press);
    },

    async plans(tenant) {
      return [...kept.values()]
        .filter((ours) => ours.plan.key.tenant === tenant)
        .map((ours) => ({ id: ours.plan.key.id, name: ours.name }));
    },

    async tenants() {
      return [...new Set([...kept.values()].map((ours) => ours.plan.key.tenant))];
    },

    async register(key, name) {
      const ours = of(key);
      if (ours) {
        ours.name = name;
        return;
      }
      kept.set(nameOf(key), {
        plan: emptyPlan(key),
        name,
        history: [],
        presses: new Map(),
        due: new Map(),
        done: new Map(),
      });
    },

    async chosen(tenant, conversation) {
      return choices.get(JSON.stringify([tenant, conversation]));
    },

    async choose(tenant, conversation, planId) {
      choices.set(JSON.stringify([tenant, conversation]), planId);
    },

    async recall(tenant, who) {
      return asked.get(JSON.stringify([tenant, who]));
    },

    async remember(tenant, who, what) {
      asked.set(JSON.stringify([tenant, who]), what);
    },

    async personalChats(tenant) {
      return [...(personalChats.get(tenant)?.values() ?? [])];
    },

    async keepPersonalChat(tenant, home) {
      const theirs = personalChats.get(tenant) ?? new Map();
      personalChats.set(tenant, theirs.set(home.id, home));
    },

    async forgetPersonalChat(tenant, id) {
      personalChats.get(tenant)?.delete(id);
    },

    async due(key, until) {
      const { below } = dueRange(until);
      return [...(of(key)?.due.values() ?? [])]
        .filter((row) => row.row < below)
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },

    async addDue(key, due) {
      lay(of(key), due);
    },

    async claim(key, row, until) {
      const ours = held(key, row);
      if (!ours) return undefined;
      const taken = { ...row, lease: until, tries: row.tries + 1, tag: nextTag() };
      ours.due.set(row.row, taken);
      return taken;
    },

    async postpone(key, row, at, tries = row.tries) {
      const ours = held(key, row);
      if (!ours) return undefined;
      const free = { ...row, at, tries, lease: null, tag: nextTag() };
      ours.due.set(row.row, free);
      return free;
    },

    async finish(key, row, result) {
      const ours = held(key, row);
      if (!ours) return false;
      const { id, at, work } = row;
      ours.due.delete(row.row);
      if (work.what !== "redraw") ours.done.set(row.row, { id, at, work: doneWork(work), result });
      return true;
    },

    async close(key, row, next) {
      const ours = held(key, row);
      if (!ours) return false;
      ours.due.delete(row.row);
      if (next) lay(ours, next);
      return true;
    },

    async finished(key, post) {
      return [...(of(key)?.done.values() ?? [])].filter((row) => row.work.post === post);
    },

    ...createMemoryCheckpoints(),
    ...createMemoryCards(async (key, due) => lay(of(key), due)),

    setAside: () => [],

    async check() {},
  };
}
