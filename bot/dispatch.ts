import { noticeCard, withLines } from "../cards/frames/notice.ts";
import { plainText } from "../cards/frames/plain-text.ts";
import { run } from "../cards/frames/words.ts";
import { otherPlanCard } from "../cards/plan/meanwhile.ts";
import { inPlace, remembered } from "./answered.ts";
import { type Press, readPress } from "./asks/presses.ts";
import type { Asked, Command, Context } from "./commands/answering/command.ts";
import { wishOf } from "./commands/answering/give-back.ts";
import { COMMANDS } from "./commands/index.ts";
import { meetingEvent } from "./commands/meetings/meeting-event.ts";
import { followUp, isFollowUp } from "./language/follow-up.ts";
import { type Understood, understand } from "./language/understand.ts";
import type { ActionFilter } from "./plan/actions/filter.ts";
import { PlanError } from "./plan/model/errors.ts";
import { channelRef, digestOf } from "./plan/model/keys.ts";
import { find, type Plan, type PlanKey } from "./plan/model/snapshot.ts";
import { unreachableOf } from "./plan/posts/follow-plan.ts";
import type { KeepsCards } from "./plan/record/live-card.ts";
import type { PlanRecord, Stamp } from "./plan/record/record.ts";
import type { PlanEntry, PlanStore } from "./plan/record/store.ts";
import { may, mustMay } from "./plan/rights/roles.ts";
import { dateIn, timeOfDayIn } from "./plan/time/calendar-date.ts";
import type { Redraw, Reply, Said, Turn } from "./turn.ts";
import type { createPlanFinder, Found } from "./which-plan.ts";

export type Dispatch = (turn: Turn) => Promise<Reply>;

/** What dispatch needs of the outside. */
export type DispatchNeeds = {
  readonly record: PlanRecord;
  readonly plans: ReturnType<typeof createPlanFinder>;
  /** A new random name. */
  readonly id: () => string;
  readonly wake: (key: PlanKey) => void;
  /** What people last asked, so that the next words can go on from it; and who has a chat of their own with the bot. */
  readonly memory: Pick<PlanStore, "recall" | "remember" | "homes">;
  /** Which cards were posted, so that they can be kept true. */
  readonly cards: KeepsCards;
  /** Somebody spoke in the conversation of a channel that the bot could not write to. Nobody waits for it. */
  readonly heard?: (key: PlanKey, ref: string) => Promise<void>;
  /** Tells the operator of an error nobody foresaw; the id is what the person is given. */
  readonly onError: (error: unknown, id: string, turn: Turn) => void;
};

/**
 * A turn in, a reply out. It finds the plan, reads what was said or pressed, checks the person's
 * right to it, and runs the one command. It is the only place that catches: whatever goes wrong,
 * a person gets a sentence, and what they typed comes back.
 */
export function createDispatch(needs: DispatchNeeds): Dispatch {
  return async (turn) => {
    const seen: Seen = { plan: null };
    try {
      return heardAgain(await answer(turn, needs, seen), seen, turn, needs);
    } catch (error) {
      const told = sentence(toldTo(error, turn, needs));
      // Nobody said anything to whom a sentence would be an answer.
      const reply = turn.said.kind === "meeting" ? { ...told, silent: true as const } : told;
      return heardAgain(reply, seen, turn, needs);
    }
  };
}

/** The plan that a turn came to, once it is loaded: also where the turn then fails. */
type Seen = { plan: Plan | null };

/** Where the bot could not write, somebody speaks again: once they are answered, that is taken down. */
function heardAgain(reply: Reply, { plan }: Seen, turn: Turn, { heard }: DispatchNeeds): Reply {
  if (!heard || !plan || unreachableOf(plan.items.channel).length === 0) return reply;
  const channel = find(plan, "channel", channelRef(turn.where.conversation));
  if (!channel?.unreachable) return reply;
  const again = () => void heard(plan.key, channel.ref);
  if (reply.silent) again();
  return {
    ...reply,
    afterwards: (sent) => {
      reply.afterwards?.(sent);
      again();
    },
  };
}

/** Longest text that is read, in characters: four fields' worth. Reading takes longer than in proportion, and everybody waits for it. */
const LONGEST_SAID = 8000;

