import { noticeCard } from "../../cards/notice.ts";
import type { Button } from "../../cards/presses.ts";
import { asAtLine, inHeading, run } from "../../cards/words.ts";
import { planName } from "../plan/plan-file.ts";
import { may } from "../plan/roles.ts";
import { about, type Plan } from "../plan/snapshot.ts";
import type { Reply } from "../turn.ts";
import type { Command, Context, Sayings } from "./command.ts";

/** What can be asked, derived from the table of commands. */
export function helpFrom(table: Sayings): Command<"help"> {
  return {
    needs: "read the plan",
    say: [{ text: "help", what: "this card" }],
    run: (context) => helpReply(context, table()),
  };
}

function helpReply({ plan, turn, now }: Context, table: ReturnType<Sayings>): Reply {
  const { notice } = about(plan);
  const sayings = Object.values(table).flatMap((command) => {
    // Whether somebody may do a thing to one item is not known before they name it.
    const allowed = command.on !== undefined || may(plan, turn.who, command.needs);
    return allowed ? (command.say ?? []) : [];
  });
  return {
    card: noticeCard({
      title: inHeading(planName(plan)),
      lines: [
        ...(notice ? [run(notice, "default", "bolder")] : []),
        "I hold this plan and answer in any chat or channel that I am in. You can say:",
        ...sayings.map(({ text, what }) => run(`“${text}”: ${what}`)),
      ],
      buttons: firstThings(plan),
      asAt: asAtLine(plan, now),
    }),
    summary: "What you can ask",
  };
}

/** The buttons that most people want first. */
export function firstThings(plan: Plan): Button[] {
  const id = plan.key.id;
  return [
    { title: "Summary", press: { command: "summary", plan: id } },
    {
      title: "Red actions",
      press: { command: "list_actions", plan: id, filter: { rag: ["red"] }, page: 1 },
    },
    { title: "Risks", press: { command: "list_risks", plan: id, page: 1 } },
    { title: "Scorecard", press: { command: "scorecard", plan: id } },
  ];
}
