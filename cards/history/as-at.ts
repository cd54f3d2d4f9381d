import type { Button } from "../../bot/asks/index.ts";
import { countActions } from "../../bot/plan/actions/counts.ts";
import { fieldChanges, fieldWords } from "../../bot/plan/history/field-words.ts";
import type { NetChange } from "../../bot/plan/history/net-change.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { LONGEST_TEXT } from "../../bot/plan/model/primitives.ts";
import {
  isUnsafe,
  markText,
  RAG_MARKS,
  RAG_ORDER,
  STATUS_MARKS,
} from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemTitle, labelOf, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { register } from "../../bot/plan/risks/register.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { type CalendarDate, printDate } from "../../bot/plan/time/calendar-date.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { countRuns, overviewCard } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, howManyOf, run, shorten } from "../frames/words.ts";
import { itemText, openButtons, wayWords, whenWords, whoWords } from "./past.ts";
import { groupCounts } from "./whats-changed.ts";

/** One item as it stood at the end of a day, and as it stands now. */
export type ItemAsAt = {
  readonly plan: Plan;
  readonly was: Item;
  readonly item: Item;
  readonly day: CalendarDate;
  /** The moment in words: `at the end of 18 Dec 2020, the last meeting`. */
  readonly moment: string;
  /** The change that had made it so. */
  readonly last: Change;
  /** How many changes came after it. */
  readonly later: number;
  readonly now: AsAt;
};

/** An item as it stood on a day, field by field, and what differs now. */
export function itemAsAtCard(view: ItemAsAt): Card {
  return fitting((length) => draw(view, length));
}

/** Fields that stand elsewhere on the card: the marks of an action and a risk, and their text. */
const SHOWN: ReadonlySet<string> = new Set([
  "action.rag",
  "action.status",
  "action.text",
  "risk.rag",
  "risk.description",
]);

function draw(view: ItemAsAt, length: number): Card {
  const { plan, was, item, last } = view;
  const vocabulary = vocabularyOf(plan);
  // Texts are told whole where there is room for them.
  const room = length >= 240 ? LONGEST_TEXT : length * 6;
  const differs = fieldChanges(was, item, vocabulary);
  const title = itemTitle(plan, was.kind, was.ref);
  return itemCard({
    said: `${title} ${view.moment}. ${sinceThen(view, differs.length)}`,
    title: `${title} as at ${printDate(view.day)}`,
    text: shorten(itemText(plan, was), room),
    marks: marksOf(plan, was),
    facts: [
      ...fieldWords(was, vocabulary)
        .filter(({ key }) => !SHOWN.has(`${was.kind}.${key}`))
        .flatMap(({ label, text }) => fact(label, text && shorten(text, room))),
      ...fact(
        "Last changed before then",
        `${whenWords(last)} by ${whoWords(last, length)}, ${wayWords(last)}`,
      ),
      ...differs.flatMap(({ label, now, quoted }) =>
        fact(
          `Differs now: ${label}`,
          now === null ? "none" : shorten(quoted ? `“${now}”` : now, length * 2),
        ),
      ),
    ],
    buttons: [
      ...openButtons(plan, was.kind, was.ref),
      {
        title: "History",
        press: { command: "history", plan: plan.key.id, kind: was.kind, ref: was.ref, page: 1 },
      },
    ],
    asAt: asAtLine(plan, view.now, length * 2),
  });
}

function sinceThen({ later }: ItemAsAt, differs: number): string {
  if (later === 0) return "It has not been changed since.";
  const changes = `${howMany(later, "change")} since`;
  if (differs === 0) return `${changes}, and it stands the same again now.`;
  return `${changes}; ${howMany(differs, "field")} ${differs === 1 ? "differs" : "differ"} now.`;
}

function marksOf(plan: Plan, item: Item) {
  if (item.kind === "risk") {
    const rag = RAG_MARKS[item.rag];
    return [
      {
        label: `${labelOf(plan, "risk", "rag")} of the ${called(plan, "risk").one}`,
        value: markText(rag),
        colour: rag.colour,
      },
    ];
  }
  if (item.kind !== "action") return [];
  const [rag, status] = [RAG_MARKS[item.rag], STATUS_MARKS[item.status]];
  return [
    ...(item.status === "complete"
      ? []
      : [{ label: labelOf(plan, "action", "rag"), value: markText(rag), colour: rag.colour }]),
    { label: labelOf(plan, "action", "status"), value: markText(status), colour: status.colour },
  ];
}

/** The whole plan, or one area of it, as it stood at the end of a day. */
export type PlanAsAt = {
  readonly plan: Plan;
  readonly was: Plan;
  readonly area: string | null;
  readonly day: CalendarDate;
  readonly moment: string;
  /** What became of its items since. */
  readonly net: readonly NetChange[];
  /** Whether that is only how they stood then beside how they stand now, and not each change between. */
  readonly isCompared: boolean;
  readonly buttons: readonly Button[];
  readonly now: AsAt;
};

/** How many actions and risks stood how on a day, beside how many do now, and what became of them. */
export function planAsAtCard(view: PlanAsAt): Card {
  const { plan, was, area, day, now, net } = view;
  const actions = (of: Plan) => of.items.action.filter((a) => area === null || a.area === area);
  const risks = (of: Plan) => register(of).filter((r) => area === null || r.areas.includes(area));
  const whose = area === null ? "The plan" : itemTitle(plan, "area", area);
  return fitting((length) =>
    overviewCard({
      title: `${whose} as at ${printDate(day)}`,
      reading: `${whose} ${view.moment}, version ${was.version}; now it is version ${plan.version}.`,
      sections: [
        {
          title: `${howManyOf(plan, "action", actions(was).length)} then`,
          lines: [countRuns(countActions(actions(was), day))],
        },
        {
          title: `${howManyOf(plan, "action", actions(plan).length)} now`,
          lines: [countRuns(countActions(actions(plan), now.today))],
        },
        ...[
          { of: risks(was), when: "then" },
          { of: risks(plan), when: "now" },
        ].map(({ of, when }) => ({
          title: `${howManyOf(plan, "risk", of.length)} ${when}`,
          lines: of.length > 0 ? [ragRuns(of)] : [],
        })),
        {
          title: view.isCompared
            ? "What became of its items since, then beside now"
            : "What became of its items since",
          lines: [[run(net.length > 0 ? groupCounts(net) : "Nothing changed.")]],
        },
      ],
      buttons: view.buttons,
      asAt: asAtLine(plan, now, length * 2),
    }),
  );
}

const ragRuns = (risks: readonly Risk[]) =>
  RAG_ORDER.map((rag) => {
    const { symbol, word, colour } = RAG_MARKS[rag];
    const count = risks.filter((risk) => risk.rag === rag).length;
    const told = `${symbol} ${count} ${word.toLowerCase()}   `;
    return run(told, count > 0 && isUnsafe(rag) ? colour : "default");
  });
