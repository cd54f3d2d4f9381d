import type { Button } from "../../bot/asks/index.ts";
import { becameOf, type ChangesAsked } from "../../bot/plan/history/changed.ts";
import { inGroup, type NetChange } from "../../bot/plan/history/net-change.ts";
import type { NamedDay } from "../../bot/plan/meetings/meetings.ts";
import type { Kind } from "../../bot/plan/model/kind.ts";
import { MOVEMENTS, type MovementKind } from "../../bot/plan/model/moved.ts";
import { kindOf, type Plan } from "../../bot/plan/model/snapshot.ts";
import type { CalendarDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, buttonsOf, howMany, howManyOf, shorten } from "../frames/words.ts";
import { itemName, itemText, itemTitle, whenWords, whoWords } from "./past.ts";
import template from "./whats-changed.json" with { type: "json" };

const draw = cardFrom<object>(template);

/** Each group by a symbol of its own and a word: an arrow up would read as amber's triangle if it were one. */
const MARKS: Readonly<Record<MovementKind, { readonly symbol: string; readonly word: string }>> = {
  worse: { symbol: "↓", word: "Worse" },
  better: { symbol: "↑", word: "Better" },
  completed: { symbol: "✔", word: "Completed" },
  dates: { symbol: "→", word: "Dates moved" },
  new: { symbol: "✚", word: "New" },
  other: { symbol: "•", word: "Other changes" },
};

/** What changed in a time: what was asked, and all that passes it. */
export type ChangesView = {
  readonly plan: Plan;
  /** What was asked, in words, with the time. */
  readonly reading: string;
  readonly since: CalendarDate | NamedDay;
  readonly until?: CalendarDate | undefined;
  /** What was asked of the changes. */
  readonly asked: ChangesAsked;
  /** All that changed and is asked for, whatever became of it. */
  readonly net: readonly NetChange[];
  readonly remarks: readonly string[];
  readonly page: number;
  readonly now: AsAt;
};

/** `↓ worse: 2 · ↑ better: 0 · → dates moved: 1`; of the groups without anything only the first two are told. */
export function groupCounts(net: readonly NetChange[]): string {
  return MOVEMENTS.map((group) => ({ group, count: inGroup(net, group).length }))
    .filter(({ group, count }) => count > 0 || group === "worse" || group === "better")
    .map(
      ({ group, count }) => `${MARKS[group].symbol} ${MARKS[group].word.toLowerCase()}: ${count}`,
    )
    .join(" · ");
}

/** The refs that the answer is about, across all its pages. */
export function changedRefs(view: Pick<ChangesView, "net" | "asked">): readonly string[] {
  return [...new Set(rowsOf(view).map(({ net }) => net.ref))];
}

/**
 * What became of each item in a time, worst first. An item stands in every group that it belongs in,
 * so that each group is whole.
 */
export function whatsChangedCard(view: ChangesView): Card {
  const rows = rowsOf(view);
  const page = pageOf(rows, view.page);
  return fitting((length) =>
    draw({
      title: "Changes",
      reading: shorten(view.reading, 500),
      count: `${countOf(view)}${pageText(page)}.`,
      remarks: [...countsOf(view), ...view.remarks].map((text) => ({ text })),
      rows: page.rows.map(({ group, net }, n) => ({
        heading: group === page.rows[n - 1]?.group ? "" : headingOf(group, view.net),
        what: `${itemTitle(view.plan, net.kind, net.ref)} ${MARKS[group].symbol} ${wordsOf(net, group, length)}`,
        text: shorten(itemText(view.plan, net.now), length),
        detail: detailOf(net, group, length),
        open: `History of ${itemName(view.plan, net.kind, net.ref)}`,
        press: {
          command: "history",
          plan: view.plan.key.id,
          kind: net.kind,
          ref: net.ref,
          since: view.since,
          page: 1,
        },
      })),
      buttons: buttonsOf([
        ...pageButtons(page, (number) => pressOf(view, number)),
        ...(becameOf(view.asked) ? [allGroups(view)] : []),
      ]),
      asAt: asAtLine(view.plan, view.now, length * 2),
      fallbackText: shorten(`${view.reading}: ${countOf(view)}`, 400),
    }),
  );
}

