import { fitting } from "../../../cards/frames/list.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, run, shorten } from "../../../cards/frames/words.ts";
import { capital, listNames } from "../../plan/model/names.ts";
import { called } from "../../plan/model/snapshot.ts";
import { itemTitle, type RoleName, roleCalled } from "../../plan/model/vocabulary.ts";
import { isClerk } from "../../plan/rights/offices.ts";
import { officeWords } from "../../plan/rights/roles.ts";
import type { Command } from "../answering/command.ts";
import { FROM_SETTINGS, officeLine, peopleOf, personLine } from "./role-words.ts";

const MOST_PEOPLE = 30;

/** Who has which role in the plan. */
export const roles: Command<"roles"> = {
  run: ({ plan, now, turn }) => {
    const officers = plan.items.person;
    const person = called(plan, "person");
    const heading = (role: RoleName, some: "one" | "many") =>
      run(capital(roleCalled(plan, role)[some]), "default", "bolder");
    const lines = (length: number) => [
      heading("clerk", "many"),
      `${officeLine(plan, "clerk", "none appointed here yet")}; and ${FROM_SETTINGS}${isClerk(plan, turn.who) ? `. You are ${officeWords(plan, "clerk")}` : ""}.`,
      heading("chair", "one"),
      `${officeLine(plan, "chair", `nobody named yet; say “make @Name ${roleCalled(plan, "chair").one}”`)}.`,
      heading("lead", "many"),
      ...plan.items.area
        .slice(0, MOST_PEOPLE)
        .map(
          ({ ref, leads }) =>
            `${itemTitle(plan, "area", ref)}: ${listNames(peopleOf(plan, leads).map(({ name }) => shorten(name, length)))}.`,
        ),
      heading("officer", "many"),
      ...officers
        .slice(0, MOST_PEOPLE)
        .map((officer) => `${personLine(officer, now.today, length)}.`),
      ...(officers.length > MOST_PEOPLE
        ? [
            `and ${howMany(officers.length - MOST_PEOPLE, `more ${person.one}`, `more ${person.many}`)}.`,
          ]
        : []),
    ];
    return {
      card: fitting((length) =>
        noticeCard({ title: "Roles", lines: lines(length), asAt: asAtLine(plan, now) }),
      ),
      summary: "Who has which role",
    };
  },
};