async function answer(turn: Turn, needs: DispatchNeeds, seen: Seen): Promise<Reply> {
  if (turn.said.kind === "press") return answerPress(parsePress(turn.said.data), turn, needs, seen);
  if (turn.said.kind === "text" && turn.said.text.length > LONGEST_SAID) throw tooMuchSaid();
  const tenant = turn.who.tenant;
  const found = await needs.plans.find(tenant, turn.where.conversation);
  if (turn.said.kind === "meeting") {
    return "choose" in found ? SILENCE : heard(turn.said, found.key, turn, needs, seen);
  }
  if ("choose" in found) return chooseFrom(found.choose);
  if (turn.said.kind === "text" && CHANGE_PLAN.test(turn.said.text.trim())) {
    return chooseFrom(await needs.plans.all(tenant));
  }

  const plan = await needs.record.load(found.key);
  seen.plan = plan;
  if (turn.said.kind === "arrival") {
    const asked = { command: "help" } as const;
    return remembered(await perform(asked, plan, turn, needs), { asked, plan, turn }, needs.cards);
  }
  const { text: said, mentions } = turn.said;
  const { text, plain } = withoutPlain(said);
  const today = dateIn(turn.at);
  const hearing = { plan, asker: turn.who, today, time: timeOfDayIn(turn.at), mentions };
  const { request, ignored } = await inContext(understand(text, hearing), text, turn, plan, needs);
  const reply = withIgnored(await perform(request, plan, turn, needs), ignored);
  const { filter } = reply;
  const told = filter ? { ...reply, afterwards: () => remember(filter, turn, plan, needs) } : reply;
  // What is sent as text stays as it was said.
  if (plain) return { ...told, plain: plainText(told.card) };
  return remembered(told, { asked: request, ignored, plan, turn }, needs.cards);
}

/** Answers a press in the place of the card that was pressed. What Teams presses by itself only reads, and nothing is remembered of it. */
async function performPress(
  asked: Press,
  plan: Plan,
  turn: Turn,
  needs: DispatchNeeds,
): Promise<Reply> {
  if (turn.said.kind === "press" && turn.said.automatic) {
    if (COMMANDS[asked.command].needs === "read the plan") return perform(asked, plan, turn, needs);
    throw new PlanError("not-possible", "Only a person can do that: press the button yourself.");
  }
  const reply = await perform(asked, plan, turn, needs).catch((error: unknown) =>
    sentence(toldTo(error, turn, needs)),
  );
  const from = { asked, plan, turn };
  return inPlace(remembered(reply, from, needs.cards), from, needs.cards);
}

/** Draws posted cards again, by the command that drew them. Only what reads is ever asked again. */
export function createRedraw(needs: DispatchNeeds): Redraw {
  return async (plan, { live, thread, address }, at) => {
    if (!live || !Object.hasOwn(COMMANDS, String(live.asked.command))) return null;
    const asked = live.asked as unknown as Asked;
    if (COMMANDS[asked.command].needs !== "read the plan") return null;
    const { conversation } = address;
    const turn: Turn = {
      id: "redraw",
      at,
      who: live.asker,
      where: { conversation, thread, name: "", address },
      said: { kind: "text", text: "", mentions: [] },
      card: null,
    };
    try {
      return withIgnored(await perform(asked, plan, turn, needs), live.ignored);
    } catch (error) {
      if (error instanceof PlanError && error.code === "not-found") return null;
      throw error;
    }
  };
}

/**
 * A press names its plan, and anybody can forge one; so it must name the plan that this conversation
 * is about. Only the press that changes that may name another, and where nobody has said yet which
 * plan it is, those who may say so.
 */
