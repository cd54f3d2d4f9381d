import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, run, shorten } from "../../../cards/frames/words.ts";
import { toleranceOf } from "../../plan/measures/measure-state.ts";
import { capital, withArticle } from "../../plan/model/names.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { vocabularyOf } from "../../plan/model/vocabulary.ts";
import { changeSettings as change, settingsOf } from "../../plan/plan/settings.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

function settingsReply({ now }: CommandContext, plan: Plan, said?: string): Reply {
  const set = settingsOf(plan);
  const { papersDays, freezeDays, chaseDays, updateEvery, board } = set;
  const { count, unit } = updateEvery;
  const { points, percent } = toleranceOf(plan);
  const { called, role } = vocabularyOf(plan);
  const [meeting, action] = [called("meeting"), capital(withArticle(called("action").one))];
  const aMeeting = withArticle(meeting.one);
  const lines = [
    `Papers go out ${howMany(papersDays, "clear working day")} before ${aMeeting}: “set papers 6 clear days before”.`,
    `Papers are frozen ${howMany(freezeDays, "working day")} before ${aMeeting}: “set freeze 8 working days before”.`,
    `Updates are chased ${howMany(chaseDays, "working day")} before ${aMeeting}: “set chase 12 working days before”.`,
    `${action} is to be updated every ${count === 1 ? unit : howMany(count, unit)}: “set update period 2 weeks”.`,
    set.reminders
      ? `${capital(role("owner").many)} are reminded of what they own, at most once a working day: “set reminders off”. ${action} is due soon ${howMany(set.dueSoonDays, "day")} before its date: “set due soon 10 days”.`
      : "Nobody is reminded of anything: “set reminders on”.",
    `A figure is near its target within ${howMany(points, "point")}, or ${percent}% of it where ${called("measure").many} are not in percent: “set tolerance 3 points”, “set tolerance 15%”.`,
    board
      ? `The board is “${shorten(board, 200)}”: only its ${meeting.many} count as the board's (“set board to any” counts all).`
      : `Every ${meeting.one} in the plan counts as the board's: “set board to SEND Sub-Committee” counts only that body's.`,
    "Working days leave out weekends and England's bank holidays; times are London's.",
  ];
  return {
    card: noticeCard({
      title: "Settings",
      lines: [...(said ? [run(said, "default", "bolder")] : []), ...lines],
      buttons: [
        {
          title: capital(meeting.many),
          press: { command: "meetings", plan: plan.key.id, page: 1 },
        },
      ],
      asAt: asAtLine(plan, now),
    }),
    summary: said ?? "Settings",
  };
}

/** How the plan's board works, with how to change each. */
export const settings: Command<"settings"> = {
  run: (context) => settingsReply(context, context.plan),
};

/** Changes how the board works. */
export const changeSettings: Command<"change_settings"> = {
  async run(context, { said }) {
    const { record, turn, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      change(state, said, turn.who),
    );
    const done = kind === "unchanged" ? "Nothing was changed: it is so already." : "Saved.";
    return settingsReply(context, plan, done);
  },
};
