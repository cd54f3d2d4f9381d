import { commentaryForm } from "../../../cards/measures/commentary-form.ts";
import {
  type Explained,
  giveCommentary as explain,
} from "../../plan/measures/shortfalls/give-commentary.ts";
import {
  type Shortfall,
  shortfallName,
  shortfallOf,
} from "../../plan/measures/shortfalls/shortfall.ts";
import { PlanError, StaleItem } from "../../plan/model/errors.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { CalendarDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { changedSince } from "../answering/late-save.ts";
import { kpiReply } from "./show-kpi.ts";
import { measureReply } from "./show-measure.ts";

/** The milestone or the measure that is meant. */
function meant(
  plan: Plan,
  said: Pick<Explained, "kind" | "ref" | "months">,
  today: CalendarDate,
): Shortfall {
  const found = shortfallOf(plan, said, today);
  if (found) return found;
  const name = itemName(plan, said.kind, said.ref);
  throw new PlanError(
    "not-found",
    said.months === undefined
      ? `${name} is not there, or has no milestone to comment on.`
      : `${name} has no milestone at ${said.months} months.`,
  );
}

/** The form that explains why a milestone or a measure falls short, filled in with what was said. */
export const giveCommentaryForm: Command<"give_commentary"> = {
  run({ plan, now, nonce }, { typed = {}, ...said }) {
    const short = meant(plan, said, now.today);
    return {
      card: commentaryForm({
        plan,
        short,
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `Commentary on ${shortfallName(plan, short)}`,
      refs: [short.item.ref],
    };
  },
};

function shown(context: CommandContext, plan: Plan, { item }: Shortfall, said: string): Reply {
  return item.kind === "kpi"
    ? kpiReply(context, plan, item, said)
    : measureReply(context, plan, item, said);
}

/** Saves commentary in one commit, never over somebody else's unseen. */
export const saveCommentary: Command<"save_commentary"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    const { what, why, next } = said;
    if (!asItIs) adviseOn({ what, why, next });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      explain(plan, said, turn.who, now),
    );
    const short = meant(outcome.plan, said, now.today);
    const words = `the commentary on ${shortfallName(outcome.plan, short)}.`;
    return shown(context, outcome.plan, short, savedWords(outcome.kind, words));
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const { nonce: key, asItIs: _, seen, kind, ref, months, ...typed } = args;
    const short = meant(plan, { kind, ref, months }, now.today);
    const shared = { plan, short, typed, now };
    const card =
      fault instanceof StaleItem
        ? commentaryForm({
            ...shared,
            changes: (await changedSince(context, plan, short.item, fault.seen)).changes,
            nonce: nonce(),
          })
        : commentaryForm({
            ...shared,
            ...onForm(fault),
            ...(seen === undefined ? {} : { seen }),
            nonce: idempotencyKeyOf(key, turn),
          });
    return { card, summary: cameBack(fault, shortfallName(plan, short)), refs: [ref] };
  },
};
