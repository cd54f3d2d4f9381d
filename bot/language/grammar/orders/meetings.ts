import type { Ask } from "../../../asks/index.ts";
import { allMeetings } from "../../../plan/meetings/board-dates.ts";
import type { Meeting } from "../../../plan/meetings/meeting.kind.ts";
import { bodies, bodyMeant, type MeetingSaid } from "../../../plan/meetings/plan-meeting.ts";
import type { Where } from "../../../plan/model/criterion.ts";
import { called } from "../../../plan/model/snapshot.ts";
import { printDate } from "../../../plan/time/calendar-date.ts";
import { NTHS, WEEKDAYS } from "../../../plan/time/rhythm.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { TIME } from "../pattern.ts";
import { keptText } from "../record-text.ts";
import { refuse, type Scene } from "../scene.ts";
import { type Order, order } from "./order.ts";

/** Orders about meetings, and about how the board works. */

const isAsk = (found: object): found is Ask => "command" in found;

/** The one meeting on a day, or a sentence on why there is none. */
function meetingOn({ plan, today, calendar, line }: Scene, day: Slot | undefined): Meeting | Ask {
  const value = day && isOf("date")(day) ? day.value.coming : undefined;
  const date =
    day === undefined ? calendar.next : value && value.from === value.to ? value.from : undefined;
  const live = allMeetings(plan).filter(({ cancelled }) => cancelled === null);
  const on = live.filter((meeting) => meeting.date === date);
  const [only] = on;
  const { many } = called(plan, "meeting");
  if (only && on.length === 1) return only;
  if (only)
    return refuse(
      `${on.length} ${many} are on ${printDate(only.date)}. Say “${many}” and open the one that you mean.`,
    );
  const coming = live.filter((meeting) => meeting.date >= today).slice(0, 6);
  const planned =
    coming.length > 0
      ? ` Planned: ${coming.map((meeting) => printDate(meeting.date)).join(", ")}.`
      : " None is planned.";
  const { one } = called(plan, "meeting");
  return refuse(
    date
      ? `No ${one} is planned for ${printDate(date)}.${planned}`
      : `I cannot tell which ${one} “${line.text}” means.${planned}`,
  );
}

const ofMeeting = (scene: Scene, day: Slot | undefined, make: (ref: string) => Ask): Ask => {
  const meeting = meetingOn(scene, day);
  return isAsk(meeting) ? meeting : make(meeting.ref);
};

