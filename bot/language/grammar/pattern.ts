import { isOf, type Slot, type SlotType } from "../line/slot.ts";
import type { Token } from "../line/tokens.ts";
import { wordIn } from "../line/word-in.ts";
import type { Scene } from "./scene.ts";

/**
 * Orders whose whole wording counts, as patterns over words and slots: `cancel [the] MEETING of DAY
 * [BECAUSE:why]`. Small letters are words, `[a|b]` may be left out, `(a|b)` may not, capitals are
 * slots, `:name` names what a slot held. Every word of the line must have its place, manners aside.
 */

type Piece =
  | { readonly is: "word"; readonly word: string }
  | { readonly is: "slot"; readonly slot: string; readonly name: string }
  | {
      readonly is: "choice";
      readonly ways: readonly (readonly Piece[])[];
      readonly optional: boolean;
    };

function parse(pattern: string): readonly Piece[] {
  const tokens = pattern.match(/[[\]()|]|[^\s[\]()|]+/g) ?? [];
  let at = 0;
  const sequence = (): Piece[][] => {
    const ways: Piece[][] = [[]];
    while (at < tokens.length && tokens[at] !== "]" && tokens[at] !== ")") {
      const token = tokens[at] ?? "";
      at += 1;
      if (token === "|") ways.push([]);
      else if (token === "[" || token === "(") {
        const inner = sequence();
        at += 1;
        ways.at(-1)?.push({ is: "choice", ways: inner, optional: token === "[" });
      } else if (/^[A-Z]{2,}/.test(token)) {
        const [slot = "", name = slot.toLowerCase()] = token.split(":");
        ways.at(-1)?.push({ is: "slot", slot, name });
      } else ways.at(-1)?.push({ is: "word", word: token });
    }
    return ways;
  };
  const ways = sequence();
  return ways.length === 1 ? (ways[0] ?? []) : [{ is: "choice", ways, optional: false }];
}

/** What the slots of a pattern held: slots of the lattice, and stretches of the text. */
export type Bound = {
  readonly slots: Readonly<Record<string, Slot | undefined>>;
  readonly texts: Readonly<Record<string, string | undefined>>;
};

/** Slots of the lattice by what patterns call them. */
const TYPES: Readonly<Record<string, SlotType>> = {
  ITEM: "item",
  ACTION: "item",
  RISK: "item",
  MEASURE: "item",
  KPI: "item",
  CHALLENGED: "item",
  AREA: "area",
  PERSON: "person",
  RAG: "rag",
  STATUS: "status",
  SEVERITY: "severity",
  MENTION: "mention",
  DAY: "date",
  NUMBER: "number",
  EXPORTS: "act",
};
/** Kinds and roles, as this plan calls them. */
const NOUNS: Readonly<Record<string, readonly [SlotType, string]>> = {
  MEETING: ["kind", "meeting"],
  CHALLENGE: ["kind", "challenge"],
  SCHEDULE: ["kind", "schedule"],
  ANAREA: ["kind", "area"],
  ANACTION: ["kind", "action"],
  ARISK: ["kind", "risk"],
  AJUDGEMENT: ["kind", "judgement"],
  CLERK: ["topic", "role clerk"],
  CHAIR: ["topic", "role chair"],
};
const ITEM_KINDS: Readonly<Record<string, readonly string[]>> = {
  ACTION: ["action", "kpi"],
  RISK: ["risk"],
  MEASURE: ["measure"],
  KPI: ["kpi"],
  CHALLENGED: ["challenge"],
};

/** A time of day, as a meeting has one. */
export const TIME =
  /(?:(?:at|from) )?((?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:am|pm)?|(?:1[0-2]|[1-9]) ?(?:am|pm)|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours|h)\b))(?: ?(?:hrs|hours|h)\b)?(?!\w)/y;

/** A figure, as people write one: `41%`, `£1,240`, `12.5 weeks`, or that there is none. */
const FIGURE =
  /(-?(?:£ ?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%| per ?cent\b)?|yes\b|no(?: figure)?\b|none\b)(?!\w|\.\d)/y;

/** Stretches of a text that have a shape, and no meaning of their own in the lattice. */
const SHAPES: Readonly<Record<string, RegExp>> = { TIME, FIGURE };

