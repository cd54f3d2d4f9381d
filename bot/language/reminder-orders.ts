import type { Reminders } from "../plan/model.ts";
import { type Order, order } from "./order.ts";

/** An action, or a challenge: C1. */
const REF = "(?:action |challenge )?a?(?<ref>\\d{1,3}[.,]\\d{1,3}|c ?\\d{1,4})";
const refOf = (ref = "") => ref.replace(",", ".").replace(/^c ?/i, "C");

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
    "(?:stop|do not|don't|no more) (?:remind(?:ing)?|nudg(?:e|ing)) me(?: any ?more)?|no (?:more )?reminders|(?:turn|switch) (?:off )?my reminders(?: off)?",
    () => ({ command: "set_reminders", how: "off" }),
  ),
];
