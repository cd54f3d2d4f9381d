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
import { straight, wordsOf } from "./words.ts";

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
    readonly teams?: string;
  }[];
};

/** Reads a text into a request. Every word that had no part in it is told. */
export function understand(text: string, hearing: Hearing): Understood {
  const { plan, asker, mentions, today } = hearing;
  const line = lineOf(text, mentions);
  const said = straight(line);
  const command = commandIn(said, hearing);
  if (command) return { reading: null, request: command, ignored: [] };
  const reading = read(line, { plan, today, mentions });
  const request = settingIn(said, reading) ?? requestFrom(reading, plan, asker, line);
  return { reading, request, ignored: reading.ignored };
}

const EXACT_SET =
  /^(?:please )?set (?:action )?a?(\d{1,3})[.,-](\d{1,3}) (?:to )?(red|amber|green|not rated)(?: ?(?:because|since|as|:|-) ?(.+))?$/i;

/**
 * `set 3.4 red because …` is the one text that writes without being confirmed on a card; and only
 * where the reading found nothing more in it than that, such as a date or another order.
 */
function settingIn(
  line: string,
  { intent, reference, references, more }: Reading,
): Request | undefined {
  const set = EXACT_SET.exec(line);
  const ref = set ? `${set[1]}.${set[2]}` : "";
  if (!set || intent !== "update_action" || reference?.ref !== ref || references.length > 0) {
    return undefined;
  }
  const { rag, reason, progress, ...others } = more;
  if (Object.keys(others).length > 0 || /\bset (?:action )?\d/i.test(set[4] ?? ""))
    return undefined;
  const why = reason ?? progress;
  return {
    command: "set_action",
    update: { ref, rag: rag as Rag, ...(typeof why === "string" ? { reason: why } : {}) },
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
    account: {
      id: mention.id,
      name: mention.name,
      ...(mention.teams ? { teams: mention.teams } : {}),
    },
  };
}
