import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { boardDiffers } from "../../bot/plan/actions/board-rating.ts";
import type { Counts } from "../../bot/plan/actions/counts.ts";
import { inSentence, plural } from "../../bot/plan/model/names.ts";
import { RAG_MARKS, RAG_ORDER, STATUS_MARKS } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import template from "./overview.json" with { type: "json" };
import type { Chart } from "./rag-chart.ts";
import { type Card, cardFrom } from "./render.ts";
import { buttonsOf, inHeading, type Run, run, shorten } from "./words.ts";

const draw = cardFrom<object>(template);

export type Section = {
  readonly title: string;
  readonly lines: readonly (readonly Run[])[];
  /** Drawn above the lines, which say the same in figures. */
  readonly chart?: Chart | undefined;
};

/** Sections of lines: one area, or the whole plan, at a glance. */
export function overviewCard(view: {
  readonly title: string;
  readonly reading: string;
  readonly notice?: string;
  readonly sections: readonly Section[];
  readonly buttons: readonly Button[];
  readonly asAt: string;
}): Card {
  return draw({
    ...view,
    title: inHeading(view.title),
    notice: view.notice ?? "",
    sections: view.sections
      .filter((section) => section.lines.length > 0)
      .map(({ title, chart, lines }) => ({
        title,
        charts: chart ? [chart] : [],
        lines: lines.map((runs) => ({ runs: joined(runs) })),
      })),
    buttons: buttonsOf(view.buttons),
    fallbackText: shorten(`${view.title}: ${view.reading}`, 400),
  });
}

/** Neighbours that look alike as one run, since each run costs room. */
function joined(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const next of runs) {
    const last = out.at(-1);
    if (last && last.colour === next.colour && last.weight === next.weight) {
      out[out.length - 1] = { ...last, text: last.text + next.text };
    } else out.push(next);
  }
  return out;
}

/** What of these actions is not agreed: revised dates that wait for approval, and ratings that the board gives otherwise. */
export function unsettledLines(
  plan: Plan,
  actions: readonly Action[],
  length: number,
): readonly (readonly Run[])[] {
  const waiting = actions.filter(({ proposed }) => proposed !== null);
  const differing = actions.filter(boardDiffers);
  const refs = (some: readonly Action[]) =>
    shorten(some.map(({ ref }) => ref).join(", "), length * 2);
  const date = inSentence(labelOf(plan, "action", "revised"));
  const dates = waiting.length === 1 ? `${date} waits` : `${plural(date)} wait`;
  const owner = roleCalled(plan, "owner").one;
  return [
    ...(waiting.length > 0
      ? [[run(`▲ ${waiting.length} ${dates} for approval: ${refs(waiting)}`)]]
      : []),
    ...(differing.length > 0
      ? [
          [
            run(
              `The board rates ${differing.length} otherwise than the ${owner}: ${refs(differing)}`,
            ),
          ],
        ]
      : []),
  ];
}

/** `✖ 1 red  ▲ 2 amber  – 3 not rated  ● 1 green  ✔ 1 complete  (2 overdue)` */
export function countRuns(counts: Counts): readonly Run[] {
  const rag = RAG_ORDER.map((value) => {
    const mark = RAG_MARKS[value];
    const some = counts.rag[value] > 0;
    return run(
      `${mark.symbol} ${counts.rag[value]} ${mark.word.toLowerCase()}   `,
      some ? mark.colour : "default",
      some ? "bolder" : "default",
    );
  });
  const complete = run(`${STATUS_MARKS.complete.symbol} ${counts.status.complete} complete`);
  const overdue = counts.overdue > 0 ? [run(`   (${counts.overdue} overdue)`)] : [];
  return [...rag, complete, ...overdue];
}
