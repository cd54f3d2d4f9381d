import { missingUpdatesCard } from "../../../cards/reminders/missing-updates.ts";
import type { WithoutUpdate } from "../../plan/meetings/prep.ts";
import { capital, listNames } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import type { Person } from "../../plan/people/person.kind.ts";
import { settingsOf } from "../../plan/plan/settings.ts";
import { followers } from "../../plan/posts/follow-plan.ts";
import { askForUpdate } from "../../plan/reminders/ask-update.ts";
import { nextDigest } from "../../plan/reminders/digest.ts";
import { whyNot } from "../../plan/reminders/unresolved-reminders.ts";
import { mustMay } from "../../plan/rights/roles.ts";
import { dateIn, printDate, printInstant } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { sinceWords, withoutUpdate } from "./missing-updates.ts";

/** When an owner is told that an update is wanted, or why they are not. */
function askedWhen(
  plan: Plan,
  person: Person,
  what: string,
  reached: ReadonlySet<string>,
  now: CommandContext["now"],
): string {
  const { name } = person;
  const next = nextDigest(person, now.at);
  const not = (why: string) => `an update${what} is wanted, but nothing is sent to ${name}: ${why}`;
  if (!settingsOf(plan).reminders) {
    return not("reminders are off for this plan. “set reminders on” changes that.");
  }
  switch (whyNot(person, reached)) {
    case "no account":
      return not(`I do not know their Teams account. “@their name is ${name}” tells me.`);
    case "no chat":
      return not(
        person.mentioned
          ? `they have not added Plan Board in Teams. They were mentioned in a channel on ${printDate(dateIn(new Date(person.mentioned)))}.`
          : followers(plan).length > 0
            ? "they have not added Plan Board in Teams. They are mentioned once in a channel that follows the plan."
            : "they have not added Plan Board in Teams, and no channel follows the plan in which they could be mentioned.",
      );
    case "off":
      return not("they want no reminders. Please ask them yourself.");
  }
  const at = next === null || next <= now.at ? "now" : `on ${printInstant(next)}`;
  return `${name} is asked for an update${what} in one message, ${at}.`;
}

/** Whether somebody is told that an update is wanted: personally, or once in a channel. */
function isTold(plan: Plan, person: Person, reached: ReadonlySet<string>): boolean {
  if (!settingsOf(plan).reminders) return false;
  const why = whyNot(person, reached);
  const mentioned = why === "no chat" && !person.mentioned && followers(plan).length > 0;
  return why === undefined || mentioned;
}

/** Has an owner asked for an update of what nobody has updated; or every owner, if none is named. */
export const askUpdate: Command<"ask_update"> = {
  async run(context, { owner }): Promise<Reply> {
    const { record, turn, now, stamp, nonce } = context;
    const silent = await withoutUpdate(context, context.plan, undefined, undefined);
    const owners = owner
      ? [owner]
      : silent.flatMap(({ owner: theirs }) => (theirs === null ? [] : [theirs]));
    const reached = new Set((await context.personalChats()).map(({ id }) => id));
    // Whoever cannot be told is not noted as asked.
    const told = owners.filter((one) =>
      isTold(context.plan, get(context.plan, "person", one), reached),
    );
    mustMay(context.plan, turn.who, "keep the meetings");
    const { plan, kind } =
      told.length > 0
        ? await record.carryOut(context.plan, stamp, (state) =>
            askForUpdate(state, told, turn.who, now),
          )
        : { plan: context.plan, kind: "saved" as const };
    const said = owner
      ? oneAsked(plan, get(plan, "person", owner), silent, reached, kind === "unchanged", now)
      : allAsked(plan, owners, reached, kind === "unchanged", now);
    const reading = `${capital(called(plan, "action").many)} that are not complete and that nobody has updated ${sinceWords(plan, now.today)}.`;
    return {
      card: missingUpdatesCard({
        plan,
        withoutUpdate: silent,
        reading,
        said,
        page: 1,
        mayAsk: true,
        nonce: nonce(),
        now,
      }),
      summary: said,
    };
  },
};

function oneAsked(
  plan: Plan,
  person: Person,
  silent: readonly WithoutUpdate[],
  reached: ReadonlySet<string>,
  already: boolean,
  now: CommandContext["now"],
): string {
  const theirs = silent.find(({ owner }) => owner === person.ref)?.actions ?? [];
  if (already) return `${person.name} was asked today already; nothing more is sent.`;
  if (theirs.length === 0) {
    return `Noted; but nothing of ${person.name}'s is waiting for an update, so nothing is sent.`;
  }
  const what = ` of ${listNames(theirs.map(({ ref }) => ref))}`;
  return `Noted: ${askedWhen(plan, person, what, reached, now)}`;
}

/** Who of many is asked when, and who is not, and why. */
function allAsked(
  plan: Plan,
  owners: readonly string[],
  reached: ReadonlySet<string>,
  already: boolean,
  now: CommandContext["now"],
): string {
  if (owners.length === 0) return "Nobody's update is missing, so nobody is asked.";
  if (!settingsOf(plan).reminders) {
    return "Noted; but nothing is sent: reminders are off for this plan. “set reminders on” changes that.";
  }
  const people = owners.map((owner) => get(plan, "person", owner));
  const named = (why: ReturnType<typeof whyNot>) =>
    people.filter((person) => whyNot(person, reached) === why);
  const told = named(undefined);
  const soonest = told
    .map((person) => nextDigest(person, now.at))
    .filter((at) => at !== null)
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const when = soonest && soonest > now.at ? `, from ${printInstant(soonest)}` : "";
  const list = (some: readonly Person[]) => listNames(some.map(({ name }) => name));
  const not = [
    ["no account", "I do not know the Teams account of"],
    [
      "no chat",
      "these have not added Plan Board in Teams, and are mentioned once in a channel if one follows the plan:",
    ],
    ["off", "these want no reminders:"],
  ] as const;
  return [
    told.length === 0
      ? "None of them can be written to."
      : already
        ? `Those who can be told were asked today already; nothing more is sent: ${list(told)}.`
        : `Noted: asked in one message each${when}: ${list(told)}.`,
    ...not
      .map(([why, words]) => ({ words, some: named(why) }))
      .filter(({ some }) => some.length > 0)
      .map(({ words, some }) => `Not sent: ${words} ${list(some)}.`),
  ].join(" ");
}
