import { emptyPlan } from "../../../bot/plan/kinds.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange, type Plan, type PlanKey } from "../../../bot/plan/model/snapshot.ts";
import type { Due, Result } from "../../../bot/plan/record/due.ts";
import type { Commit, PlanStore, PressMark } from "../../../bot/plan/record/store.ts";
import { changeOf, KEY } from "../../plan/build.ts";

/** Opens a store on one and the same place each time: another process, where the place allows it. */
export type Opening = () => Promise<PlanStore>;

/** The mark of one press. */
export const aPress = (some: Partial<PressMark> = {}): PressMark => ({
  key: "press-1",
  digest: "words",
  attempt: crypto.randomUUID(),
  ...some,
});

/** A send that is due. */
export const aDue = (id: string, at = "2021-01-20T10:00:00.000Z", post = "post-1"): Due => ({
  id,
  at,
  work: {
    what: "send",
    post,
    name: `Channel ${id}`,
    address: {
      serviceUrl: "https://smba.trafficmanager.net/uk/",
      conversation: "19:abc@thread.tacv2",
      type: "channel",
      tenant: KEY.tenant,
      bot: "28:bot",
    },
    card: { type: "AdaptiveCard", body: [{ type: "TextBlock", text: "“35%” \n ${name}" }] },
    summary: "Scorecard",
  },
});

/** What became of a send that arrived. */
export const sent: Result = { state: "sent", why: null, at: "2021-01-20T10:00:05.000Z" };

/** A commit of items, and whatever else is said. */
export const commitOf = (
  plan: Plan,
  items: readonly Item[],
  some: Partial<Commit> = {},
): Commit => ({
  change: changeOf(plan, items),
  press: null,
  due: [],
  ...some,
});

/** What the history makes of a plan, from nothing. */
export const replay = (key: PlanKey, history: readonly Change[]): Plan =>
  history.reduce(applyChange, emptyPlan(key));
