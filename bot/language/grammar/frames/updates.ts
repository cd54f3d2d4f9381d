import type { Ask } from "../../../asks/index.ts";
import type { ActionUpdate } from "../../../plan/actions/update-action.ts";
import type { Rag, Status } from "../../../plan/model/primitives.ts";
import { isUnsafe } from "../../../plan/model/rag.ts";
import { called, find } from "../../../plan/model/snapshot.ts";
import { itemName } from "../../../plan/model/vocabulary.ts";
import { findByText } from "../../../plan/text/search.ts";
import type { Dated } from "../../line/dated.ts";
import { isOf, type Named, type Slot } from "../../line/slot.ts";
import { moved, numberOf } from "../../time/atoms.ts";
import {
  isOnlyManners,
  isSecondOrder,
  keptText,
  type Split,
  tailOf,
  upToOrder,
} from "../record-text.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import { type Candidate, refuse, type Scene } from "../scene.ts";
import { weighed } from "../tally.ts";
import { topics } from "./items.ts";
import { notChanged } from "./not-changed.ts";

/** What is said to be so of an action, or ordered to be: its form, filled in with what was said and nothing else. */

type Typed = { -readonly [K in keyof ActionUpdate]?: ActionUpdate[K] };

const words = (said: Said) => said.tokens.map(({ text }) => text).join(" ");

/** The action that is spoken of: by its reference, or by words that lead to it alone. */
function subject(said: Said): {
  readonly items: readonly Named[];
  readonly used: readonly Slot[];
  readonly byText: boolean;
} {
  const items = ofType(said, "item");
  if (items.length > 0) {
    const named = items.flatMap(({ value }) => value).filter(({ kind }) => kind === "action");
    return { items: named, used: items, byText: false };
  }
  const [text] = ofType(said, "text").filter(({ cued }) => !cued);
  if (!text) return { items: [], used: [], byText: true };
  // A statement of something by its words is read whole, or not at all.
  const { cover, scene } = said;
  const whole = cover.skipped.every((n) => scene.line.tokens[n]?.is === "mark");
  if (!whole || ofType(said, "act").some(({ value }) => value === "log" || value === "post")) {
    return { items: [], used: [], byText: true };
  }
  const found = findByText(scene.plan, "action", text.value);
  const [only] = found;
  return only !== undefined && found.length === 1
    ? { items: [{ kind: "action", ref: only, known: true }], used: [text], byText: true }
    : { items: [], used: [], byText: true };
}

/** The values that are said of it: the last of each kind that is neither denied nor what it was. */
function valuesOf(said: Said): { readonly typed: Typed; readonly used: readonly Slot[] } {
  const typed: Typed = {};
  const used: Slot[] = [];
  const tokens = said.scene.line.tokens;
  const old = (one: Slot) => {
    const before = [1, 2, 3].map((n) => tokens[one.from - n]?.text ?? "");
    return (
      said.denied.has(one) ||
      /^(?:from|was|off)$/.test(before[0] ?? "") ||
      (before[0] === "be" && before[1] === "not") ||
      before[1] === "from"
    );
  };
  const rags = ofType(said, "rag");
  const rag = rags.filter((one) => !old(one)).at(-1);
  if (rag) {
    const [first] = rag.value;
    typed.rag = (rag.value.length > 1 ? "amber" : first) as Rag;
  }
  used.push(...rags);
  const states = ofType(said, "status");
  const status = states.filter((one) => !old(one) && one.value.length === 1).at(-1);
  if (status) typed.status = status.value[0] as Status;
  used.push(...states.filter((one) => one.value.length === 1));
  return { typed, used };
}