const BECAUSE = /^(?:because|becuase|becasue|beacuse|cos|coz|since|as|:|-|–|,|;|\()$/;

type Found = { readonly to: number; readonly bound: Bound };

export type Pattern = {
  readonly pieces: readonly Piece[];
  /** The words and slots that it can begin with; null where that is anything. */
  readonly opens: Opening | null;
  /** Words of which a line must have one, for each part that cannot be left out. */
  readonly needs: readonly ReadonlySet<string>[];
};
type Opening = { readonly words: Set<string>; readonly slots: Set<string> };

export const pattern = (text: string): Pattern => {
  const pieces = parse(text);
  const opens: Opening = { words: new Set(), slots: new Set() };
  return { pieces, opens: openingOf(pieces, opens) ? opens : null, needs: needsOf(pieces) };
};

/** Gathers what a pattern can begin with; false where it may begin with any text. */
function openingOf(pieces: readonly Piece[], into: Opening): boolean {
  for (const piece of pieces) {
    if (piece.is === "word") {
      into.words.add(piece.word);
      return true;
    }
    if (piece.is === "slot") {
      into.slots.add(piece.slot);
      return !/^(?:TEXT|BECAUSE)$/.test(piece.slot) && !wordIn(SHAPES, piece.slot);
    }
    if (!piece.ways.every((way) => openingOf(way, into))) return false;
    if (!piece.optional) return true;
  }
  return true;
}

/** Of each part that must stand: the words of which one must. */
function needsOf(pieces: readonly Piece[]): readonly ReadonlySet<string>[] {
  return pieces.flatMap((piece) => {
    if (piece.is === "word") return [new Set([piece.word])];
    if (piece.is === "slot" || piece.optional) return [];
    const firsts = piece.ways.map((way) => way.find((one) => one.is === "word"));
    return firsts.every((one) => one !== undefined)
      ? [new Set(firsts.map((one) => (one.is === "word" ? one.word : "")))]
      : [];
  });
}

/** The words of a line, made once for all patterns. */
const wordsOf = new WeakMap<readonly Token[], ReadonlySet<string>>();
function wordSet(tokens: readonly Token[]): ReadonlySet<string> {
  const known = wordsOf.get(tokens) ?? new Set(tokens.map(({ text }) => text));
  wordsOf.set(tokens, known);
  return known;
}

/** The slots of a line that a slot of a pattern can be, where they begin at a token. */
function slotsAt({ at }: Scene["lattice"], name: string, n: number): readonly Slot[] {
  const noun = NOUNS[name];
  const type = noun?.[0] ?? TYPES[name];
  const kinds = ITEM_KINDS[name];
  return (at[n] ?? []).filter(
    (one) =>
      one.type === type &&
      (!noun || one.value === noun[1]) &&
      (!kinds ||
        (isOf("item")(one) &&
          one.value.length === 1 &&
          kinds.includes(one.value[0]?.kind ?? ""))) &&
      (name !== "PERSON" || one.cost < 1),
  );
}

/** How a line between two tokens fits a pattern; undefined where it does not. */
export function fitOf(
  scene: Scene,
  { pieces, opens, needs }: Pattern,
  from: number,
  to: number,
): Bound | undefined {
  const { line, lattice } = scene;
  const { tokens, text } = line;
  const first = tokens[from];
  if (!first) return undefined;
  const words = wordSet(tokens);
  for (const some of needs) if (![...some].some((word) => words.has(word))) return undefined;
  if (opens && !opens.words.has(first.text)) {
    const starts = [...opens.slots].some((name) => slotsAt(lattice, name, from).length > 0);
    if (!starts) return undefined;
  }
  /** A text to the end of an order keeps its mark: "they're happy!". */
  const raw = (a: number, b: number) => {
    const marked = b === to && /^[!?]$/.test(tokens[b]?.text ?? "") && b === tokens.length - 1;
    return text.slice(tokens[a]?.at, tokens[marked ? b : b - 1]?.end);
  };

  function* take(rest: readonly Piece[], at: number, bound: Bound): Generator<Found> {
    const [piece] = rest;
    const later = rest.slice(1);
    if (!piece) {
      yield { to: at, bound };
      return;
    }
    const token = tokens[at];
    if (piece.is === "word") {
      if (at < to && token?.text === piece.word) yield* take(later, at + 1, bound);
      // Dashes and commas between words of an order say nothing.
      else if (
        at < to &&
        token?.is === "mark" &&
        /^[-,.]$/.test(token.text) &&
        tokens[at + 1]?.text === piece.word &&
        at > from
      ) {
        yield* take(later, at + 2, bound);
      }
      return;
    }
    if (piece.is === "choice") {
      for (const way of piece.ways) yield* take([...way, ...later], at, bound);
      if (piece.optional) yield* take(later, at, bound);
      return;
    }
    yield* slotAt(piece.slot, piece.name, later, at, bound);
  }

  function* slotAt(
    name: string,
    key: string,
    later: readonly Piece[],
    at: number,
    bound: Bound,
  ): Generator<Found> {
    if (at >= to) return;
    if (name === "TEXT" || name === "BECAUSE") {
      const cue = name === "BECAUSE";
      if (cue && !BECAUSE.test(tokens[at]?.text ?? "")) return;
      const start = cue ? at + 1 : at;
      for (let end = later.length === 0 ? to : start + 1; end <= to; end++) {
        if (end <= start) continue;
        yield* take(later, end, { ...bound, texts: { ...bound.texts, [key]: raw(start, end) } });
      }
      return;
    }
    const shape = wordIn(SHAPES, name);
    if (shape) {
      shape.lastIndex = tokens[at]?.at ?? 0;
      const found = shape.exec(line.folded);
      const end = found ? shape.lastIndex : 0;
      const next = found ? tokens.findIndex((one) => one.at >= end) : -1;
      if (found)
        yield* take(later, next < 0 ? tokens.length : next, {
          ...bound,
          texts: { ...bound.texts, [key]: found[1]?.replace(/\s/g, "") },
        });
      return;
    }
    const fits = slotsAt(lattice, name, at).filter((one) => one.to <= to);
    for (const one of [...fits].sort((a, b) => b.to - a.to || a.cost - b.cost)) {
      yield* take(later, one.to, { ...bound, slots: { ...bound.slots, [key]: one } });
    }
  }

  for (const found of take(pieces, from, { slots: {}, texts: {} }))
    if (found.to === to) return found.bound;
  return undefined;
}

const MANNERS_BEFORE =
  /^(?:hi|hiya|hello|hey|please|pls|plz|plese|ok|okay|so|just|bot|right|yes|and|,|!|\.|-|good|morning|afternoon)$/;
const MANNERS_AFTER =
  /^(?:please|pls|plz|thanks|thank|you|thx|ta|cheers|sorry|apologies|now|\?|!|\.|,|\)|chair|madam|for|me|yet)$/;
