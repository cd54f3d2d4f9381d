import type { Schedule } from "../plan/model.ts";
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
  /^(?:(?:the |all |all the )?(?:channels?|chats?|teams?|groups?|followers?|everyone|everybody|us|all)|here|them)$/i;

const whatOf = (said = ""): Schedule["what"] =>
  /^score/i.test(said) ? "scorecard" : /^exc/i.test(said) ? "exceptions" : "summary";

/** Where it goes, by a name; null where none is said. Undefined is something else. */
function channelIn(said: string): string | null | undefined {
  const text = said.trim().replace(/,$/, "");
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
    ...(name ? { channel: asTyped(heard, name) } : {}),
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
  order(`${CHANGE} (?:the |all |all the )?(?:schedules?|scheduled posts?)`, ({ change }) =>
    refuse(
      `Say which one, for example “${change?.toLowerCase()} schedule 2”. “schedules” lists them.`,
    ),
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
