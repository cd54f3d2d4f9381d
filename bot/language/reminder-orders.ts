import type { Reminders } from "../plan/people/person.kind.ts";
import { type Order, order, refuse } from "./order.ts";

/** An action, or a challenge: C1. */
const REF = "(?:action |challenge )?a?(?<ref>\\d{1,3}[.,]\\d{1,3}|c ?\\d{1,4})";
const refOf = (ref = "") => ref.replace(",", ".").replace(/^c ?/i, "C");

const STOP =
  "(?:(?:stop|no more) (?:remind|nudg|nagg?|chas|bugg?|pester|hassl|tagg?)(?:ing|in)|(?:do not|don't|dont|stop) (?:remind|nudge|nag|chase|bug|pester|hassle|tag))";

const howOf = (said = ""): Reminders =>
  /week/i.test(said) ? "weekly" : /off|none/i.test(said) ? "off" : "daily";

/** What is said of reminders. */
export const REMINDER_ORDERS: readonly Order[] = [
  order(
    "(?:show |give )?(?:me )?(?:my|the) (?:digest|reminders)|what (?:waits|is waiting) for me",
    () => ({ command: "my_digest" }),
  ),
  order(`snooze ${REF}(?: for)?(?: (?:a|one|1) week)?`, ({ ref }) => ({
    command: "snooze",
    ref: refOf(ref),
  })),
  order(
    `${REF} (?:is not|isn't|isnt) (?:mine|my action)|${REF.replace("<ref>", "<other>")} not mine`,
    ({ ref, other }) => ({
      command: "not_mine",
      ref: refOf(ref ?? other),
    }),
  ),
  order(`${REF} is mine(?: after all)?`, ({ ref }) => ({
    command: "not_mine",
    ref: refOf(ref),
    after: "it is",
  })),
  order(
    "(?:remind me|(?:my )?reminders:?|set my reminders to) (?<how>daily|every day|once a day|weekly|every week|once a week|off)",
    ({ how }) => ({ command: "set_reminders", how: howOf(how) }),
  ),
  order(
    `${STOP} me(?: (?:any ?more|for now|about this|with reminders?))?|no (?:more )?reminders|(?:turn|switch) (?:off )?my reminders(?: off)?`,
    () => ({ command: "set_reminders", how: "off" }),
  ),
  order(`(?:.{1,40}[, ])?${STOP} me(?: .+)?`, () =>
    refuse(
      "I can stop reminding you until you say otherwise: “stop reminding me”; “remind me daily” begins again. Nothing was changed.",
    ),
  ),
  order("(?:start|begin) reminding me(?: again)?", () => ({
    command: "set_reminders",
    how: "daily",
  })),
  order("remind me (?!what|of what|who|how|when|why|where).+", () =>
    refuse(
      "I remind you of what waits for you, daily or weekly: “remind me weekly”, “remind me daily”, “stop reminding me”. I cannot remind you on a day of your own, or of one thing. Nothing was changed.",
    ),
  ),
  order(`snooze ${REF} .+`, ({ ref }) =>
    refuse(
      `I can snooze an action for a week and no longer: “snooze ${refOf(ref)}”. Nothing was changed.`,
    ),
  ),
  order(`not (?:mine|my action)[,:]? ${REF}`, ({ ref }) => ({
    command: "not_mine",
    ref: refOf(ref),
  })),
  order(`${REF} (?:is not|isn't|isnt|not) (?:mine|my action),? .+`, ({ ref }) =>
    refuse(
      `Say “${refOf(ref)} is not mine” and nothing more: it is recorded, and the clerk sees it. Who owns it is for the clerk to change. Nothing was changed.`,
    ),
  ),
  order(
    "(?:do not|don't|dont|never|no need to) (?:chase|nudge|remind|ask|post|send|share|cancel|pause|delete|freeze|close|open|schedule)\\b(?! me\\b).*",
    () => refuse("So I do nothing: nothing was sent and nothing was changed."),
  ),
  order(
    "(?:remind|nudge|poke|prod|ping) (?!me\\b)(?<name>[a-z' -]{2,40}?) (?:about|re|for|on|of|to) .+",
    ({ name }) =>
      refuse(
        `I ask an owner for all that is missing, and not for one thing: “ask ${name} for an update”. Nothing was sent.`,
      ),
  ),
];
