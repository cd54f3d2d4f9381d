import type { ActionUpdate } from "../../../../plan/actions/update-action.ts";
import type { Rag, Status } from "../../../../plan/model/primitives.ts";
import { find } from "../../../../plan/model/snapshot.ts";
import type { Dated } from "../../../line/dated.ts";
import { isOf, type Named, type Slot, type SlotOf } from "../../../line/slot.ts";
import { moved, numberOf } from "../../../time/atoms.ts";
import type { Split } from "../../record-text.ts";
import { ofType, type Said } from "../../said.ts";
import type { Scene } from "../../scene.ts";

/** The values that an action is to have: what was said, and never what is hoped, denied, asked or past. */

/** What a form opens with. */
export type Typed = { -readonly [K in keyof ActionUpdate]?: ActionUpdate[K] };

/** The values that are said of it: the last of each kind that is neither denied nor what it was. */
export function valuesOf(said: Said): { readonly typed: Typed; readonly used: readonly Slot[] } {
  const typed: Typed = {};
  const used: Slot[] = [];
  const tokens = said.scene.line.tokens;
  const old = (one: Slot) => {
    const before = [1, 2, 3].map((n) => tokens[one.from - n]?.text ?? "");
    return (
      said.denied.has(one) ||
      /^(?:from|off)$/.test(before[0] ?? "") ||
      (before[0] === "was" && !(isOf("status")(one) && one.value.join() === "complete")) ||
      (before[0] === "be" && before[1] === "not") ||
      before[1] === "from"
    );
  };
  const rags = ofType(said, "rag");
  const rag = rags.filter((one) => !old(one)).at(-1);
  if (rag) {
    const [first] = rag.value;
    // "Slipped to the end of June" is a new date, and no colour.
    const moves =
      rag.value.length > 1 &&
      ofType(said, "date").some(
        (one) =>
          !one.value.now &&
          one.from - rag.to < 2 &&
          one.from >= rag.to &&
          tokens[rag.to]?.text === "to",
      );
    if (!moves) typed.rag = (rag.value.length > 1 ? "amber" : first) as Rag;
  }
  used.push(...rags);
  const states = ofType(said, "status");
  const status = states.filter((one) => !old(one) && one.value.length === 1).at(-1);
  if (status) typed.status = status.value[0] as Status;
  used.push(...states.filter((one) => one.value.length === 1));
  return { typed, used };
}

/** The date that it is to have: the last that is not denied; a stretch of time counts from the one it has. */
export function dateOf(
  said: Said,
  item: Named | undefined,
  subject: readonly Slot[],
): { readonly date?: string; readonly used: readonly Slot[] } {
  const dates = ofType(said, "date").filter(
    ({ value }) => !value.now && value.relation !== "since",
  );
  const kept = dates.filter(
    (one) =>
      !said.denied.has(one) &&
      !/^(?:not|from|was)$/.test(said.scene.line.tokens[one.from - 1]?.text ?? ""),
  );
  const chosen = kept.filter(({ value }) => value.relation !== "from").at(-1) ?? kept.at(-1);
  if (!chosen || !isNewDate(said, chosen, subject)) return { used: [] };
  const date = dayFor(said.scene, chosen.value, item);
  return { ...(date ? { date } : {}), used: dates };
}

const MOVES =
  /\b(?:new date|set|change|make|put|move|moved|moving|push|pushed|shift|delay|delayed|extend|extended|postpone|defer|slip|slips|slipped|slipping|bring|reschedule|revise|revised|adjust|alter|amend|need|needs|update)\b/;
/** What a new date follows: "now due march", "will be april", "not until may". */
const ANNOUNCES =
  /\b(?:due|now|until|till?|by|to|new|instead|will|be|latest|before|after|expected|deadline|date|is)\b/;

/** A date that will not be kept. */
const NOT_KEPT =
  /\bnot (?:\w+ )?(?:(?:going|able|likely|expected) to )?(?:be |get )?(?:make|making|meet|meeting|hit|hitting|keep|hold|finish|finished|be|ready|happen|done|complete|there)\b(?!.*\b(?:until|till?)\b)/;

