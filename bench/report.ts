import { quantile } from "./measure.ts";
import type { Subject } from "./plans.ts";
import type { Posting } from "./posting.ts";
import type { RoundTrips } from "./round-trips.ts";
import { type Line, print, table, times } from "./table.ts";
import { AT_ONCE, type Measured } from "./turns.ts";

/** Everything one run measured. */
export type Figures = {
  readonly machine: string;
  readonly subjects: readonly Subject[];
  readonly warmUp: number;
  readonly starts: Readonly<Record<"bare" | "echo" | "planBoard", readonly number[]>>;
  readonly first: readonly { readonly subject: Subject; readonly milliseconds: number }[];
  readonly single: readonly Measured[];
  readonly many: readonly Measured[];
  readonly memory: {
    readonly echo: number | null;
    readonly planBoard: readonly { readonly subject: Subject; readonly mib: number | null }[];
  };
  readonly roundTrips: readonly RoundTrips[];
  readonly posting: Posting;
  /** How long each line took, by subject. */
  readonly reading: readonly {
    readonly what: string;
    readonly times: readonly (readonly number[])[];
  }[];
};

const GAP: Line = [""];

/** The run as one table of plain text, each part with its own head. */
export function report(figures: Figures): string {
  const plans = figures.subjects
    .map(({ name, plan: { items } }) => {
      const red = items.action.filter((action) => action.rag === "red").length;
      return `${name}: ${items.action.length.toLocaleString("en-GB")} actions (${red} red) in ${items.area.length} areas`;
    })
    .join("; ");
  const header = [
    "Plan Board beside an echo bot on the same adapter and server, all in one run, kinds in turn.",
    `${figures.machine}. Azurite in memory and a fake Teams, over HTTP on this machine.`,
    `${plans}.`,
    "question: “show red actions”. update: Save on an action's form, RAG with reason and recovery.",
    "× echo: a question to the echoed message, an update to the echoed press.",
  ].join("\n");
  const lines = [
    ...singleLines(figures),
    GAP,
    ...manyLines(figures),
    GAP,
    ...roundTripLines(figures),
    GAP,
    ...postingLines(figures),
    GAP,
    ...memoryLines(figures),
    GAP,
    ...startLines(figures),
    GAP,
    ...readingLines(figures),
  ];
  const requests = figures.roundTrips.map(
    ({ what, requests }) => `  ${what}: ${requests.join("; ")}`,
  );
  return `${header}\n\n${table(lines)}\n\nThe round trips by name\n${requests.join("\n")}`;
}

/** Two figures of a row, and how many times those of its echo they are. */
function beside(row: Measured, rows: readonly Measured[], shares: readonly [number, number]): Line {
  const echo = rows.find((other) => other.echo === row.echo)?.values ?? [];
  const mine = shares.map((share) => quantile(row.values, share));
  const ratios = shares.map((share) => times(quantile(row.values, share), quantile(echo, share)));
  return [row.what, String(row.values.length), ...mine.map(print), ...ratios];
}

function singleLines({ single, warmUp }: Figures): Line[] {
  return [
    [
      `TURNS, one at a time, ms (${warmUp} of each before)`,
      "n",
      "p50",
      "p95",
      "p50 × echo",
      "p95 × echo",
    ],
    ...single.map((row) => beside(row, single, [0.5, 0.95])),
  ];
}

function manyLines({ many }: Figures): Line[] {
  return [
    [`TURNS A SECOND, ${AT_ONCE} at once`, "rounds", "median", "lowest", "median × echo"],
    ...many.map((row) => beside(row, many, [0.5, 0]).slice(0, 5)),
  ];
}

function roundTripLines({ roundTrips }: Figures): Line[] {
  return [
    ["ROUND TRIPS to the table, requests a turn", "awaited", "after the answer"],
    ...roundTrips.map(({ what, aTurn, afterwards }) => [what, String(aTurn), String(afterwards)]),
  ];
}

function postingLines({ posting }: Figures): Line[] {
  const { conversations, floor, press, arrived, told, edits, commit, awaited, requests } = posting;
  return [
    [`A POST to ${conversations} conversations, one run`, "", "", "× floor"],
    ["the least at 25 a second, s", "", print(floor), "1.00×"],
    ["from the press to the last arrival, s", "", print(arrived), times(arrived, floor)],
    [
      `to the end of its report (${edits} edits of one message), s`,
      "",
      print(told),
      times(told, floor),
    ],
    [`the press that confirms it, ms (${awaited} requests to the table)`, "", print(press)],
    ["what was written to the table before its answer, KB", "", print(commit / 1000)],
    ["requests to the table in all, each message", "", print(requests / conversations)],
  ];
}

function memoryLines({ memory }: Figures): Line[] {
  return [
    ["MEMORY after the run, resident, MiB", "", "MiB", "", "MiB × echo"],
    ["echo", "", print(memory.echo), "", times(memory.echo, memory.echo)],
    ...memory.planBoard.map(({ subject, mib }) => [
      `Plan Board, ${subject.name}`,
      "",
      print(mib),
      "",
      times(mib, memory.echo),
    ]),
  ];
}

function startLines({ starts, first }: Figures): Line[] {
  const echo = quantile(starts.echo, 0.5);
  const line = (what: string, values: readonly number[]): Line => {
    const median = quantile(values, 0.5);
    const most = quantile(values, 1);
    return [what, String(values.length), print(median), print(most), times(median, echo)];
  };
  return [
    ["COLD START, ms", "n", "median", "most", "median × echo"],
    line("only the imports of botbuilder and restify", starts.bare),
    line("echo, to the first 200 of /healthz", starts.echo),
    line("Plan Board, to the first 200 of /healthz", starts.planBoard),
    ...first.map(
      ({ subject, milliseconds }): Line => [
        `its first question, ${subject.name}`,
        "1",
        print(milliseconds),
      ],
    ),
  ];
}

function readingLines({ reading, subjects }: Figures): Line[] {
  return [
    ["READING a line, ms", "n", "p50", "p99", "p50 × sample", "p99 × sample"],
    ...reading.flatMap(({ what, times: all }) =>
      all.map((values, n): Line => {
        const shares = [0.5, 0.99];
        const mine = shares.map((share) => quantile(values, share));
        const sample = shares.map((share) => quantile(all[0] ?? [], share));
        return [
          `${what}, ${subjects[n]?.name}`,
          String(values.length),
          ...mine.map(print),
          ...mine.map((value, k) => times(value, sample[k] ?? null)),
        ];
      }),
    ),
  ];
}
