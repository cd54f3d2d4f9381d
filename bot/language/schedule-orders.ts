import { HERE_CHANNEL } from "../plan/posts/follow-plan.ts";
import type { Schedule } from "../plan/posts/schedule.kind.ts";
import { asTyped, type Heard, type Order, order, refuse } from "./order.ts";
import type { Request } from "./request.ts";
import { OPENS, WHEN_EXAMPLES, type WhenSaid, whenSaid } from "./when-said.ts";

/** What is said of posts that are to be made by themselves. A post without a time is read elsewhere. */

const VERB =
  "(?<verb>post|share|publish|send|put|pop|stick|drop|circulate|schedule)(?: up| out| round)?";
const WHAT =
  "(?:the |a |an |our |this )?(?:plan |board |plan's )?(?<what>summary|score ?card(?: summary)?|exceptions?(?: report)?)";
/** Words round a post that say nothing of where or when. */
const COURTESY =
  /(?:[\s,]+(?:please|pls|thanks|thank you|thx|cheers|would you|could you|will you|for me|for us|if you can|again|up|out))+[\s.!?]*$/i;
const SILENT =
  /^(?:(?:up|out|again|for (?:the )?(?:board|members|everyone|everybody|all|us)|of the plan)\s*)*$/i;
const CHANNEL =
  /^(?:up |out |again )*(?:to|in|into|on)(?: the)?(?: ms)?(?: teams)? ["“]?#?(?<name>[^"“”]{2,100}?)["”]?(?<kind> channel| chat| group)?$/i;
const EVERYBODY =
  /^(?:(?:the |all |all the )?(?:channels?|chats?|teams?|groups?|followers?|everyone|everybody|us|all)|them)$/i;
const HERE = /^(?:(?:in |to )?here|(?:in |to )?this (?:channel|chat|conversation|group))$/i;
/** What no conversation is called: the time of a post, which is read as one or not at all. */
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const TIMELY = new RegExp(
  `(?:^|\\s)(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?$|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|${MONTH} \\d|tomorrow\\b|every\\b|each\\b|first thing\\b|half \\w+$|quarter (?:to|past)\\b|noon$|midday$|\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm)\\b|at \\d|at$)`,
  "i",
);

const whatOf = (said = ""): Schedule["what"] =>
  /^score/i.test(said) ? "scorecard" : /^exc/i.test(said) ? "exceptions" : "summary";

/** Where it goes, by a name; null where none is said. Undefined is something else. */
function channelIn(said: string): string | null | undefined {
  const text = said.trim().replace(/,$/, "");
  if (HERE.test(text)) return HERE_CHANNEL;
  if (!/["“]/.test(text) && TIMELY.test(text)) return undefined;
  if (SILENT.test(text)) return null;
  const name = CHANNEL.exec(text)?.groups?.name?.trim();
  if (name === undefined) return EVERYBODY.test(text) ? null : undefined;
  return EVERYBODY.test(name) ? null : name;
}

type Split = { readonly place: string; readonly time: string };

/** The ways in which what follows "post summary" can be a place and a time, a name in quotes kept whole. */
function splits(rest: string): readonly Split[] {
  const masked = rest.replace(/["“][^"”]*["”]/g, (name) => "~".repeat(name.length));
  const starts = [...masked.matchAll(/(?<=^|[\s,])(?=[^\s,])/g)].map(({ index }) => index);
  return starts
    .filter((at) => OPENS.test(masked.slice(at)) && channelIn(rest.slice(0, at)) !== undefined)
    .flatMap((at) => {
      const [place, time] = [rest.slice(0, at), rest.slice(at)];
      // "every Monday at 9 to General": the place may come after the time.
      const ends = [...masked.slice(at).matchAll(/[\s,]+(?=(?:to|in|into|on) )/g)]
        .map(({ index }) => ({ place: time.slice(index), time: time.slice(0, index) }))
        .filter(({ place: after }) => channelIn(place) === null && channelIn(after) != null);
      return [{ place, time }, ...ends];
    });
}

const isRead = (said: WhenSaid): said is Extract<WhenSaid, { when: unknown }> => "when" in said;

/** "today" without a time is now, as ever. */
const NOW = /^(?:today|now|right now|asap|straight away)$/i;

function scheduled(
  { verb, what }: Readonly<Record<string, string | undefined>>,
  rest: string,
  heard: Heard,
): Request | undefined {
  const said = rest.replace(COURTESY, "").trim();
  const ways = splits(said).map((way) => ({ ...way, read: whenSaid(way.time, heard) }));
  const way = ways.find(({ read }) => isRead(read)) ?? ways[0];
  if (!way || NOW.test(way.time.trim())) {
    if (!/^schedule$/i.test(verb ?? "")) return undefined;
    return refuse(`Say when it is to be posted: ${WHEN_EXAMPLES}.`);
  }
  if (!isRead(way.read)) return refuse(`${way.read.wrong} Nothing was scheduled or posted.`);
  const name = channelIn(way.place);
  const { when, timeLeftOut } = way.read;
  return {
    command: "post",
    what: whatOf(what),
    when,
    ...(timeLeftOut ? { timeLeftOut } : {}),
    ...(name ? { channel: name === HERE_CHANNEL ? name : asTyped(heard, name) } : {}),
  };
}

const STATES = {
  pause: "paused",
  hold: "paused",
  suspend: "paused",
  stop: "paused",
  resume: "on",
  restart: "on",
  continue: "on",
  start: "on",
  unpause: "on",
  delete: "deleted",
  remove: "deleted",
  cancel: "deleted",
} as const;
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const NOT_SO_FAR =
  "A schedule can be paused until you say so, resumed or deleted: “pause schedule 2”. It cannot be moved, skip one time, or pause until a day: delete it and say the post with its new time. Nothing was changed; “schedules” lists them.";
const CHANGE = `(?<change>${Object.keys(STATES).join("|")})`;

export const SCHEDULE_ORDERS: readonly Order[] = [
  order(
    "(?:show |list |see )?(?:me )?(?:the |all |our |my )?(?:schedules|scheduled posts|post(?:ing)? schedules?|schedule of posts)|what(?:'s| is| are|s)? (?:the )?(?:scheduled|schedules?|being posted|going to be posted)(?: to (?:be )?post(?:ed)?)?|(?:which|what) posts are (?:scheduled|planned)",
    () => ({ command: "schedules", page: 1 }),
  ),
  order(
    `${CHANGE} (?:the )?(?:schedule(?:d post)? ?(?:no\\.? ?|number |#)?s?|s)(?<number>\\d{1,4})`,
    ({ change = "", number }) => ({
      command: "change_schedule",
      ref: `S${Number(number)}`,
      to: STATES[change.toLowerCase() as keyof typeof STATES],
    }),
  ),
  order(
    `${CHANGE} (?:posting )?(?:the |our |my )?(?:${DAY}(?:'?s)? )?(?<what>summary|score ?card|exceptions?)(?: posts?| schedule)?(?<tail> .+?)??`,
    ({ change = "", what, tail }, heard) => {
      if (tail) return refuse(NOT_SO_FAR);
      const ours = heard.plan.items.schedule.filter(
        (one) => one.what === whatOf(what) && (one.state === "on" || one.state === "paused"),
      );
      const [only] = ours;
      const to = STATES[change.toLowerCase() as keyof typeof STATES];
      if (only && ours.length === 1) return { command: "change_schedule", ref: only.ref, to };
      return only
        ? refuse(
            `${ours.length} schedules post the ${whatOf(what)}: ${ours.map(({ ref }) => ref).join(", ")}. Say which one, for example “${change.toLowerCase()} schedule ${only.ref.slice(1)}”.`,
          )
        : refuse(`Nothing is scheduled that posts the ${whatOf(what)}. “schedules” lists what is.`);
    },
  ),
  order(
    `${CHANGE} (?:the |all |all the |our )?(?:schedules?|scheduled posts?|posts?|posting)(?: (?:up|back|again|for now))*(?<tail> .+?)?`,
    ({ change }) =>
      refuse(
        `Say which one, for example “${change?.toLowerCase()} schedule 2”. “schedules” lists them. A schedule is paused until you say “resume schedule 2”, and cannot be until a day.`,
      ),
  ),
  order(
    "(?:skip|miss|move|change|shift) (?:the |this |next |next week'?s |our )*(?:summary|score ?card|exceptions?|posts?|schedules? ?\\d*)(?: .+?)?",
    (_, { line }) => (/\b\d{1,2}\.\d{1,2}\b/.test(line) ? undefined : refuse(NOT_SO_FAR)),
  ),
  order(`(?:go ahead and )?${VERB} ${WHAT}(?<rest>(?:[\\s,]+.*?)?)`, (groups, heard) =>
    scheduled(groups, groups.rest ?? "", heard),
  ),
  // "every Monday at 9 post the summary to General"
  order(
    `(?<lead>.{2,80}?),? (?:please )?${VERB} ${WHAT}(?<rest>(?:[\\s,]+.*?)?)`,
    (groups, heard) => {
      const { lead = "", rest = "" } = groups;
      if (!OPENS.test(lead)) return undefined;
      return scheduled(groups, `${rest} ${lead}`, heard);
    },
  ),
];
