import type { Counts } from "../../bot/plan/actions/counts.ts";
import { markText, RAG_MARKS, RAG_ORDER, STATUS_MARKS } from "../../bot/plan/model/rag.ts";

/** A chart of stacked bars as Teams draws it; not rated has a colour of its own, which is no RAG's. */
export type Chart = {
  readonly title: string;
  readonly bars: readonly {
    readonly title: string;
    readonly data: readonly {
      readonly legend: string;
      readonly value: number;
      readonly color: string;
    }[];
  }[];
};

/** Colours of Teams' charts: they follow the reader's theme. */
const COLOURS = { red: "attention", amber: "warning", none: "neutral", green: "good" } as const;

/** How a set of actions stands, as one bar: a segment for each rating that there is, and one for what is complete. */
export function barOf(title: string, { rag, status }: Counts): Chart["bars"][number] {
  const segments = [
    ...RAG_ORDER.map((one) => ({
      legend: markText(RAG_MARKS[one]),
      value: rag[one],
      color: COLOURS[one] as string,
    })),
    {
      legend: markText(STATUS_MARKS.complete),
      value: status.complete,
      color: "categoricalBlue",
    },
  ];
  return { title, data: segments.filter(({ value }) => value > 0) };
}