async function answerPress(
  pressed: Press,
  turn: Turn,
  needs: DispatchNeeds,
  seen: Seen,
): Promise<Reply> {
  const { plans, record } = needs;
  const { tenant } = turn.who;
  const { conversation } = turn.where;
  const load = record.load({ tenant, id: pressed.plan });
  if (pressed.command === "use_plan") return performPress(pressed, await load, turn, needs);
  // Both at once, so that nobody waits for one after the other.
  const [plan, known] = await Promise.all([load, plans.find(tenant, conversation)]);
  seen.plan = plan;
  const isIt = (found: Found) => "key" in found && found.key.id === plan.key.id;
  const found = isIt(known) ? known : await plans.find(tenant, conversation, true);
  if ("choose" in found && !may(plan, turn.who, "choose a plan")) return chooseFrom(found.choose);
  if ("choose" in found || isIt(found)) return performPress(pressed, plan, turn, needs);
  const entries = await plans.all(tenant);
  const nameOf = (id: string) => entries.find((entry) => entry.id === id)?.name ?? id;
  const refusal = `This card is about ${nameOf(plan.key.id)}; this conversation is about ${nameOf(found.key.id)}. Say “change plan” to change that. Nothing was changed.`;
  return { card: otherPlanCard(refusal, pressed), summary: refusal };
}

const SILENCE: Reply = { card: noticeCard({ lines: [] }), summary: "", silent: true };

/** Teams tells of a meeting. It asked nothing, so where there is nothing to do nothing is said. */
async function heard(
  said: Extract<Said, { kind: "meeting" }>,
  key: PlanKey,
  turn: Turn,
  needs: DispatchNeeds,
  seen: Seen,
): Promise<Reply> {
  const plan = await needs.record.load(key);
  seen.plan = plan;
  const asked: Asked =
    said.phase === "start" ? { command: "open_board" } : { command: "close_board" };
  const stamp: Stamp = { ...stampOf(asked, turn), by: { id: null, name: "Teams" }, via: "bot" };
  const context = { ...contextOf(asked, plan, turn, needs), stamp };
  return (await meetingEvent(context, said)) ?? SILENCE;
}

const AS_TEXT =
  /(?:[,\s]+(?:as|in)[,\s]+(?:plain[ -]?)?text|[,\s]+plain[ -]?text)\s*(?:please|pls)?[\s.!?]*$|^\s*(?:plain[ -]?text|text)\b[\s:,-]*/i;

/** "red actions as text", "text: summary", or "text" alone for the last list again: the same answer as plain text. */
function withoutPlain(said: string): { readonly text: string; readonly plain: boolean } {
  const cleaned = said.replace(/&nbsp;|\u00a0/g, " ");
  if (!AS_TEXT.test(cleaned)) return { text: said, plain: false };
  const rest = cleaned.replace(AS_TEXT, " ").trim();
  return { text: rest === "" ? "list of those" : rest, plain: true };
}

/** How long a question can be gone on from, in milliseconds. */
const FOLLOW_UP = 15 * 60_000;

const whoAsks = (turn: Turn) => digestOf([turn.who.id ?? turn.who.name, turn.where.conversation]);

/** "and the ambers?" keeps the filters of what that person last asked here; only then is the store asked for them. */
async function inContext(
  understood: Understood,
  text: string,
  turn: Turn,
  plan: Plan,
  needs: DispatchNeeds,
): Promise<Understood> {
  if (!isFollowUp(text)) return understood;
  const last = await needs.memory.recall(turn.who.tenant, whoAsks(turn));
  const fresh = last && turn.at.getTime() - Date.parse(last.at) < FOLLOW_UP;
  return fresh && last.plan === plan.key.id ? followUp(understood, last.filter) : understood;
}

/** Kept after the answer is made, so that nobody waits for it; a fault here costs nobody their answer. */
function remember(filter: ActionFilter, turn: Turn, plan: Plan, needs: DispatchNeeds): void {
  const asked = { at: turn.at.toISOString(), plan: plan.key.id, filter };
  needs.memory
    .remember(turn.who.tenant, whoAsks(turn), asked)
    .catch((error: unknown) => needs.onError(error, "remember", turn));
}

/** Runs one command. A fault the command can show beside what was typed goes back to it. */
async function perform(asked: Asked, plan: Plan, turn: Turn, needs: DispatchNeeds): Promise<Reply> {
  const command = COMMANDS[asked.command] as Command<never>;
  const context = contextOf(asked, plan, turn, needs);
  const { now } = context;
  const args = asked as never;
  try {
    const item = command.on?.(plan, args);
    mustMay(plan, turn.who, command.needs, item && { item, today: now.today });
    return await command.run(context, args);
  } catch (error) {
    const fault = toldTo(error, turn, needs);
    if (!command.giveBack || fault.code === "not-found") throw fault;
    // What was typed into a form is given back even to those who may not save it.
    if (fault.code === "not-allowed" && turn.said.kind !== "press") throw fault;
    return await command.giveBack(context, args, fault);
  }
}