/** The date that it is to have: the last that is not denied; a stretch of time counts from the one it has. */
function dateOf(
  said: Said,
  item: Named | undefined,
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
  if (!chosen) return { used: [] };
  const date = dayFor(said.scene, chosen.value, item);
  return { ...(date ? { date } : {}), used: dates };
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

const QUESTION_TAIL =
  /^(?:who|what|when|where|why|how|which|is|are|has|have|did|does|do|any|can|could)\b.*\?\s*$|^(?:where|how|what|why|who|when) (?:are|is|do|have|has|did|was|were|can|could|about)\b|^(?:how we doing|where are we|any news|any update|latest)\b/i;

export function updateActionFrames(said: Said, split: Split | null): readonly Candidate[] {
  const { scene } = said;
  const { plan } = scene;
  const text = words(said);
  const acts = ofType(said, "act");
  const order = acts.filter(({ value }) => /^(?:set|push|need|close|log)$/.test(value));
  const orders = order.length > 0 && said.mood !== "question";
  const { items, used: subjectUsed, byText } = subject(said);
  const [item, second] = items;
  const areas = ofType(said, "area");
  const { typed: values, used: valueSlots } = valuesOf(said);
  const isQuestion = said.mood === "question";
  const tail = split ? withoutOld(tailOf(scene, split)) : "";
  const verb =
    orders &&
    (acts.some(({ value }) => /^(?:set|push|close)$/.test(value)) ||
      /\b(?:update|comment|note)\b/.test(text));

  // Many at once.
  const many = areas.length > 0 || /\b(?:everything|all|every|them all|these)\b/.test(text);
  if (
    !item &&
    verb &&
    many &&
    valueSlots.length > 0 &&
    !isQuestion &&
    ofType(said, "kind").every(({ value }) => value === "action" || value === "area") &&
    /\b(?:set|mark|make|turn|change|put|move|close)\b/.test(text)
  ) {
    return [
      weighed(
        said,
        refuse(
          `I change one ${called(plan, "action").one} at a time, so that each rating has its own reason and its own entry in the history. Ask for the list and open each ${called(plan, "action").one}, or say “set 5.1 green”.`,
        ),
        0.2,
        said.slots,
      ),
    ];
  }
  if (!item) return [];
  if (isQuestion) return [];
  const not = notChanged(said, item.ref, tail);
  if (not) return [{ ...weighed(said, refuse(not, [item.ref]), 0.3, said.slots), unused: [] }];
  if (/^(?:please )?(?:do not|never|not to)\b/.test(text) && (valueSlots.length > 0 || verb)) {
    return [weighed(said, refuse("So I change nothing."), 0.05, said.slots)];
  }
  const hoped = isHoped(said, text);
  if (hoped) {
    delete values.rag;
    delete values.status;
  }
  const late_ = split ? dateBehind(said, split, item) : undefined;
  const { date: said_, used: dateSlots } = hoped
    ? { date: undefined, used: [] }
    : dateOf(said, item);
  const date = said_ ?? late_?.date;
  const dated = date !== undefined;
  const kept = split ? keptText(late_ ? late_.rest : tail, split.cue) : "";
  // A date alone is said of something by its reference, and not of what some words lead to.
  if (byText && dated && values.status === undefined && values.rag === undefined) return [];
  const hasValue_ = values.rag !== undefined || values.status !== undefined || dated;
  const closes = acts.some(({ value }) => value === "close");
  const noted = order.some(({ value }) => value === "log") || hasProgress(said);
  const bare = verb && !hasValue_;
  // "It isn't red, it's amber" says what it is behind the comma.
  const goesOn = split !== null && beginsWithValue(scene, split.tail);
  const nothingSet = hoped || (valueSlots.length > 0 && !hasValue_ && !goesOn);
  if (nothingSet && kept === "" && subjectUsed.length > 0 && !byText) {
    // What is hoped, feared or denied is told back, and sets nothing.
    const behind = scene.line.tokens[subjectUsed[0]?.to ?? 0];
    const rest = behind ? scene.line.text.slice(behind.at).replace(/[\s.!?]+$/, "") : "";
    const told = rest === "" ? scene.line.text : rest;
    return [
      {
        ...weighed(
          said,
          { command: "update_action", ref: item.ref, typed: {} },
          0.2 + (split ? 1 : 0),
          said.slots,
        ),
        unused: [told],
      },
    ];
  }
  // With no value, no verb and no text nothing is said of it.
  if (!hasValue_ && !bare && !closes && kept === "") return [];
  const late = ofType(said, "late").length > 0;
  const announced = split && /^(?::|-|\n|\(|,|\.)$/.test(split.cue);
  if (!hasValue_ && !bare && !closes && !late && split && !announced) return [];
  if (goesOn && kept !== "" && valueSlots.length > 0 && !hasValue_) return [];
  if (split && /^[,;-]$/.test(split.cue) && beginsWithValue(said.scene, split.tail)) return [];
  if (split && QUESTION_TAIL.test(tail.trim())) return [];
  if (split && !hasValue_ && !bare && /^[,.]$/.test(split.cue) && !noted) return [];
  if (second && !dated && split === null && !hasValue_) return [];
  if (second) {
    const readings = items.map(({ ref }) => ({
      title: itemName(plan, "action", ref),
      ask: { command: "update_action", ref } as never,
    }));
    const question = `I change one ${called(plan, "action").one} at a time. Which one first?`;
    return [
      weighed(said, { command: "which", question, readings }, 0.2, [
        ...subjectUsed,
        ...order,
        ...valueSlots,
        ...dateSlots,
        ...ofType(said, "op").filter(({ value }) => value === "together"),
      ]),
    ];
  }
  const typed: Typed = { ...values };
  if (closes && typed.status === undefined && typed.rag === undefined) typed.status = "complete";
  if (dated) typed.revisedDate = date;
  if (kept !== "") {
    const colour = typed.rag !== undefined && (isUnsafe(typed.rag) || isSet(said));
    if (colour && !(split?.cue === ":" && hasProgress(said))) typed.reason = kept;
    else if (dated && typed.status === undefined) typed.revisedReason = kept;
    else typed.progress = kept;
  }
  const lost = split !== null && kept === "" && !isOnlyManners(tail) && tail.trim() !== "";
  const more = upToOrder(tail) === tail ? "" : tail.slice(upToOrder(tail).length);
  const extra = lost ? (isSecondOrder(tail.trim()) ? 1.5 : 2.5) : 0;
  const statement = !verb && !hasStatement(text) && !split ? 0.15 : 0;
  const used: (Slot | undefined)[] = [
    ...subjectUsed,
    ...order,
    ...valueSlots,
    ...dateSlots,
    ...acts.filter(({ value }) => value === "where" && kept !== ""),
    ...acts.filter(({ value }) => value === "show"),
    ...ofType(said, "fact").filter(({ value }) => /^(?:due|progress|rag|start)$/.test(value)),
    ...ofType(said, "word").filter(({ value }) =>
      /^(?:due|was|was due|updated|soon|only)$/.test(value),
    ),
    ...ofType(said, "kind").filter(({ value }) => value === "action"),
    ...ofType(said, "moved").filter(() => dated),
    ...ofType(said, "op").filter(({ value }) => value === "revised" && dated),
    ...(closes ? acts.filter(({ value }) => value === "close") : []),
    ...topics(said, "looked like"),
    ...ofType(said, "date").filter(({ value }) => value.relation === "since"),
    ...ofType(said, "op").filter(({ value }) => value === "needless"),
    ...(kept === "" ? [] : ofType(said, "late")),
  ];
  const base =
    0.15 +
    (split?.cost ?? 0) +
    extra +
    statement +
    (byText ? (hasValue_ && kept === "" ? 0.2 : 0.5) : 0) +
    (kept !== "" && !hasValue_ && !bare ? 0.3 : 0);
  const direct =
    split === null || /^(?:because|since|as|:|-)$/.test(split.cue)
      ? directly(said, item, typed, split)
      : undefined;
  const ask: Ask = direct ?? { command: "update_action", ref: item.ref, typed };
  const read = weighed(said, ask, base, used);
  const candidate = more === "" ? read : { ...read, unused: [...read.unused, orderIn(more)] };
  if (direct && candidate.unused.length > 0) {
    return [{ ...candidate, ask: { command: "update_action", ref: item.ref, typed } }];
  }
  return [lost ? { ...candidate, unused: [...candidate.unused, orderIn(tail)] } : candidate];
}

/** A text for the record never begins with a value or a reference: what does is more of what is said. */
function beginsWithValue({ lattice, line }: Scene, tail: number): boolean {
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

/** "Set 3.4 green because …" says why it has the colour, whatever that is. */
const isSet = (said: Said) => said.tokens.some(({ text }) => text === "set");

const HOPED =
  /\b(?:if (?!you can\b|you could\b|poss)|unless|nearly|almost|half(?! ?-? ?term)|partly|mostly|hopefully|might|probably|about to|close to|going to be|will be|would be|not quite|expected|expecting|hoping|hope|aiming|aim|likely|should soon be)\b|\d+ ?%/;

/** What is nearly, perhaps or one day so is not so; and of two colours none is meant. */
function isHoped(said: Said, text: string): boolean {
  const values = said.slots.filter((one) => isOf("rag", "status")(one) && !said.denied.has(one));
  if (values.length === 0) return false;
  if (HOPED.test(text) && !/\bwill (?:now )?be\b.*\bnot\b/.test(text)) return true;
  const by = ofType(said, "date").some(
    ({ value }) => value.relation === "by" || value.relation === "before",
  );
  if (by && /\bshould\b/.test(text)) return true;
  const rags = values.filter(isOf("rag"));
  return rags.length === 2 && /\bor\b/.test(text) && !/\b(?:from|was|off)\b/.test(text);
}

const OLD =
  /^\s*\(?(?:not|rather than|instead of|was|previously|formerly)\s+(?:red|amber|green|blue|complete|done|not started|in progress|not rated)\b\)?\s*(?:[,;.:–-]+|because\b|as\b|since\b|\()?\s*/i;

/** A tail without the value that it says was there before. */
const withoutOld = (tail: string): string => tail.replace(OLD, "");

/** "…, now april" at the end of a text is a date, and no part of it. */
function dateBehind(
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
  if (at === comma + 1) return undefined;
  const found = (lattice.at[at] ?? []).find((one) => isOf("date")(one) && one.to === tokens.length);
  if (!found || !isOf("date")(found)) return undefined;
  const date = dayFor(said.scene, found.value, item);
  return date
    ? { date, rest: line.text.slice(tokens[split.tail]?.at, tokens[comma]?.at) }
    : undefined;
}

/** A second order, as it is told back. */
const orderIn = (text: string) =>
  text.replace(/^[\s,;.]*(?:(?:and|then|also|please)\s+)*/i, "").trim();

const tailOf_ = (said: Said, split: Split | null): string =>
  split ? tailOf(said.scene, split).trim() : "";

const hasProgress = (said: Said) =>
  said.slots.some((one) => isOf("fact")(one) && one.value === "progress") ||
  /\b(?:progress|update|note|comment)\b/.test(words(said));
const hasStatement = (text: string) =>
  /\b(?:is|has|have|now|been|can|should|will|to|gone|are)\b/.test(text);
void hasValue;

/**
 * `set 3.4 red because …` is the one text that writes without being confirmed on a card; and only
 * where nothing more than that was found in it.
 */
function directly(said: Said, { ref }: Named, typed: Typed, split: Split | null): Ask | undefined {
  const { rag, reason, ...others } = typed;
  if (rag === undefined || Object.keys(others).length > 0) return undefined;
  const heads = said.tokens
    .filter(({ is, text }) => is !== "mark" || text === "@")
    .map(({ text }) => text);
  const plain = heads.filter((word) => !/^(?:please|pls)$/.test(word));
  if (plain[0] !== "set" || said.slots.some((one) => isOf("text", "date", "person", "status")(one)))
    return undefined;
  const rags = ofType(said, "rag");
  if (rags.length !== 1 || (rags[0]?.value.length ?? 0) !== 1) return undefined;
  if (tailOf_(said, split) && isSecondOrder(tailOf_(said, split))) return undefined;
  const between = said.slots
    .filter((one) => !isOf("item", "rag", "act")(one))
    .every((one) => isOf("filler")(one));
  const item = ofType(said, "item")[0];
  const first = said.tokens.findIndex(({ text }) => text === "set");
  if (
    !between ||
    !item ||
    item.from - first > 1 ||
    !/^(?:red|amber|green|not rated)$/.test(
      words({ ...said, tokens: said.tokens.slice(rags[0]?.from ?? 0, rags[0]?.to ?? 0) }),
    )
  ) {
    return undefined;
  }
  const tail = split ? tailOf(said.scene, split) : "";
  if (/\bset (?:\w+ )?\d/i.test(tail)) return undefined;
  return {
    command: "set_action",
    update: { ref, rag, ...(reason !== undefined ? { reason } : {}) },
  };
}