function rowsOf({ net, asked }: Pick<ChangesView, "net" | "asked">) {
  const became = becameOf(asked);
  const groups = became ? [became] : MOVEMENTS;
  return groups.flatMap((group) => inGroup(net, group).map((one) => ({ group, net: one })));
}

function pressOf({ plan, since, until, asked }: ChangesView, page: number): Button["press"] {
  const time = { since, ...(until ? { until } : {}) };
  return { command: "whats_changed", plan: plan.key.id, ...time, ...asked, page };
}

function allGroups(view: ChangesView): Button {
  const { became: _, ...where } = view.asked.where;
  const asked = { ...view.asked, where };
  return { title: "All that changed", press: pressOf({ ...view, asked }, 1) };
}

const headingOf = (group: MovementKind, net: readonly NetChange[]) =>
  `${MARKS[group].symbol} ${MARKS[group].word}: ${inGroup(net, group).length}`;

/** `4 of 35 actions and 1 of 1 risk changed, in 9 changes`, or how many of those that changed are in the group asked for. */
function countOf({ plan, net, asked }: ChangesView): string {
  const made = new Set(net.flatMap((one) => one.changes.map((change) => change.version))).size;
  if (net.length === 0) return "Nothing changed: 0 changes";
  const became = becameOf(asked);
  if (became) {
    const some = inGroup(net, became).length;
    return `${some} of the ${howMany(net.length, "item")} that changed, in ${howMany(made, "change")} in all`;
  }
  const known = Object.keys(plan.kinds).filter(
    (kind) => kindOf(plan, kind as Kind).moved,
  ) as readonly Kind[];
  const inOrder = [...known].sort(
    (a, b) => (kindOf(plan, a).board ?? 0) - (kindOf(plan, b).board ?? 0),
  );
  const kinds = inOrder.flatMap((kind) => {
    const some = net.filter((n) => n.kind === kind).length;
    return some > 0 ? [`${some} of ${howManyOf(plan, kind, plan.items[kind].length)}`] : [];
  });
  const others = net.filter(({ kind }) => !known.includes(kind)).length;
  const all = [...kinds, ...(others > 0 ? [howMany(others, "other item")] : [])];
  return `${all.join(", ")} changed, in ${howMany(made, "change")}`;
}

/** How many belong in each group, where all groups are asked for. */
const countsOf = ({ net, asked }: ChangesView) =>
  becameOf(asked) || net.length === 0 ? [] : [`${groupCounts(net)}.`];

/** What became of it as that group tells it, or the fields that changed. */
function wordsOf({ moved, also }: NetChange, group: MovementKind, length: number): string {
  const words = moved
    .filter((one) => one.group === group)
    .map((one) => one.words)
    .filter((text) => text !== "");
  if (words.length > 0) return shorten(words.join("; "), length + 60);
  const fields = also.map(({ label, was, now, quoted }) => {
    const change = `${label} from ${was ?? "none"} to ${now ?? "none"}`;
    return quoted || change.length > 100 ? label : change;
  });
  return shorten(`changed: ${fields.join("; ")}`, length + 60);
}

/** Why, what else, how often, and who was last. */
function detailOf(net: NetChange, group: MovementKind, length: number): string {
  const { now, also, moved, changes } = net;
  const reason = group === "worse" && now.kind === "action" && now.reason;
  // An item in several groups says in the first what else changed.
  const first = MOVEMENTS.find((one) => moved.some((m) => m.group === one));
  const told = group === first && moved.some((one) => one.group === group && one.words !== "");
  const labels = also
    .filter(({ key }) => told && !(reason && key === "reason"))
    .map(({ label }) => label);
  const last = changes.at(-1);
  return [
    reason ? `“${shorten(reason, length)}”` : "",
    labels.length > 0 ? shorten(`also changed: ${labels.join(", ")}`, length) : "",
    last
      ? `${howMany(changes.length, "change")}, ${changes.length > 1 ? "the last by" : "by"} ${whoWords(last, 60)}, ${whenWords(last)}`
      : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
