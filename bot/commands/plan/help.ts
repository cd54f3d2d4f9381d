import { noticeCard } from "../../../cards/frames/notice.ts";
import { listing } from "../../../cards/frames/opening.ts";
import { asAtLine, inHeading, run } from "../../../cards/frames/words.ts";
import { type Button, sayingsOf } from "../../asks/index.ts";
import { HELP_TOPICS, type HelpTopic } from "../../asks/plan.ts";
import { planName } from "../../plan/file/plan-file.ts";
import { type Deed, MAY, type Role } from "../../plan/model/deeds.ts";
import { capital } from "../../plan/model/names.ts";
import { about, called, type Plan } from "../../plan/model/snapshot.ts";
import { type Vocabulary, vocabularyOf } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { may, officeWords } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

const OF_A_BOARD: readonly Role[] = ["lead", "clerk", "chair"];

/** What help is about: asking, changing what the plan says, or what a board's clerk, leads and chair do. */
function topicOf(deed: Deed): HelpTopic {
  if (deed === "read the plan" || deed === "choose a plan") return "asking";
  return MAY[deed].every((role) => OF_A_BOARD.includes(role)) ? "board" : "updating";
}

type Heading = { readonly title: string; readonly intro: string };

const topics = ({ role }: Vocabulary): Readonly<Record<HelpTopic, Heading>> => ({
  asking: { title: "Asking", intro: "To ask what the plan says:" },
  updating: { title: "Updating", intro: "To change what the plan says:" },
  board: {
    title: "For the board",
    intro: `For ${role("clerk").many}, ${role("lead").many} and the ${role("chair").one}:`,
  },
});

const FIRST =
  "I hold this plan and answer in any chat or channel that I am in, to plain words. You can say, for example:";

/** What can be asked of this plan, made from the table of asks: the few that most people want, or all of one topic. */
export const help: Command<"help"> = {
  run: (context, { topic }) => helpReply(context, topic),
};

function helpReply({ plan, turn, now }: CommandContext, topic: HelpTopic | undefined): Reply {
  const { notice } = about(plan);
  const sayings = sayingsOf(plan, now.today)
    .filter(({ deed }) => topic === undefined || topicOf(deed) === topic)
    // Whether somebody may do a thing to one item is not known before they name it.
    .filter(({ deed, ofItem }) => ofItem || may(plan, turn.who, deed))
    .flatMap(({ sayings }) => sayings)
    .filter(({ first }) => topic !== undefined || first === true);
  const headings = topics(vocabularyOf(plan));
  const { title, intro } = topic
    ? headings[topic]
    : { title: inHeading(planName(plan)), intro: FIRST };
  const lines = sayings.map(({ text, what }) => run(`“${text}”: ${what}`));
  const others = HELP_TOPICS.filter((other) => other !== topic);
  return {
    card: noticeCard({
      title,
      lines: [
        ...(notice ? [run(notice, "default", "bolder")] : []),
        intro,
        ...(lines.length > 0
          ? lines
          : [`Nothing of this is yours to do. Ask ${officeWords(plan, "clerk")}.`]),
      ],
      buttons: [
        ...others.map(
          (other): Button => ({
            title: `Help: ${headings[other].title.toLowerCase()}`,
            press: { command: "help", plan: plan.key.id, topic: other },
          }),
        ),
        ...(topic === undefined ? firstThings(plan).slice(0, 1) : []),
      ],
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
      title: `Red ${called(plan, "action").many}`,
      press: listing(plan, queryOf("action", { rag: { oneOf: ["red"] } })),
    },
    {
      title: capital(called(plan, "risk").many),
      press: listing(plan, queryOf("risk")),
    },
    { title: "Scorecard", press: { command: "scorecard", plan: id } },
  ];
}