/** Whether a date is the one that the item is to have, and not the day of something that is told of it. */
function isNewDate(said: Said, date: SlotOf<"date">, subject: readonly Slot[]): boolean {
  const { tokens } = said.scene.line;
  const words = said.tokens.map(({ text }) => text).join(" ");
  const acts = ofType(said, "act").map(({ value }) => value);
  const before = said.tokens
    .filter((token) => token.at < (tokens[date.from]?.at ?? 0))
    .map(({ text }) => text)
    .join(" ");
  const since = before.replace(/.*(?:\b(?:now|but|so|new date)\b|(?<!\d )[.;!] )/, "");
  if (since === before && /\b(?:was|were|had|did|missed|promised)\b/.test(before)) return false;
  if (date.value.back || /\bmight\b/.test(before)) return false;
  // "Slipped from December" tells the date that it had; "won't make March" the one that it will not keep.
  const until = /^(?:until|till?|before|after)$/.test(tokens[date.from]?.text ?? "");
  if (date.value.relation === "from" && !until && !/\bnot\b/.test(tokens[date.from]?.text ?? "")) {
    if (/\b(?:slip|slips|slipped|slipping|moved?|pushed|delayed|put back)\b/.test(before))
      return false;
  }
  if (!until && NOT_KEPT.test(since)) return false;
  if (acts.some((act) => act === "push") || MOVES.test(words)) return true;
  const whole = said.cover.skipped.every((n) => tokens[n]?.is === "mark");
  const others = said.slots.some(
    (one) => isOf("text", "person", "me")(one) && !subject.includes(one),
  );
  if (!whole || others) return false;
  const lead = tokens
    .slice(Math.max(0, date.from - 3), date.to)
    .map(({ text }) => text)
    .join(" ");
  const relation = date.value.relation !== "in";
  if (said.slots.some(isOf("rag", "status"))) return relation || ANNOUNCES.test(lead);
  const meets = /\b(?:meeting|meetings|meet|meets)\b/.test(words);
  const only = said.slots.every(
    (one) =>
      isOf("date", "item", "moved", "op", "fact", "filler", "kind")(one) ||
      subject.includes(one) ||
      (isOf("word")(one) && one.value !== "updated"),
  );
  return (only && !meets) || (relation && ANNOUNCES.test(lead));
}

function dayFor(
  { plan }: Scene,
  { coming, span }: Dated,
  item: Named | undefined,
): string | undefined {
  if (span) {
    const action = item && find(plan, "action", item.ref);
    if (!action) return undefined;
    const now = action.revised?.date ?? action.byWhen.date;
    return moved(now, numberOf(span.count), span.unit);
  }
  return coming.to;
}

/** A text for the record never begins with a value or a reference: what does is more of what is said. */
export function beginsWithValue({ lattice, line }: Scene, tail: number): boolean {
  let at = tail;
  while (
    /^(?:now|so|then|and|but|is|it|its|to|due|new|date|the|set|please|mark|as|should|be)$/.test(
      line.tokens[at]?.text ?? "",
    )
  )
    at += 1;
  return (lattice.at[at] ?? []).some(
    (one) =>
      (isOf("rag", "status", "item")(one) || (isOf("date")(one) && at > tail)) &&
      one.cost < (isOf("date")(one) ? 1 : 0.5) &&
      one.to - one.from < 4,
  );
}

const HOPED =
  /\b(?:if (?!you can\b|you could\b|poss)|unless|nearly|almost|half(?! ?-? ?term)|partly|mostly|hopefully|might|probably|about to|close to|going to be|will be|would be|not quite|expected|expecting|hoping|hope|aiming|aim|likely|should soon be|do not think|not sure|unsure|doubt|not convinced|do not believe|(?:most|part|parts|some|bits?|half|much|the rest|(?:phase|stage|step|year|part) \w+) of|meant to|supposed to|used to|thought|could (?:be|go|turn|become|slip)|may (?:be|go|turn|become|slip|well))\b|\d+ ?%/;

