import { isOf, type Slot } from "../line/slot.ts";
import type { Token } from "../line/tokens.ts";

/** Which of the slots that lie over one another come before the others. */

const PHRASES = isOf(
  "rag",
  "status",
  "late",
  "severity",
  "lacks",
  "topic",
  "op",
  "fact",
  "moved",
  "word",
  "act",
  "has",
  "held",
);

/** Where an organisation has the name of an area, and stands where only an organisation can. */
export function bodiesMeant(found: readonly Slot[], tokens: readonly Token[]): ReadonlySet<Slot> {
  const bodies = found.filter(isOf("organisation"));
  const areas = found.filter(isOf("area"));
  const wordsIn = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), Math.max(0, to))
      .map(({ text }) => text)
      .join(" ");
  const isAlso = (one: Slot) => areas.some(({ from, to }) => from === one.from && to === one.to);
  const isJoined = (one: Slot) =>
    bodies.some((other) => {
      const [first, second] = other.from < one.from ? [other, one] : [one, other];
      const between = wordsIn(first.to, second.from);
      return !isAlso(other) && first.to < second.from && JOINED.test(between);
    });
  return new Set(
    bodies.filter(
      (one) =>
        isAlso(one) &&
        (OWNED_BY.test(wordsIn(one.from - 4, one.from)) ||
          PEOPLE_OF.test(wordsIn(one.to, one.to + 1)) ||
          isJoined(one)),
    ),
  );
}

const JOINED =
  /^(?:and|or|nor|&|\/|,|rather than|as opposed to|instead of|not|but not|with|plus)(?: (?:the|either))?$|^, (?:as opposed to|rather than|not|but not|and not)(?: the)?$/;
const OWNED_BY =
  /\b(?:owned by|down to|sitting with|sits with|sit with|belong to|belongs to|people from|people at|somebody from|someone from|anyone from|nobody from|colleagues (?:from|in|at)|assigned to|led by)(?: the)?$/;
const PEOPLE_OF =
  /^(?:people|peoples|colleagues|partners|folk|staff|owners|officers|side|lot|leads)$/;

const NAMES = isOf("person", "area", "organisation");

/**
 * Entries inside a longer one pay for it: "at risk" is no risk register, "who leads" is no filler, and
 * "local offer officer" is no area.
 */
export function insideLonger(found: readonly Slot[]): ReadonlySet<Slot> {
  const phrases = found.filter(
    (one) => (PHRASES(one) || NAMES(one)) && one.to - one.from > 1 && one.cost < 0.4,
  );
  return new Set(
    found.filter(
      (one) =>
        (PHRASES(one) || NAMES(one) || isOf("filler", "kind")(one)) &&
        phrases.some(
          ({ from, to }) => from <= one.from && one.to <= to && one.to - one.from < to - from,
        ),
    ),
  );
}
