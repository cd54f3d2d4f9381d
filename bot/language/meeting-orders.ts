import { bodies, bodyMeant } from "../plan/meetings/plan-meeting.ts";
import { dayOnly, meetingOn, meetingSaid, timeIn } from "./meeting-said.ts";
import { asTyped, BECAUSE, type Heard, isRequest, type Order, order, refuse } from "./order.ts";
import type { Request } from "./request.ts";

/** "plan board" is how the bot is called, so whoever plans one says “a meeting”. */
const ADD = "(?:(?:add|new)(?: a| the)?(?: new)?|plan (?:a|the)(?: new)?)";
const MEETING = "(?:board|meeting|sub-?committee|committee)";

/** What is added; “add board rating” adds none. */
const ONE = "(?:board meeting|meeting|sub-?committee|committee)";

/** The meeting that an order names, handed on by its reference. */
function ofMeeting(
  when: string | undefined,
  heard: Heard,
  make: (ref: string) => Request,
): Request {
  const meeting = meetingOn(when ?? "", heard);
  return isRequest(meeting) ? meeting : make(meeting.ref);
}

/** What no body is called: days, conditions, papers. */
const STRANGE =
  /\d|\b(?:if|unless|or|when|papers?|days?|before|after|weeks?|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|hall|room|teams|zoom|online)\b/i;
const isBody = ({ plan }: Heard, said: string) =>
  bodies(plan).some((body) => body.toLowerCase() === said.toLowerCase());

