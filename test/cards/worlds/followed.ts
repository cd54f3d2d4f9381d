import { AnyItem } from "../../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { range, type World } from "./world.ts";

/** A conversation that follows a plan. */
const followerOf = (n: number, name: string) => ({
  kind: "channel",
  ref: `c-${n}`,
  name,
  following: true,
  address: {
    serviceUrl: "https://smba.example/",
    conversation: `19:${n}@thread.tacv2`,
    type: "channel",
    tenant: "tenant",
    bot: "28:bot",
  },
});

/** The plan with some conversations that follow it. */
export function followed({ plan, somebody }: World): Plan {
  const rows = range(plan.items.area.length).map((n) => followerOf(n, `Board ${n} ${somebody}`));
  return withItems(
    plan,
    rows.map((row) => AnyItem.parse(row)),
    plan.version,
  );
}
