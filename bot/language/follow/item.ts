import { ASKS, type Ask } from "../../asks/index.ts";
import { type Read, refuse } from "../grammar/scene.ts";
import type { Follow } from "./follow.ts";
import { type Way, withName } from "./goes-on.ts";
import { type GoneOnFrom, goneOnFrom, type OneItem, spokenName } from "./gone-on-from.ts";

/** What is said of the one item that was answered last. */

const PERIOD =
  /^(?:at|after|by|for)?\s*(?:the )?(3|6|12|18|24|three|six|twelve)(?:[ -]?months?)?\W*$/i;
const MONTHS: Readonly<Record<string, number>> = { three: 3, six: 6, twelve: 12 };

/** "And at 12": the same of another period. */
function ofPeriod(last: Ask, rest: string): Ask | undefined {
  const said = PERIOD.exec(rest)?.[1]?.toLowerCase();
  const months = said === undefined ? undefined : (MONTHS[said] ?? Number(said));
  if (months === undefined) return undefined;
  return last.command === "scorecard" ? { ...last, months } : undefined;
}

const isAbout = (follow: Follow, ask: Ask, { kind, ref }: OneItem) => {
  const about = goneOnFrom(ask, follow.plan, follow.today)?.item;
  return about?.kind === kind && about.ref === ref;
};

/** What would be done at once is shown on a form first: nobody named the item in so many words. */
function shownFirst({ ask, unused }: Read, name: string): Read {
  if (ask.command === "set_action") {
    const { ref, ...typed } = ask.update;
    return { ask: { command: "update_action", ref, typed }, unused };
  }
  if (!ASKS[ask.command].writes) return { ask, unused };
  return {
    ask: refuse(
      `I take that to be about ${name}. As it would be done at once, please say it again with the name. Nothing was changed.`,
    ),
    unused: [],
  };
}

/** Asks that answer of themselves, whichever item they name. */
const ANSWERS: readonly Ask["command"][] = ["refuse", "which", "raise_challenge", "log_risk"];

/** A text read as one about the item that was answered last; undefined where it says nothing of that. */
export function ofItem(
  follow: Follow,
  { ask: last }: GoneOnFrom,
  item: OneItem,
  way: Way,
): Read | undefined {
  const period = ofPeriod(last, way.rest);
  if (period) return { ask: period, unused: [] };
  const name = spokenName(follow.plan, item);
  const said =
    way.one || way.many || way.nth !== undefined
      ? withName(way.rest, name)
      : `${way.rest.replace(/[\s?!.]+$/, "")} for ${name}`;
  const found = follow.alone(said);
  const { command } = found.ask;
  if (!isAbout(follow, found.ask, item) && !ANSWERS.includes(command) && !ASKS[command].writes)
    return undefined;
  return shownFirst(found, name);
}
