import { fitting } from "../../../cards/frames/list.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, run, shorten } from "../../../cards/frames/words.ts";
import { listNames } from "../../plan/model/names.ts";
import { isClerk } from "../../plan/rights/offices.ts";
import type { Command } from "../answering/command.ts";
import { FROM_SETTINGS, officeLine, peopleOf, personLine } from "./role-words.ts";

const MOST_PEOPLE = 30;

/** Who has which role in the plan. */
export const roles: Command<"roles"> = {
  run: ({ plan, now, turn }) => {
    const officers = plan.items.person;
    const lines = (length: number) => [
      run("Clerks", "default", "bolder"),
      `${officeLine(plan, "clerk", "none appointed here yet")}; and ${FROM_SETTINGS}${isClerk(plan, turn.who) ? ". You are a clerk" : ""}.`,
      run("Chair", "default", "bolder"),
      `${officeLine(plan, "chair", "nobody named yet; say “make @Name chair”")}.`,
      run("Leads", "default", "bolder"),
      ...plan.items.area
        .slice(0, MOST_PEOPLE)
        .map(
          ({ ref, leads }) =>
            `Area ${ref}: ${listNames(peopleOf(plan, leads).map(({ name }) => shorten(name, length)))}.`,
        ),
      run("Officers", "default", "bolder"),
      ...officers
        .slice(0, MOST_PEOPLE)
        .map((person) => `${personLine(person, now.today, length)}.`),
      ...(officers.length > MOST_PEOPLE
        ? [`and ${howMany(officers.length - MOST_PEOPLE, "more person", "more people")}.`]
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