const POLITE =
  /^(?:(?:can|could|would|will) (?:you|u|we|i)|go ahead and|let us|i would like to|i want to|i need to|we need to|we would like to|want to|id like to|i wish to|we want to)\b/;

/** Where the order itself begins and ends, without the manners about it. Of a text that may be kept, only marks are cut off its end. */
export function plainSpan(
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number }[] {
  let from = 0;
  let changed = true;
  while (changed) {
    changed = false;
    while (from < tokens.length - 1 && MANNERS_BEFORE.test(tokens[from]?.text ?? "")) {
      from += 1;
      changed = true;
    }
    const lead = tokens
      .slice(from, from + 4)
      .map(({ text }) => text)
      .join(" ");
    const polite = POLITE.exec(lead)?.[0];
    if (polite && from + polite.split(" ").length < tokens.length) {
      from += polite.split(" ").length;
      changed = true;
    }
  }
  let to = tokens.length;
  while (to > from + 1 && /^[?!.]$/.test(tokens[to - 1]?.text ?? "")) to -= 1;
  let short = to;
  while (
    short > from + 1 &&
    MANNERS_AFTER.test(tokens[short - 1]?.text ?? "") &&
    !(tokens[short - 1]?.text === "me" && !/^for$/.test(tokens[short - 2]?.text ?? ""))
  ) {
    if (tokens[short - 1]?.text === "you" && tokens[short - 2]?.text !== "thank") break;
    if (tokens[short - 1]?.text === "for") break;
    short -= tokens[short - 1]?.text === "me" ? 2 : 1;
  }
  const spans = [
    { from, to: short },
    { from, to },
    { from: 0, to: short },
    { from: 0, to },
    { from: 0, to: tokens.length },
  ];
  return spans.filter(
    (one, n) => spans.findIndex(({ from: a, to: b }) => a === one.from && b === one.to) === n,
  );
}
