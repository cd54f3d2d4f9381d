import { meetingsCard } from "../../../cards/meetings/meetings.ts";
import { endSeries as endAll } from "../../plan/meetings/cancel-meeting.ts";
import { capital } from "../../plan/model/names.ts";
import { called } from "../../plan/model/snapshot.ts";
import type { Command } from "../answering/command.ts";

/** Ends every series: from then on meetings are as the board determines them. */
export const endSeries: Command<"end_series"> = {
  async run(context) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      endAll(state, turn.who),
    );
    const many = capital(called(plan, "meeting").many);
    const done =
      kind === "unchanged"
        ? `${many} are as determined already; nothing was changed.`
        : `${many} are as determined from now on: those that are planned stay, and none is added by itself.`;
    return {
      card: meetingsCard({ plan, reading: done, page: 1, mayKeep: true, now }),
      summary: done,
    };
  },
};
