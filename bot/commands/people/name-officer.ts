import { noticeCard } from "../../../cards/frames/notice.ts";
import { listing } from "../../../cards/frames/opening.ts";
import { asAtLine, howMany } from "../../../cards/frames/words.ts";
import { get } from "../../plan/model/snapshot.ts";
import { nameOfficer as name } from "../../plan/people/name-officer.ts";
import { queryOf } from "../../plan/query/query.ts";
import { runQuery } from "../../plan/query/run-query.ts";
import type { Command } from "../answering/command.ts";

/** Says which Teams person an officer is: from then on "my actions" and the right to update them are theirs. */
export const nameOfficer: Command<"name_officer"> = {
  async run(context, { person: ref, account }) {
    const { record, turn, now, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      name(plan, { person: ref, account }, turn.who),
    );
    const { plan } = outcome;
    const person = get(plan, "person", ref);
    const query = queryOf("action", { owners: { oneOf: [person.ref] } });
    const actions = runQuery(plan, query, { today: now.today });
    const done = `${account.name} is ${person.name} from now on, and may update ${howMany(actions.length, "action")} of ${person.name}'s.`;
    return {
      card: noticeCard({
        title: "Officer named",
        lines: [done],
        buttons: [
          {
            title: "The actions",
            press: listing(plan, query),
          },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: done,
    };
  },
};
