import { digestCard } from "../../../cards/reminders/digest.ts";
import { mentionCard } from "../../../cards/reminders/mention.ts";
import { digestOf as keyOf } from "../../plan/model/keys.ts";
import type { Item } from "../../plan/model/kind.ts";
import type { Plan, PlanKey } from "../../plan/model/snapshot.ts";
import { roleCalled } from "../../plan/model/vocabulary.ts";
import { settingsOf } from "../../plan/plan/settings.ts";
import type { Channel } from "../../plan/posts/channel.kind.ts";
import { followers } from "../../plan/posts/follow-plan.ts";
import type { Due } from "../../plan/record/due.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import type { PersonalChat } from "../../plan/record/store.ts";
import type { Draft } from "../../plan/record/write-down.ts";
import {
  type Digest,
  digestsDue,
  type Seen,
  takeBack,
  whenTold,
} from "../../plan/reminders/digest.ts";
import type { LastUpdate, LastUpdates } from "../../plan/reminders/last-updates.ts";
import { dateIn } from "../../plan/time/calendar-date.ts";
import { endOfOffice, isOfficeTime, nextOfficeTime } from "../../plan/time/office-hours.ts";
import type { Duty } from "./agenda.ts";
import { botStamp } from "./bot-stamp.ts";
import { createLastUpdates } from "./last-updates.ts";
import type { PersonalChats } from "./personal-chats.ts";

/** So many people are written to in one commit, and mentioned on one card. */
const MOST_AT_ONCE = 40;
const MOST_MENTIONED = 20;

/**
 * Reminds owners of what waits for them, at most once a day each. That a digest was sent stands on
 * the person, in the commit that asks for it to be sent: so two processes send one. The plan is
 * looked at once a working day at nine, and again when it has changed.
 */
export function createDigests(needs: {
  readonly record: PlanRecord;
  readonly personalChats: Pick<PersonalChats, "of" | "learnt">;
  readonly id: () => string;
}): Duty {
  const { record, personalChats, id } = needs;
  const lastUpdates = createLastUpdates(record);
  /** The day and the version of each plan as this process last looked at it, and whom it then knew. */
  const looked = new Map<string, string>();
  const nameOf = ({ key }: Plan) => JSON.stringify([key.tenant, key.id]);
  const markOf = ({ version }: Plan, now: Date, learnt: number) =>
    `${dateIn(now)} ${version} ${learnt}`;

  return {
    next(plan, now) {
      const anybody = plan.items.person.some(({ account }) => account !== null);
      if (!anybody || !settingsOf(plan).reminders) return null;
      const done =
        looked.get(nameOf(plan)) === markOf(plan, now, personalChats.learnt(plan.key.tenant));
      return nextOfficeTime(now, isOfficeTime(now) && done);
    },

    async run(plan, now) {
      // Whoever is learnt of while this looks is looked for once more.
      const learnt = personalChats.learnt(plan.key.tenant);
      const [known, updates] = await Promise.all([
        personalChats.of(plan.key.tenant),
        lastUpdates(plan, now),
      ]);
      const homeOf = new Map(known.map((home) => [home.id, home]));
      let state = plan;
      // Each commit tells somebody who is then told, so there are never more of them than people.
      for (let left = plan.items.person.length; left > 0; left--) {
        const carried = await record.carryOut(state, botStamp("digest", now), (latest) =>
          draftOf(latest, { updates: since(latest, plan, updates, now), now }, homeOf, id),
        );
        state = carried.plan;
        if (carried.kind !== "saved") break;
      }
      looked.set(nameOf(plan), markOf(state, now, learnt));
    },
  };
}

/** Takes back what a digest noted that certainly did not arrive: nobody was told of it. */
export const createTakeBack =
  (record: Pick<PlanRecord, "load" | "carryOut">, clock: () => Date) =>
  async (key: PlanKey, account: string, asked: string): Promise<void> => {
    await record.carryOut(await record.load(key), botStamp("digest_lost", clock()), (plan) =>
      takeBack(plan, account, asked),
    );
  };

