import { digestCard } from "../../../cards/reminders/digest.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { clerkSays, notKnown } from "../../plan/reminders/answer-reminder.ts";
import { linesFor, subjectOf } from "../../plan/reminders/digest.ts";
import { lastUpdatesIn, neededFrom } from "../../plan/reminders/last-updates.ts";
import { officersOf } from "../../plan/rights/people.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** What waits for whoever asks. */
export const myDigest: Command<"my_digest"> = {
  run: (context) => digestReply(context, context.plan),
};

/** What waits for whoever asks, as the plan stands: with what has just been recorded, if anything was. */
export async function digestReply(
  context: CommandContext,
  plan: Plan,
  said?: string,
): Promise<Reply> {
  const { record, turn, now, nonce } = context;
  const people = officersOf(plan, turn.who);
  const changes = await record.between(plan, neededFrom(plan, now.at));
  const seen = { updates: lastUpdatesIn(changes), now: now.at };
  const lines = people.flatMap((person) => linesFor(plan, person, seen));
  const unknown = people.length === 0 ? `${notKnown(plan)}. ${clerkSays(plan)}` : undefined;
  const words = [said, unknown].filter((one) => one !== undefined).join(" ");
  return {
    card: digestCard({
      plan,
      people,
      lines,
      nonce: nonce(),
      now,
      ...(words ? { said: words } : {}),
    }),
    summary: said ?? "Your part of the plan",
    refs: lines.map(({ item }) => subjectOf(item).ref),
  };
}
