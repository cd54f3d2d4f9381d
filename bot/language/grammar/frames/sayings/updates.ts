import type { Ask } from "../../../../asks/index.ts";
import { isUnsafe } from "../../../../plan/model/rag.ts";
import { called } from "../../../../plan/model/snapshot.ts";
import { itemName } from "../../../../plan/model/vocabulary.ts";
import { isOf, type Named, type Slot } from "../../../line/slot.ts";
import {
  isOnlyManners,
  isSecondOrder,
  keptText,
  type Split,
  tailOf,
  upToOrder,
} from "../../record-text.ts";
import { ofType, type Said } from "../../said.ts";
import { type Candidate, refuse } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { isAsked } from "../facts.ts";
import { topics } from "../items.ts";
import { notChanged } from "../not-changed.ts";
import { withLinks } from "./evidence.ts";
import {
  beginsWithValue,
  dateBehind,
  dateOf,
  isHoped,
  type Typed,
  valuesOf,
  withoutOld,
} from "./new-values.ts";
import { ofNothing } from "./of-nothing.ts";
import { directly } from "./set-directly.ts";
import { isPlural, subjectIn } from "./subject.ts";

/** What is said to be so of an action, or ordered to be: its form, filled in with what was said and nothing else. */

const words = (said: Said) => said.tokens.map(({ text }) => text).join(" ");

const QUESTION_TAIL =
  /^(?:who|what|when|where|why|how|which|is|are|has|have|did|does|do|any|can|could)\b.*\?\s*$|^(?:where|how|what|why|who|when) (?:are|is|do|have|has|did|was|were|can|could|about)\b|^(?:how we doing|where are we|any news|any update|latest)\b/i;

/** What a line sets of one action: the values, the text for the record, and the slots that they come from. */
type Heard = {
  readonly typed: Typed;
  readonly kept: string;
  readonly hoped: boolean;
  readonly dated: boolean;
  readonly hasValue: boolean;
  readonly valueSlots: readonly Slot[];
  readonly dateSlots: readonly Slot[];
};

function heardOf(said: Said, split: Split | null, item: Named, subject: readonly Slot[]): Heard {
  const { scene } = said;
  const { typed: values, used: valueSlots } = valuesOf(said);
  const hoped = isHoped(said, words(said), subject);
  if (hoped) {
    delete values.rag;
    delete values.status;
  }
  const behind = split ? dateBehind(said, split, item) : undefined;
  const { date: ahead, used: dateSlots } = hoped
    ? { date: undefined, used: [] }
    : dateOf(said, item, subject);
  const date = ahead ?? behind?.date;
  const tail = split ? withoutOld(tailOf(scene, split)) : "";
  const text = split ? keptText(behind ? behind.rest : tail, split.cue) : "";
  const { typed: linked, kept } = withLinks(said, text, values.status === "complete");
  const typed: Typed = { ...values, ...linked };
  const closes = ofType(said, "act").some(({ value }) => value === "close");
  const hasValue = values.rag !== undefined || values.status !== undefined || date !== undefined;
  if (closes && typed.status === undefined && typed.rag === undefined) typed.status = "complete";
  if (date !== undefined) typed.revisedDate = date;
  if (kept !== "") typed[fieldOf(said, split, typed)] = kept;
  return { typed, kept, hoped, dated: date !== undefined, hasValue, valueSlots, dateSlots };
}

/** The field that a text is for: why it has its colour, why it has its date, or how far it is. */
function fieldOf(said: Said, split: Split | null, typed: Typed) {
  const colour = typed.rag !== undefined && (isUnsafe(typed.rag) || isSet(said));
  if (colour && !(split?.cue === ":" && hasProgress(said))) return "reason";
  return typed.revisedDate !== undefined && typed.status === undefined
    ? "revisedReason"
    : "progress";
}

