import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, type Run, run } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/index.ts";
import { markText, RAG_MARKS, RAG_ORDER, STATUS_MARKS } from "../../plan/model/rag.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Command } from "../answering/command.ts";
import { firstThings } from "./help.ts";

/** Topics that are answered from other parts of the plan than its terms of reference. */
const TITLES: ReadonlyMap<string, string> = new Map([["ratings", "What the ratings mean"]]);

/** The board's own rules, in the words of its terms of reference. The bot only quotes them. */
export const governance: Command<"governance"> = {
  run({ plan, now, turn }, { topic }) {
    const lines = linesOn(plan, topic);
    const said =
      lines.length > 0
        ? lines
        : [run(`The terms of reference kept with this plan say nothing on ${topic}.`)];
    const body = plan.items.terms[0]?.body;
    return {
      card: noticeCard({
        title: TITLES.get(topic) ?? `Terms of reference: ${topic}`,
        lines: [...(body && !TITLES.has(topic) ? [run(body, "default", "bolder")] : []), ...said],
        buttons: [
          ...(topic === "quorum" && may(plan, turn.who, "keep the meetings")
            ? [present(plan)]
            : []),
          ...firstThings(plan).slice(0, 1),
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: said[0]?.text ?? `Terms of reference: ${topic}`,
    };
  },
};

/** A clerk may tick who is there, and see what the rule still asks for. */
const present = (plan: Plan): Button => ({
  title: "Tick who is there",
  press: { command: "attendance", plan: plan.key.id },
});

function linesOn(plan: Plan, topic: string): Run[] {
  const [terms] = plan.items.terms;
  if (topic === "ratings") {
    return [...RAG_ORDER.map((rag) => ({ ...RAG_MARKS[rag] })), STATUS_MARKS.complete].map((mark) =>
      run(`${markText(mark)}: ${mark.definition}.`),
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
