import { plainText } from "../../cards/frames/plain-text.ts";
import { createDispatch } from "../dispatch.ts";
import { filtersOf } from "../language/filters-of.ts";
import type { Intent } from "../language/reading.ts";
import { understand } from "../language/understand.ts";
import { applyChange, type PlanKey, withItems } from "../plan/model/snapshot.ts";
import { createRecord, type PlanRecord } from "../plan/record/record.ts";
import type { PlanStore } from "../plan/record/store.ts";
import { writeDown } from "../plan/record/write-down.ts";
import type { Asker } from "../plan/rights/people.ts";
import { visible } from "../plan/text/visible.ts";
import { dateIn } from "../plan/time/calendar-date.ts";
import type { Turn } from "../turn.ts";
import { createPlanFinder } from "../turns/which-plan.ts";

/** How a text was read, and what was answered: one line of `ask --json`. */
export type AskAnswered = {
  readonly text: string;
  readonly intent: Intent;
  readonly filters: Readonly<Record<string, unknown>>;
  /** Every reference that the answer is about, in order, across all its pages. */
  readonly refs: readonly string[];
  readonly total: number;
  readonly ignored: readonly string[];
  readonly answer: string;
};

/**
 * Asks a plan as the bot would be asked, through the same dispatch, and writes nothing: what a change
 * would make is shown and forgotten. `as` is the officer who asks; without one it is a clerk.
 */
export async function createAsker(
  store: PlanStore,
  key: PlanKey,
  clock: () => Date,
  as?: string,
): Promise<(text: string) => Promise<AskAnswered>> {
  const plan = await store.load(key);
  if (!plan) throw new Error(`There is no plan called ${key.id}.`);
  const officer = plan.items.person.find((p) => p.name.toLowerCase() === as?.toLowerCase());
  if (as !== undefined && !officer) {
    const names = plan.items.person.map((p) => p.name).join(", ");
    throw new Error(`Nobody in the plan is called ${as}. There are: ${names}.`);
  }
  const asker: Asker = {
    tenant: key.tenant,
    id: "asker",
    name: as ?? "somebody",
    kind: "member",
    clerk: as === undefined,
  };
  // The asker is that officer here only: the plan in hand is changed, not the store.
  const known = officer
    ? withItems(plan, [{ ...officer, account: { id: "asker", name: officer.name } }], plan.version)
    : plan;
  const record = createRecord({
    store: { ...store, load: async () => known },
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  const dispatch = createDispatch({
    record: { ...record, carryOut: tryOut },
    plans: createPlanFinder(store, () => clock().getTime()),
    id: () => crypto.randomUUID(),
    wake: () => undefined,
    memory: {
      recall: async () => undefined,
      remember: async () => undefined,
      personalChats: async () => [],
    },
    cards: { posted: nothing, opened: nothing, closed: nothing },
    onError: (error) => process.stderr.write(`${visible(String(error))}\n`),
  });

  return async (text) => {
    const at = clock();
    const hearing = { plan: known, asker, today: dateIn(at), mentions: [] };
    const { reading, ignored } = understand(text, hearing);
    const reply = await dispatch(turnOf(text, asker, at));
    const refs = reply.refs ?? [];
    return {
      text,
      intent: reading?.intent ?? "unknown",
      filters: reading ? filtersOf(reading, known) : {},
      refs,
      total: refs.length,
      ignored,
      answer: reply.plain ?? plainText(reply.card),
    };
  };
}

const nothing = async () => undefined;

/** What a change would make of the plan, without writing it anywhere. */
const tryOut: PlanRecord["carryOut"] = async (plan, stamp, operate) => {
  const draft = operate(plan);
  if (!draft) return { kind: "unchanged", plan };
  const change = writeDown(plan, draft, stamp);
  return { kind: "saved", plan: applyChange(plan, change), change };
};

function turnOf(text: string, who: Asker, at: Date): Turn {
  const address = {
    serviceUrl: "http://127.0.0.1/",
    conversation: "ask",
    type: "personal",
    tenant: null,
    bot: "bot",
  } as const;
  return {
    id: crypto.randomUUID(),
    at,
    who,
    where: { conversation: "ask", thread: "ask", name: "the command line", address },
    said: { kind: "text", text, mentions: [] },
    card: null,
  };
}
