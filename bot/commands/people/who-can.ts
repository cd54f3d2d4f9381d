import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, run } from "../../../cards/frames/words.ts";
import { listNames } from "../../plan/model/names.ts";
import { find, get } from "../../plan/model/snapshot.ts";
import type { Command } from "../answering/command.ts";
import { FROM_SETTINGS, officeLine, peopleOf, personLine } from "./role-words.ts";

/** Who can update an action: its owners, its area's leads, their stand-ins, the clerks. */
export const whoCan: Command<"who_can"> = {
  run({ plan, now }, { ref }) {
    const action = get(plan, "action", ref);
    const lines = (refs: readonly string[]) =>
      peopleOf(plan, refs).map((person) => personLine(person, now.today, 80));
    const leads = find(plan, "area", action.area)?.leads ?? [];
    const first = `Action ${action.ref} can be updated by its owners, the lead of area ${action.area}, and the clerks.`;
    return {
      card: noticeCard({
        title: `Who can update ${action.ref}`,
        lines: [
          run(first, "default", "bolder"),
          `Owners: ${listNames(lines(action.owners))}.`,
          `Lead of area ${action.area}: ${listNames(lines(leads))}.`,
          `Clerks: ${officeLine(plan, "clerk", FROM_SETTINGS)}.`,
          "A clerk says which account an officer has: “@Name is Hilary Fordham”.",
        ],
        buttons: [
          {
            title: `Open action ${action.ref}`,
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
