import type { CalendarDate } from "../plan/calendar-date.ts";
import type { Rag } from "../plan/model.ts";
import type { Asker } from "../plan/people.ts";
import type { Plan } from "../plan/snapshot.ts";
import { lineOf } from "./parts.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { read } from "./read.ts";
import { ME, type Reading } from "./reading.ts";
import type { Request } from "./request.ts";
import { requestFrom } from "./request-from.ts";
import { EXACT_SET } from "./updates.ts";
import { wordsOf } from "./words.ts";

/** A text as it was understood: how it was read (not for the few commands of exact words), and what it asks for. */
export type Understood = {
  readonly reading: Reading | null;
  readonly request: Request;
  readonly ignored: readonly string[];
};

/** Who says it, when, of which plan, and whom they mention. */
export type Hearing = {
  readonly plan: Plan;
  readonly asker: Asker;
  readonly today: CalendarDate;
  readonly mentions: readonly {
    readonly text: string;
    readonly id: string | null;
    readonly name: string;
  }[];
};

/** Reads a text into a request. Every word that had no part in it is told. */
export function understand(text: string, hearing: Hearing): Understood {
  const { plan, asker, mentions, today } = hearing;
  const line = lineOf(text, mentions);
  const command = commandIn(line, hearing);
  if (command) return { reading: null, request: command, ignored: [] };
  const reading = read(line, { plan, today, mentions });
  const set = EXACT_SET.exec(line);
  const request: Request = set ? settingFrom(set) : requestFrom(reading, plan, asker, line);
  return { reading, request, ignored: reading.ignored };
}

/** `set 3.4 red because …` is the one text that writes without being confirmed on a card. */
function settingFrom(set: RegExpExecArray): Request {
  const said = set[3]?.toLowerCase();
  const reason = set[4]?.trim();
  return {
    command: "set_action",
    update: {
      ref: `${set[1]}.${set[2]}`,
      rag: (said === "not rated" ? "none" : said) as Rag,
      ...(reason ? { reason } : {}),
    },
  };
}

/** The commands about the conversation and its people, whose words must be exact. */
function commandIn(line: string, { plan, mentions }: Hearing): Request | undefined {
  if (/^(please )?(un-?follow|stop following)( the| this)?( plan)?$/i.test(line)) {
    return { command: "follow_plan", following: false };
  }
  if (/^(please )?follow( the| this)?( plan)?( here)?$/i.test(line)) {
    return { command: "follow_plan", following: true };
  }
  const called = /^area (\S{1,20}) is also (?:called|known as) ["“]?(.+?)["”]?[.!]?$/i.exec(line);
  if (called) return { command: "name_area", area: called[1] ?? "", name: called[2] ?? "" };
  const named = /^@(\d+) is (?:the |now )?(.+?)[.!]?$/i.exec(line);
  const mention = named && mentions[Number(named[1])];
  if (!mention) return undefined;
  const name = named[2] ?? "";
  const words = wordsOf(name);
  const whole = findWholeNames(words, plan, [], () => false);
  const { people, unclear } = findPeople(name, words, plan, whole, () => false);
  if (unclear.length > 0) {
    const fit = unclear.flatMap((one) => one.fit.map((person) => person.name));
    return {
      command: "refuse",
      sentence: `“${name}” could be ${fit.join(" or ")}. Please say the whole name.`,
    };
  }
  const person = people.find((p) => p.ref !== ME);
  if (!person) {
    return {
      command: "refuse",
      sentence: `Nobody in this plan is called “${name}”. Say the name as the plan has it.`,
    };
  }
  if (!mention.id) {
    return {
      command: "refuse",
      sentence: `${mention.name} has no account that can be checked, so cannot be named as an officer.`,
    };
  }
  return {
    command: "name_officer",
    person: person.ref,
    account: { id: mention.id, name: mention.name },
  };
}
