import { listNames } from "./names.ts";
import type { Rag } from "./primitives.ts";
import { ragText, statusText } from "./rag.ts";

/** What can have become of an item, in the order in which a board asks: worst first. */
export const MOVEMENTS = ["worse", "better", "completed", "dates", "new", "other"] as const;
export type MovementKind = (typeof MOVEMENTS)[number];

/** One thing that became of an item, as a phrase: `worse: ● Green to ▲ Amber`; and the fields that it tells of, by key. */
export type Moved = {
  readonly group: MovementKind;
  readonly words: string;
  readonly tells: readonly string[];
};

/** How an action or a risk stands: a complete action is past rating. */
export type Stand = Rag | "complete";

/** Green and complete are level, amber is below them, red below that: more is better. Not rated is on no level. */
const LEVELS: Partial<Record<Stand, number>> = { red: 0, amber: 1, green: 2, complete: 2 };

/** `▲ Amber`, `✔ Complete` */
export const standText = (stand: Stand) =>
  stand === "complete" ? statusText("complete") : ragText(stand);

/** Without the same again right after itself. */
const distinct = <T>(all: readonly T[]) => all.filter((one, n) => n === 0 || one !== all[n - 1]);

/** The direction of travel along how something stood, one after the other; `at` names a milestone's period, `key` its field. */
export function travel(stands: readonly Stand[], at = "", key = "rag"): readonly Moved[] {
  const path = distinct(stands);
  const [was, now] = [path[0], path.at(-1)];
  if (was === undefined || now === undefined || path.length < 2) return [];
  const tells = was === "complete" || now === "complete" ? ["status", "rag"] : [key];
  const move = (group: MovementKind, words: string) => [{ group, words, tells }];
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

/** Whether two values differ in anything that is kept. */
export const differ = (one: unknown, other: unknown) =>
  JSON.stringify(one) !== JSON.stringify(other);
