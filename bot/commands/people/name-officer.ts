import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howManyOf } from "../../../cards/frames/words.ts";
import { filterActions } from "../../plan/actions/filter.ts";
import { capital } from "../../plan/model/names.ts";
import { called, get } from "../../plan/model/snapshot.ts";
import { roleCalled } from "../../plan/model/vocabulary.ts";
import { nameOfficer as name } from "../../plan/people/name-officer.ts";
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
    const filter = { owners: [person.ref] };
    const actions = filterActions(plan, filter, now.today);
    const done = `${account.name} is ${person.name} from now on, and may update ${howManyOf(plan, "action", actions.length)} of ${person.name}'s.`;
    return {
      card: noticeCard({
        title: `${capital(roleCalled(plan, "officer").one)} named`,
        lines: [done],
        buttons: [
          {
            title: `The ${called(plan, "action").many}`,
            press: { command: "list_actions", plan: plan.key.id, filter, page: 1 },
          },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: done,
    };
  },
};
