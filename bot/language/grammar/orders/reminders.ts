import { refuse } from "../scene.ts";
import { itemOf, type Order, order } from "./order.ts";

/** Orders about reminders of one's own. */

const STOP =
  "(stop reminding|stop nudging|stop nagging|stop chasing|stop bugging|stop pestering|stop hassling|stop tagging|do not remind|do not nudge|do not nag|do not chase|do not bug|do not pester|do not hassle|do not tag|no more reminding)";
const REF = "[action|challenge] (ACTION|CHALLENGED)";
const refIn = (bound: Parameters<typeof itemOf>[0]) =>
  (itemOf(bound, "action") ?? itemOf(bound, "challenged"))?.ref ?? "";
const PERIOD =
  "I can stop reminding you until you say otherwise: “stop reminding me”; “remind me daily” begins again. Nothing was changed.";

export const REMINDER_ORDERS: readonly Order[] = [
  order(["[show|give] [me] (my|the) (digest|reminders)", "what (waits|is waiting) for me"], () => ({
    command: "my_digest",
  })),
  order(`snooze ${REF} [for] [a week|one week|1 week]`, (bound) => ({
    command: "snooze",
    ref: refIn(bound),
  })),
  order(
    [`${REF} is not (mine|my action)`, `${REF} not mine`, `not (mine|my action) [,|:] ${REF}`],
    (bound) => ({ command: "not_mine", ref: refIn(bound) }),
  ),
  order(`${REF} is mine [after all]`, (bound) => ({
    command: "not_mine",
    ref: refIn(bound),
    after: "it is",
  })),
  order(
    [
      "remind me (daily|every day|once a day|weekly|every week|once a week|off)",
      "[my] reminders [:] (daily|every day|once a day|weekly|every week|once a week|off)",
      "set my reminders to (daily|weekly|off)",
    ],
    (_, { line }) => ({
      command: "set_reminders",
      how: /week/.test(line.folded) ? "weekly" : /\boff\b/.test(line.folded) ? "off" : "daily",
    }),
  ),
  order(
    [
      `${STOP} me [any more|anymore|for now|about this|with reminders]`,
      "no [more] reminders",
      "(turn|switch) [off] my reminders [off]",
    ],
    () => ({ command: "set_reminders", how: "off" }),
  ),
  order([`${STOP} me TEXT:rest`, `TEXT:lead ${STOP} me [TEXT:rest]`], () => refuse(PERIOD)),
  order("(start|begin) reminding me [again]", () => ({ command: "set_reminders", how: "daily" })),
  order("remind me TEXT:what", ({ texts }) =>
    /^(?:what|of what|who|how|when|why|where|which)\b/i.test(texts.what ?? "")
      ? undefined
      : refuse(
          "I remind you of what waits for you, daily or weekly: “remind me weekly”, “remind me daily”, “stop reminding me”. I cannot remind you on a day of your own, or of one thing. Nothing was changed.",
        ),
  ),
  order(`snooze ${REF} TEXT:rest`, (bound) =>
    refuse(
      `I can snooze an action for a week and no longer: “snooze ${refIn(bound)}”. Nothing was changed.`,
    ),
  ),
  order(
    [`${REF} is not (mine|my action) [,] TEXT:rest`, `${REF} not (mine|my action) [,] TEXT:rest`],
    (bound) =>
      refuse(
        `Say “${refIn(bound)} is not mine” and nothing more: it is recorded, and the clerk sees it. Who owns it is for the clerk to change. Nothing was changed.`,
      ),
  ),
  order(
    [
      "(do not|never|no need to) (chase|nudge|remind|ask|post|send|share|cancel|pause|delete|freeze|close|open|schedule) TEXT:rest",
    ],
    ({ texts }) =>
      /^me\b/.test(texts.rest ?? "")
        ? undefined
        : refuse("So I do nothing: nothing was sent and nothing was changed."),
  ),
  order(
    [
      "(remind|nudge|poke|prod|ping|chase) TEXT:name (about|re|for|on|of|to|that) TEXT:what",
      "give TEXT:name a (nudge|poke|prod|reminder|chaser) (about|re|for|on|of|to|that) TEXT:what",
    ],
    ({ texts }) => {
      const name = texts.name ?? "";
      if (/^me\b/i.test(name) || name.length > 40 || /\d/.test(name)) return undefined;
      // "Remind the board what is being done" tells, and asks nobody.
      if (/\b(?:what|who|when|why|how|where|which)\b/i.test(name)) return undefined;
      return refuse(
        `I ask an owner for all that is missing, and not for one thing: “ask ${name} for an update”. Nothing was sent.`,
      );
    },
  ),
];
