import type { Button } from "../../bot/asks/index.ts";
import type { DoneRow, LeftOut, Result } from "../../bot/plan/record/due.ts";
import { dateIn, printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fitting } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { buttonsOf, howMany, type Run, run, shorten } from "../frames/words.ts";
import template from "./delivery-report.json" with { type: "json" };

const STATES = {
  sent: { mark: "● Arrived", colour: "default" },
  uncertain: {
    mark: "▲ Not certain: it may have arrived. Look there before you post again",
    colour: "attention",
  },
  unreachable: { mark: "✖ Not arrived: the bot may not write there", colour: "attention" },
  failed: { mark: "✖ Not arrived", colour: "attention" },
} as const;

/** What a clerk must look after comes first. */
const ORDER = ["failed", "unreachable", "uncertain", "sent"] as const;

/** A post as far as it is. */
export type Delivered = {
  readonly title: string;
  /** To how many conversations it goes. */
  readonly of: number;
  /** Those of which it is known what became of them. */
  readonly sends: readonly DoneRow[];
  /** The followers it does not go to, because the bot may not write there. */
  readonly leftOut?: readonly LeftOut[];
  /** What is pressed to post it again to those that it did not reach. */
  readonly again?: Button["press"];
  /** When that was known. */
  readonly at: Date;
  /** Whether it is over; else more is to go out, and the card is one of progress. */
  readonly over: boolean;
};

const draw = cardFrom<object>(template);

/** So many conversations have a line each; more are named together. */
const MOST_LINES = 40;

/** Tells a clerk how far a post is, where it arrived, and where not and why. */
export function deliveryReport(delivered: Delivered): Card {
  const { title, sends, leftOut = [], again, at, over } = delivered;
  const of = Math.max(delivered.of, sends.length);
  const told = ORDER.flatMap((state) => sends.filter((send) => send.result.state === state)).filter(
    (send) => over || send.result.state !== "sent",
  );
  const sentence = over
    ? `Arrived in ${count(sends, "sent")} of ${howMany(of, "conversation")}.`
    : progress(sends, of);
  return fitting((length) => {
    const lines = [
      run(shorten(title, 300), "default", "bolder"),
      run(sentence),
      ...(told.length <= MOST_LINES && length >= 60
        ? told.map((send) => lineOf(send, length))
        : ORDER.flatMap((state) => together(state, told, length))),
      ...leftOutLine(leftOut, length),
    ];
    return draw({
      heading: over ? "Delivery report" : "Posting",
      running: !over,
      done: sends.length,
      of,
      share: `Sent ${count(sends, "sent")} of ${of}`,
      lines,
      buttons: buttonsOf(over && again ? [{ title: AGAIN, press: again }] : []),
      asAt: `As at ${printInstant(at)}`,
      fallbackText: shorten(`${over ? "Delivery report" : "Posting"}: ${sentence}`, 400),
    });
  });
}

/** The button that posts again to those that a post did not reach. */
export const AGAIN = "Resend to those that failed";

const count = (sends: readonly DoneRow[], state: Result["state"]) =>
  sends.filter((send) => send.result.state === state).length;

/** `Sent 120 of 200; 3 uncertain; 77 to go.` */
function progress(sends: readonly DoneRow[], of: number): string {
  const others = ORDER.filter((state) => state !== "sent" && count(sends, state) > 0);
  return `${[
    `Sent ${count(sends, "sent")} of ${of}`,
    ...others.map((state) => `${count(sends, state)} ${state}`),
    `${of - sends.length} to go`,
  ].join("; ")}.`;
}

const reason = ({ result }: DoneRow, length: number) =>
  result.why ? ` (${shorten(result.why, length)})` : "";

function lineOf(send: DoneRow, length: number): Run {
  const { mark, colour } = STATES[send.result.state];
  return run(`${shorten(send.work.name, length)}: ${mark}${reason(send, length)}.`, colour);
}

/** All of one state in one line. Those that arrived are counted where there are too many to name. */
function together(state: Result["state"], sends: readonly DoneRow[], length: number): Run[] {
  const these = sends.filter((send) => send.result.state === state);
  if (these.length === 0) return [];
  const { mark, colour } = STATES[state];
  const head = `${mark}, ${howMany(these.length, "conversation")}`;
  if (state === "sent") return [run(`${head}.`, colour)];
  const reasons = [...Map.groupBy(these, (send) => send.result.why ?? "")];
  const shown = Math.max(1, Math.floor((length >= 60 ? 400 : 250) / reasons.length));
  const named = reasons.map(([, some]) => {
    const names = some.slice(0, shown).map((send) => shorten(send.work.name, length));
    const more = some.length > shown ? ` and ${some.length - shown} more` : "";
    const [first] = some;
    return `${names.join("; ")}${more}${first ? reason(first, Math.min(length, 60)) : ""}`;
  });
  return [run(`${head}: ${named.slice(0, 20).join("; ")}.`, colour)];
}

function leftOutLine(leftOut: readonly LeftOut[], length: number): Run[] {
  if (leftOut.length === 0) return [];
  return [run(leftOutWords(leftOut, length), "attention")];
}

/** Which followers a post does not go to, since when and why. */
export function leftOutWords(leftOut: readonly LeftOut[], length = 100): string {
  const shown = leftOut.slice(0, length >= 100 ? 40 : 10);
  const named = shown.map(
    ({ name, at, why }) =>
      `${shorten(name, length)} (since ${printDate(dateIn(new Date(at)))}: ${shorten(why, length)})`,
  );
  const more = leftOut.length > shown.length ? `; and ${leftOut.length - shown.length} more` : "";
  return `Left out until somebody speaks to the bot there, as it may not write there: ${named.join("; ")}${more}.`;
}
