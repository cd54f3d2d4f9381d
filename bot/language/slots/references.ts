import type { Kind } from "../../plan/model/kind.ts";
import { oncePer } from "../../plan/model/once.ts";
import { find, type Plan } from "../../plan/model/snapshot.ts";
import { numberNamed } from "../line/number-words.ts";
import { isOf, type Named, type Slot, slot } from "../line/slot.ts";
import type { Line, Token } from "../line/tokens.ts";

/** References, as this plan has them: 3.4, 1.1.a, A1, WS2.3, 2(ii), 307, R4. */

const KINDS = [
  "action",
  "measure",
  "risk",
  "challenge",
  "kpi",
  "area",
] as const satisfies readonly Kind[];
/** What stands before the number of a kind's references: R2, C1, S3. */
const PREFIX: Partial<Record<Kind, string>> = { risk: "R", challenge: "C", schedule: "S" };

const pieces = (ref: string) => ref.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
const keyOf = (ref: string) => pieces(ref).join(".");

/** The figures of a reference behind its letters, as people say it among themselves: "2.3" of WS2.3. */
function tailOf(ref: string): string | undefined {
  const [first = "", ...rest] = pieces(ref);
  const figures = /^[a-z]/.test(first) ? rest : [];
  return figures.length > 1 && figures.every((one) => /^\d/.test(one))
    ? figures.join(".")
    : undefined;
}

type Bearing = { readonly ref: string };
/** What bears references, by their pieces, so that "3,4", "A3.4" and "3.4" are one. */
const byKey = oncePer((items: readonly Bearing[]) => Map.groupBy(items, ({ ref }) => keyOf(ref)));
/** The same by the figures alone. */
const byTail = oncePer((items: readonly Bearing[]) => Map.groupBy(items, ({ ref }) => tailOf(ref)));

