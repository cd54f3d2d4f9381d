import type { CommandContext } from "../../bot/commands/answering/command.ts";
import { COMMANDS } from "../../bot/commands/index.ts";
import { filterActions } from "../../bot/plan/actions/filter.ts";
import type { ActionUpdate } from "../../bot/plan/actions/update-action.ts";
import { filterChallenges } from "../../bot/plan/challenges/challenge-filter.ts";
import { changeFilterWords } from "../../bot/plan/history/change-filter.ts";
import { netChanges } from "../../bot/plan/history/net-change.ts";
import { BOARD_KINDS } from "../../bot/plan/kinds.ts";
import { PREP_SECTIONS, prepOf, unheardOf } from "../../bot/plan/meetings/prep.ts";
import { seatsOf } from "../../bot/plan/meetings/quorum.ts";
import { walkOf } from "../../bot/plan/meetings/walk.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { MOVEMENTS } from "../../bot/plan/model/moved.ts";
import { find, withItems } from "../../bot/plan/model/snapshot.ts";
import { vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import { challengeFilterWords, filterWords } from "../../bot/plan/query/filter-words.ts";
import type { DoneRow } from "../../bot/plan/record/due.ts";
import { createRecord } from "../../bot/plan/record/record.ts";
import { type Line, linesFor } from "../../bot/plan/reminders/digest.ts";
import { unheededOf } from "../../bot/plan/reminders/unheeded.ts";
import type { Asker } from "../../bot/plan/rights/people.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { actionConflict } from "../../cards/actions/action-conflict.ts";
import { actionForm } from "../../cards/actions/action-form.ts";
import { actionListCard } from "../../cards/actions/action-list.ts";
import { boardRatingForm } from "../../cards/actions/board-rating-form.ts";
import { evidenceCard } from "../../cards/actions/evidence.ts";
import { evidenceForm } from "../../cards/actions/evidence-form.ts";
import { areaCard } from "../../cards/areas/area.ts";
import { answerForm, challengeForm, closingForm } from "../../cards/challenges/challenge-form.ts";
import { challengeCard, challengeListCard } from "../../cards/challenges/challenges.ts";
import { mentionCard } from "../../cards/frames/mention.ts";
import { noticeCard, withLines } from "../../cards/frames/notice.ts";
import type { Card } from "../../cards/frames/render.ts";
import { asAtLine } from "../../cards/frames/words.ts";
import { itemAsAtCard, planAsAtCard } from "../../cards/history/as-at.ts";
import { historyCard } from "../../cards/history/history.ts";
import { whatsChangedCard } from "../../cards/history/whats-changed.ts";
import { kpiCard, kpiListCard } from "../../cards/measures/kpis.ts";
import { scorecardCard } from "../../cards/measures/scorecard.ts";
import { attendanceForm, quorumCard } from "../../cards/meetings/attendance.ts";
import { boardClosedCard, boardOpenCard } from "../../cards/meetings/board.ts";
import { exceptionsCard } from "../../cards/meetings/exceptions.ts";
import { meetingCard } from "../../cards/meetings/meeting.ts";
import { meetingForm } from "../../cards/meetings/meeting-form.ts";
import { paperStepCard } from "../../cards/meetings/paper-step.ts";
import { prepCard, prepSectionCard } from "../../cards/meetings/prep.ts";
import { summaryCard } from "../../cards/meetings/summary.ts";
import { walkCard } from "../../cards/meetings/walk.ts";
import { choosePostsForm } from "../../cards/posts/choose-posts.ts";
import { deliveryReport } from "../../cards/posts/delivery-report.ts";
import { missedPostCard } from "../../cards/posts/missed-post.ts";
import { scheduleCard, schedulesCard } from "../../cards/posts/schedules.ts";
import { digestCard } from "../../cards/reminders/digest.ts";
import { missingUpdatesCard } from "../../cards/reminders/missing-updates.ts";
import { riskForm } from "../../cards/risks/risk-form.ts";
import { riskCard, riskListCard } from "../../cards/risks/risks.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { changesTo, everythingChanged, followed, NOW, type World } from "./worlds.ts";

/** One of the product's cards: every card of its kind that a world has, pages and items alike. */
export type Drawn = {
  readonly name: string;
  readonly draw: (world: World) => readonly Card[] | Promise<readonly Card[]>;
};

export const NONCE = "00000000-0000-4000-8000-000000000000";
const clerk: Asker = { tenant: "tenant", id: "clerk", name: "Cleo", kind: "member", clerk: true };
const shared = { nonce: NONCE, now: NOW };

const pages = (count: number, size: number) =>
  Array.from({ length: Math.max(1, Math.ceil(count / size)) }, (_, n) => n + 1);

const typedIn = (world: World): Omit<ActionUpdate, "ref"> => ({
  status: "in progress",
  rag: "red",
  reason: world.typing,
  recovery: world.typing,
  progress: world.typing,
  revisedDate: "2021-03-31",
  revisedReason: world.typing,
  evidenceTitle: world.typing,
  evidenceLink: world.typing,
  noLink: true,
});

const typedRisk = (world: World) => ({
  area: world.plan.items.area.at(-1)?.ref ?? "",
  description: world.typing,
  rag: "amber" as const,
  severity: "high" as const,
  mitigation: world.typing,
  owner: world.plan.items.person.at(-1)?.ref ?? "",
  postMitigation: "low" as const,
});

const typedChallenge = (world: World) => ({
  challengeKind: "assurance" as const,
  about: world.typing,
  text: world.typing,
  body: world.plan.items.group.at(-1)?.name ?? "",
  owner: world.plan.items.person.at(-1)?.ref ?? "",
  due: "2021-02-03",
});

const FAULT = "At most 2,000 characters; this has 2,400.";

/** What a command needs to answer, with the record on a Map. */
function contextOf({ plan }: World): CommandContext {
  const none = async () => {};
  const store = createMemoryStore();
  const address = {
    serviceUrl: "https://smba.example/",
    conversation: "19:here",
    type: "channel" as const,
    tenant: "tenant",
    bot: "28:bot",
  };
  return {
    plan,
    now: NOW,
    nonce: () => NONCE,
    homes: async () => [],
    choose: none,
    wake: () => {},
    record: createRecord({ store, pause: none, random: () => 0, id: () => NONCE }),
    turn: {
      id: "turn",
      at: NOW.at,
      who: clerk,
      where: { conversation: "19:here", thread: "19:here", name: "Board", address },
      said: { kind: "text", text: "", mentions: [] },
      card: null,
    },
    stamp: {
      by: clerk,
      at: NOW.at,
      via: "text",
      conversation: "19:here",
      command: "help",
      press: null,
    },
  };
}

/** What owners say is not theirs: an action and a challenge. */
const notTheirs = ({ plan }: World) =>
  plan.items.person
    .slice(-2)
    .flatMap((person) =>
      [plan.items.action.at(-1), plan.items.challenge.at(-1)]
        .filter((item) => item !== undefined)
        .map((item) => ({ what: "not theirs" as const, person, item, at: NOW.at.toISOString() })),
    );

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
  return range(12).map((n) =>
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

/** The cards of posts that the bot makes by itself. */
const SCHEDULE_CARDS: readonly Drawn[] = [
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
          const args = { what: "summary" as const, when, timeLeftOut: true };
          return (await COMMANDS.post.run(context, args)).card;
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
            missed: range(count).map((n) => new Date(NOW.at.getTime() + n * 86_400_000)),
            toNobody: count === 1 ? null : NOW.at,
            now: NOW,
          }),
        ),
      ),
  },
];

