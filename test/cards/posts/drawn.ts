import { COMMANDS } from "../../../bot/commands/index.ts";
import { withItems } from "../../../bot/plan/model/snapshot.ts";
import { Schedule } from "../../../bot/plan/posts/schedule.kind.ts";
import type { DoneRow } from "../../../bot/plan/record/due.ts";
import { choosePostsForm } from "../../../cards/posts/choose-posts.ts";
import { deliveryReport } from "../../../cards/posts/delivery-report.ts";
import { missedPostCard } from "../../../cards/posts/missed-post.ts";
import { scheduleCard, schedulesCard } from "../../../cards/posts/schedules.ts";
import { contextOf, type Drawn, FAULT, indices, NONCE, pages, shared } from "../drawing.ts";
import { followed } from "../worlds/followed.ts";
import { NOW, type World } from "../worlds/world.ts";

const sends = (world: World): readonly DoneRow[] =>
  followed(world).items.channel.map(({ ref, name, address }, n) => ({
    id: ref,
    at: NOW.at.toISOString(),
    work: { what: "send", post: NONCE, ref, name, address },
    result: {
      state: (["sent", "uncertain", "unreachable", "failed"] as const)[n % 4] ?? "sent",
      why: n % 4 === 0 ? null : world.typing,
      at: NOW.at.toISOString(),
    },
  }));

const SCHEDULE_TIMES = [
  { each: "once", date: "2021-01-26", time: "09:00" },
  { each: "week", weekday: 1, every: 2, from: "2021-01-25", time: "09:00" },
  { each: "month", on: { nth: -1, weekday: 4 }, time: "16:30" },
  { each: "month day", day: 31, time: "09:00" },
  { each: "board", before: 3, time: "09:00" },
  { each: "board", before: -1, time: "10:00" },
] as const;

/** Schedules of every kind and state, set by somebody, to all that follow the plan or to some. */
function scheduled(world: World): readonly Schedule[] {
  const [channel] = followed(world).items.channel;
  const report = { name: "Board", address: contextOf(world).turn.where.address };
  return indices(12).map((n) =>
    Schedule.parse({
      kind: "schedule",
      ref: `S${n + 1}`,
      what: (["summary", "scorecard", "exceptions"] as const)[n % 3],
      to: n % 4 === 1 && channel ? [channel.ref] : null,
      when: SCHEDULE_TIMES[n % SCHEDULE_TIMES.length],
      made: { by: world.somebody, byId: null, at: NOW.at.toISOString() },
      report,
      until: NOW.at.toISOString(),
      state: (["on", "on", "paused", "ended"] as const)[n % 4],
    }),
  );
}

/** As many sends as wanted, of those that there are. */
const many = (some: readonly DoneRow[], count: number): readonly DoneRow[] =>
  indices(count).flatMap((n) => some[n % some.length] ?? []);

/** The cards of posts: what is sent, to whom, when, and what came of it. */
export const POST_CARDS: readonly Drawn[] = [
  {
    name: "schedules",
    draw: (world) => {
      const plan = withItems(followed(world), scheduled(world), world.plan.version);
      return [world.plan, plan].flatMap((some) =>
        [true, false].flatMap((mayPost) =>
          pages(some.items.schedule.length, 5).map((page) =>
            schedulesCard({ plan: some, page, mayPost, nonce: () => NONCE, now: NOW }),
          ),
        ),
      );
    },
  },
  {
    name: "one schedule",
    draw: (world) =>
      scheduled(world).map((schedule) =>
        scheduleCard({
          plan: followed(world),
          schedule,
          said: "Scheduled: the summary will be posted every Monday at 09:00.",
          mayPost: true,
          nonce: () => NONCE,
          now: NOW,
        }),
      ),
  },
  {
    name: "preview of a scheduled post",
    draw: async (world) =>
      Promise.all(
        SCHEDULE_TIMES.map(async (when) => {
          const context = { ...contextOf(world), plan: followed(world) };
          const asked = { what: "summary" as const, when };
          return (await COMMANDS.post.run(context, { ...asked, timeLeftOut: true })).card;
        }),
      ),
  },
  {
    name: "a post that was missed",
    draw: (world) =>
      scheduled(world).flatMap((schedule) =>
        [0, 1, 40].map((count) =>
          missedPostCard({
            plan: world.plan,
            schedule,
            missed: indices(count).map((n) => new Date(NOW.at.getTime() + n * 86_400_000)),
            toNobody: count === 1 ? null : NOW.at,
            now: NOW,
          }),
        ),
      ),
  },
  {
    name: "what a conversation gets",
    draw: (world) =>
      followed(world).items.channel.flatMap((channel) => [
        choosePostsForm({ plan: world.plan, channel, ...shared }),
        choosePostsForm({
          plan: world.plan,
          channel,
          typed: "",
          problems: [`Not saved: ${FAULT}`],
          ...shared,
        }),
      ]),
  },
  {
    name: "post preview",
    draw: async (world) =>
      Promise.all(
        (["summary", "scorecard", "exceptions"] as const).map(async (what) => {
          const context = { ...contextOf(world), plan: followed(world) };
          const reply = await COMMANDS.post.run(context, { what });
          return reply.card;
        }),
      ),
  },
  {
    name: "delivery report",
    draw: (world) => {
      const all = sends(world);
      const title = `Summary of ${world.somebody}`;
      const { at } = NOW;
      const why = world.typing;
      const leftOut = all.map(({ work: { name } }) => ({ name, at: at.toISOString(), why }));
      const plan = world.plan.key.id;
      const again = {
        command: "resend_post",
        plan,
        what: "summary",
        post: NONCE,
        nonce: NONCE,
      } as const;
      const of = all.length;
      return [
        deliveryReport({ title, of, sends: all, leftOut, again, at, over: true }),
        deliveryReport({ title, of, sends: all, at, over: true }),
        deliveryReport({ title, of: 2 * of, sends: all, leftOut, at, over: false }),
        deliveryReport({ title, of: 500, sends: many(all, 500), leftOut, again, at, over: true }),
      ];
    },
  },
];