/** A time in a text, and the text without it. */
function timeIn(text: string): { readonly time?: string; readonly rest: string } {
  const masked = text.replace(/\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}/g, (found) =>
    "~".repeat(found.length),
  );
  const found = new RegExp(`\\b${TIME.source}`, "i").exec(masked);
  if (!found) return { rest: text };
  return {
    time: (found[1] ?? "").replace(/\s/g, ""),
    rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`,
  };
}

const RHYTHM = new RegExp(
  `(?:on |every )?(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (${WEEKDAYS.join("|")})s?(?: (?:of|in) (?:each|every|the) month)?`,
  "i",
);
/** What no body is called: days, conditions, papers. */
const STRANGE =
  /\d|\b(?:if|unless|or|when|every|each|month|months|two|three|first|second|third|last|papers?|days?|before|after|weeks?|fortnight\w*|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|hall|room|teams|zoom|online)\b/i;

/** A meeting as it is said in one line: day, time, whose, and whether it is each month. What is left over is the body, or nothing is planned. */
function addMeeting(scene: Scene, said: string, monthly: boolean): Ask {
  const { plan, line } = scene;
  const { one } = called(plan, "meeting");
  const { time, rest: untimed } = timeIn(said);
  const found = monthly ? RHYTHM.exec(untimed) : null;
  const nth = NTHS[found?.[1]?.toLowerCase() as keyof typeof NTHS];
  const weekday = WEEKDAYS.findIndex((day) => day.toLowerCase() === found?.[2]?.toLowerCase());
  const rhythm = found && nth !== undefined && weekday >= 0 ? { nth, weekday } : undefined;
  const start = line.text.lastIndexOf(said);
  const days = scene.lattice.slots
    .filter(isOf("date"))
    .filter(
      ({ from, value }) =>
        (line.tokens[from]?.at ?? 0) >= start &&
        value.coming.from === value.coming.to &&
        value.coming.symbol === undefined &&
        !value.span &&
        !value.coming.holiday,
    )
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const [day] = rhythm ? [] : days;
  if (!day && !rhythm) {
    return refuse(
      `Say the day of the ${one}, for example “add ${one} 3 Feb 2021 14:00”, or “add monthly ${one} on the first Wednesday”. “add ${one}” alone is a form.`,
    );
  }
  const raw = day
    ? line.text.slice(line.tokens[day.from]?.at, line.tokens[day.to - 1]?.end)
    : (found?.[0] ?? "");
  const left = untimed
    .replace(raw, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,]*(?:(?:on|at|for|of|the|a|from|starting|each month|every month)\s+)*/i, "")
    .replace(/[\s,.]*(?:\b(?:on|at|for|of|the|from|starting|each month|every month)\s*)*$/i, "")
    .trim();
  const known = bodies(plan).some((body) => body.toLowerCase() === left.toLowerCase());
  if (left && STRANGE.test(left) && !known) {
    return refuse(
      `I do not know what “${left}” is to be, so nothing was planned. Say one ${one} at a time: its day, its time and whose it is, for example “add ${one} 3 Feb 2021 14:00 SEND Sub-Committee”. A place goes into the form: “add ${one}”.`,
    );
  }
  const meeting: MeetingSaid = {
    ...(day ? { date: day.value.coming.from } : {}),
    ...(time ? { time } : {}),
    ...(left ? { body: left } : {}),
    ...(monthly ? { monthly: rhythm ?? true } : {}),
  };
  return { command: "save_meeting", ...meeting };
}

const ANY = "(MEETING|board|sub - committee|subcommittee|committee|board meeting|one)";
const THE = "[the] [next]";

export const MEETING_ORDERS: readonly Order[] = [
  order("[show|list] [me] [the|all|our] [board] MEETING", (_, { line }) =>
    /s\W*$/.test(line.folded) ? { command: "meetings", page: 1 } : undefined,
  ),
  order([`[the|our] (next|last|previous) ${ANY}`], (_, { line }) => ({
    command: "meetings",
    page: 1,
    asks: /\bnext\b/.test(line.folded) ? "next" : "last",
  })),
  order(
    ["[the] MEETING are as [otherwise] determined", "have MEETING as [otherwise] determined"],
    () => ({ command: "end_series" }),
  ),
  order(`(add|new|plan) [a|the] [new] ${ANY}`, (_, { line }) =>
    /^\W*plan (?!a\b|the\b)/.test(line.folded) ? undefined : { command: "meeting_form" },
  ),
  order(
    `(add|new|plan a|plan the|add a|add the|new a) [new] [monthly] ${ANY} TEXT:said`,
    ({ texts }, scene) =>
      /^(?:rating|rates|rated)\b/.test(texts.said ?? "")
        ? undefined
        : addMeeting(scene, texts.said ?? "", /\bmonthly\b/.test(scene.line.folded)),
  ),
  order(
    [
      `(move|change|put) [the] ${ANY} (of|on) DAY:old [back|forward|on] to [DAY:to] [at] [TIME:time]`,
      `(move|change|put) ${THE} DAY:old ${ANY} [back|forward|on] to [DAY:to] [at] [TIME:time]`,
      `(move|change|put) [the] next ${ANY} [back|forward|on] to [DAY:to] [at] [TIME:time]`,
      `(move|change|put) [the|our] ${ANY} [back|forward|on] to [DAY:to] [at] [TIME:time]`,
      `(move|change) DAY:old [back|forward|on] to [DAY:to] [at] [TIME:time]`,
    ],
    ({ slots, texts }, scene) => {
      const { to } = slots;
      const date =
        to && isOf("date")(to) && to.value.coming.from === to.value.coming.to
          ? to.value.coming.from
          : undefined;
      if (to && !date) return undefined;
      if (!date && !texts.time) return undefined;
      return ofMeeting(scene, slots.old, (ref) => ({
        command: "save_meeting",
        ref,
        ...(date ? { date } : {}),
        ...(texts.time ? { time: texts.time } : {}),
      }));
    },
  ),
  order(
    [
      `(move|change) ${THE} DAY:old ${ANY} [back|forward|on] to TEXT:said`,
      `(move|change) [the] ${ANY} (of|on) DAY:old [back|forward|on] to TEXT:said`,
      `(move|change) [the] next ${ANY} to TEXT:said`,
    ],
    ({ texts }) =>
      refuse(
        `I cannot tell which day “${texts.said ?? ""}” is, so nothing was changed. Say it as “10 Feb” or “10 Feb 14:00”; a place goes into the form (“Change” on the meeting).`,
      ),
  ),
  order(
    [
      `cancel [the] ${ANY} (of|on) DAY:old [BECAUSE:why]`,
      `cancel ${THE} DAY:old ${ANY} [BECAUSE:why]`,
      `cancel [the] next ${ANY} [BECAUSE:why]`,
      `cancel [the] ${ANY} [BECAUSE:why]`,
      `cancel DAY:old [BECAUSE:why]`,
    ],
    ({ slots, texts }, scene) =>
      ofMeeting(scene, slots.old, (ref) => ({
        command: "cancel_meeting",
        ref,
        ...(texts.why ? { reason: keptText(texts.why, "because") } : {}),
      })),
  ),
  order("freeze [the] papers [again] [(for|of) DAY:old [MEETING|board]]", ({ slots }, scene) => {
    const how = /\bagain\b/.test(scene.line.folded) ? { again: true } : {};
    if (!slots.old) return { command: "freeze_papers", ...how };
    return ofMeeting(scene, slots.old, (ref) => ({ command: "freeze_papers", ref, ...how }));
  }),
  order(
    "[what is|what has|what have we] (new|different|changed|change|changes) [there] [in the plan] since [we froze] [the|our|those] [board|meeting] papers [were|was|got|have been] [frozen|froze] [for [the] [next|last] [board|meeting]] [(in|on|for) AREA]",
    ({ slots }) => ({
      command: "whats_changed",
      since: "@papers_frozen",
      where: areaWhere(slots.area),
      page: 1,
    }),
  ),
  order(
    [
      `cancel [the] [next] ${ANY} (of|on) TEXT:when`,
      `cancel [the] [next] ${ANY} TEXT:when`,
      "freeze [the] papers [again] (for|of) TEXT:when",
    ],
    ({ texts }, scene) => {
      const from = scene.line.text.length - (texts.when ?? "").length;
      const days = scene.lattice.slots
        .filter(isOf("date"))
        .filter((one) => (scene.line.tokens[one.from]?.at ?? 0) >= from);
      const last = days
        .filter(
          ({ to, value }) => to === scene.line.tokens.length && value.coming.symbol === undefined,
        )
        .at(-1);
      if (last && days.some(({ value }) => value.coming.symbol !== undefined))
        return ofMeeting(scene, last, () => refuse("Say which one."));
      return refuse(
        `I cannot tell which ${called(scene.plan, "meeting").one} “${texts.when ?? ""}” is. Say its day and nothing more. Nothing was changed.`,
      );
    },
  ),
  order("(open|start) [the] (board|MEETING)", () => ({ command: "open_board" })),
  order("(close|end) [the] (board|MEETING)", () => ({ command: "close_board" })),
  order(["[the] (MEETING|board) report", "what did the (MEETING|board) change"], () => ({
    command: "meeting_report",
  })),
  order(["walk [us] [through]", "discuss next", "start [the] walk"], () => ({ command: "walk" })),
  order(
    [
      "(prep|prepare) [for] [the] [(board|MEETING|committee) (of|on)] DAY:old [board|MEETING|committee]",
    ],
    ({ slots }, scene) => {
      const { old } = slots;
      if (old && isOf("date")(old) && old.value.coming.symbol) return undefined;
      return ofMeeting(scene, old, (ref) => ({ command: "prep", ref, page: 1 }));
    },
  ),
  order("(prep|prepare|preparation)", () => ({ command: "prep", page: 1 })),
  order(["who is (present|here|there|attending)", "[tick] attendance"], () => ({
    command: "attendance",
  })),
  order("[show] [the] settings", () => ({ command: "settings" })),
  order(
    "set [the] papers [deadline] [to] NUMBER [clear] [working] [day|days] [before]",
    ({ slots }) => settings({ papersDays: numberIn(slots.number) }),
  ),
  order("set [the] [papers] freeze [to] NUMBER [working] [day|days] [before]", ({ slots }) =>
    settings({ freezeDays: numberIn(slots.number) }),
  ),
  order(
    "set [the] [papers] (chase|chasing) [to] NUMBER [working] [day|days] [before]",
    ({ slots }) => settings({ chaseDays: numberIn(slots.number) }),
  ),
  order(
    "set [the] update period [to] (NUMBER|a|an) (week|weeks|month|months)",
    ({ slots }, { line }) =>
      settings({
        updateEvery: {
          count: slots.number ? numberIn(slots.number) : 1,
          unit: /week/.test(line.folded) ? "week" : "month",
        },
      }),
  ),
  order("set [the] reminders [to] (on|off)", (_, { line }) =>
    settings({ reminders: /\bon\b/.test(line.folded) }),
  ),
  order("set [the] due soon [to] NUMBER [day|days] [before]", ({ slots }) =>
    settings({ dueSoonDays: numberIn(slots.number) }),
  ),
  order("set [the] board [name] to TEXT:name", ({ texts }, { plan }) =>
    settings({
      board: /^(?:any|all|every meeting|all meetings)$/i.test(texts.name ?? "")
        ? null
        : (bodyMeant(plan, texts.name) ?? null),
    }),
  ),
];

const areaWhere = (one: Slot | undefined): Where =>
  one && isOf("area")(one) ? { area: { oneOf: [...one.value] } } : {};
const settings = (said: Extract<Ask, { command: "change_settings" }>["said"]): Ask => ({
  command: "change_settings",
  said,
});
const numberIn = (one: Slot | undefined): number => (one && isOf("number")(one) ? one.value : 0);