/** As many sends as wanted, of those that there are. */
const many = (some: readonly DoneRow[], count: number): readonly DoneRow[] =>
  range(count).flatMap((n) => some[n % some.length] ?? []);

const range = (count: number) => Array.from({ length: count }, (_, n) => n);

type BoardItem = Parameters<typeof historyCard>[0]["item"];
const isBoardItem = (item: Item): item is BoardItem =>
  BOARD_KINDS.some((kind) => kind === item.kind);

/** The change that loaded an item. */
const firstChanges = (world: World, item: Item): readonly Change[] =>
  changesTo(world, item.ref, 1).map((change) => ({
    ...change,
    version: 1,
    via: "file",
    items: [{ before: null, after: item }],
  }));
/** Every change of the plan's items, as if all were made since the last board. */
const netOf = (world: World) => netChanges(everythingChanged(world), vocabularyOf(world.plan));

/** The cards of meetings: planning them, going into one, and what comes of it. */
const MEETING_CARDS: readonly Drawn[] = [
  {
    name: "meetings",
    draw: async (world) =>
      Promise.all(
        pages(world.plan.items.meeting.length, 6).map(
          async (page) => (await COMMANDS.meetings.run(contextOf(world), { page })).card,
        ),
      ),
  },
  {
    name: "meeting",
    draw: ({ plan }) =>
      plan.items.meeting.flatMap((meeting) =>
        [true, false].map((mayKeep) =>
          meetingCard({ plan, meeting, mayKeep, said: "Saved.", ...shared }),
        ),
      ),
  },
  {
    name: "step towards the papers",
    draw: ({ plan }) =>
      plan.items.meeting.flatMap((meeting) =>
        (["chase", "freeze", "papers"] as const).map((step) =>
          paperStepCard({ plan, due: { meeting, step, day: "2021-01-20" }, ...shared }),
        ),
      ),
  },
  {
    name: "meeting form",
    draw: (world) =>
      [undefined, ...world.plan.items.meeting].map((meeting) =>
        meetingForm({
          plan: world.plan,
          meeting,
          typed: { date: "2021-02-03", time: world.typing, body: world.typing, monthly: true },
          faults: { date: FAULT, time: FAULT, body: FAULT },
          ...shared,
        }),
      ),
  },
  {
    name: "who is there",
    draw: (world) =>
      world.plan.items.meeting.flatMap((meeting) => {
        const all = seatsOf(world.plan);
        const seats = all.map(({ key }) => key).join(",");
        const attendance = all.map(({ title }) => ({ name: title, seat: title, account: null }));
        const { plan } = world;
        return [
          attendanceForm({ plan, meeting, ...shared }),
          attendanceForm({
            plan,
            meeting,
            typed: { seats, names: world.typing },
            faults: { names: FAULT },
            ...shared,
          }),
          quorumCard({ plan, meeting: { ...meeting, attendance }, said: "Saved.", now: NOW }),
        ];
      }),
  },
  {
    name: "board opened and closed",
    draw: (world) =>
      world.plan.items.meeting.flatMap((meeting) => {
        const view = { plan: world.plan, meeting, said: "Opened.", now: NOW };
        return [
          boardOpenCard(view),
          boardClosedCard({
            ...view,
            changed: netOf(world),
            challenges: world.plan.items.challenge,
          }),
          boardClosedCard({ ...view, changed: [], challenges: [] }),
        ];
      }),
  },
  {
    name: "walk",
    draw: ({ plan }) => {
      const stops = walkOf(plan, NOW.today);
      return [...stops.keys(), stops.length].map((place) =>
        walkCard({ plan, stops, place, now: NOW }),
      );
    },
  },
  {
    name: "preparation",
    draw: (world) =>
      world.plan.items.meeting.slice(0, 4).flatMap((meeting) => {
        const { plan } = world;
        const nets = netOf(world);
        const unheeded = unheededOf(plan, { updates: new Map(), now: NOW.at }, new Set());
        const prep = {
          ...prepOf(plan, meeting, [], NOW.today, [...notTheirs(world), ...unheeded]),
          changed: nets,
          papers: nets,
        };
        const view = { plan, meeting, last: plan.items.meeting[1], prep, now: NOW };
        return [
          prepCard(view),
          ...PREP_SECTIONS.flatMap((section) =>
            [1, 2, 99].map((page) => prepSectionCard({ ...view, section, page })),
          ),
        ];
      }),
  },
  {
    name: "digest",
    draw: (world) => {
      const { plan } = world;
      const seen = { updates: new Map(), now: NOW.at };
      const owners = plan.items.person.filter((_, n) => n % 5 === 0);
      const all = owners.map((person) => ({ person, lines: linesFor(plan, person, seen) }));
      const unanswered = notTheirs(world).flatMap(({ person, item, at }): Line[] => [
        {
          person,
          item,
          reasons: ["unanswered"],
          unanswered: { item, owners: [person], since: at },
          fresh: true,
        },
      ]);
      return [
        ...all.map(({ person, lines }) =>
          digestCard({ plan, people: [person], lines, said: world.typing, ...shared }),
        ),
        digestCard({
          plan,
          people: owners,
          lines: [...unanswered, ...all.flatMap(({ lines }) => lines)],
          ...shared,
        }),
        digestCard({ plan, people: [], lines: [], ...shared }),
      ];
    },
  },
  {
    name: "mention of those who cannot be written to",
    draw: ({ plan, somebody }) =>
      [1, 20].map((count) => {
        const account = { id: "11111111-0000-4000-8000-000000000000", name: somebody };
        const people = Array.from({ length: count }, () => ({ account, count }));
        return mentionCard({ plan, people, now: NOW });
      }),
  },
  {
    name: "missing updates",
    draw: ({ plan }) => {
      const unheard = unheardOf(plan, []);
      return [true, false].flatMap((mayAsk) =>
        pages(unheard.length, 8).map((page) =>
          missingUpdatesCard({
            plan,
            unheard,
            reading: "Actions that nobody has updated.",
            said: "Noted.",
            page,
            mayAsk,
            ...shared,
          }),
        ),
      );
    },
  },
  {
    name: "settings",
    draw: async (world) => [(await COMMANDS.settings.run(contextOf(world), {})).card],
  },
];

