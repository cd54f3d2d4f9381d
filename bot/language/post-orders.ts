import { POST_KINDS, type PostKind } from "../plan/model/primitives.ts";
import { type Order, order } from "./order.ts";

/** Orders about what a conversation gets, and the exceptions by their own name. */

const KIND =
  "(?:the )?(?:summar(?:y|ies)|score ?cards?|exceptions?(?: reports?)?|(?:meeting |board |closing )?notes)";
const KINDS = `(?<kinds>${KIND}(?:(?:,| and|, and|,? plus)? ${KIND}){0,3})`;
const HERE = "(?:(?:in )?here|(?:(?:to|in) )?this (?:channel|chat|conversation|group))";

const NAMED: Readonly<Record<PostKind, RegExp>> = {
  summary: /summar/i,
  scorecard: /score/i,
  exceptions: /exception/i,
  notes: /notes/i,
};

/** `only summaries and scorecards`: those that are named, and no others. */
const only: Order[1] = ({ kinds = "" }) => ({
  command: "save_channel_posts",
  wants: POST_KINDS.filter((kind) => NAMED[kind].test(kinds)).join(","),
});

export const POST_ORDERS: readonly Order[] = [
  order(
    "(?:choose|change|set|pick)(?: the| our| my)? posts(?: here)?|post(?:ing)? (?:settings|preferences|choices)|what (?:do|does|will) (?:we|i|this (?:channel|chat|conversation|group)) get(?: (?:posted )?here)?|what(?:'s| is| gets) posted here",
    () => ({ command: "choose_posts" }),
  ),
  order(`(?:only|just) ${KINDS} ${HERE}`, only),
  order(`(?:only|just) (?:send|post)(?: us| me)? ${KINDS}(?: ${HERE})?`, only),
  order(`(?:send|post)(?: us| me)? only ${KINDS}(?: ${HERE})?`, only),
  order(
    `(?:no|no more|stop(?: the| all)?) (?:posts|posting)(?: ${HERE})?(?: for now)?|mute(?: ${HERE})?|(?:send|post)(?: us| me)? nothing(?: ${HERE})?(?: for now)?`,
    () => ({ command: "save_channel_posts", wants: "" }),
  ),
  order(
    `(?:send|post)(?: us| me)? (?:everything|all posts)(?: ${HERE})?(?: again)?|all posts ${HERE}|un-?mute(?: ${HERE})?`,
    () => ({
      command: "save_channel_posts",
      wants: POST_KINDS.join(","),
    }),
  ),
  order(
    "(?:show |see |give me |show me )?(?:the )?exceptions(?: report)?(?: please| pls)?",
    () => ({ command: "exceptions", page: 1 }),
  ),
];
