import type { DoneRow } from "../bot/plan/due.ts";
import { noticeCard } from "./notice.ts";
import type { Card } from "./render.ts";
import { run } from "./words.ts";

const STATES = {
  sent: { mark: "● Arrived", colour: "good" },
  uncertain: {
    mark: "▲ Not certain: it may have arrived. Look there before you post again",
    colour: "warning",
  },
  unreachable: { mark: "✖ Not arrived: the bot may not write there", colour: "attention" },
  failed: { mark: "✖ Not arrived", colour: "attention" },
} as const;

/** Tells a clerk where a post arrived, and where not and why. */
export function deliveryReport(title: string, sends: readonly DoneRow[]): Card {
  const arrived = sends.filter((send) => send.result.state === "sent").length;
  return noticeCard({
    title: "Delivery report",
    lines: [
      run(title, "default", "bolder"),
      `Arrived in ${arrived} of ${sends.length} conversations.`,
      ...sends.map((send) => {
        const { mark, colour } = STATES[send.result.state];
        const name = send.work.name;
        const why = send.result.why ? ` (${send.result.why})` : "";
        return run(`${name}: ${mark}${why}.`, colour);
      }),
    ],
  });
}
