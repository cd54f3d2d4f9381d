import { dueDate } from "../actions/filter.ts";
import { CHALLENGE_KINDS } from "../challenges/challenges.ts";
import { figure, standingOf } from "../measures/scorecard.ts";
import type {
  Action,
  Challenge,
  Item,
  Kpi,
  Measure,
  MeasurePeriod,
  Rag,
  Risk,
} from "../model/model.ts";
import { ragText, statusText } from "../model/rag.ts";
import { listNames } from "../rights/people.ts";
import { printDate } from "../time/calendar-date.ts";
import { type FieldChange, fieldChanges, type NamesOf } from "./field-words.ts";

/** What can have become of an item, in the order in which a board asks: worst first. */
export const GROUPS = ["worse", "better", "completed", "dates", "new", "other"] as const;
export type Group = (typeof GROUPS)[number];

/** One thing that became of an item, as a phrase: `worse: ● Green to ▲ Amber`; and the fields that it tells of. */
export type Moved = {
  readonly group: Group;
  readonly words: string;
  readonly tells: readonly string[];
};

/** What became of an item between two states: its movements, and the fields that no movement tells of. */
export type Movement = { readonly moved: readonly Moved[]; readonly also: readonly FieldChange[] };

/** How an action or a risk stands: a complete action is past rating. */
type Stand = Rag | "complete";

/** Green and complete are level, amber is below them, red below that. Not rated is on no level. */
const LEVELS: Partial<Record<Stand, number>> = { red: 0, amber: 1, green: 2, complete: 2 };

const standText = (stand: Stand) =>
  stand === "complete" ? statusText("complete") : ragText(stand);

const standOf = (action: Action): Stand => (action.status === "complete" ? "complete" : action.rag);

/** Without the same again right after itself. */
const distinct = <T>(all: readonly T[]) => all.filter((one, n) => n === 0 || one !== all[n - 1]);

/** The direction of travel along how something stood, one after the other; `at` names a milestone's period. */
function travel(stands: readonly Stand[], at = ""): readonly Moved[] {
  const path = distinct(stands);
  const [was, now] = [path[0], path.at(-1)];
  if (was === undefined || now === undefined || path.length < 2) return [];
  const tells = was === "complete" || now === "complete" ? ["Status", "RAG"] : [`RAG${at}`];
  const move = (group: Group, words: string) => [{ group, words, tells }];
  const between = [...new Set(path.slice(1, -1))].filter((one) => one !== was && one !== now);
  const way = between.length > 0 ? `, by way of ${listNames(between.map(standText))}` : "";
  const [from, to] = [standText(was), standText(now)];
  if (was === now) {
    return move("other", `changed and changed back${at}: ${path.map(standText).join(", ")}`);
  }
  if (now === "complete") return move("completed", `completed: it was ${from}${way}`);
  if (was === "none") return move("other", `rated ${to}${at}, not rated before${way}`);
  if (now === "none") return move("other", `no longer rated${at}: it was ${from}${way}`);
  const [level, levelNow] = [LEVELS[was] ?? 0, LEVELS[now] ?? 0];
  if (level === levelNow) return move("other", `reopened: ${from} to ${to}${way}`);
  const group = levelNow > level ? "better" : "worse";
  return move(group, `${group}${at}: ${from} to ${to}${way}`);
}

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** Dates that moved: the revised one, the by-when itself, and the one that is asked for. */
function dates(was: Action, now: Action): readonly Moved[] {
  const due = (action: Action) =>
    action.revised ? printDate(action.revised.date) : action.byWhen.printed;
  const move = (words: string, tells: string): Moved => ({
    group: "dates",
    words,
    tells: [tells],
  });
  const moved: Moved[] = [];
  if (differ(was.revised, now.revised)) {
    const way = dueDate(now) > dueDate(was) ? "later" : "earlier";
    const words =
      dueDate(now) === dueDate(was)
        ? `date unchanged: ${due(now)}, but for its reason or approval`
        : was.revised && !now.revised
          ? `revised date taken back: ${due(was)} to ${due(now)} again`
          : `date moved ${way}: ${due(was)} to ${due(now)}`;
    moved.push(move(words, "Revised date"));
  }
  if (differ(was.byWhen, now.byWhen)) {
    moved.push(move(`by when: ${was.byWhen.printed} to ${now.byWhen.printed}`, "By when"));
  }
  const asked = now.proposed;
  if (asked && differ(was.proposed, asked)) {
    const words = `asked to move to ${printDate(asked.date)}, which is not approved`;
    moved.push(move(words, "Proposed date"));
  } else if (was.proposed && !asked && now.revised?.date !== was.proposed.date) {
    moved.push(move(`no longer asked to move to ${printDate(was.proposed.date)}`, "Proposed date"));
  } else if (was.proposed && !asked) {
    moved.push(move("approved as it was asked for", "Proposed date"));
  }
  return moved;
}

/** The board's own rating is told beside the owner's, and is no direction of travel of its own. */
function boardRating(was: Action, now: Action): readonly Moved[] {
  const rating = now.boardRating;
  if (!rating || !differ(was.boardRating, rating)) return [];
  const before = was.boardRating ? `, before ${ragText(was.boardRating.rag)}` : "";
  const words = `the board rated it ${ragText(rating.rag)}${before}`;
  return [{ group: "other", words, tells: ["Board's rating"] }];
}

function ofAction(was: Action, states: readonly Action[]): readonly Moved[] {
  const now = states.at(-1) ?? was;
  return [...travel([was, ...states].map(standOf)), ...dates(was, now), ...boardRating(was, now)];
}

