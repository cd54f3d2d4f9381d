import { noticeCard } from "../../cards/notice.ts";
import type { Run } from "../../cards/words.ts";
import { asAtLine, run } from "../../cards/words.ts";
import { printDate } from "../plan/calendar-date.ts";
import { markText, RAG_MARKS, RAG_ORDER, STATUS_MARKS } from "../plan/rag.ts";
import type { Plan } from "../plan/snapshot.ts";
import type { Command } from "./command.ts";
import { firstThings } from "./help.ts";

/** Topics that are answered from other parts of the plan than its terms of reference. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ["ratings", "What the ratings mean"],
  ["meetings", "Meetings"],
]);

/** The board's own rules, in the words of its terms of reference. The bot only quotes them. */
export const governance: Command<"governance"> = {
  needs: "read the plan",
  say: [{ text: "what is the quorum", what: "the board's terms of reference" }],
  run({ plan, now }, { topic }) {
    const lines = linesOn(plan, topic, now.today);
    const said =
      lines.length > 0
        ? lines
        : [run(`The terms of reference kept with this plan say nothing on ${topic}.`)];
    const body = plan.items.terms[0]?.body;
    return {
      card: noticeCard({
        title: TITLES.get(topic) ?? `Terms of reference: ${topic}`,
        lines: [...(body && !TITLES.has(topic) ? [run(body, "default", "bolder")] : []), ...said],
        buttons: firstThings(plan).slice(0, 1),
        asAt: asAtLine(plan, now),
      }),
      summary: said[0]?.text ?? `Terms of reference: ${topic}`,
    };
  },
};

function linesOn(plan: Plan, topic: string, today: string): Run[] {
  const [terms] = plan.items.terms;
  if (topic === "ratings") {
    return [...RAG_ORDER.map((rag) => ({ ...RAG_MARKS[rag] })), STATUS_MARKS.complete].map((mark) =>
      run(`${markText(mark)}: ${mark.definition}.`),
    );
  }
  if (topic === "meetings") {
    return plan.items.meeting.map((meeting) =>
      run(
        `${printDate(meeting.date)}${meeting.time ? `, ${meeting.time}` : ""}: ${meeting.body} (${meeting.date < today ? "past" : "to come"})`,
      ),
    );
  }
  const clauses = (terms?.clauses ?? [])
    .filter((clause) => clause.topic === topic)
    .map((clause) => run(clause.text));
  if (topic === "purpose") return (terms?.purpose ?? []).map((text) => run(text));
  if (topic === "membership") {
    return (terms?.membership ?? []).map(({ seat, seats }) =>
      run(seats > 1 ? `${seat} (${seats} seats)` : seat),
    );
  }
  if (topic === "accountability") {
    return plan.items.group.map((group) =>
      run(`${group.name}: answers to ${group.accountability.join("; ") || "nobody named"}.`),
    );
  }
  if (topic === "chair") {
    const chairs = plan.items.group
      .filter((group) => group.chairs.length > 0)
      .map((group) => run(`${group.name}: ${group.chairs.join("; ")}.`));
    return [...clauses, ...chairs];
  }
  return clauses;
}