/** What a command has to work with, for one turn. */
const contextOf = (asked: Asked, plan: Plan, turn: Turn, needs: DispatchNeeds): Context => ({
  plan,
  turn,
  now: { at: turn.at, today: dateIn(turn.at) },
  record: needs.record,
  nonce: needs.id,
  stamp: stampOf(asked, turn),
  homes: () => needs.memory.homes(turn.who.tenant),
  choose: (key) => needs.plans.choose(key, turn.where.conversation),
  wake: needs.wake,
});

/** A press is done once for what was meant by it; a text command once for its message. */
function stampOf(asked: Asked, turn: Turn): Stamp {
  const { who, where, said } = turn;
  const { tenant } = who;
  const meant = [wishOf(asked, turn), asked.command, "seen" in asked ? asked.seen : null];
  return {
    by: { id: who.id, name: who.name },
    at: turn.at,
    via: said.kind === "press" ? "card" : "text",
    conversation: where.conversation,
    command: asked.command,
    press: { key: digestOf([tenant, who.id, ...meant]), digest: digestOf(asked) },
  };
}

function parsePress(data: unknown): Press {
  const press = readPress(data);
  if (press) return press;
  throw new PlanError(
    "bad-input",
    "That button is not one I can read; perhaps its card is from an older version. Nothing was changed. Please ask again by text.",
  );
}

/** An error as the person is told of it: its own sentence, or an id that the operator can find. */
function toldTo(error: unknown, turn: Turn, needs: DispatchNeeds): PlanError {
  if (error instanceof PlanError) {
    if (error.code === "busy") needs.onError(error, needs.id(), turn);
    return error;
  }
  const id = needs.id().slice(0, 8);
  needs.onError(error, id, turn);
  return new PlanError(
    "busy",
    `Something went wrong on our side, and I cannot say that it was done. Please look before you try again. If it goes on, give whoever runs the bot this number: ${id}.`,
  );
}

function tooMuchSaid(): PlanError {
  const most = LONGEST_SAID.toLocaleString("en-GB");
  return new PlanError(
    "bad-input",
    `That message is too long for me: I read up to ${most} characters. Nothing was changed. Please say it in parts.`,
  );
}

function sentence(fault: PlanError): Reply {
  return { card: noticeCard({ lines: [fault.message] }), summary: fault.message };
}

/** Says that the conversation is to be about another plan, or asks which there are. */
const CHANGE_PLAN =
  /^(?:<at>[^<]*<\/at>\s*)?(?:plans|which plan(?: is this)?|(?:change|switch|choose|use)(?: the| another| a different)? plan.*)[?.! ]*$/i;

function chooseFrom(plans: readonly PlanEntry[]): Reply {
  const question =
    plans.length > 1
      ? "Several plans are kept here. Which one is this conversation about?"
      : "One plan is kept here.";
  const title = (plan: PlanEntry) =>
    plans.some((other) => other !== plan && other.name === plan.name)
      ? `${plan.name} (${plan.id})`
      : plan.name;
  return {
    card: noticeCard({
      title: "Which plan?",
      lines: [question],
      buttons: plans.map((plan) => ({
        title: title(plan),
        press: { command: "use_plan", plan: plan.id },
      })),
    }),
    summary: question,
  };
}

/** Words that had no part in the reading are named on the answer. */
function withIgnored(reply: Reply, ignored: readonly string[]): Reply {
  if (ignored.length === 0) return reply;
  const words = ignored.slice(0, 12).map((word) => `“${word}”`);
  const more = ignored.length > 12 ? ` and ${ignored.length - 12} more words` : "";
  const remark = run(`I did not use: ${words.join(", ")}${more}.`, "default", "bolder");
  return { ...reply, card: withLines(reply.card, [remark]) };
}