function ofRisk(was: Risk, states: readonly Risk[]): readonly Moved[] {
  const withdrawn = states.at(-1)?.withdrawn && !was.withdrawn;
  const words = "withdrawn from the register";
  return [
    ...travel([was, ...states].map((risk) => risk.rag)),
    ...(withdrawn ? [{ group: "other" as const, words, tells: ["Withdrawn"] }] : []),
  ];
}

function ofKpi(was: Kpi, states: readonly Kpi[]): readonly Moved[] {
  return was.milestones.flatMap(({ months, rag }) => {
    const later = states.flatMap((kpi) => kpi.milestones.filter((m) => m.months === months));
    return travel([rag, ...later.map((m) => m.rag)], ` at ${months} months`);
  });
}

/** A new figure is told against its target; one that replaces another on the same side of it, against that. */
function newFigure(
  was: MeasurePeriod | undefined,
  now: MeasurePeriod,
  unit: string,
): readonly Moved[] {
  const before = was?.actual ?? null;
  if (before === now.actual) return [];
  const when = `at ${now.months} months`;
  const tells = [`Actual ${when}`, `Date of the actual ${when}`];
  const move = (group: Group, words: string) => [{ group, words, tells }];
  const [old, actual, target] = [before, now.actual, now.target].map((n) =>
    figure(n, unit, "none"),
  );
  if (now.actual === null) return move("other", `figure ${when} taken back: it was ${old}`);
  const standing = standingOf(now);
  if (standing === "no target") return move("other", `${actual} ${when}; no target agreed`);
  const met = standing === "met";
  if (was && before !== null && standingOf(was) === standing) {
    const group = now.actual > before ? "better" : "worse";
    const side = met ? `the target of ${target} met` : `still below the target of ${target}`;
    return move(group, `${group} ${when}: ${old} to ${actual}, ${side}`);
  }
  return met
    ? move("better", `target met ${when}: ${actual} against ${target}`)
    : move("worse", `below target ${when}: ${actual} against ${target}`);
}

function ofMeasure(was: Measure, now: Measure): readonly Moved[] {
  return now.periods.flatMap((period) =>
    newFigure(
      was.periods.find((p) => p.months === period.months),
      period,
      now.unit,
    ),
  );
}

/** What became of a challenge is no better or worse: it was answered, closed, or taken back. */
function ofChallenge(was: Challenge, now: Challenge): readonly Moved[] {
  const move = (words: string, tells: readonly string[]) => [
    { group: "other" as const, words, tells },
  ];
  const [before, after] = [was.answer?.text, now.answer?.text];
  return [
    ...(now.answer && before !== after
      ? move(`${was.answer ? "answered again" : "answered"} by ${now.answer.by}`, ["Answer"])
      : []),
    ...(was.answer && !now.answer ? move("its answer taken back", ["Answer"]) : []),
    ...(now.closed && !was.closed ? move(`closed by ${now.closed.by}`, ["Closed"]) : []),
    ...(was.closed && !now.closed ? move("no longer closed", ["Closed"]) : []),
    ...(now.withdrawn && !was.withdrawn ? move("withdrawn", ["Withdrawn"]) : []),
  ];
}

function newChallenge(
  { challengeKind, owner, due, withdrawn }: Challenge,
  names?: NamesOf,
): string {
  const kind = CHALLENGE_KINDS[challengeKind].toLowerCase();
  if (withdrawn) return `new: ${kind}, withdrawn since`;
  const who = owner === null ? "nobody yet" : listNames(names?.([owner]) ?? [owner]);
  return `new: ${kind}, to be answered by ${who}${due ? `, due ${printDate(due)}` : ""}`;
}

function newly(item: Item, names?: NamesOf): string {
  if (item.kind === "challenge") return newChallenge(item, names);
  if (item.kind === "action") return `new: ${standText(standOf(item))}, by ${item.byWhen.printed}`;
  return item.kind === "risk" ? `new: ${ragText(item.rag)}` : "new";
}

const only = <K extends Item["kind"]>(kind: K, items: readonly Item[]) =>
  items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);

function movedFrom(was: Item, states: readonly Item[]): readonly Moved[] {
  const now = states.at(-1) ?? was;
  switch (was.kind) {
    case "action":
      return ofAction(was, only("action", states));
    case "risk":
      return ofRisk(was, only("risk", states));
    case "kpi":
      return ofKpi(was, only("kpi", states));
    case "measure":
      return now.kind === "measure" ? ofMeasure(was, now) : [];
    case "challenge":
      return now.kind === "challenge" ? ofChallenge(was, now) : [];
    default:
      return [];
  }
}

/** What the bot notes on a meeting of its own messages: nobody asks what became of it. */
const BOOKKEEPING: ReadonlySet<string> = new Set(["Notes", "Clerks told of"]);

/**
 * What became of an item: the net of all its changes, from how it was to how it is now. `states` are
 * what it was after each change, oldest first. What came and went is told as such.
 */
export function movementOf(was: Item | null, states: readonly Item[], names?: NamesOf): Movement {
  const now = states.at(-1) ?? was;
  if (!now) return { moved: [], also: [] };
  const other = (words: string): Moved => ({ group: "other", words, tells: [] });
  if (!was) return { moved: [{ ...other(newly(now, names)), group: "new" }], also: [] };
  const moved = movedFrom(was, states);
  const told = new Set(moved.flatMap(({ tells }) => tells));
  const also = fieldChanges(was, now, names).filter(
    ({ label }) => !told.has(label) && !BOOKKEEPING.has(label),
  );
  if (moved.length > 0) return { moved, also };
  if (also.length > 0) return { moved: [other("")], also };
  const words = states.length > 1 ? "changed and changed back" : "saved with nothing new";
  return { moved: [other(words)], also };
}
