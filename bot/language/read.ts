import type { Ask } from "../asks/index.ts";
import type { Query } from "../plan/query/query.ts";
import { type Cover, coversOf } from "./grammar/covers.ts";
import { followed, isFollowUp } from "./grammar/follow-up.ts";
import { areaFrames } from "./grammar/frames/areas.ts";
import { askedOfBotFrames } from "./grammar/frames/asked-of-bot.ts";
import { CASE_DATA, cannotFrames, isCaseData, isElsewhere } from "./grammar/frames/cannot.ts";
import { cannotPostFrames } from "./grammar/frames/cannot-post.ts";
import { evidenceFrames } from "./grammar/frames/evidence.ts";
import { itemFrames, textFrames } from "./grammar/frames/items.ts";
import { listFrames } from "./grammar/frames/list.ts";
import { changeFrames, historyFrames } from "./grammar/frames/past.ts";
import { figureFrames, riskFrames } from "./grammar/frames/risks.ts";
import {
  boardFrames,
  challengeFrames,
  kpiFrames,
  measureFrames,
  planFrames,
  updateFrames,
  wantedFrames,
} from "./grammar/frames/topics.ts";
import { updateActionFrames } from "./grammar/frames/updates.ts";
import { type Lead, leadsOf } from "./grammar/lead-text.ts";
import { CHALLENGE_ORDERS, RAISING } from "./grammar/orders/challenges.ts";
import { CHALLENGES_TOLD } from "./grammar/orders/challenges-told.ts";
import { MEETING_ORDERS } from "./grammar/orders/meetings.ts";
import type { Order } from "./grammar/orders/order.ts";
import { PEOPLE_ORDERS } from "./grammar/orders/people.ts";
import { PLAN_ORDERS } from "./grammar/orders/plan.ts";
import { POST_ORDERS } from "./grammar/orders/posts.ts";
import { REMINDER_ORDERS } from "./grammar/orders/reminders.ts";
import { RISK_ORDERS } from "./grammar/orders/risks.ts";
import { fitOf, plainSpan } from "./grammar/pattern.ts";
import { splitsOf } from "./grammar/record-text.ts";
import { type Said, saidOf } from "./grammar/said.ts";
import { type Candidate, type Hearing, refuse, type Scene } from "./grammar/scene.ts";
import { spokenOf } from "./grammar/spoken-of.ts";
import { CHATTER, CHATTING, isCourtesy, THANKING } from "./lexicon/courtesy.ts";
import { withoutManners } from "./line/manners.ts";
import { lineOf, type Token } from "./line/tokens.ts";
import { latticeOf } from "./slots/lattice.ts";
import { calendarOf } from "./time/calendar.ts";

export { isFollowUp } from "./grammar/follow-up.ts";
export type { Hearing } from "./grammar/scene.ts";
export { nearest } from "./nearest.ts";

/** What a text asks, and the words that had no part in it. */
export type Read = { readonly ask: Ask; readonly unused: readonly string[] };

/** Orders whose whole wording counts, in the order in which they are tried. */
const ORDERS: readonly Order[] = [
  ...PLAN_ORDERS,
  ...RISK_ORDERS,
  ...CHALLENGES_TOLD,
  ...CHALLENGE_ORDERS,
  ...PEOPLE_ORDERS,
  ...MEETING_ORDERS,
  ...REMINDER_ORDERS,
  ...POST_ORDERS,
  ...RAISING,
];

/** Whoever greets the bot is told what it can be asked. */
const GREETING =
  /^(?:hi|hiya|hello|hey)(?: (?:there|all|bot|everyone|everybody|plan board))*[\s!.,]*$/;
/** How many ways to take a line apart are weighed. */
const WAYS = 12;
/** A text of which more is left than this is not understood. */
const TOO_MUCH = 5.2;

/** Reads a text into what it asks of a plan; of one that goes on from the last list, with what that asked kept. */
export function read(text: string, hearing: Hearing, last?: Query): Read {
  if (isCourtesy(text) && !(last && isFollowUp(text))) return manners(text);
  const bare = withoutManners(text);
  const { ask, unused } = readPlain(/\w/.test(bare) ? bare : text, text.trim(), hearing, last);
  return { ask: ask.command === "unknown" ? { ...ask, text: whole(text, hearing) } : ask, unused };
}

/** What is said to somebody who says no more than manners: whoever greets is told what can be asked. */
const manners = (text: string): Read => ({
  ask:
    GREETING.test(text.trim().toLowerCase()) || /^[?\s]+$/.test(text)
      ? { command: "help" }
      : { command: "courtesy" },
  unused: [],
});

const whole = (text: string, { mentions }: Hearing) => lineOf(text, mentions).text;