/** What is said of meetings, and of how the board works. */
export const MEETING_ORDERS: readonly Order[] = [
  order("(?:show |list )?(?:me )?(?:the |all |our )?(?:board )?meetings", () => ({
    command: "meetings",
    page: 1,
  })),
  order(`(?:the |our )?(?<which>next|last|previous) ${MEETING}`, ({ which }) => ({
    command: "meetings",
    page: 1,
    asks: /next/i.test(which ?? "") ? "next" : "last",
  })),
  order("(?:(?:the )?meetings are|have meetings) as (?:otherwise )?determined", () => ({
    command: "end_series",
  })),
  order(`${ADD} ${ONE}`, () => ({ command: "meeting_form" })),
  order(`${ADD} (?<monthly>monthly )?${ONE}s?(?: (?<said>.+?))`, ({ monthly, said }, heard) => {
    const meeting = meetingSaid(asTyped(heard, said), monthly !== undefined, heard);
    const strange = meeting?.body && STRANGE.test(meeting.body) && !isBody(heard, meeting.body);
    if (strange) {
      return refuse(
        `I do not know what “${meeting.body}” is to be, so nothing was planned. Say one meeting at a time: its day, its time and whose it is, for example “add meeting 3 Feb 2021 14:00 SEND Sub-Committee”. A place goes into the form: “add meeting”.`,
      );
    }
    if (meeting) return { command: "save_meeting", ...meeting };
    return refuse(
      "Say the day of the meeting, for example “add meeting 3 Feb 2021 14:00”, or “add monthly meeting on the first Wednesday”. “add meeting” alone is a form.",
    );
  }),
  order(
    `(?:move|change|put) (?:the )?(?:${MEETING} (?:of|on) (?<when>.{1,30}?)|(?<other>.{1,30}?) ${MEETING})(?: back| forward| on)? to (?<to>.+?)`,
    ({ when: named, other, to }, heard) => {
      const when = named ?? other ?? "";
      // "change 3.4 …" is about an action, whatever meeting it speaks of.
      if (/\b\d{1,2}\.\d{1,2}\b(?!\.)/.test(when)) return undefined;
      const { time, rest } = timeIn(` ${to} `);
      const date = rest.trim() === "" ? undefined : dayOnly(rest, heard);
      if (date === undefined && (time === undefined || rest.trim() !== "")) {
        return refuse(
          `I cannot tell which day “${to}” is, so nothing was changed. Say it as “10 Feb” or “10 Feb 14:00”; a place goes into the form (“Change” on the meeting).`,
        );
      }
      return ofMeeting(when, heard, (ref) => ({
        command: "save_meeting",
        ref,
        ...(date ? { date } : {}),
        ...(time ? { time } : {}),
      }));
    },
  ),
  order(
    `cancel (?:the )?(?:${MEETING} (?:of|on) (?<when>.+?)|(?<other>.+?) ${MEETING})${BECAUSE}`,
    ({ when, other, why }, heard) =>
      ofMeeting(when ?? other, heard, (ref) => ({
        command: "cancel_meeting",
        ref,
        ...(why ? { reason: asTyped(heard, why).replace(/^of (?:the )?/i, "") } : {}),
      })),
  ),
  order(
    "freeze (?:the )?papers(?<again> again)?(?: (?:for|of) (?<when>.+?))?",
    ({ again, when }, heard) => {
      const how = again ? { again: true } : {};
      if (!when) return { command: "freeze_papers", ...how };
      return ofMeeting(when, heard, (ref) => ({ command: "freeze_papers", ref, ...how }));
    },
  ),
  order(
    "(?:what(?:'s|s| has| is| have we)? )?(?:new|different|chang(?:e|es|ed))(?: there)?(?: in the plan)? since (?:we froze )?(?:the |our |those )?(?:board |meeting )?papers(?: (?:were|was|got|have been) frozen| froze)?(?: for (?:the )?(?:next |last )?(?:board|meeting))?(?: (?:in|on|for) area (?<area>\\d{1,2}))?",
    ({ area }) => ({
      command: "whats_changed",
      since: "@papers_frozen",
      filter: area ? { areas: [area] } : {},
      page: 1,
    }),
  ),
  order(`(?:open|start) (?:the )?(?:board|meeting)`, () => ({ command: "open_board" })),
  order(`(?:close|end) (?:the )?(?:board|meeting)`, () => ({ command: "close_board" })),
  order("(?:the )?(?:meeting|board) report|what did the (?:meeting|board) change", () => ({
    command: "meeting_report",
  })),
  order("walk(?: us)?(?: through)?|discuss next|start (?:the )?walk", () => ({ command: "walk" })),
  order(
    "(?:prep|prepare)(?: for)? (?:the )?(?:(?:board|meeting|committee|sub-?committee) (?:of|on) )?(?<when>(?:(?:mon|tues|wednes|thurs|fri)day )?(?:the )?\\d.*?)(?: (?:board|meeting|committee|sub-?committee))?",
    ({ when }, heard) => ofMeeting(when, heard, (ref) => ({ command: "prep", ref, page: 1 })),
  ),
  order("(?:prep|prepare|preparation)", () => ({ command: "prep", page: 1 })),
  order("who(?:'s| is) (?:present|here|there|attending)|attendance|tick attendance", () => ({
    command: "attendance",
  })),
  order("who (?:has not|hasn't|have not|haven't) updated", () => ({
    command: "missing_updates",
    page: 1,
  })),

  order("(?:show |the |show the )?settings", () => ({ command: "settings" })),
  order(
    "set (?:the )?papers(?: deadline)?(?: to)? (?<days>\\d{1,3})(?: (?:clear|working|clear working))?(?: days?)?(?: before)?",
    ({ days }) => ({ command: "change_settings", said: { papersDays: Number(days) } }),
  ),
  order(
    "set (?:the )?(?:papers )?(?<which>freeze|chase|chasing)(?: to)? (?<days>\\d{1,3})(?: working)?(?: days?)?(?: before)?",
    ({ which, days }) => ({
      command: "change_settings",
      said: /freeze/i.test(which ?? "")
        ? { freezeDays: Number(days) }
        : { chaseDays: Number(days) },
    }),
  ),
  order(
    "set (?:the )?update period(?: to)? (?<count>an?|one|\\d{1,2}) (?<unit>week|month)s?",
    ({ count, unit }) => ({
      command: "change_settings",
      said: {
        updateEvery: {
          count: /^\d/.test(count ?? "") ? Number(count) : 1,
          unit: /week/i.test(unit ?? "") ? "week" : "month",
        },
      },
    }),
  ),
  order("set (?:the )?reminders(?: to)? (?<how>on|off)", ({ how }) => ({
    command: "change_settings",
    said: { reminders: /on/i.test(how ?? "") },
  })),
  order("set (?:the )?due soon(?: to)? (?<days>\\d{1,3})(?: days?)?(?: before)?", ({ days }) => ({
    command: "change_settings",
    said: { dueSoonDays: Number(days) },
  })),
  order("set (?:the )?board(?:'s)?(?: name)? to (?<name>.{2,200}?)", ({ name }, heard) => ({
    command: "change_settings",
    said: {
      board: /^(?:any|all|every meeting|all meetings)$/i.test(name ?? "")
        ? null
        : (bodyMeant(heard.plan, asTyped(heard, name)) ?? null),
    },
  })),
];
