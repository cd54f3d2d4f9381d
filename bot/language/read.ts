import { ASKS, type Ask } from "../asks/index.ts";
import { oncePer } from "../plan/model/once.ts";
import { readOn } from "./follow/follow.ts";
import { isFollowUp } from "./follow/goes-on.ts";
import { spokenOf } from "./follow/spoken-of.ts";
import { besideAsides } from "./grammar/asides.ts";
import { type Cover, coversOf } from "./grammar/covers.ts";
import { areaFrames } from "./grammar/frames/areas.ts";
import { askedOfBotFrames } from "./grammar/frames/asked-of-bot.ts";
import { boardFrames, planFrames } from "./grammar/frames/board.ts";
import { wordFrames } from "./grammar/frames/by-words.ts";
import { CASE_DATA, cannotFrames, isCaseData, isElsewhere } from "./grammar/frames/cannot.ts";
import { cannotPostFrames } from "./grammar/frames/cannot-post.ts";
import { challengeFrames, wantedFrames } from "./grammar/frames/challenges.ts";
import { itemFrames, textFrames } from "./grammar/frames/items.ts";
import { listFrames } from "./grammar/frames/lists/list.ts";
import { measureListFrames } from "./grammar/frames/lists/measure-lists.ts";
import { measuresNarrowedFrames } from "./grammar/frames/lists/measures-narrowed.ts";
import { risksNarrowedFrames } from "./grammar/frames/lists/risks-narrowed.ts";
import { kpiFrames, measureFrames } from "./grammar/frames/measures.ts";
import { meetingFrames } from "./grammar/frames/meetings.ts";
import { changeFrames, historyFrames } from "./grammar/frames/past.ts";
import { figureFrames, riskFrames } from "./grammar/frames/risks.ts";
import { evidenceFrames } from "./grammar/frames/sayings/evidence.ts";
import { updateActionFrames } from "./grammar/frames/sayings/updates.ts";
import { updateFrames } from "./grammar/frames/updates-wanted.ts";
import { type Lead, leadsOf } from "./grammar/lead-text.ts";
import { CHALLENGE_ORDERS, RAISING } from "./grammar/orders/challenges.ts";
import { CHALLENGES_TOLD, CHALLENGES_WANTED } from "./grammar/orders/challenges-told.ts";
import { JUDGEMENT_ORDERS } from "./grammar/orders/judgements.ts";
import { MEASURE_ORDERS } from "./grammar/orders/measures.ts";
import { MEETING_ORDERS } from "./grammar/orders/meetings.ts";
import { MILESTONE_ORDERS } from "./grammar/orders/milestones.ts";
import type { Order } from "./grammar/orders/order.ts";
import { PEOPLE_ORDERS } from "./grammar/orders/people.ts";
import { PLAN_ORDERS } from "./grammar/orders/plan.ts";
import { POST_ORDERS } from "./grammar/orders/posts.ts";
import { REMINDER_ORDERS } from "./grammar/orders/reminders.ts";
import { RISK_ORDERS } from "./grammar/orders/risks.ts";
import { RISKS_SAID } from "./grammar/orders/risks-said.ts";
import { fitOf, plainSpan } from "./grammar/pattern.ts";
import { splitsOf } from "./grammar/record-text.ts";
import { type Said, saidOf } from "./grammar/said.ts";
import { type Candidate, type Hearing, type Read, refuse, type Scene } from "./grammar/scene.ts";
import { CHATTER, CHATTING, isCourtesy, THANKING } from "./lexicon/courtesy.ts";
import { withoutManners } from "./line/manners.ts";
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
  ...JUDGEMENT_ORDERS,
  ...RISK_ORDERS,
  ...RISKS_SAID,
  ...MEASURE_ORDERS,
  ...MILESTONE_ORDERS,
  ...CHALLENGES_TOLD,
  ...CHALLENGE_ORDERS,
  ...PEOPLE_ORDERS,
  ...MEETING_ORDERS,
  ...REMINDER_ORDERS,
  ...POST_ORDERS,
  ...RAISING,
  ...CHALLENGES_WANTED,
];

/** Whoever greets the bot is told what it can be asked. */
const GREETING =
  /^(?:hi|hiya|hello|hey)(?: (?:there|all|bot|everyone|everybody|plan board))*[\s!.,]*$/;
/** How many ways to take a line apart are weighed. */
const WAYS = 12;
/** A text of which more is left than this is not understood. */
const TOO_MUCH = 5.2;

/** Behind manners, more words than these are no manners. */
const SHORT = 8;

