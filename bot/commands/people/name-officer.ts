import { noticeCard } from "../../../cards/frames/notice.ts";
import { listing } from "../../../cards/frames/opening.ts";
import { asAtLine, howManyOf } from "../../../cards/frames/words.ts";
import { capital } from "../../plan/model/names.ts";
import { called, get } from "../../plan/model/snapshot.ts";
import { roleCalled } from "../../plan/model/vocabulary.ts";
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
    const done = `${account.name} is ${person.name} from now on, and may update ${howManyOf(plan, "action", actions.length)} of ${person.name}'s.`;
    return {
      card: noticeCard({
        title: `${capital(roleCalled(plan, "officer").one)} named`,
        lines: [done],
        buttons: [
          {
            title: `The ${called(plan, "action").many}`,
            press: listing(plan, query),
          },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: done,
    };
  },
};
