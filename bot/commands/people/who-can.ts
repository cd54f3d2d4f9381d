import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, run } from "../../../cards/frames/words.ts";
import { capital, listNames, withArticle } from "../../plan/model/names.ts";
import { find, get } from "../../plan/model/snapshot.ts";
import { itemName, itemTitle, vocabularyOf } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";
import { FROM_SETTINGS, officeLine, peopleOf, personLine } from "./role-words.ts";

/** Who can update an action: its owners, its area's leads, their stand-ins, the clerks. */
export const whoCan: Command<"who_can"> = {
  run({ plan, now }, { ref }) {
    const action = get(plan, "action", ref);
    const lines = (refs: readonly string[]) =>
      peopleOf(plan, refs).map((person) => personLine(person, now.today, 80));
    const leads = find(plan, "area", action.area)?.leads ?? [];
    const { role } = vocabularyOf(plan);
    const area = itemName(plan, "area", action.area);
    const first = `${itemTitle(plan, "action", action.ref)} can be updated by its ${role("owner").many}, the ${role("lead").one} of ${area}, and the ${role("clerk").many}.`;
    return {
      card: noticeCard({
        title: `Who can update ${action.ref}`,
        lines: [
          run(first, "default", "bolder"),
          `${capital(role("owner").many)}: ${listNames(lines(action.owners))}.`,
          `${capital(role("lead").one)} of ${area}: ${listNames(lines(leads))}.`,
          `${capital(role("clerk").many)}: ${officeLine(plan, "clerk", FROM_SETTINGS)}.`,
          `${capital(withArticle(role("clerk").one))} says which account ${withArticle(role("officer").one)} has: “@Name is ${peopleOf(plan, action.owners)[0]?.name ?? "their name in the plan"}”.`,
        ],
        buttons: [
          {
            title: `Open ${itemName(plan, "action", action.ref)}`,
            press: { command: "show_action", plan: plan.key.id, ref: action.ref },
          },
        ],
        asAt: asAtLine(plan, now),
      }),
      summary: first,
      refs: [action.ref],
    };
  },
};