/** Reads a text into what it asks of a plan; of one that goes on from what was asked last, with what that was about. */
export function read(text: string, hearing: Hearing, last?: Ask): Read {
  if (isCourtesy(text) && !(last && isFollowUp(text))) return manners(text);
  const bare = withoutManners(text);
  const plain = /\w/.test(bare) ? bare : text;
  const { ask, unused } = readPlain({ plain, typed: text.trim() }, hearing, last);
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

/** A text apart from its manners, and with them. */
type Typed = { readonly plain: string; readonly typed: string };

function readPlain({ plain, typed }: Typed, hearing: Hearing, last?: Ask): Read {
  const scene = sceneOf(plain, hearing, last);
  const { line, lattice } = scene;
  if (last && !isElsewhere(line.folded) && !isCaseData(line.folded)) {
    const told = toldOf(scene) ?? challengedIn(scene) ?? ratedIn(scene);
    if (told) return told;
    const alone = (other: string) =>
      readAlone(other === plain ? { ...scene, spokenOf: [] } : sceneOf(other, hearing), other);
    const found = readOn({ ...hearing, text: line.text, slots: lattice.slots, alone }, last);
    if (found) return found;
  }
  return readAlone(scene, typed);
}

/** A text laid out, with all that its words can mean. */
function sceneOf(text: string, hearing: Hearing, last?: Ask): Scene {
  const line = lineOf(text, hearing.mentions);
  const calendar = calendarOf(hearing.plan, hearing.today);
  const lattice = latticeOf(line, hearing.plan, calendar, hearing.mentions);
  return { ...hearing, line, lattice, calendar, spokenOf: spokenOf(hearing, last) };
}

/** An order with its object left out, read as one on what the answer before was about. */
function toldOf(scene: Scene): Read | undefined {
  const { spokenOf: items = [], line } = scene;
  if (items.length === 0 || orderIn(scene)) return undefined;
  const [best] = candidatesOf(scene);
  if (!best || best.cost > limit(line.tokens)) return undefined;
  const { ask, unused } = best;
  const isTold = ask.command === "update_action" && items.some(({ ref }) => ref === ask.ref);
  return isTold ? { ask, unused } : undefined;
}

/** A challenge to what the answer before was about, where the words name nothing else. */
function challengedIn(scene: Scene): Read | undefined {
  if (scene.spokenOf?.length !== 1) return undefined;
  const ordered = orderIn(scene);
  return ordered?.ask.command === "raise_challenge" ? ordered : undefined;
}

/** A rating of the plan or an area says itself what it rates: "it" in its reason is nothing of the answer before. */
function ratedIn(scene: Scene): Read | undefined {
  const ordered = orderIn(scene);
  return ordered?.ask.command === "rate_overall" ? ordered : undefined;
}

function readAlone(scene: Scene, typed: string): Read {
  const { line } = scene;
  const unknown: Read = { ask: { command: "unknown", text: line.text }, unused: [] };
  if (line.tokens.every(({ text: word }) => /^[?!.]$/.test(word)))
    return { ask: { command: "help" }, unused: [] };
  if (isCaseData(line.folded)) return { ask: refuse(CASE_DATA), unused: [] };
  const ordered = orderIn(scene);
  if (ordered) return ordered;
  const best = apartFromAsides(scene, candidatesOf(scene)[0]);
  const courtesy: Read = { ask: { command: "courtesy" }, unused: [] };
  if (GREETING.test(line.folded)) return { ask: { command: "help" }, unused: [] };
  if (CHATTER.test(line.folded)) return courtesy;
  if (THANKING.test(typed) && (best === undefined || best.cost > 1.6)) return courtesy;
  const through = best && best.cost <= limit(line.tokens) ? best : undefined;
  if (!through && CHATTING.test(typed) && line.tokens.length <= SHORT) return courtesy;
  if (!through || (isElsewhere(line.folded) && through.cost > 2)) return unknown;
  return { ask: through.ask, unused: through.unused };
}

/** The best reading; where that leaves something, the best of a part of the line beside which the rest asks nothing. */
function apartFromAsides(scene: Scene, best: Candidate | undefined): Candidate | undefined {
  if (best && best.unused.length === 0 && best.cost < SURE) return best;
  // What is told of an item is a text, and no aside.
  const tells = best && (best.ask.command === "update_action" || ASKS[best.ask.command].writes);
  if (tells && best.cost <= limit(scene.line.tokens)) return best;
  const apart = besideAsides(
    scene,
    (text) => sceneOf(text, scene),
    candidatesOf,
    (one, tokens) => one !== undefined && one.cost <= limit(tokens),
  );
  return apart && (!best || apart.cost < best.cost) ? apart : best;
}

/** What costs less is read whole. */
const SURE = 2;

/** The longer a text, the more of it may be left: up to half of its words. */
const limit = (tokens: readonly Token[]) => {
  const words = tokens.filter(({ is }) => is !== "mark").length;
  return Math.min(TOO_MUCH + words * 0.25, 1 + words * 1.1);
};

/** The order whose whole wording a line is; looked for once, also where a line may go on from another. */
const orderIn = oncePer((scene: Scene): Read | undefined => {
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
});

const FRAMES: readonly ((said: Said) => readonly Candidate[])[] = [
  listFrames,
  itemFrames,
  evidenceFrames,
  textFrames,
  wordFrames,
  areaFrames,
  measureFrames,
  measureListFrames,
  measuresNarrowedFrames,
  kpiFrames,
  challengeFrames,
  wantedFrames,
  boardFrames,
  meetingFrames,
  planFrames,
  updateFrames,
  changeFrames,
  historyFrames,
  risksNarrowedFrames,
  riskFrames,
  figureFrames,
  cannotFrames,
  cannotPostFrames,
  askedOfBotFrames,
];

/** Every way to read a line, the best first. */
export const candidatesOf = oncePer((scene: Scene): readonly Candidate[] => {
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
});

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