export function updateActionFrames(said: Said, split: Split | null): readonly Candidate[] {
  const { scene } = said;
  const { plan } = scene;
  const text = words(said);
  if (isAsked(said) || /^(?:please )?(?:show|list|give|send) (?:me|us)\b/.test(text)) return [];
  const acts = ofType(said, "act");
  const order = acts.filter(({ value }) => /^(?:set|push|need|close|log)$/.test(value));
  const orders = order.length > 0;
  const verb =
    orders &&
    (acts.some(({ value }) => /^(?:set|push|close)$/.test(value)) ||
      /\b(?:update|comment|note)\b/.test(text));
  const {
    items,
    used: subjectUsed,
    byText,
  } = subjectIn(said, verb || hasStatement(text), split?.cue);
  const [item, second] = items;
  if (!item) return [...(verb ? manyAtOnce(said) : []), ...ofNothing(said, split)];
  const tail = split ? withoutOld(tailOf(scene, split)) : "";
  const not = notChanged(said, item.ref, tail);
  if (not && !second)
    return [{ ...weighed(said, refuse(not, [item.ref]), 0.3, said.slots), unused: [] }];
  if (split?.end !== undefined && !isSaidBehind(said, subjectUsed)) return [];
  const heard = heardOf(said, split, item, subjectUsed);
  const { typed, kept, hoped, dated, hasValue, valueSlots, dateSlots } = heard;
  if (/^(?:please )?(?:do not|never|not to)\b/.test(text) && (valueSlots.length > 0 || verb)) {
    return [weighed(said, refuse("So I change nothing."), 0.05, said.slots)];
  }
  const closes = acts.some(({ value }) => value === "close");
  const links = typed.evidenceLink !== undefined;
  // A date alone is said of what some words lead to only where it is ordered or stated.
  if (byText && dated && typed.status === undefined && typed.rag === undefined) {
    if (!(verb || hasStatement(text)) || isPlural(said) || said.slots.some(isOf("op"))) return [];
  }
  const noted = order.some(({ value }) => value === "log") || hasProgress(said);
  const bare = verb && !hasValue;
  // "It isn't red, it's amber" says what it is behind the comma.
  const goesOn = split !== null && split.end === undefined && beginsWithValue(scene, split.tail);
  const nothingSet = hoped || (valueSlots.length > 0 && !hasValue && !goesOn);
  if (
    nothingSet &&
    !second &&
    kept === "" &&
    subjectUsed.length > 0 &&
    (!byText || hasStatement(text))
  )
    return [toldBack(said, item, subjectUsed, split)];
  // With no value, no verb and no text nothing is said of it.
  if (!hasValue && !bare && !closes && kept === "") return [];
  if (byText && !hasValue && !closes && !noted) return [];
  const late = ofType(said, "late").length > 0;
  const announced =
    split && (split.end !== undefined || /^(?:that|:|-|\n|\(|,|\.)$/.test(split.cue));
  if (!hasValue && !bare && !closes && !late && split && !announced) return [];
  if (goesOn && kept !== "" && valueSlots.length > 0 && !hasValue) return [];
  if (split && /^[,;-]$/.test(split.cue) && goesOn) return [];
  if (split && QUESTION_TAIL.test(tail.trim())) return [];
  if (split && !hasValue && !bare && /^[,.]$/.test(split.cue) && !noted) return [];
  if (second && !dated && split === null && !hasValue) return [];
  if (second) {
    const readings = items.map((one) => ({
      title: itemName(plan, "action", one.ref),
      ask: {
        command: "update_action" as const,
        ref: one.ref,
        // What is said of each of several is said of that one alone.
        typed: subjectUsed.length > 1 ? {} : heardOf(said, split, one, subjectUsed).typed,
      },
    }));
    const question = byText
      ? `${items.length} ${called(plan, "action").many} speak of that. Which one is it?`
      : `I change one ${called(plan, "action").one} at a time. Which one first?`;
    const ask: Ask = { command: "which", question, readings };
    return [
      weighed(
        said,
        ask,
        0.2 + (split?.cost ?? 0) + (!byText ? 0 : subjectUsed.some(isOf("area")) ? -0.15 : 0.3),
        [
          ...subjectUsed,
          ...order,
          ...valueSlots,
          ...dateSlots,
          ...ofType(said, "op").filter(({ value }) => value === "together"),
          ...ofType(said, "kind").filter(({ value }) => value === "action"),
        ],
      ),
    ];
  }
  const lost =
    split !== null && kept === "" && !links && !isOnlyManners(tail) && tail.trim() !== "";
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
    ...ofType(said, "word").filter(
      ({ value }) =>
        /^(?:was|updated|soon|only)$/.test(value) || (dated && /^(?:due|was due)$/.test(value)),
    ),
    ...ofType(said, "kind").filter(({ value }) => value === "action"),
    ...ofType(said, "moved").filter(() => dated),
    ...ofType(said, "op").filter(({ value }) => value === "revised" && dated),
    ...(closes ? acts.filter(({ value }) => value === "close") : []),
    ...topics(said, "looked like"),
    ...(links ? [...ofType(said, "link"), ...topics(said, "evidence")] : []),
    ...ofType(said, "date").filter(({ value }) => value.relation === "since"),
    ...ofType(said, "op").filter(({ value }) => value === "needless"),
    ...ofType(said, "person").filter((one) => isThanked(said, one)),
    ...(kept === "" ? [] : ofType(said, "late")),
  ];
  const base =
    0.15 +
    (split?.cost ?? 0) +
    extra +
    statement +
    (byText ? (hasValue && kept === "" ? 0.2 : 0.5) : 0) +
    (kept !== "" && !hasValue && !bare ? 0.3 : 0);
  const direct =
    split === null || (split.end === undefined && /^(?:because|since|as|:|-)$/.test(split.cue))
      ? directly(said, item, typed, split)
      : undefined;
  const ask: Ask = direct ?? { command: "update_action", ref: item.ref, typed };
  const plain = weighed(said, ask, base, used);
  const read = hasValue
    ? plain
    : { ...plain, unused: [...plain.unused, ...unset(said, valueSlots)] };
  const candidate = more === "" ? read : { ...read, unused: [...read.unused, orderIn(more)] };
  if (direct && candidate.unused.length > 0) {
    return [{ ...candidate, ask: { command: "update_action", ref: item.ref, typed } }];
  }
  return [lost ? { ...candidate, unused: [...candidate.unused, orderIn(tail)] } : candidate];
}

