import { plainText } from "../../cards/frames/plain-text.ts";
import { type Ask, argumentsOf } from "../asks/index.ts";
import { createDispatch } from "../dispatch.ts";
import { canGoOnFrom, isFollowUp, read } from "../language/read.ts";
import { applyChange, type Plan, type PlanKey, withItems } from "../plan/model/snapshot.ts";
import { Appointment } from "../plan/people/appointment.kind.ts";
import { createRecord, type PlanRecord } from "../plan/record/record.ts";
import type { PlanStore } from "../plan/record/store.ts";
import { writeDown } from "../plan/record/write-down.ts";
import type { Asker } from "../plan/rights/people.ts";
import { visible } from "../plan/text/visible.ts";
import { dateIn, timeOfDayIn } from "../plan/time/calendar-date.ts";
import type { Reply, Said, Turn } from "../turn.ts";
import { createPlanFinder } from "../turns/which-plan.ts";
import { formIn } from "./form-values.ts";
import { saidBack } from "./said-back.ts";

/** What came of a text. */
export type Outcome =
  | "answer"
  | "form"
  | "done-without-form"
  | "asked-back"
  | "refused"
  | "not-understood"
  | "courtesy";

/** How a text was read, and what was answered: one line of `ask --json`. */
export type AskAnswered = {
  readonly text: string;
  readonly outcome: Outcome;
  readonly ask: Ask["command"];
  readonly args: Readonly<Record<string, unknown>>;
  /** The reading in words. */
  readonly says: string;
  /** Every reference that the answer is about, in order, across all its pages. */
  readonly refs: readonly string[];
  readonly total: number;
  /** The words that had no part in it. */
  readonly unused: readonly string[];
  /** What a form opens with where that is not what the item has; empty where none is opened. */
  readonly form: Readonly<Record<string, string>>;
  readonly answer: string;
};

/** As whom it is asked: by their role, and by the name of an officer of the plan. */
export type AskedAs = {
  readonly name?: string | undefined;
  readonly role?: "member" | "officer" | "clerk" | "chair" | "guest" | undefined;
};

/** What turns of one conversation are separated by. */
const TURNS = / >> /;

/**
 * Asks a plan as the bot would be asked, through the same dispatch, and writes nothing: what a change
 * would make is shown and forgotten. A text may be a conversation of several turns; its last is answered.
 */
export async function createAsker(
  store: PlanStore,
  key: PlanKey,
  clock: () => Date,
  { name, role = name === undefined ? "clerk" : "officer" }: AskedAs = {},
): Promise<(text: string) => Promise<AskAnswered>> {
  const stored = await store.load(key);
  if (!stored) throw new Error(`There is no plan called ${key.id}.`);
  const asker: Asker = {
    tenant: key.tenant,
    id: "asker",
    name: name ?? "somebody",
    kind: role === "guest" ? "outsider" : "member",
    clerk: role === "clerk",
  };
  const plan = withAsker(stored, asker, name, role === "chair");
  const record = createRecord({
    store: { ...store, load: async () => plan },
    pause: async () => undefined,
    random: () => 0,
    id: () => crypto.randomUUID(),
  });
  const memory = new Map<string, Ask>();
  const dispatch = createDispatch({
    record: { ...record, carryOut: tryOut },
    plans: createPlanFinder(store, () => clock().getTime()),
    id: () => crypto.randomUUID(),
    wake: () => undefined,
    memory: {
      recall: async () => {
        const ask = memory.get("last");
        return ask && { at: clock().toISOString(), plan: key.id, ask };
      },
      remember: async () => undefined,
      personalChats: async () => [],
    },
    cards: { posted: nothing, opened: nothing, closed: nothing },
    onError: (error) => process.stderr.write(`${visible(String(error))}\n`),
  });
  const reply = (said: Said) => dispatch(turnOf(said, asker, clock()));

  return async (text) => {
    memory.clear();
    const turns = text.split(TURNS);
    const at = clock();
    const heard = { plan, asker, today: dateIn(at), time: timeOfDayIn(at), mentions: [] };
    const readNext = (said: string) =>
      read(said, heard, isFollowUp(said) ? memory.get("last") : undefined);
    for (const before of turns.slice(0, -1)) {
      const { ask } = readNext(before);
      await reply({ kind: "text", text: before, mentions: [] });
      if (canGoOnFrom(ask)) memory.set("last", ask);
    }
    const last = turns.at(-1) ?? "";
    const { ask, unused } = readNext(last);
    const answered = await reply({ kind: "text", text: last, mentions: [] });
    const form = await formIn(answered, ask, key.id, reply);
    const refs = answered.refs ?? [];
    return {
      text,
      outcome: outcomeOf(ask, answered, form !== undefined),
      ask: ask.command,
      args: argumentsOf(ask) as Readonly<Record<string, unknown>>,
      says: saidBack(plan, ask),
      refs,
      total: refs.length,
      unused,
      form: form ?? {},
      answer: answered.plain ?? plainText(answered.card),
    };
  };
}

/** What was done at once, without a form. */
const AT_ONCE =
  /^(?:set_|save_|change_|name_|appoint|stand_in|undo|follow_plan|freeze|open_board|close_board|cancel_|end_series|decide_date|close_challenge|snooze|not_mine|ask_update)/;

function outcomeOf({ command }: Ask, { summary }: Reply, isForm: boolean): Outcome {
  if (command === "unknown") return "not-understood";
  if (command === "courtesy") return "courtesy";
  if (command === "which") return "asked-back";
  if (command === "refuse") return "refused";
  if (isForm) return "form";
  if (AT_ONCE.test(command)) {
    return /\b(?:cannot|may not|Only |not (?:been )?(?:saved|allowed|possible))\b/.test(summary)
      ? "refused"
      : "done-without-form";
  }
  return "answer";
}

/** The plan in hand with whoever asks in it: it is changed here only, and not in the store. */
function withAsker(plan: Plan, asker: Asker, name: string | undefined, chair: boolean): Plan {
  const officer = plan.items.person.find((p) => p.name.toLowerCase() === name?.toLowerCase());
  if (name !== undefined && !officer) {
    const names = plan.items.person.map((p) => p.name).join(", ");
    throw new Error(`Nobody in the plan is called ${name}. There are: ${names}.`);
  }
  const account = { id: "asker", name: asker.name };
  const office = { kind: "appointment", ref: "asker-chair", account, role: "chair", held: true };
  return withItems(
    plan,
    [...(officer ? [{ ...officer, account }] : []), ...(chair ? [Appointment.parse(office)] : [])],
    plan.version,
  );
}

const nothing = async () => undefined;

/** What a change would make of the plan, without writing it anywhere. */
const tryOut: PlanRecord["carryOut"] = async (plan, stamp, operate) => {
  const draft = operate(plan);
  if (!draft) return { kind: "unchanged", plan };
  const change = writeDown(plan, draft, stamp);
  return { kind: "saved", plan: applyChange(plan, change), change };
};

function turnOf(said: Said, who: Asker, at: Date): Turn {
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
    said,
    card: null,
  };
}
