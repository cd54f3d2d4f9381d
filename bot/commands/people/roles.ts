import { fitting } from "../../../cards/frames/list.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, run, shorten } from "../../../cards/frames/words.ts";
import type { Person } from "../../plan/model/model.ts";
import { find, get, type Plan } from "../../plan/model/snapshot.ts";
import { appoint as appointTo } from "../../plan/people/appoint.ts";
import { nameStandIn } from "../../plan/people/name-stand-in.ts";
import { holders, isClerk, type Office } from "../../plan/rights/offices.ts";
import { listNames } from "../../plan/rights/people.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";

const MOST_PEOPLE = 30;

/** An officer with the account that is theirs, and who stands in for them; names so long at most. */
function personLine(person: Person, today: string, length: number): string {
  const short = (name: string) => shorten(name, length);
  const account = person.account ? `account ${short(person.account.name)}` : "no account named yet";
  const { standIn } = person;
  const covered =
    standIn && standIn.until >= today
      ? `; ${short(standIn.account.name)} stands in until ${printDate(standIn.until)}`
      : "";
  return `${short(person.name)} (${account}${covered})`;
}

const peopleOf = (plan: Plan, refs: readonly string[]) =>
  refs.flatMap((ref) => find(plan, "person", ref) ?? []);

const officeLine = (plan: Plan, office: Office, none: string) =>
  listNames(
    holders(plan, office).map(({ name }) => shorten(name, 80)),
    none,
  );

const FROM_SETTINGS = "those whom the bot's settings name, unless removed here";

/** Who can update an action: its owners, its area's leads, their stand-ins, the clerks. */
export const whoCan: Command<"who_can"> = {
  needs: "read the plan",
  say: [{ text: "who can update 3.4", what: "owners, leads, stand-ins and clerks" }],
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

/** Who has which role in the plan. */
export const roles: Command<"roles"> = {
  needs: "see who has which role",
  say: [{ text: "roles", what: "by a clerk: who is clerk, chair, lead and officer" }],
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

/** Makes somebody clerk or chair, or ends that. */
export const appoint: Command<"appoint"> = {
  needs: "appoint clerks and chairs",
  say: [
    {
      text: "make @Person clerk",
      what: "by a clerk; also chair (“remove @Person as clerk” ends it)",
    },
  ],
  async run(context, wish) {
    const { record, turn, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      appointTo(plan, wish, turn.who),
    );
    const { name } = wish.account;
    const office = wish.office === "clerk" ? "a clerk" : "the chair";
    const now = wish.held ? `is ${office}` : `is not ${office}`;
    const changed = outcome.kind === "unchanged" ? "already. Nothing was changed" : "from now on";
    return told(context, outcome.plan, "Roles", `${name} ${now} ${changed}.`);
  },
};

/** Names who stands in for an officer until a day, or ends that. */
export const standIn: Command<"stand_in"> = {
  needs: "name a stand-in",
  on: (plan, { person }) => get(plan, "person", person),
  say: [
    {
      text: "@Person stands in for Hilary Fordham until 28 February",
      what: "by that officer or a clerk: what they do is recorded as for the officer",
    },
  ],
  async run(context, said) {
    const { record, turn, now, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      nameStandIn(plan, said, turn.who, now),
    );
    const { name } = get(outcome.plan, "person", said.person);
    const done = said.account
      ? `${said.account.name} stands in for ${name} until ${printDate(said.until)}, and may update what ${name} may.`
      : `Nobody stands in for ${name} now.`;
    return told(context, outcome.plan, "Stand-in", done);
  },
};

function told({ now }: Context, plan: Plan, title: string, done: string): Reply {
  return { card: noticeCard({ title, lines: [done], asAt: asAtLine(plan, now) }), summary: done };
}
