import { printInstant } from "../bot/plan/calendar-date.ts";
import type { DoneRow } from "../bot/plan/due.ts";
import { fitting } from "./list.ts";
import { noticeCard } from "./notice.ts";
import type { Card } from "./render.ts";
import { howMany, run, shorten } from "./words.ts";

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

/** Tells a clerk where a post arrived, and where not and why. */
export function deliveryReport(title: string, sends: readonly DoneRow[]): Card {
  const arrived = sends.filter((send) => send.result.state === "sent").length;
  const asAt = sends
    .map((send) => send.result.at)
    .sort()
    .at(-1);
  const sorted = ORDER.flatMap((state) => sends.filter((send) => send.result.state === state));
  return fitting((length) => {
    const shown = sorted.slice(0, length >= 60 ? sorted.length : 40);
    const more = sorted.length - shown.length;
    return noticeCard({
      title: "Delivery report",
      lines: [
        run(shorten(title, 300), "default", "bolder"),
        `Arrived in ${arrived} of ${howMany(sends.length, "conversation")}.`,
        ...shown.map((send) => {
          const { mark, colour } = STATES[send.result.state];
          const name = shorten(send.work.name, length);
          const why = send.result.why ? ` (${shorten(send.result.why, length)})` : "";
          return run(`${name}: ${mark}${why}.`, colour);
        }),
        ...(more > 0 ? [`and ${more} more.`] : []),
      ],
      ...(asAt ? { asAt: `As at ${printInstant(new Date(asAt))}` } : {}),
    });
  });
}
