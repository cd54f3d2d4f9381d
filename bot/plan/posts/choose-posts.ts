import { z } from "zod";
import { typed } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { capital, listNames, withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { POST_KINDS, type PostKind } from "../model/primitives.ts";
import { called, find, type Plan } from "../model/snapshot.ts";
import { roleCalled } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import type { Channel } from "./channel.kind.ts";

/** What each kind of post is called where people choose. */
export const postWords = (plan: Plan): Readonly<Record<PostKind, string>> => ({
  summary: "summaries",
  scorecard: "scorecards",
  exceptions: "exceptions",
  notes: `${called(plan, "meeting").one} notes`,
});

/** What a conversation gets, in words. */
export const wantsWords = (plan: Plan, { wants }: Pick<Channel, "wants">): string =>
  listNames(
    wants.map((kind) => postWords(plan)[kind]),
    "nothing for now",
  );

/** The kinds of posts that are named, commas between; what is none of them is passed over. */
export function kindsIn(said: string): readonly PostKind[] {
  const named = new Set(said.split(",").map((one) => one.trim()));
  return POST_KINDS.filter((kind) => named.has(kind));
}

/** The conversation by its short name, if it follows the plan; a sentence on what to do if it does not. */
export function mustFollow(plan: Plan, ref: string): Channel {
  const channel = find(plan, "channel", ref);
  if (channel?.following) return channel;
  throw new PlanError(
    "not-possible",
    `This conversation does not follow the plan, so nothing is posted here. ${capital(withArticle(roleCalled(plan, "clerk").one))} can say “follow plan” here; then what it gets can be chosen.`,
  );
}

/** The kinds of posts, with commas between; none is nothing for now. */
const WantsSaid = z.object({ wants: typed });

/** Sets which posts a conversation gets. It is said in the conversation itself, by any member of it. */
export const choosePosts = operation(
  { takes: WantsSaid, deed: "choose what a conversation gets" },
  choose,
);

function choose(
  plan: Plan,
  said: { readonly ref: string; readonly wants: readonly PostKind[] },
  by: Asker,
): Draft | null {
  mustMay(plan, by, "choose what a conversation gets");
  const before = mustFollow(plan, said.ref);
  const wants = POST_KINDS.filter((kind) => said.wants.includes(kind));
  if (wants.join() === POST_KINDS.filter((kind) => before.wants.includes(kind)).join()) return null;
  return { why: null, items: [{ ...before, wants }] };
}
