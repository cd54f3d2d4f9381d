import type { Ask } from "../../../asks/index.ts";
import { POST_KINDS, type PostKind } from "../../../plan/model/primitives.ts";
import { called } from "../../../plan/model/snapshot.ts";
import { HERE_CHANNEL } from "../../../plan/posts/follow-plan.ts";
import type { Schedule } from "../../../plan/posts/schedule.kind.ts";
import { isOf } from "../../line/slot.ts";
import { OPENS, WHEN_EXAMPLES, type WhenSaid, whenSaid } from "../../time/when-said.ts";
import { refuse, type Scene } from "../scene.ts";
import { type Order, order } from "./order.ts";

/** Orders about what is posted, where and when. */

const NAMED: Readonly<Record<PostKind, RegExp>> = {
  summary: /summar/i,
  scorecard: /score/i,
  exceptions: /exception/i,
  notes: /notes/i,
};
const ONE =
  "[the] (summary|summaries|scorecard|scorecards|score card|score cards|exception report|exceptions report|exceptions list|exception|exceptions|exception reports|notes|meeting notes|board notes|closing notes|MEETING notes)";
const KINDS = `${ONE} [, ${ONE}] [, ${ONE}] [and ${ONE}]`;
const HERE =
  "(here|in here|in this channel|to this channel|this channel|this chat|in this chat|this group|in this group|this conversation)";

const wants = (kinds: readonly PostKind[]): Ask => ({
  command: "save_channel_posts",
  wants: kinds.join(","),
});
const only: Order["make"] = (_, { line }) =>
  wants(POST_KINDS.filter((kind) => NAMED[kind].test(line.text)));

export const whatOf = (said: string): Schedule["what"] =>
  /score/i.test(said)
    ? "scorecard"
    : /exception|reds?\b|ambers?\b/i.test(said)
      ? "exceptions"
      : "summary";

const VERB = "(post|share|publish|send|put|pop|stick|drop|circulate|schedule|go ahead and post)";
const WHAT =
  "[the|a|an|our|this] [plan|board|plans|whole] (scorecard summary|score card summary|summary|scorecard|score card|exception report|exceptions report|exceptions list|exception|exceptions|red and amber list|reds and ambers|red and ambers|reds|ambers|exceptions list|list of exceptions)";

const COURTESY =
  /(?:[\s,]+(?:please|pls|thanks|thank you|thx|cheers|ta|would you|could you|will you|for me|for us|if you can|again|up|out))+[\s.!?]*$/i;
const SILENT =
  /^(?:(?:up|out|again|round|for (?:the )?(?:board|members|everyone|everybody|all|us)|of the plan|ahead of the (?:board|meeting)|before the (?:board|meeting)|now|today|asap|straight away)\s*)*$/i;
