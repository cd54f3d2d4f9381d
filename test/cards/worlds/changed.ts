import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { NOW, nth, RAGS, range, STATUSES, type World } from "./world.ts";

/** How somebody else changed an action since a card was drawn, several times over. */
export function changesTo(world: World, ref: string, times: number): readonly Change[] {
  const { plan } = world;
  const before = find(plan, "action", ref);
  if (!before) return [];
  return range(times).map((n): Change => {
    const text = (name: string) => (world.typing ? `${name} ${n} ${world.typing}` : null);
    const after = {
      ...before,
      version: n + 1,
      rag: nth(RAGS, n),
      status: nth(STATUSES, n),
      reason: text("Reason"),
      recovery: text("Recovery"),
      progress: text("Progress"),
      revised: { date: "2021-02-28", reason: `Later ${world.typing}` },
    };
    return {
      version: n + 1,
      at: NOW.at.toISOString(),
      by: { id: "somebody", name: world.somebody },
      via: "card",
      conversation: null,
      command: "save_action",
      press: null,
      why: null,
      items: [{ before, after }],
    };
  });
}

/** Another state of an item, with as much changed in it as its kind allows. */
function altered(item: Item, n: number, typing: string): Item {
  const text = typing || null;
  const at = NOW.at.toISOString();
  switch (item.kind) {
    case "action":
      return {
        ...item,
        rag: nth(RAGS, n),
        status: nth(STATUSES, n),
        reason: text && `Reason ${n} ${text}`,
        recovery: text,
        progress: text && `Progress ${n} ${text}`,
        revised: { date: "2021-05-31", reason: `Later ${typing}`, approved: { by: "Cleo", at } },
        proposed: { date: "2021-06-30", reason: `Later ${typing}`, by: "Ada", byId: null, at },
        boardRating: { rag: nth(RAGS, n + 1), reason: `Seen ${typing}`, by: "Chair", at },
        evidence: [{ title: `Minutes ${typing}`, link: null, by: "Ada", at }],
        byWhen: { printed: "April 2021", date: "2021-04-30" },
        owners: [],
      };
    case "risk":
      return {
        ...item,
        rag: nth(RAGS, n),
        mitigation: [`More ${typing}`],
        progress: text,
        residual: { likelihood: (n % 5) + 1, impact: 3 },
        reviewed: { on: "2021-01-20", by: "Ada", note: text },
      };
    case "kpi":
      return {
        ...item,
        milestones: item.milestones.map((m, i) => ({
          ...m,
          rag: nth(RAGS, n + i),
          comment: `Now ${typing}`,
        })),
      };
    case "measure":
      return {
        ...item,
        periods: item.periods.map((period, i) => ({ ...period, actual: n + i * 30 })),
      };
    case "area":
      return { ...item, aliases: [`Also ${typing}`], remark: text };
    default:
      return { ...item, note: `Note ${typing}` };
  }
}

/** Everything in a plan changed twice, and as much again new, by somebody who stood in for somebody else. */
export function everythingChanged(world: World): readonly Change[] {
  const { plan, somebody, typing } = world;
  // The remarks on the sample's paper speak of its nulls, which no card of ours may.
  const all = Object.values(plan.items)
    .flat()
    .filter((item) => item.kind !== "note");
  const change = (n: number, items: Change["items"]): Change => ({
    version: n,
    at: NOW.at.toISOString(),
    by: { id: "somebody", name: somebody, for: somebody },
    via: "card",
    conversation: null,
    command: "save_action",
    press: null,
    why: typing || null,
    items,
  });
  const once = all.map((item, n) => ({ before: item, after: altered(item, n, typing) }));
  const twice = once.map(({ after }, n) => ({ before: after, after: altered(after, n + 1, "") }));
  const more = all.map((item) => ({ before: null, after: { ...item, ref: `new ${item.ref}` } }));
  return [change(2, once), change(3, twice), change(4, more)];
}