/** The one item of a kind, or of any, whose figures these are. */
function byFigures(plan: Plan, key: string, wanted: Kind | undefined): Named | undefined {
  const found = KINDS.filter((kind) => wanted === undefined || wanted === kind).flatMap((kind) =>
    (byTail(plan.items[kind]).get(key) ?? []).map(({ ref }) => ({ kind, ref, known: true })),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** What the plan has by such pieces, of one kind or the first that has it. */
function itemOf(plan: Plan, key: string, wanted: Kind | undefined): Named | undefined {
  for (const kind of KINDS) {
    if (wanted !== undefined && wanted !== kind) continue;
    // What cannot be read here is named all the same: then it is told why.
    const found =
      byKey(plan.items[kind]).get(key)?.[0] ??
      plan.unread.find((one) => one.kind === kind && keyOf(one.ref) === key);
    if (found) return { kind, ref: found.ref, known: true };
  }
  return undefined;
}

type Run = {
  readonly to: number;
  readonly keys: readonly string[];
  readonly cost: number;
  readonly dotted: boolean;
  /** A space stands where a point belongs. */
  readonly spaced: boolean;
};

const isPiece = (token: Token | undefined) =>
  token !== undefined &&
  (token.is === "number"
    ? token.text.length < 5
    : token.is === "word" && /^[a-z]{1,4}$/.test(token.text));

/** The runs of pieces that begin at a token, each up to where no further piece is glued to it. */
function runsFrom(tokens: readonly Token[], from: number): Run[] {
  const first = tokens[from];
  if (!first || !isPiece(first)) return [];
  if (
    first.glued &&
    /^[\d.,£$]$|\d/.test(tokens[from - 1]?.text ?? "") &&
    tokens[from - 1]?.is !== "word"
  ) {
    // The middle of a run is no beginning, but for a range's second end.
    if (!/^[-–/,]$/.test(tokens[from - 1]?.text ?? "")) return [];
  }
  const runs: Run[] = [];
  const keys = [first.text];
  let [n, cost, dotted, spaced] = [from + 1, 0, false, false];
  for (let more = 0; more < 6; more++) {
    const next = tokens[n];
    const after = tokens[n + 1];
    const isMark = next?.is === "mark" && /^[.,()/-]$/.test(next.text);
    const last = tokens[n - 1];
    if (next?.glued && isPiece(next) && next.is !== last?.is) {
      keys.push(next.text);
      n += 1;
    } else if (isMark && next.glued && after?.glued && isPiece(after)) {
      // It may end here as well: a range, a list without spaces.
      if (next.text !== "." && next.text !== "(")
        runs.push({ to: n, keys: [...keys], cost, dotted, spaced });
      keys.push(after.text);
      if (next.text === ".") dotted = true;
      if (next.text !== "." && next.text !== "(") cost += 0.08;
      n += 2;
      if (tokens[n]?.text === ")" && next.text === "(") n += 1;
    } else if (next && !next.glued && next.is === "number" && isPiece(last)) {
      // "1 6", "R 1": a space where a point belongs.
      runs.push({ to: n, keys: [...keys], cost, dotted, spaced });
      keys.push(next.text);
      cost += last?.is === "word" ? 0.1 : 0.4;
      spaced = true;
      n += 1;
    } else break;
  }
  runs.push({ to: n, keys, cost, dotted, spaced });
  return runs;
}

/** What pieces name: of one kind, where a word says which. */
function named(plan: Plan, keys: readonly string[], kind: Kind | undefined): Named | undefined {
  const tries = [keys, ...(keys[0] === "a" || keys[0] === "action" ? [keys.slice(1)] : [])];
  for (const one of tries) {
    const found = itemOf(plan, one.join("."), kind);
    if (found) return found;
  }
  const short = byFigures(plan, keys.join("."), kind);
  if (short) return short;
  const prefix = kind && PREFIX[kind];
  if (prefix && keys.length === 1 && /^\d+$/.test(keys[0] ?? "")) {
    const ref = `${prefix}${Number(keys[0])}`;
    return { kind, ref, known: find(plan, kind, ref) !== undefined };
  }
  return undefined;
}

/** A reference that this plan does not have, told by its shape. */
function unknown(
  { keys, dotted, spaced }: Run,
  typed: string,
  kind: Kind | undefined,
): Named | undefined {
  const [first = "", second] = keys;
  if (second === undefined || spaced) return undefined;
  if (kind === undefined || kind === "risk" || kind === "challenge") {
    if (/^[rc]$/.test(first) && keys.length === 2 && /^\d+$/.test(second)) {
      const prefixed = first === "r" ? "risk" : "challenge";
      return { kind: prefixed, ref: `${first.toUpperCase()}${Number(second)}`, known: false };
    }
  }
  if (kind === "risk" || kind === "challenge" || kind === "schedule") return undefined;
  const numbered = keys.filter((key) => /^\d+$/.test(key)).length > 1;
  if (!numbered || !(dotted || kind !== undefined)) return undefined;
  if (kind === "area") return undefined;
  return {
    kind: kind ?? "action",
    ref: typed.replace(/^a(?=\d)/i, "").replace(/[,-]/g, "."),
    known: false,
  };
}

/** References of items, each with the word for their kind before them and with those that follow in a list. */
export function referenceSlots({ text, tokens }: Line, plan: Plan, nouns: readonly Slot[]): Slot[] {
  const single: {
    from: number;
    start: number;
    to: number;
    item: Named;
    cost: number;
    noun: boolean;
  }[] = [];
  const nounsTo = new Map<number, Slot[]>();
  for (const noun of nouns) nounsTo.set(noun.to, [...(nounsTo.get(noun.to) ?? []), noun]);

  for (const [n, token] of tokens.entries()) {
    if (!isPiece(token)) continue;
    const runs = runsFrom(tokens, n);
    const longest = runs.at(-1);
    // What the plan has whole is no shorter reference with something behind it.
    const whole = runs.findLast(({ keys }) => named(plan, keys, undefined));
    for (const run of runs) {
      const next = tokens[run.to];
      const typed = text.slice(token.at, tokens[run.to - 1]?.end);
      // Figures are no references: 2.5%, £4.5m, 9.30am.
      if (next?.glued && /^(?:%|am|pm|m|k|st|nd|rd|th)$/.test(next.text)) continue;
      if (
        next &&
        !next.glued &&
        /^(?:%|percent|per|million|pm|am|months?|weeks?|days?|years?)$/.test(next.text) &&
        run.keys.length < 3
      ) {
        if (run.keys.length < 2 || !run.dotted) continue;
      }
      if (/^[£$]$/.test(tokens[n - 1]?.text ?? "")) continue;
      for (const noun of [undefined, ...(nounsTo.get(n) ?? [])]) {
        const kind = noun && isOf("kind")(noun) ? noun.value : undefined;
        if (noun && !kind) continue;
        const item =
          named(plan, run.keys, kind) ??
          (kind === "action" ? named(plan, run.keys, "area") : undefined) ??
          (run === longest ? unknown(run, typed, kind) : undefined) ??
          (kind === "area" && run === longest && run.keys.length === 1 && /^\d{1,3}$/.test(typed)
            ? ({ kind: "area", ref: typed, known: false } as const)
            : undefined);
        if (!item) continue;
        const bareNumber = run.keys.length === 1 && !noun;
        if (bareNumber && (item.kind === "area" || token.text.length < 3)) continue;
        if (run.keys.length === 1 && token.is === "word") continue;
        const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(
          tokens[n - 1]?.text ?? "",
        );
        const cost =
          0.08 +
          run.cost +
          (item.known ? 0 : 0.25) +
          (bareNumber ? 0.3 : 0) +
          (month ? 0.3 : 0) +
          (noun === undefined && whole && run.to < whole.to && tokens[run.to]?.glued ? 1.5 : 0);
        single.push({
          from: noun?.from ?? n,
          start: n,
          to: run.to,
          item,
          cost,
          noun: noun !== undefined,
        });
      }
    }
  }

  const byStart = new Map<number, typeof single>();
  for (const one of single) byStart.set(one.from, [...(byStart.get(one.from) ?? []), one]);
  const out: Slot[] = [];
  const grow = (from: number, to: number, items: readonly Named[], cost: number, noun: boolean) => {
    out.push(slot(meaningOf(items), from, to, cost));
    if (items.length > 12) return;
    let at = to;
    let range = false;
    while (
      /^(?:,|and|or|&|\+|\/|to|-|through|plus|;)$/.test(tokens[at]?.text ?? "") &&
      at < to + 2
    ) {
      if (/^(?:to|-|through)$/.test(tokens[at]?.text ?? "")) range = true;
      at += 1;
    }
    if (at === to) return;
    const last = items.at(-1);
    for (const next of [...(byStart.get(at) ?? []), ...bareNext(at, last, noun)]) {
      if (next.item.kind !== last?.kind) continue;
      if (!next.item.known && last.known && next.cost > 0.5) continue;
      const between = range ? throughTo(plan, last, next.item) : [];
      grow(from, next.to, [...items, ...between, next.item], cost + next.cost * 0.3, noun);
    }
  };
  // "areas 2 and 4": the word for the kind is said once.
  const bareNext = (at: number, last: Named | undefined, noun: boolean): typeof single => {
    const token = tokens[at];
    if (!noun || !last || token?.is !== "number") return [];
    return runsFrom(tokens, at).flatMap((run) => {
      const item = named(plan, run.keys, last.kind);
      return item ? [{ from: at, start: at, to: run.to, item, cost: 0.1, noun: true }] : [];
    });
  };
  for (const one of single) grow(one.from, one.to, [one.item], one.cost, one.noun);
  return [...out, ...bareAreas(tokens, plan)];
}

/** Areas are asked of as such, all else as items. */
function meaningOf(items: readonly Named[]) {
  return items[0]?.kind === "area"
    ? ({ type: "area", value: items.map(({ ref }) => ref) } as const)
    : ({ type: "item", value: items } as const);
}

/** What lies between two of a kind, as a range names it. */
function throughTo(plan: Plan, first: Named, last: Named): readonly Named[] {
  const all = plan.items[first.kind];
  const [a, b] = [first, last].map(({ ref }) => all.findIndex((item) => item.ref === ref));
  if (a === undefined || b === undefined || a < 0 || b <= a) return [];
  return all.slice(a + 1, b).map(({ ref }) => ({ kind: first.kind, ref, known: true }));
}

/** "Reds in 3" is area 3, where the plan has one and the text ends there; and "area three". */
function bareAreas(tokens: readonly Token[], plan: Plan): Slot[] {
  const out: Slot[] = [];
  const isArea = (ref: string) => find(plan, "area", ref) !== undefined;
  for (const [n, token] of tokens.entries()) {
    if (/^(?:in|under|within|for|from)$/.test(token.text)) {
      const refs: string[] = [];
      let at = n + 1;
      while (
        tokens[at] &&
        (tokens[at]?.is === "number" ||
          (refs.length > 0 && /^(?:and|or|,|&)$/.test(tokens[at]?.text ?? "")))
      ) {
        const ref = tokens[at]?.text ?? "";
        if (tokens[at]?.is === "number") refs.push(ref);
        at += 1;
      }
      const ended = tokens
        .slice(at)
        .every(({ text, is }) => is === "mark" || /^(?:please|pls|thanks|ta|only)$/.test(text));
      if (refs.length > 0 && refs.every(isArea) && ended && tokens[at - 1]?.is === "number") {
        out.push(slot({ type: "area", value: refs }, n, at, 0.3));
      }
    }
    if (/^(?:area|theme|priority)$/.test(token.text)) {
      const ref = String(numberNamed(tokens[n + 1]?.text ?? "", 9));
      if (isArea(ref)) out.push(slot({ type: "area", value: [ref] }, n, n + 2, 0.1));
    }
  }
  return out;
}