const CHANNEL =
  /^(?:up |out |again |round )*(?:to|in|into|on)(?: the)?(?: ms)?(?: teams)? ["“]?#?(?<name>[^"“”]{2,100}?)["”]?(?<kind> channel| chat| group)?(?: (?:for (?:the )?(?:board|members|everyone|everybody|all|us)|ahead of the (?:board|meeting)|before the (?:board|meeting)))?$/i;
const EVERYBODY =
  /^(?:(?:the |all |all the )?(?:channels?|chats?|teams?|groups?|followers?|everyone|everybody|us|all)|them)$/i;
const IS_HERE = /^(?:(?:in |to )?here|(?:in |to )?this (?:channel|chat|conversation|group))$/i;
/** What no conversation is called: the time of a post, which is read as one or not at all. */
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const TIMELY = new RegExp(
  `(?:^|\\s)(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?$|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|${MONTH} \\d|tomorrow\\b|every\\b|each\\b|first thing\\b|half \\w+$|quarter (?:to|past)\\b|noon$|midday$|\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm)\\b|at \\d|at$)`,
  "i",
);
const NOW = /^(?:today|now|right now|asap|straight away)$/i;

/** Where it goes, by a name; null where none is said. Undefined is something else. */
function channelIn(said: string): string | null | undefined {
  const text = said.trim().replace(/,$/, "");
  if (IS_HERE.test(text)) return HERE_CHANNEL;
  if (SILENT.test(text)) return null;
  if (!/["“]/.test(text) && TIMELY.test(text)) return undefined;
  const name = CHANNEL.exec(text)?.groups?.name?.trim();
  if (name === undefined) return EVERYBODY.test(text) ? null : undefined;
  return EVERYBODY.test(name) ? null : name;
}

/** The ways in which what follows "post summary" can be a place and a time, a name in quotes kept whole. */
function splits(rest: string) {
  const masked = rest.replace(/["“][^"”]*["”]/g, (name) => "~".repeat(name.length));
  const starts = [...masked.matchAll(/(?<=^|[\s,])(?=[^\s,])/g)].map(({ index }) => index);
  return starts
    .filter((at) => OPENS.test(masked.slice(at)) && channelIn(rest.slice(0, at)) !== undefined)
    .flatMap((at) => {
      const [place, time] = [rest.slice(0, at), rest.slice(at)];
      const ends = [...masked.slice(at).matchAll(/[\s,]+(?=(?:to|in|into|on) )/g)]
        .map(({ index }) => ({ place: time.slice(index), time: time.slice(0, index) }))
        .filter(({ place: after }) => channelIn(place) === null && channelIn(after) != null);
      return [{ place, time }, ...ends];
    });
}

const isRead = (said: WhenSaid): said is Extract<WhenSaid, { when: unknown }> => "when" in said;

/** Every post is of the whole plan. */
const OF_ALL = /^\s*of (?:the|our)(?: whole| entire| full)? plan\b/i;
/** What it is wanted for changes nothing of it. */
const WANTED_FOR = /\s+(?:ready|in time|in readiness) for [\w\s']+$/i;

/** A post to a place, now or when it is said; what is not read whole posts nothing. */
export function posting(scene: Scene, what: Schedule["what"], rest: string, verb: string): Ask {
  const said = rest.replace(COURTESY, "").replace(OF_ALL, "").replace(WANTED_FOR, "").trim();
  const ways = splits(said).map((way) => ({ ...way, read: whenSaid(way.time, scene) }));
  const way = ways.find(({ read }) => isRead(read)) ?? ways[0];
  const scheduled = /^schedule$/i.test(verb);
  if (way && !NOW.test(way.time.trim())) {
    if (!isRead(way.read)) return refuse(`${way.read.wrong} Nothing was scheduled or posted.`);
    const name = channelIn(way.place);
    const { when, timeLeftOut } = way.read;
    return {
      command: "post",
      what,
      when,
      ...(timeLeftOut ? { timeLeftOut } : {}),
      ...(name ? { channel: name } : {}),
    };
  }
  if (scheduled) return refuse(`Say when it is to be posted: ${WHEN_EXAMPLES}.`);
  const place = channelIn(
    said.replace(/[\s,]*\b(?:today|now|right now|asap|straight away)\s*$/i, ""),
  );
  if (place === undefined) {
    const kinds = ["summary", "score ?card", "exceptions?"].filter((kind) =>
      new RegExp(`\\b${kind}\\b`, "i").test(said),
    );
    if (kinds.length > 0 && !/^summary$/i.test(said)) {
      return refuse(
        "I post one thing at a time, so nothing was posted: “post summary”, then “post exceptions”.",
      );
    }
    return refuse(
      `I can post the summary, the scorecard or the exceptions of the whole plan, now or at its time: “post summary to General”, “post exceptions every Monday at 9”. I do not know what to make of “${said.slice(0, 80)}”, so nothing was posted.`,
    );
  }
  return { command: "post", what, ...(place ? { channel: place } : {}) };
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
const CHANGE = `(${Object.keys(STATES).join("|")})`;
const stateIn = ({ line }: Scene) => {
  const word = line.tokens.map(({ text }) => text).find((text) => text in STATES) as
    | keyof typeof STATES
    | undefined;
  return { to: STATES[word ?? "pause"], word: word ?? "pause" };
};
const WEEKDAY =
  "[(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays)]";
const NOT_SO_FAR =
  "A schedule can be paused until you say so, resumed or deleted: “pause schedule 2”. It cannot be moved, skip one time, or pause until a day: delete it and say the post with its new time. Nothing was changed; “schedules” lists them.";
const POSTED = "(summary|summaries|scorecard|score card|exception|exceptions)";

const changeOf: Order["make"] = ({ texts }, scene) => {
  const { plan, line } = scene;
  if (texts.tail && !/^(?:posts?|schedule|post schedule)$/i.test(texts.tail))
    return refuse(NOT_SO_FAR);
  const { to, word } = stateIn(scene);
  const what = whatOf(line.text);
  const ours = plan.items.schedule.filter(
    (one) => one.what === what && (one.state === "on" || one.state === "paused"),
  );
  const [first] = ours;
  const { one, many } = called(plan, "schedule");
  if (first && ours.length === 1) return { command: "change_schedule", ref: first.ref, to };
  return first
    ? refuse(
        `${ours.length} ${many} post the ${what}: ${ours.map(({ ref }) => ref).join(", ")}. Say which one, for example “${word} ${one} ${first.ref.slice(1)}”.`,
      )
    : refuse(`Nothing is scheduled that posts the ${what}. “${many}” lists what is.`);
};

export const POST_ORDERS: readonly Order[] = [
  order(["(unfollow|stop following|un - follow) [the|this] [plan]"], () => ({
    command: "follow_plan",
    following: false,
  })),
  order("follow [the|this] [plan] [here]", () => ({ command: "follow_plan", following: true })),
  order(
    [
      "(choose|change|set|pick) [the|our|my] posts [here]",
      "(post|posting) (settings|preferences|choices)",
      "what (do|does|will) (we|i|this channel|this chat|this conversation|this group) get [posted] [here]",
      "what (is|gets) posted here",
    ],
    () => ({ command: "choose_posts" }),
  ),
  order(
    [
      `(only|just) ${KINDS} ${HERE}`,
      `(only|just) (send|post) [us|me] ${KINDS} [${HERE}]`,
      `(send|post) [us|me] only ${KINDS} [${HERE}]`,
    ],
    only,
  ),
  order(
    [
      `(no|no more|stop|stop the|stop all) (posts|posting) [${HERE}] [for now]`,
      `mute [${HERE}]`,
      `(send|post) [us|me] nothing [${HERE}] [for now]`,
    ],
    (_, { line }) =>
      /\bstop\b.*\bposts?\b/.test(line.folded) && !/\b(?:all|here|posting)\b/.test(line.folded)
        ? undefined
        : wants([]),
  ),
  order(
    [
      `(send|post) [us|me] (everything|all posts) [${HERE}] [again]`,
      `all posts ${HERE}`,
      `(unmute|un - mute) [${HERE}]`,
    ],
    () => wants([...POST_KINDS]),
  ),
  order("[show|see|give me|show me] [the] (exceptions|exceptions report|exception report)", () => ({
    command: "exceptions",
    page: 1,
  })),
  order(
    [
      "[show|list|see] [me] [the|all|our|my] (schedules|scheduled posts|SCHEDULE|post schedule|post schedules|posting schedule|posting schedules|schedule of posts)",
      "what is [the] (scheduled|schedule|being posted|going to be posted) [to post|to be posted]",
      "(which|what) posts are (scheduled|planned)",
    ],
    (_, { line }) => (/\d/.test(line.text) ? undefined : { command: "schedules", page: 1 }),
  ),
  order(
    [`${CHANGE} [the] SCHEDULE [no|no .|number|#] [s] NUMBER`, `${CHANGE} s NUMBER`],
    ({ slots }, scene) => ({
      command: "change_schedule",
      ref: `S${slots.number && isOf("number")(slots.number) ? slots.number.value : 0}`,
      to: stateIn(scene).to,
    }),
  ),
  order(
    [
      `${CHANGE} [posting] [the|our|my] ${WEEKDAY} ${POSTED} [post|posts|schedule]`,
      `${CHANGE} [posting] [the|our|my] ${WEEKDAY} ${POSTED} TEXT:tail`,
    ],
    changeOf,
  ),
  order(
    [
      `${CHANGE} [the|all|all the|our|that] (SCHEDULE|schedules|scheduled post|scheduled posts|post|posts|posting) [up|back|again|for now] [TEXT:tail]`,
      "take that (post|message) (back|down)",
      "(unsend|retract|recall) (that|the) [last] (post|message)",
    ],
    (_, scene) => {
      const { word } = stateIn(scene);
      const { one, many } = called(scene.plan, "schedule");
      if (/\b(?:take|unsend|retract|recall)\b/.test(scene.line.folded)) {
        return refuse(
          "A post that has gone out cannot be taken back by me: delete the message in Teams. Your own last change to the plan can be taken back: “undo that”. Nothing was changed.",
        );
      }
      return refuse(
        `Say which one, for example “${word} ${one} 2”. “${many}” lists them. A ${one} is paused until you say “resume ${one} 2”, and cannot be until a day.`,
      );
    },
  ),
  order(
    `(skip|miss|move|change|shift) [the|this|next|next week|next weeks|our] (${POSTED}|post|posts|SCHEDULE) [TEXT:tail]`,
    (_, { line }) => (/\b\d{1,2}\.\d{1,2}\b/.test(line.folded) ? undefined : refuse(NOT_SO_FAR)),
  ),
  order(
    [
      `${VERB} ${WHAT} TEXT:rest`,
      `${VERB} ${WHAT}`,
      `${VERB} (up|out|round) ${WHAT} TEXT:rest`,
      `${VERB} (up|out|round) ${WHAT}`,
      `do ${VERB} ${WHAT} TEXT:rest`,
    ],
    ({ texts }, scene) => {
      const head = scene.line.text.slice(
        0,
        texts.rest ? scene.line.text.lastIndexOf(texts.rest) : undefined,
      );
      if (
        /\b(?:reds?|ambers?)\b/i.test(head) &&
        !/\b(?:post|share|publish|circulate|channel|list)\b/i.test(scene.line.text)
      )
        return undefined;
      return posting(
        scene,
        whatOf(head),
        texts.rest ?? "",
        scene.line.tokens.find(({ text }) => text === "schedule") ? "schedule" : "post",
      );
    },
  ),
  order(
    `[can|could|should|will] [the] ${WHAT} (go|go out|to go out|be posted|be sent|be sent out) TEXT:rest`,
    ({ texts }, scene) => posting(scene, whatOf(scene.line.text), texts.rest ?? "", "post"),
  ),
  order(`TEXT:lead [,] [please] ${VERB} ${WHAT} [TEXT:rest]`, ({ texts }, scene) => {
    const { lead = "", rest = "" } = texts;
    if (!OPENS.test(lead) || lead.length > 80) return undefined;
    return posting(scene, whatOf(scene.line.text), `${rest} ${lead}`.replace(/,\s*$/, ""), "post");
  }),
];
