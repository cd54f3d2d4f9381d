import { capital, withArticle } from "../../bot/plan/model/names.ts";
import type { Account } from "../../bot/plan/model/primitives.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";
import template from "./mention.json" with { type: "json" };

/** Somebody to be mentioned, and how much waits for them. */
export type Mentioned = { readonly account: Account; readonly count: number };

const draw = cardFrom<object>(template);

/** A mention acts only where its text is exactly the one declared, so it holds nothing that Markdown would change. */
const plainName = (plan: Plan, { name }: Account) =>
  shorten(
    name
      .replace(/[\\*_[\]()`~<>#]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    60,
  ) || `${capital(withArticle(roleCalled(plan, "officer").one))} of the plan`;

/**
 * Tells people, where others read it too, that they cannot be reminded of what they own: how much it
 * is and what to do, and nothing of what it is about.
 */
export function mentionCard(view: {
  readonly plan: Plan;
  readonly people: readonly Mentioned[];
  readonly now: AsAt;
}): Card {
  const { plan, people, now } = view;
  const mentions = people.map(({ account, count }) => {
    const name = plainName(plan, account);
    const what = `${howMany(count, "thing")} in this plan ${count === 1 ? "waits" : "wait"} for you.`;
    return { id: account.id, name, mark: `<at>${name}</at>`, what };
  });
  const names = mentions.map(({ name }) => name).join(", ");
  return draw({
    mentions,
    lines: [
      "I cannot write to you personally yet. Add Plan Board in Teams (Apps, Plan Board, Add) and say “my digest” to it: you then see what it is, and are reminded there.",
      "This is said here once.",
    ].map((text) => ({ text })),
    asAt: asAtLine(plan, now),
    fallbackText: shorten(`Reminders that cannot be sent: ${names}`, 240),
  });
}
