import type { Choice } from "./kind.ts";
import { type Rag, type Severity, type SeverityLevel, Status } from "./primitives.ts";

/**
 * RAG and status as people read them: a word and a symbol of its own shape, so that colour is never
 * the only carrier (WCAG 1.4.1), and the board's definition of each.
 */
export type Mark = {
  readonly word: string;
  readonly symbol: string;
  /** A text colour of Adaptive Cards: only red has one, since amber and green text on white cannot be read. */
  readonly colour: "attention" | "default";
  /** The ground that the mark may stand on, as a container style of Adaptive Cards: an extra for those who see it. */
  readonly ground: "attention" | "warning" | "good" | "accent" | "emphasis" | "default";
  readonly definition: string;
};

export const RAG_MARKS = {
  red: {
    word: "Red",
    symbol: "✖",
    colour: "attention",
    ground: "attention",
    definition: "in danger of not being delivered",
  },
  amber: {
    word: "Amber",
    symbol: "▲",
    colour: "default",
    ground: "warning",
    definition: "at risk; a plan to recover is in place",
  },
  green: {
    word: "Green",
    symbol: "●",
    colour: "default",
    ground: "good",
    definition: "on track to deliver by the date",
  },
  none: {
    word: "Not rated",
    symbol: "–",
    colour: "default",
    ground: "emphasis",
    definition: "nobody has rated it yet; this is not green",
  },
} as const satisfies Record<Rag, Mark>;

export const STATUS_MARKS = {
  "not started": {
    word: "Not started",
    symbol: "□",
    colour: "default",
    ground: "emphasis",
    definition: "work has not begun",
  },
  "in progress": {
    word: "In progress",
    symbol: "◐",
    colour: "default",
    ground: "emphasis",
    definition: "work has begun",
  },
  complete: {
    word: "Complete",
    symbol: "✔",
    colour: "default",
    ground: "accent",
    definition: "done, with evidence",
  },
} as const satisfies Record<Status, Mark>;

/** The order in which a board takes them: worst first, "not rated" before green. */
export const RAG_ORDER = ["red", "amber", "none", "green"] as const satisfies readonly Rag[];

/** A mark as symbol and word, so that its colour is never needed: `✖ Red`. */
export const markText = ({ symbol, word }: Pick<Mark, "symbol" | "word">) => `${symbol} ${word}`;

/** `✖ Red` */
export const ragText = (rag: Rag) => markText(RAG_MARKS[rag]);

/** `✔ Complete` */
export const statusText = (status: Status) => markText(STATUS_MARKS[status]);

export const SEVERITY_WORDS = {
  high: "High",
  medium: "Medium",
  low: "Low",
  unknown: "Unknown",
} as const satisfies Record<SeverityLevel, string>;

/** `High`, or the paper's own words where it has more to say than a level. */
export function severityText(severity: Severity): string {
  const level = SEVERITY_WORDS[severity.level];
  if (!severity.words || severity.words === level) return level;
  const says = severity.words.toLowerCase().startsWith(level.toLowerCase());
  return says ? severity.words : `${level}: ${severity.words}`;
}

/** Red or amber: in danger or at risk, so a reason and a way back are asked for. */
export const isUnsafe = (rag: Rag | undefined): boolean => rag === "red" || rag === "amber";

/** The colours with the board's definition beside each, worst first. */
export const RAG_CHOICES: readonly Choice[] = RAG_ORDER.map((value) => ({
  value,
  title: `${ragText(value)}: ${RAG_MARKS[value].definition}`,
}));

/** The statuses, in the order of a piece of work. */
export const STATUS_CHOICES: readonly Choice[] = Status.options.map((value) => ({
  value,
  title: statusText(value),
}));

/** The levels of a severity, not known first. */
export const SEVERITY_CHOICES: readonly Choice[] = (
  ["unknown", "high", "medium", "low"] as const satisfies SeverityLevel[]
).map((value) => ({ value, title: SEVERITY_WORDS[value] }));
