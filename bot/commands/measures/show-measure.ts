import { measureCard } from "../../../cards/measures/measure.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import { type Sight, sightOf } from "../../plan/measures/small-counts.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may, rolesOf } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** How much of a plan's small counts may be told here: all of them in the own chat of a clerk, those of their own measures in an owner's. */
export function sightHere({ turn, now }: CommandContext, plan: Plan): Sight {
  if (turn.where.address.type !== "personal") return sightOf(plan);
  return sightOf(plan, (item: Measure) => {
    const roles = rolesOf(plan, turn.who, { item, today: now.today });
    return roles.has("clerk") || roles.has("officer");
  });
}

/** A measure as the answer to a command, as it stands in the plan given; as text it tells no more than anybody may read. */
export function measureReply(
  context: CommandContext,
  plan: Plan,
  measure: Measure,
  said?: string,
): Reply {
  const { turn, now, nonce } = context;
  const draw = (sight: Sight) =>
    measureCard({
      plan,
      measure,
      sight,
      may: (deed) => may(plan, turn.who, deed, { item: measure, today: now.today }),
      nonce,
      now,
      ...(said ? { said } : {}),
    });
  return {
    card: draw(sightHere(context, plan)),
    passedOn: draw(sightOf(plan)),
    summary: said ?? itemTitle(plan, "measure", measure.ref),
    refs: [measure.ref],
  };
}

/** One measure with its trend. */
export const showMeasure: Command<"show_measure"> = {
  run(context, { ref }) {
    const { plan } = context;
    const measure = get(plan, "measure", ref);
    return { ...measureReply(context, plan, measure), live: [`measure:${measure.ref}`] };
  },
};
