import type { Plan } from "../model/snapshot.ts";
import type { Terms } from "../plan/terms.kind.ts";
import type { Present } from "./meeting-parts.ts";

/** The rule on the quorum, held against the seats that are ticked. It is shown; what follows from it is not for the bot to say. */

/** One seat of the terms of reference; a row of two seats is two. */
export type Seat = { readonly key: string; readonly title: string; readonly what: string };

export const termsOf = (plan: Plan): Terms | undefined => plan.items.terms[0];

/** Every seat, in the order of the terms of reference. */
export function seatsOf(plan: Plan): readonly Seat[] {
  return (termsOf(plan)?.membership ?? []).flatMap(({ seat, seats, what }, row) =>
    Array.from({ length: Math.min(seats, 20) }, (_, n) => ({
      key: `${row}.${n}`,
      title: seats > 1 ? `${seat} (${n + 1} of ${seats})` : seat,
      what,
    })),
  );
}

/** The rule on the quorum in the words of the terms of reference. */
export const quorumRule = (plan: Plan): readonly string[] =>
  (termsOf(plan)?.clauses ?? []).filter(({ topic }) => topic === "quorum").map(({ text }) => text);

/** One part of the rule: how many it asks for, of what, and which of those ticked are such. */
export type RulePart = {
  readonly count: number;
  /** Null is any member. */
  readonly what: string | null;
  readonly ticked: readonly string[];
  /** Whether the terms of reference say which seats these are. */
  readonly known: boolean;
};

const NUMBERS = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const NUMBER = "\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine";

const numberOf = (word: string) =>
  /^an?$/i.test(word)
    ? 1
    : NUMBERS.includes(word.toLowerCase())
      ? NUMBERS.indexOf(word.toLowerCase())
      : Number(word);

const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [])
    .map((word) => word.replace(/s$/, ""))
    .filter((word) => !/^(?:a|an|the|of|and|member|at|least|from|with)$/.test(word));

const isSuch = (what: string, seat: Seat) => {
  const has = new Set(wordsOf(`${seat.what} ${seat.title}`));
  const asks = wordsOf(what);
  return asks.length > 0 && asks.every((word) => has.has(word));
};

/**
 * The rule in parts, each with the seats ticked for it: “3 members, including at least one County
 * Councillor and one NHS non-executive member” is three parts. Undefined where the rule is in words
 * that cannot be taken apart.
 */
export function quorumParts(
  plan: Plan,
  attendance: readonly Present[],
): readonly RulePart[] | undefined {
  const rule = quorumRule(plan).join(" ");
  const main = new RegExp(
    `quorum\\b.*?\\b(?:is|be|of|at)\\s+(?:at least\\s+)?(${NUMBER})\\b([^.,;]*)[,;]?\\s*(.*)`,
    "i",
  ).exec(rule);
  // “One third of the members” is no number of members.
  if (
    !main ||
    !/^\s*(?:voting |core |full )?(?:members?|people|persons|representatives)\b/i.test(
      main[2] ?? "",
    )
  )
    return undefined;
  const [, count = "", , rest = ""] = main;
  const seats = seatsOf(plan);
  const present = seats.filter((seat) => attendance.some((one) => one.seat === seat.title));
  const including = /^(?:including|of whom|with)\b(?: at least)?\s+(.*?)\.?\s*$/i.exec(rest)?.[1];
  const parts = (including ?? "")
    .split(/,\s*|\s+and\s+(?=(?:at least\s+)?(?:\d|an?\b|one\b|two\b|three\b|four\b))/i)
    .flatMap((part) => {
      const found = new RegExp(`^(?:and )?(?:at least )?(${NUMBER})\\s+(.+)$`, "i").exec(
        part.trim(),
      );
      return found ? [{ count: numberOf(found[1] ?? ""), what: found[2] ?? "" }] : [];
    });
  return [
    {
      count: numberOf(count),
      what: null,
      ticked: present.map(({ title }) => title),
      known: seats.length > 0,
    },
    ...parts.map(({ count: needed, what }) => ({
      count: needed,
      what,
      ticked: present.filter((seat) => isSuch(what, seat)).map(({ title }) => title),
      known: seats.some((seat) => isSuch(what, seat)),
    })),
  ];
}

/** A part of the rule against what is ticked, in words that say what is missing and never that it is enough. */
export function partWords({ count, what, ticked, known }: RulePart): string {
  const asks =
    what === null ? `${count} ${count === 1 ? "member" : "members"}` : `${count} ${what}`;
  if (!known) {
    return `The rule asks for ${asks}. The terms of reference do not say which seats these are: judge by who is there.`;
  }
  const missing = count - ticked.length;
  const list = ticked.length > 0 ? ` (${ticked.join("; ")})` : "";
  const left = missing > 0 ? ` Missing: ${missing}.` : " None is missing of these.";
  return `The rule asks for ${asks}. Ticked: ${ticked.length}${list}.${left}`;
}
