import { overToleranceCard } from "../../../cards/risks/over-tolerance.ts";
import { digestOf } from "../../plan/model/keys.ts";
import { listNames } from "../../plan/model/names.ts";
import { find, type Plan } from "../../plan/model/snapshot.ts";
import { itemName, itemTitle, roleCalled } from "../../plan/model/vocabulary.ts";
import type { Due } from "../../plan/record/due.ts";
import type { Draft } from "../../plan/record/write-down.ts";
import { holders } from "../../plan/rights/offices.ts";
import type { Risk } from "../../plan/risks/risk.kind.ts";
import { isOverTolerance } from "../../plan/risks/risk-state.ts";
import { scaleOf } from "../../plan/risks/score.ts";
import { nextOfficeTime } from "../../plan/time/office-hours.ts";
import type { CommandContext } from "../answering/command.ts";

/** Somebody who is to hear of a risk that is more than is tolerated, by their account where it is known. */
type Hearer = { readonly name: string; readonly id: string | null };

/** The chair, and the leads of the areas that a risk is about; each account once, and not whoever made it so. */
function hearersOf(plan: Plan, { areas }: Risk, by: string | null): readonly Hearer[] {
  const leads = areas
    .flatMap((area) => find(plan, "area", area)?.leads ?? [])
    .flatMap((ref) => find(plan, "person", ref) ?? [])
    .map(({ name, account }): Hearer => ({ name, id: account?.id ?? null }));
  const all = [...holders(plan, "chair"), ...leads];
  const once = new Map(all.map((one) => [one.id ?? one.name, one]));
  return [...once.values()].filter(({ id }) => id === null || id !== by);
}

/**
 * Tells the chair and the leads of a risk's areas, in chats of their own, that it has become more than
 * the plan tolerates. The messages are asked for in the commit that makes it so: so they are sent once.
 */
export async function tellingOverTolerance(context: CommandContext) {
  const { turn, now } = context;
  const isSet = scaleOf(context.plan).tolerance !== undefined;
  const homes = new Map(
    (isSet ? await context.personalChats() : []).map((home) => [home.id, home] as const),
  );
  const said = new Map<string, string>();

  function messages(plan: Plan, risk: Risk): readonly Due[] {
    const at = nextOfficeTime(now.at).toISOString();
    const hearers = hearersOf(plan, risk, turn.who.id);
    const post = digestOf([plan.key.id, "over tolerance", risk.ref, plan.version]);
    const reached = hearers.flatMap(({ id }) => homes.get(id ?? "") ?? []);
    const others = hearers.filter(({ id }) => !homes.has(id ?? "")).map(({ name }) => name);
    said.set(risk.ref, words(plan, risk, reached, others));
    return reached.map(({ id, name, address }) => ({
      id: `${post}-${digestOf(id)}`,
      at,
      work: {
        what: "send" as const,
        post,
        home: id,
        name,
        address,
        card: { ...overToleranceCard({ plan, risk, by: turn.who.name, now }) },
        summary: `${itemTitle(plan, "risk", risk.ref)} is over the plan's tolerance`,
      },
    }));
  }

  return {
    /** The change with the messages that it asks for: of each risk that it makes more than is tolerated, and that was not. */
    told(plan: Plan, draft: Draft | null): Draft | null {
      if (!draft) return null;
      const scale = scaleOf(plan);
      const due = draft.items.flatMap((item) => {
        if (item.kind !== "risk" || !isOverTolerance(item, scale)) return [];
        const before = find(plan, "risk", item.ref);
        return before && isOverTolerance(before, scale) ? [] : messages(plan, item);
      });
      return due.length > 0 ? { ...draft, due: [...(draft.due ?? []), ...due] } : draft;
    },

    /** Who is told of it and who cannot be, as a sentence to put behind another; nothing if nobody is to be. */
    words: (ref: string): string => said.get(ref) ?? "",
  };
}

function words(
  plan: Plan,
  risk: Risk,
  reached: readonly { readonly name: string }[],
  others: readonly string[],
): string {
  const told = reached.map(({ name }) => name);
  const [chair, lead] = (["chair", "lead"] as const).map((role) => roleCalled(plan, role).one);
  return [
    ` ${itemTitle(plan, "risk", risk.ref)} is over the plan's tolerance.`,
    ...(told.length > 0 ? [` Told of it: ${listNames(told)}.`] : []),
    ...(others.length > 0
      ? [` Not told, since I cannot write to them: ${listNames(others)}.`]
      : []),
    ...(told.length + others.length === 0
      ? [
          ` No ${chair} or other ${lead} is known to be told of ${itemName(plan, "risk", risk.ref)}.`,
        ]
      : []),
  ].join("");
}