/** What changed while the history was read counts as updated now. */
function since(latest: Plan, read: Plan, updates: LastUpdates, now: Date): LastUpdates {
  if (latest.version === read.version) return updates;
  const by = { id: null, name: "somebody" };
  const newer = latest.items.action.filter(({ version }) => version > read.version);
  return new Map<string, LastUpdate>([
    ...updates,
    ...newer.map(({ ref }) => [ref, { at: now.toISOString(), by }] as const),
  ]);
}

/** The digests to be sent as the plan stands, and the mention of those who cannot be written to; null if there are none. */
function draftOf(
  plan: Plan,
  seen: Seen,
  homeOf: ReadonlyMap<string, PersonalChat>,
  id: () => string,
): Draft | null {
  const due = digestsDue(plan, seen);
  const reached = due.filter(({ account }) => homeOf.has(account.id)).slice(0, MOST_AT_ONCE);
  const digests = reached.map((digest) => digestOf(plan, digest, seen, homeOf, id));
  const unknown = due
    .filter(({ account, people }) => !homeOf.has(account.id) && people.every((p) => !p.mentioned))
    .slice(0, MOST_MENTIONED);
  const board = boardOf(plan);
  const mention = board && unknown.length > 0 ? mentionOf(plan, unknown, board, seen) : undefined;
  const all = [...digests, ...(mention ? [mention] : [])];
  if (all.length === 0) return null;
  return {
    why: `Reminded ${roleCalled(plan, "owner").many} of what waits for them`,
    items: all.flatMap(({ items }) => items),
    due: all.map((one) => one.due),
  };
}

type WantedReminder = { readonly items: readonly Item[]; readonly due: Due };

/** One person's digest: the message, and that it was sent. */
function digestOf(
  plan: Plan,
  { account, people, lines }: Digest,
  seen: Seen,
  homeOf: ReadonlyMap<string, PersonalChat>,
  id: () => string,
): WantedReminder {
  const home = homeOf.get(account.id) as PersonalChat;
  const at = seen.now.toISOString();
  const today = dateIn(seen.now);
  const now = { at: seen.now, today };
  const told = people.map((person) => whenTold(plan, person, lines, seen));
  const card = digestCard({ plan, people, lines, nonce: id(), now });
  const count = lines.length === 1 ? "1 thing waits" : `${lines.length} things wait`;
  return {
    items: told,
    due: {
      id: `digest-${keyOf([account.id, people.map(({ ref }) => ref)])}`,
      at,
      work: {
        what: "send",
        post: `digest-${at}`,
        name: account.name,
        address: home.address,
        card: { ...card },
        summary: `${count} for you in the plan`,
        home: account.id,
        notAfter: endOfOffice(seen.now).toISOString(),
      },
    },
  };
}

/** Where the board meets: the first channel that follows the plan, or the first of its followers. */
function boardOf(plan: Plan): Channel | undefined {
  const open = followers(plan).filter(({ unreachable }) => unreachable === null);
  return open.find(({ address }) => address.type === "channel") ?? open[0];
}

/** The mention of those who cannot be written to, in the board's channel: once each. */
function mentionOf(
  plan: Plan,
  digests: readonly Digest[],
  board: Channel,
  seen: Seen,
): WantedReminder {
  const at = seen.now.toISOString();
  const now = { at: seen.now, today: dateIn(seen.now) };
  const people = digests.map(({ account, lines }) => ({ account, count: lines.length }));
  return {
    items: digests.flatMap((digest) => digest.people.map((one) => ({ ...one, mentioned: at }))),
    due: {
      id: `mention-${keyOf(people.map(({ account }) => account.id))}`,
      at,
      work: {
        what: "send",
        post: `mention-${at}`,
        ref: board.ref,
        name: board.name,
        address: board.address,
        card: { ...mentionCard({ plan, people, now }) },
        summary: "Reminders that cannot be sent",
      },
    },
  };
}
