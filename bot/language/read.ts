import type { Ask } from "../asks/index.ts";
import { readOn } from "./follow/follow.ts";
import { coversOf } from "./grammar/covers.ts";
import { areaFrames } from "./grammar/frames/areas.ts";
import { boardFrames, planFrames } from "./grammar/frames/board.ts";
import { wordFrames } from "./grammar/frames/by-words.ts";
import { CASE_DATA, cannotFrames, isCaseData, isElsewhere } from "./grammar/frames/cannot.ts";
import { challengeFrames, wantedFrames } from "./grammar/frames/challenges.ts";
import { itemFrames, textFrames } from "./grammar/frames/items.ts";
import { listFrames } from "./grammar/frames/list.ts";
import { measureListFrames } from "./grammar/frames/measure-lists.ts";
import { kpiFrames, measureFrames } from "./grammar/frames/measures.ts";
import { meetingFrames } from "./grammar/frames/meetings.ts";
import { changeFrames, historyFrames } from "./grammar/frames/past.ts";
import { figureFrames, riskFrames } from "./grammar/frames/risks.ts";
import { updateActionFrames } from "./grammar/frames/updates.ts";
import { updateFrames } from "./grammar/frames/updates-wanted.ts";
import { CHALLENGE_ORDERS, RAISING } from "./grammar/orders/challenges.ts";
import { MEETING_ORDERS } from "./grammar/orders/meetings.ts";
import type { Order } from "./grammar/orders/order.ts";
import { PEOPLE_ORDERS } from "./grammar/orders/people.ts";
import { PLAN_ORDERS } from "./grammar/orders/plan.ts";
import { POST_ORDERS } from "./grammar/orders/posts.ts";
import { REMINDER_ORDERS } from "./grammar/orders/reminders.ts";
import { fitOf, plainSpan } from "./grammar/pattern.ts";
import { splitsOf } from "./grammar/record-text.ts";
import { type Said, saidOf } from "./grammar/said.ts";
import { type Candidate, type Hearing, type Read, refuse, type Scene } from "./grammar/scene.ts";
import { CHATTER, COURTESIES } from "./lexicon/courtesy.ts";
import { lineOf, type Token } from "./line/tokens.ts";
import { latticeOf } from "./slots/lattice.ts";
import { calendarOf } from "./time/calendar.ts";

export { isFollowUp } from "./follow/goes-on.ts";
export { canGoOnFrom } from "./follow/gone-on-from.ts";
export type { Hearing, Read } from "./grammar/scene.ts";
export { nearest } from "./nearest.ts";

/** Orders whose whole wording counts, in the order in which they are tried. */
const ORDERS: readonly Order[] = [
  ...PLAN_ORDERS,
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

/** Reads a text into what it asks of a plan; of one that goes on from what was asked last, with what that was about. */
export function read(text: string, hearing: Hearing, last?: Ask): Read {
  const scene = sceneOf(text, hearing);
  const { line, lattice } = scene;
  if (last && !isElsewhere(line.folded) && !isCaseData(line.folded)) {
    const alone = (other: string) => readAlone(sceneOf(other, hearing));
    const found = readOn({ ...hearing, text: line.text, slots: lattice.slots, alone }, last);
    if (found) return found;
  }
  return readAlone(scene);
}

/** A text laid out, with all that its words can mean. */
function sceneOf(text: string, hearing: Hearing): Scene {
  const line = lineOf(text, hearing.mentions);
  const calendar = calendarOf(hearing.plan, hearing.today);
  const lattice = latticeOf(line, hearing.plan, calendar, hearing.mentions);
  return { ...hearing, line, lattice, calendar };
}

function readAlone(scene: Scene): Read {
  const { line } = scene;
  const unknown: Read = { ask: { command: "unknown", text: line.text }, unused: [] };
  if (line.tokens.every(({ text: word }) => /^[?!.]$/.test(word)))
    return { ask: { command: "help" }, unused: [] };
  if (isCaseData(line.folded)) return { ask: refuse(CASE_DATA), unused: [] };
  const ordered = orderIn(scene);
  if (ordered) return { ask: ordered, unused: [] };
  const found = candidatesOf(scene);
  const best = found[0];
  const courtesy: Read = { ask: { command: "courtesy" }, unused: [] };
  if (GREETING.test(line.folded)) return { ask: { command: "help" }, unused: [] };
  if (CHATTER.test(line.folded)) return courtesy;
  if (COURTESIES.test(line.text) && (best === undefined || best.cost > 1.6)) return courtesy;
  const through = best && best.cost <= limit(line.tokens) ? best : undefined;
  if (!through || (isElsewhere(line.folded) && through.cost > 2)) return unknown;
  return { ask: through.ask, unused: through.unused };
}

/** The longer a text, the more of it may be left: up to half of its words. */
const limit = (tokens: readonly Token[]) => {
  const words = tokens.filter(({ is }) => is !== "mark").length;
  return Math.min(TOO_MUCH + words * 0.25, 1 + words * 1.1);
};

function orderIn(scene: Scene): Ask | undefined {
  const spans = plainSpan(scene.line.tokens);
  for (const { patterns, make } of ORDERS) {
    for (const pattern of patterns) {
      for (const { from, to } of spans) {
        const bound = fitOf(scene, pattern, from, to);
        const ask = bound && make(bound, scene);
        if (ask) return ask;
      }
    }
  }
  return undefined;
}

const FRAMES: readonly ((said: Said) => readonly Candidate[])[] = [
  listFrames,
  itemFrames,
  textFrames,
  wordFrames,
  areaFrames,
  measureFrames,
  measureListFrames,
  kpiFrames,
  challengeFrames,
  wantedFrames,
  boardFrames,
  meetingFrames,
  planFrames,
  updateFrames,
  changeFrames,
  historyFrames,
  riskFrames,
  figureFrames,
  cannotFrames,
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
  return out.sort((a, b) => a.cost - b.cost);
}

const riskTail = (said: Said): readonly Candidate[] =>
  riskFrames(said).map((one) => ({ ...one, cost: one.cost + 0.3 }));