/** Every card that the product can draw. */
export const CARDS: readonly Drawn[] = [
  ...MEETING_CARDS,
  ...SCHEDULE_CARDS,
  {
    name: "list of actions",
    draw: ({ plan }) =>
      [{}, { areas: ["7 *_[]()${1+1}<at>Bob"] }, { rag: ["red" as const], overdue: true as const }]
        .map((filter) => ({ filter, actions: filterActions(plan, filter, NOW.today) }))
        .flatMap(({ filter, actions }) =>
          pages(actions.length, 8).map((page) =>
            actionListCard({
              plan,
              filter,
              reading: filterWords(plan, filter),
              actions,
              page,
              now: NOW,
            }),
          ),
        ),
  },
  {
    name: "list of somebody's actions",
    draw: ({ plan }) =>
      plan.items.person.slice(0, 12).map((person, n) => {
        const filter = { owners: plan.items.person.slice(n, n + 4).map((p) => p.ref) };
        return actionListCard({
          plan,
          filter,
          reading: filterWords(plan, filter),
          actions: filterActions(plan, { owners: [person.ref] }, NOW.today),
          page: 2,
          now: NOW,
        });
      }),
  },
  {
    name: "action",
    draw: ({ plan }) =>
      plan.items.action.map((action) =>
        actionCard({
          plan,
          action,
          may: () => true,
          nonce: () => NONCE,
          now: NOW,
          said: `Saved: action ${action.ref} is ✖ Red, in progress.`,
        }),
      ),
  },
  {
    name: "action for a reader, with words that were not used",
    draw: ({ plan, typing }) =>
      plan.items.action.map((action) =>
        withLines(actionCard({ plan, action, may: () => false, nonce: () => NONCE, now: NOW }), [
          `I did not use: “${typing}”.`,
        ]),
      ),
  },
  {
    name: "action form",
    draw: ({ plan }) => plan.items.action.map((action) => actionForm({ plan, action, ...shared })),
  },
  {
    name: "action form with faults",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionForm({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          faults: Object.fromEntries(Object.keys(typedIn(world)).map((field) => [field, FAULT])),
        }),
      ),
  },
  {
    name: "action form with problems",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionForm({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          problems: [`Not saved: ${FAULT}`],
        }),
      ),
  },
  {
    name: "conflict",
    draw: (world) =>
      world.plan.items.action.map((action) =>
        actionConflict({
          plan: world.plan,
          action,
          ...shared,
          typed: typedIn(world),
          changes: changesTo(world, action.ref, 6),
        }),
      ),
  },
  {
    name: "evidence",
    draw: ({ plan }) =>
      plan.items.action.slice(0, 20).flatMap((action) => {
        const kpi = find(plan, "kpi", action.ref);
        const items = kpi ? [action, kpi] : [action];
        return pages(action.evidence.length, 6).map((page) =>
          evidenceCard({
            plan,
            ref: action.ref,
            items,
            mayAdd: items,
            page,
            said: "Saved.",
            now: NOW,
          }),
        );
      }),
  },
  {
    name: "evidence form",
    draw: (world) =>
      [...world.plan.items.action.slice(0, 5), ...world.plan.items.kpi.slice(0, 5)].map((item) =>
        evidenceForm({
          plan: world.plan,
          item,
          typed: { evidenceTitle: world.typing, evidenceLink: world.typing, noLink: true },
          faults: { evidenceTitle: FAULT, evidenceLink: FAULT },
          ...shared,
        }),
      ),
  },
  {
    name: "board rating form",
    draw: (world) =>
      world.plan.items.action.slice(0, 10).map((action) =>
        boardRatingForm({
          plan: world.plan,
          action,
          typed: { rag: "amber", reason: world.typing },
          faults: { reason: FAULT },
          ...shared,
        }),
      ),
  },
  {
    name: "roles",
    draw: async (world) => [
      (await COMMANDS.roles.run(contextOf(world), {})).card,
      ...(await Promise.all(
        world.plan.items.action
          .slice(0, 5)
          .map(async ({ ref }) => (await COMMANDS.who_can.run(contextOf(world), { ref })).card),
      )),
    ],
  },
  {
    name: "risk list",
    draw: ({ plan }) =>
      pages(plan.items.risk.length, 6).map((page) =>
        riskListCard({
          plan,
          risks: plan.items.risk,
          reading: "All risks",
          filter: {},
          page,
          now: NOW,
        }),
      ),
  },
  {
    name: "risk list of an area",
    draw: async (world) =>
      Promise.all(
        world.plan.items.area.map(async ({ ref }) => {
          const context = contextOf(world);
          return (
            await COMMANDS.list_risks.run(context, {
              page: 1,
              filter: { areas: [ref] },
            })
          ).card;
        }),
      ),
  },
  {
    name: "risk",
    draw: ({ plan }) =>
      plan.items.risk.map((risk) =>
        riskCard({ plan, risk, now: NOW, said: `Saved: this is risk ${risk.ref}.` }),
      ),
  },
  { name: "risk form", draw: ({ plan }) => [riskForm({ plan, ...shared })] },
  {
    name: "risk form with faults",
    draw: (world) => {
      const typed = typedRisk(world);
      const fields = ["area", "description", "mitigation", "owner"];
      const faults = Object.fromEntries(fields.map((field) => [field, FAULT]));
      return [riskForm({ plan: world.plan, typed, faults, ...shared })];
    },
  },
  {
    name: "challenge list",
    draw: ({ plan }) =>
      [{}, { areas: ["3"] }, { mine: { account: "account 3", people: [] } }]
        .map((filter) => ({ filter, challenges: filterChallenges(plan, filter, NOW.today) }))
        .flatMap(({ filter, challenges }) =>
          pages(challenges.length, 6).map((page) =>
            challengeListCard({
              plan,
              challenges,
              reading: challengeFilterWords(plan, filter, NOW.today),
              filter,
              page,
              mayRaise: true,
              now: NOW,
            }),
          ),
        ),
  },
  {
    name: "challenge",
    draw: ({ plan }) =>
      plan.items.challenge.map((challenge) =>
        challengeCard({
          plan,
          challenge,
          may: () => true,
          nonce: () => NONCE,
          now: NOW,
          said: `Saved: this is challenge ${challenge.ref}.`,
        }),
      ),
  },
  { name: "challenge form", draw: ({ plan }) => [challengeForm({ plan, ...shared })] },
  {
    name: "challenge form with faults",
    draw: (world) => {
      const typed = typedChallenge(world);
      const faults = Object.fromEntries(Object.keys(typed).map((field) => [field, FAULT]));
      return [challengeForm({ plan: world.plan, typed, faults, ...shared })];
    },
  },
  {
    name: "answer form",
    draw: ({ plan, typing }) =>
      plan.items.challenge.flatMap((challenge) => [
        answerForm({ plan, challenge, ...shared }),
        answerForm({
          plan,
          challenge,
          typed: typing,
          faults: { answer: FAULT },
          asItIs: true,
          ...shared,
        }),
      ]),
  },
  {
    name: "closing form",
    draw: ({ plan, typing }) =>
      plan.items.challenge.map((challenge) =>
        closingForm({ plan, challenge, typed: typing, faults: { why: FAULT }, ...shared }),
      ),
  },
  {
    name: "scorecard",
    draw: ({ plan }) =>
      pages(plan.items.measure.length, 5).map((page) =>
        scorecardCard({
          plan,
          measures: plan.items.measure,
          reading: "All measures",
          now: NOW,
          page,
        }),
      ),
  },
  {
    name: "one measure",
    draw: ({ plan }) =>
      plan.items.measure.map((measure) =>
        scorecardCard({ plan, measures: [measure], reading: `Measure ${measure.ref}`, now: NOW }),
      ),
  },
  {
    name: "area",
    draw: ({ plan }) => plan.items.area.map((area) => areaCard({ plan, area, now: NOW })),
  },
  {
    name: "summary",
    draw: (world) =>
      [[], everythingChanged(world)].map((changes) =>
        summaryCard({ plan: world.plan, changes, now: NOW }),
      ),
  },
  {
    name: "exceptions",
    draw: ({ plan }) => [1, 2, 99].map((page) => exceptionsCard({ plan, page, now: NOW })),
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
    name: "KPI list",
    draw: ({ plan }) =>
      pages(plan.items.kpi.length, 8).map((page) =>
        kpiListCard({ plan, kpis: plan.items.kpi, reading: "All KPIs", page, now: NOW }),
      ),
  },
  {
    name: "KPI",
    draw: ({ plan }) => plan.items.kpi.map((kpi) => kpiCard({ plan, kpi, now: NOW })),
  },
  {
    name: "help",
    draw: async (world) => [(await COMMANDS.help.run(contextOf(world), {})).card],
  },
  {
    name: "not understood",
    draw: async (world) => {
      const { card } = await COMMANDS.unknown.run(contextOf(world), { text: world.typing });
      return [card];
    },
  },
  {
    name: "which one",
    draw: async (world) => {
      const readings = world.plan.items.person.slice(0, 6).map((person) => ({
        title: person.name,
        ask: {
          command: "list_actions" as const,
          filter: { owners: [person.ref] },
          page: 1,
        },
      }));
      const question = "Which Smith do you mean?";
      return [(await COMMANDS.which.run(contextOf(world), { question, readings })).card];
    },
  },
  {
    name: "refusal",
    draw: async (world) => {
      const sentence = `Nobody in this plan is called “${world.typing}”.`;
      return [(await COMMANDS.refuse.run(contextOf(world), { sentence })).card];
    },
  },
  {
    name: "notice without a plan",
    draw: ({ typing }) => [
      noticeCard({ lines: ["No plan has been loaded for your organisation yet."] }),
      noticeCard({ lines: [typing] }),
      noticeCard({ title: "Nothing to say", lines: [] }),
    ],
  },
  {
    name: "outcome",
    draw: ({ plan, somebody }) => [
      noticeCard({
        title: "Officer named",
        lines: [`${somebody} is ${somebody} from now on.`],
        buttons: [
          {
            title: "The actions",
            press: { command: "list_actions", plan: plan.key.id, filter: {} },
          },
        ],
        asAt: asAtLine(plan, NOW),
      }),
    ],
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
    name: "history of an item",
    draw: (world) =>
      world.plan.items.action.flatMap((item) => {
        const changes = [...changesTo(world, item.ref, 6), ...firstChanges(world, item)];
        return [1, 2].map((page) =>
          historyCard({
            plan: world.plan,
            item,
            changes,
            more: page === 2,
            since: page === 2 ? { words: "18 Dec 2020", day: "2020-12-18" } : undefined,
            remark: "The record begins on 20 Jan 2021, when the plan was loaded.",
            page,
            now: NOW,
          }),
        );
      }),
  },
  {
    name: "history of any kind of item, changed in every field",
    draw: (world) =>
      everythingChanged(world).flatMap((change) =>
        change.items.flatMap((one) => {
          const item = one.after;
          if (!isBoardItem(item)) return [];
          const changes = range(5).map(() => ({ ...change, items: [one] }));
          const view = { plan: world.plan, item, changes, more: false, remark: null };
          return [historyCard({ ...view, page: 1, now: NOW })];
        }),
      ),
  },
  {
    name: "item as it stood on a day",
    draw: (world) =>
      everythingChanged(world)
        .slice(0, 2)
        .flatMap((last) =>
          last.items.flatMap(({ before, after }) => {
            if (!before || !isBoardItem(before)) return [];
            const view = { plan: world.plan, was: before, item: after, last, later: 2 };
            const day = {
              day: "2020-12-18",
              moment: "at the end of 18 Dec 2020, the last meeting",
            };
            return [itemAsAtCard({ ...view, ...day, now: NOW })];
          }),
        ),
  },
  {
    name: "plan as it stood on a day",
    draw: (world) =>
      [null, ...world.plan.items.area.map((area) => area.ref)].map((area) =>
        planAsAtCard({
          plan: world.plan,
          was: world.plan,
          area,
          day: "2020-12-18",
          moment: "at the end of 18 Dec 2020, the last meeting",
          net: netChanges(everythingChanged(world), vocabularyOf(world.plan)),
          buttons: [],
          now: NOW,
        }),
      ),
  },
  {
    name: "what changed",
    draw: (world) => {
      const net = netChanges(everythingChanged(world), vocabularyOf(world.plan));
      return [undefined, ...MOVEMENTS].flatMap((group) => {
        const filter = { ...(group ? { group } : {}), text: world.typing.slice(0, 300) };
        const reading = `${changeFilterWords(world.plan, filter)} since 18 Dec 2020`;
        const view = { plan: world.plan, reading, since: "2020-12-18", filter, net };
        const remarks = ["The record begins on 20 Jan 2021, when the plan was loaded."];
        return pages(net.length * 2, 8).map((page) =>
          whatsChangedCard({ ...view, remarks, page, now: NOW }),
        );
      });
    },
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