/** What an action has parts of, though the words mean something else elsewhere. */
const PART =
  /^(?:report|reports|note|notes|review|reviews|meeting|meetings|draft|agenda|paper|papers|minutes|pack)$/;

/** "2.4 survey closed": what is closed is the survey, and not the action. */
function isOfAnother(said: Said, value: Slot, subject: readonly Slot[]): boolean {
  const item = subject.findLast(({ to }) => to <= value.from);
  if (!item) return false;
  const { lattice, line } = said.scene;
  const isBetween = (n: number) => n >= item.to && n < value.from;
  const says = (n: number) =>
    line.tokens[n]?.is === "word" &&
    !/^(?:both|all|each|now|s)$/.test(line.tokens[n]?.text ?? "") &&
    (lattice.at[n] ?? []).every((one) => !isOf("filler", "word", "act", "op")(one));
  const nouns = line.tokens.some(({ text }, n) => isBetween(n) && PART.test(text));
  if (nouns) return true;
  return (
    said.cover.skipped.some((n) => isBetween(n) && says(n)) ||
    said.slots.some((one) => isOf("text")(one) && isBetween(one.from) && !subject.includes(one))
  );
}

/** What is nearly, perhaps or one day so is not so; and of two colours none is meant. */
export function isHoped(said: Said, text: string, subject: readonly Slot[]): boolean {
  const values = said.slots.filter((one) => isOf("rag", "status")(one) && !said.denied.has(one));
  if (values.length === 0) return false;
  if (values.every((one) => isOfAnother(said, one, subject))) return true;
  // "I should be grateful if it could be set green" is an order, put politely.
  const plain = text.replace(
    /\b(?:grateful|helpful|appreciate it|kind enough)\b.*?\bcould be\b/,
    "",
  );
  if (HOPED.test(plain) && !/\bwill (?:now )?be\b.*\bnot\b/.test(text)) return true;
  const by = ofType(said, "date").some(
    ({ value }) => value.relation === "by" || value.relation === "before",
  );
  const ahead = by || /\b(?:by|before)\b/.test(text);
  if (ahead && /\b(?:should|back to|return to|go back to)\b/.test(text)) return true;
  const rags = values.filter(isOf("rag"));
  return rags.length === 2 && /\bor\b/.test(text) && !/\b(?:from|was|off)\b/.test(text);
}

const OLD =
  /^\s*\(?(?:not|rather than|instead of|was|previously|formerly)\s+(?:red|amber|green|blue|complete|done|not started|in progress|not rated)\b\)?\s*(?:[,;.:–-]+|because\b|as\b|since\b|\()?\s*/i;

/** A tail without the value that it says was there before. */
export const withoutOld = (tail: string): string => tail.replace(OLD, "");

/** "…, now april" at the end of a text is a date, and no part of it. */
export function dateBehind(
  said: Said,
  split: Split,
  item: Named,
): { readonly date: string; readonly rest: string } | undefined {
  const { line, lattice } = said.scene;
  const { tokens } = line;
  const comma = tokens.findLastIndex(({ text }, n) => text === "," && n > split.tail);
  if (comma < 0) return undefined;
  let at = comma + 1;
  while (/^(?:now|due|by|to|new|date|moved)$/.test(tokens[at]?.text ?? "")) at += 1;
  const lead = tokens.slice(comma + 1, at).map(({ text }) => text);
  if (!lead.some((word) => /^(?:now|new|moved)$/.test(word))) return undefined;
  const found = (lattice.at[at] ?? []).find((one) => isOf("date")(one) && one.to === tokens.length);
  if (!found || !isOf("date")(found)) return undefined;
  const date = dayFor(said.scene, found.value, item);
  return date
    ? { date, rest: line.text.slice(tokens[split.tail]?.at, tokens[comma]?.at) }
    : undefined;
}