/**
 * What is said behind a text is read whole: a value with its item, or the order to put that text on
 * one. What is new in it would else be lost.
 */
function isSaidBehind(said: Said, subject: readonly Slot[]): boolean {
  const { tokens } = said.scene.line;
  const whole = said.cover.skipped.every((n) => tokens[n]?.is === "mark");
  const others = said.slots.some((one) => isOf("text", "person")(one) && !subject.includes(one));
  if (!whole || others || subject.length === 0) return false;
  return (
    said.slots.some(isOf("rag", "status", "date")) ||
    said.slots.some((one) => isOf("act")(one) && /^(?:set|push|close|log)$/.test(one.value))
  );
}

/** Many actions in one order: an area, or all of them, or more than a question can offer. */
function manyAtOnce(said: Said): readonly Candidate[] {
  const { plan } = said.scene;
  const text = words(said);
  const many =
    ofType(said, "area").length > 0 || /\b(?:everything|all|every|them all|these)\b/.test(text);
  const { one } = called(plan, "action");
  if (
    !many ||
    /\b(?:see|show|list|have|view|send|give)\b/.test(text) ||
    valuesOf(said).used.length === 0 ||
    !ofType(said, "kind").every(({ value }) => value === "action" || value === "area") ||
    /\b(?:set|setting|put) (?:\w+ )?(?:out|together)\b/.test(text) ||
    !/\b(?:set|mark|make|turn|change|put|move|close)\b/.test(text)
  )
    return [];
  const sentence = `I change one ${one} at a time, so that each rating has its own reason and its own entry in the history. Ask for the list and open each ${one}, or say “set 5.1 green”.`;
  return [weighed(said, refuse(sentence), 0.2, said.slots)];
}

/** What is hoped, feared or denied is told back, and sets nothing. */
function toldBack(
  said: Said,
  { ref }: Named,
  subject: readonly Slot[],
  split: Split | null,
): Candidate {
  const { tokens, text } = said.scene.line;
  const behind = tokens[subject[0]?.to ?? 0];
  const rest = behind ? text.slice(behind.at).replace(/[\s.!?]+$/, "") : "";
  const ask: Ask = { command: "update_action", ref, typed: {} };
  const read = weighed(said, ask, 0.2 + (split ? 1 : 0), said.slots);
  return { ...read, unused: [rest === "" ? text : rest] };
}

/** The values that were said and set nothing, as they stand: "off red". */
const unset = ({ scene: { line } }: Said, slots: readonly Slot[]): readonly string[] =>
  slots.map(({ from, to }) => line.text.slice(line.tokens[from]?.at, line.tokens[to - 1]?.end));

/** "Thanks Dave, 3.4 is green". */
const isThanked = ({ scene }: Said, { from }: Slot) =>
  /^(?:thanks|you|thx|cheers|ta|hi|hello|hiya|hey|morning|sorry|dear)$/.test(
    scene.line.tokens[from - 1]?.text ?? "",
  );

/** A second order, as it is told back. */
const orderIn = (text: string) =>
  text.replace(/^[\s,;.]*(?:(?:and|then|also|please)\s+)*/i, "").trim();

/** "Set 3.4 green because …" says why it has the colour, whatever that is. */
const isSet = (said: Said) => said.tokens.some(({ text }) => text === "set");

const hasProgress = (said: Said) =>
  said.slots.some((one) => isOf("fact")(one) && one.value === "progress") ||
  /\b(?:progress|update|note|comment)\b/.test(words(said));
const hasStatement = (text: string) =>
  /\b(?:is|has|have|now|been|can|should|will|to|gone|are)\b/.test(text);