/** Reads what is said apart from its manners; `typed` is with them. */
function readPlain(text: string, typed: string, hearing: Hearing, last?: Query): Read {
  const line = lineOf(text, hearing.mentions);
  const calendar = calendarOf(hearing.plan, hearing.today);
  const unknown: Read = { ask: { command: "unknown", text: line.text }, unused: [] };
  if (line.tokens.every(({ text: word }) => /^[?!.]$/.test(word)))
    return { ask: { command: "help" }, unused: [] };
  if (isCaseData(line.folded)) return { ask: refuse(CASE_DATA), unused: [] };
  const lattice = latticeOf(line, hearing.plan, calendar, hearing.mentions);
  const scene: Scene = {
    ...hearing,
    line,
    lattice,
    calendar,
    last,
    spokenOf: spokenOf(hearing, last),
  };
  const ordered = orderIn(scene);
  if (ordered) return ordered;
  const found = candidatesOf(scene);
  const best = found[0];
  const goesOn = last !== undefined && isFollowUp(text);
  const courtesy: Read = { ask: { command: "courtesy" }, unused: [] };
  if (GREETING.test(line.folded)) return { ask: { command: "help" }, unused: [] };
  if (CHATTER.test(line.folded)) return courtesy;
  if (THANKING.test(typed) && !goesOn && (best === undefined || best.cost > 1.6)) return courtesy;
  const through = best && best.cost <= limit(line.tokens) ? best : undefined;
  if (!through && CHATTING.test(typed) && !goesOn) return courtesy;
  if (through && isToldOf(through.ask, scene)) return { ask: through.ask, unused: through.unused };
  if (goesOn && last) return followed(scene, through, last) ?? unknown;
  if (!through || (isElsewhere(line.folded) && through.cost > 2)) return unknown;
  return { ask: through.ask, unused: through.unused };
}

/** Whether an order with its object left out was read as one on what the answer before was about. */
const isToldOf = (ask: Ask, { spokenOf: items = [] }: Scene) =>
  ask.command === "update_action" && items.some(({ ref }) => ref === ask.ref);

/** The longer a text, the more of it may be left: up to half of its words. */
const limit = (tokens: readonly Token[]) => {
  const words = tokens.filter(({ is }) => is !== "mark").length;
  return Math.min(TOO_MUCH + words * 0.25, 1 + words * 1.1);
};

function orderIn(scene: Scene): Read | undefined {
  const spans = plainSpan(scene.line.tokens);
  for (const { patterns, make } of ORDERS) {
    for (const pattern of patterns) {
      for (const { from, to } of spans) {
        const bound = fitOf(scene, pattern, from, to);
        const made = bound && make(bound, scene);
        if (made) return "command" in made ? { ask: made, unused: [] } : made;
      }
    }
  }
  return undefined;
}

const FRAMES: readonly ((said: Said) => readonly Candidate[])[] = [
  listFrames,
  itemFrames,
  evidenceFrames,
  textFrames,
  areaFrames,
  measureFrames,
  kpiFrames,
  challengeFrames,
  wantedFrames,
  boardFrames,
  planFrames,
  updateFrames,
  changeFrames,
  historyFrames,
  riskFrames,
  figureFrames,
  cannotFrames,
  cannotPostFrames,
  askedOfBotFrames,
];

/** Every way to read a line, the best first. */
export function candidatesOf(scene: Scene): readonly Candidate[] {
  const { line, lattice } = scene;
  const { tokens } = line;
  const out: Candidate[] = [];
  for (const cover of coversOf(lattice, 0, tokens.length, WAYS)) {
    const said = saidOf(scene, cover, tokens);
    for (const frame of FRAMES) out.push(...frame(said));
    out.push(...updateActionFrames(said, null));
  }
  for (const split of splitsOf(tokens, line.text)) {
    const head = tokens.slice(0, split.at);
    for (const cover of coversOf(lattice, 0, split.at, 6)) {
      const said = saidOf(scene, cover, head);
      out.push(...updateActionFrames(said, split), ...riskTail(said));
    }
  }
  for (const lead of leadsOf(scene)) {
    for (const cover of coversOf(lattice, lead.from, tokens.length, 4))
      out.push(...updateActionFrames(saidBehind(scene, lead, cover), lead.split));
  }
  return out.sort((a, b) => a.cost - b.cost);
}

/** What is said behind a text, of the item that the text begins with where there is one. */
function saidBehind(scene: Scene, { from, item }: Lead, cover: Cover): Said {
  const { tokens } = scene.line;
  const own = item ? [item] : [];
  const slots = [...own, ...cover.slots];
  return saidOf(scene, { ...cover, slots }, [
    ...own.flatMap((one) => tokens.slice(one.from, one.to)),
    ...tokens.slice(from),
  ]);
}

const riskTail = (said: Said): readonly Candidate[] =>
  riskFrames(said).map((one) => ({ ...one, cost: one.cost + 0.3 }));
