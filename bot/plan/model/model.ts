import { z } from "zod";

/**
 * The nouns of an improvement board's plan, as schemas: what a plan file, a table row and a
 * history entry are checked against. Each item knows its kind, its reference and the plan version
 * that last changed it. The words are those of the DfE's form of the Accelerated Progress Plan.
 */

/** Longest text a person may put in one field, in UTF-16 characters. */
export const LONGEST_TEXT = 2000;

const text = z.string().trim().min(1).max(LONGEST_TEXT);
const optionalText = text.nullable().default(null);
const paragraph = z.string().trim().min(1).max(12_000);
/** Keys of Azure Tables refuse these, so references do too. */
const ref = z
  .string()
  .min(1)
  .max(120)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^/\\#?\u0000-\u001f\u007f-\u009f]+$/, "may not hold / \\ # ? or control characters");
/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();
const instant = z.iso.datetime();

export const Rag = z.enum(["none", "red", "amber", "green"]);
export type Rag = z.infer<typeof Rag>;

export const Status = z.enum(["not started", "in progress", "complete"]);
export type Status = z.infer<typeof Status>;

export const SeverityLevel = z.enum(["low", "medium", "high", "unknown"]);
export type SeverityLevel = z.infer<typeof SeverityLevel>;

/** A date as the paper prints it, and the calendar date (never an instant) it stands for: a printed month is its last day. */
export const PrintedDate = z.object({ printed: text, date: calendarDate });
export type PrintedDate = z.infer<typeof PrintedDate>;

/** A severity: a level to sort and colour by, and the paper's own words where it has them. */
export const Severity = z.object({ level: SeverityLevel, words: optionalText });
export type Severity = z.infer<typeof Severity>;

/** Who gave a rating, and when: members ask both of every colour. */
const Rated = z.object({ by: text, at: instant }).nullable().default(null);

const item = { ref, version: z.int().min(0).default(0), note: optionalText };

/** The plan itself: names, local area, dates, and a notice that every overview card must carry. */
export const About = z.object({
  kind: z.literal("about"),
  ...item,
  name: text,
  shortName: text,
  abbreviation: text,
  otherNames: z.array(text).default([]),
  localArea: text,
  stage: text,
  notice: optionalText,
  /** Calendar dates that 3, 6 and 12 months are counted to. */
  periods: z.array(z.object({ months: z.int().positive(), ends: calendarDate })).default([]),
  dates: z
    .array(z.object({ what: text, printed: text, date: calendarDate.nullable() }))
    .default([]),
  narrative: z.array(paragraph).default([]),
});
export type About = z.infer<typeof About>;

/** One area of weakness from the inspection, with its leads and the words it may be called by. */
export const Area = z.object({
  kind: z.literal("area"),
  ...item,
  title: text,
  shortName: text,
  aliases: z.array(text).default([]),
  /** Words that point at the area without naming it: they suggest it for a new risk. */
  hints: z.array(text).default([]),
  leads: z.array(ref).default([]),
  narrative: z.array(paragraph).default([]),
  sufficientProgress: optionalText,
  livedExperience: optionalText,
  headline: z.array(text).default([]),
  remark: optionalText,
});
export type Area = z.infer<typeof Area>;

/** Who agreed to a thing, and when. */
const Agreed = z.object({ by: text, at: instant });

/** A by-when put off, as agreed: the original stands beside it. With no approval it came with the plan file. */
export const RevisedDate = z.object({
  date: calendarDate,
  reason: text,
  approved: Agreed.optional(),
});
export type RevisedDate = z.infer<typeof RevisedDate>;

/** A by-when that somebody asks to put off, and nobody has approved: until then the date before it counts. */
export const ProposedDate = z.object({
  date: calendarDate,
  reason: text,
  by: text,
  /** Entra object id of who proposed it. */
  byId: z.string().nullable(),
  at: instant,
});
export type ProposedDate = z.infer<typeof ProposedDate>;

/** The rating that the board agreed, beside the one that the owner gives. */
export const BoardRating = z.object({ rag: Rag, reason: text, by: text, at: instant });
export type BoardRating = z.infer<typeof BoardRating>;

/** What shows that something was done: a title, and where it is kept; no link says that there is none yet. */
export const Evidence = z.object({
  title: text,
  link: z
    .url({ protocol: /^https?$/ })
    .max(LONGEST_TEXT)
    .nullable()
    .default(null),
  by: text,
  at: instant,
});
export type Evidence = z.infer<typeof Evidence>;
const evidence = z.array(Evidence).default([]);

/** One action of the plan. Status (how far) and RAG (how safe) are two things. */
export const Action = z.object({
  kind: z.literal("action"),
  ...item,
  area: ref,
  text,
  owners: z.array(ref).default([]),
  ownersAsPrinted: optionalText,
  startDate: calendarDate.nullable().default(null),
  byWhen: PrintedDate,
  revised: RevisedDate.nullable().default(null),
  proposed: ProposedDate.nullable().default(null),
  status: Status.default("not started"),
  rag: Rag.default("none"),
  /** Why it has its colour: red and amber need one. */
  reason: optionalText,
  /** What is needed to return to green. */
  recovery: optionalText,
  progress: optionalText,
  rated: Rated,
  boardRating: BoardRating.nullable().default(null),
  evidence,
});
export type Action = z.infer<typeof Action>;

/** What a KPI should have reached after so many months. A blank cell of the paper has no milestone. */
export const Milestone = z.object({
  months: z.int().positive(),
  items: z.array(text).min(1),
  rag: Rag.default("none"),
});
export type Milestone = z.infer<typeof Milestone>;

/** A key performance indicator. Its number is not the number of the action it is about. */
export const Kpi = z.object({
  kind: z.literal("kpi"),
  ...item,
  area: ref,
  milestones: z.array(Milestone),
  evidence,
});
export type Kpi = z.infer<typeof Kpi>;

/** Target and actual of a measure at one period. Null is "not agreed" and "no figure yet", never nought. */
export const MeasurePeriod = z.object({
  months: z.int().positive(),
  target: z.number().nullable(),
  actual: z.number().nullable().default(null),
  actualAt: calendarDate.nullable().default(null),
  source: optionalText,
});
export type MeasurePeriod = z.infer<typeof MeasurePeriod>;

/** One row of the scorecard. */
export const Measure = z.object({
  kind: z.literal("measure"),
  ...item,
  area: ref,
  title: text,
  unit: z.string().max(20),
  baseline: z.number().nullable().default(null),
  periods: z.array(MeasurePeriod),
});
export type Measure = z.infer<typeof Measure>;

/** One row of the risk register. Its RAG is its own: actions can be on target while a risk is red. */
export const Risk = z.object({
  kind: z.literal("risk"),
  ...item,
  areas: z.array(ref).default([]),
  raised: PrintedDate,
  raisedBy: optionalText,
  description: text,
  rag: Rag.default("none"),
  severity: Severity,
  mitigation: z.array(text).default([]),
  postMitigation: Severity,
  owner: ref.nullable().default(null),
  progress: optionalText,
  /** Taken back by whoever logged it: kept, and no longer on the register. */
  withdrawn: z.literal(true).optional(),
});
export type Risk = z.infer<typeof Risk>;

export const ChallengeKind = z.enum(["question", "assurance", "deep dive", "recommendation"]);
export type ChallengeKind = z.infer<typeof ChallengeKind>;

/** An item of the plan that something else is about, by its kind and reference. */
export const Subject = z.object({
  kind: z.enum(["area", "action", "kpi", "measure", "risk"]),
  ref,
});
export type Subject = z.infer<typeof Subject>;

/**
 * What a member of the board challenges, who is to answer it and by when, and the answer. It is
 * open until it is answered, and closed by whoever raised it, the chair or a clerk; an answer is a
 * working note, no minute.
 */
export const Challenge = z.object({
  kind: z.literal("challenge"),
  ...item,
  challengeKind: ChallengeKind,
  /** What it is about; nothing named is the whole plan. */
  about: z.array(Subject).max(20).default([]),
  text,
  /** The account that raised it, by its Entra object id. */
  raisedBy: z.object({ id: z.string().nullable(), name: text }),
  /** The board or group for which it was raised. */
  body: optionalText,
  raised: calendarDate,
  owner: ref.nullable().default(null),
  due: calendarDate.nullable().default(null),
  answer: z.object({ text, by: text, at: instant }).nullable().default(null),
  closed: z.object({ by: text, at: instant, why: optionalText }).nullable().default(null),
  /** Taken back by whoever raised it: kept, and no longer among the challenges. */
  withdrawn: z.literal(true).optional(),
});
export type Challenge = z.infer<typeof Challenge>;

/** A Teams account: the Entra object id names the person, the display name is only for reading. */
export const Account = z.object({
  id: z.string().min(1).max(100),
  name: z.string().max(200),
  /** The account's id in Teams (`29:…`), where it is known: views of one's own need it. */
  teams: z.string().max(300).optional(),
});
export type Account = z.infer<typeof Account>;

/** Why somebody is reminded of a thing. */
export const REASONS = [
  "overdue",
  "asked",
  "red without a plan",
  "challenge",
  "due soon",
  "not updated",
  "unanswered",
] as const;
export const Reason = z.enum(REASONS);
export type Reason = z.infer<typeof Reason>;

/** What somebody was reminded of: first and last when, and why. It stands until it is answered. */
export const Told = z.object({ ref, since: instant, last: instant, why: z.array(Reason) });
export type Told = z.infer<typeof Told>;

/** How often somebody wants to be reminded. */
export const Reminders = z.enum(["daily", "weekly", "off"]);
export type Reminders = z.infer<typeof Reminders>;

/** An officer, or a post that may own actions before anybody holds it. */
export const Person = z.object({
  kind: z.literal("person"),
  ...item,
  name: text,
  role: optionalText,
  organisation: optionalText,
  post: z.boolean().default(false),
  aliases: z.array(text).default([]),
  /** The Teams account that is this officer, once a clerk has said so. */
  account: Account.nullable().default(null),
  /** Who stands in for this officer, up to and including a day. */
  standIn: z.object({ account: Account, until: calendarDate }).nullable().default(null),
  /** Who last asked this person for an update of their actions, and when. */
  asked: Agreed.nullable().default(null),
  reminders: Reminders.default("daily"),
  /** When the last personal digest was sent. */
  digest: instant.nullable().default(null),
  told: z.array(Told).default([]),
  /** What this person put off, and the day on which they are reminded of it again. */
  snoozed: z.array(z.object({ ref, until: calendarDate })).default([]),
  /** What this person says is not theirs, and when. */
  notMine: z.array(z.object({ ref, at: instant })).default([]),
  /** When they were mentioned in a channel, since they could not be written to. */
  mentioned: instant.nullable().default(null),
});
export type Person = z.infer<typeof Person>;

/** An account that was made clerk or chair of the plan, or is one no longer; its reference is made of the account. */
export const Appointment = z.object({
  kind: z.literal("appointment"),
  ...item,
  account: Account,
  role: z.enum(["clerk", "chair"]),
  held: z.boolean(),
});
export type Appointment = z.infer<typeof Appointment>;

/** A moment of a meeting's life, and the version of the plan that it made: the plan as it then stood. */
const Moment = z.object({ version: z.int().positive(), at: instant, by: text });

/** Which day of each month a series of meetings is on: `nth` -1 is the last one, weekday 0 is Sunday. */
export const Rhythm = z.object({
  nth: z.literal([1, 2, 3, 4, -1]),
  weekday: z.int().min(0).max(6),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** Somebody who was at a meeting: a seat of the terms of reference, a name, or both. */
export const Present = z.object({
  name: text,
  seat: optionalText,
  account: Account.nullable().default(null),
});
export type Present = z.infer<typeof Present>;

/** Where a message can be sent: the parts of a Bot Framework conversation reference that a send needs. */
export const Address = z.object({
  serviceUrl: z.url(),
  conversation: z.string().min(1),
  type: z.enum(["personal", "groupChat", "channel"]),
  tenant: z.string().nullable(),
  bot: z.string().min(1),
});
export type Address = z.infer<typeof Address>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What clerks are told of on its day before a meeting: updates are chased, papers frozen, papers sent. */
export const PaperStep = z.enum(["chase", "freeze", "papers"]);
export type PaperStep = z.infer<typeof PaperStep>;

/** A meeting of the board or of a body it answers to, and what became of it. */
export const Meeting = z.object({
  kind: z.literal("meeting"),
  ...item,
  body: text,
  date: calendarDate,
  time: timeOfDay.nullable().default(null),
  place: optionalText,
  /** The series it is one of; null is a meeting as the board determined it. */
  every: Rhythm.nullable().default(null),
  /** The day that it was moved away from, where it was moved. */
  movedFrom: calendarDate.nullable().default(null),
  cancelled: Agreed.extend({ reason: optionalText }).nullable().default(null),
  /** The papers: from then on what changes is changed since the papers. */
  frozen: Moment.nullable().default(null),
  /** Its beginning, and the meeting in Teams where one told of it. */
  opened: Moment.extend({ meetingId: z.string().max(1000).nullable().default(null) })
    .nullable()
    .default(null),
  closed: Moment.nullable().default(null),
  /**
   * What it changed is posted once it is closed: not to the conversation where that was told already,
   * and with a report to where a clerk closed it by themselves. Null before it was ever closed.
   */
  notes: z
    .object({
      told: ref,
      report: z.object({ name: text, address: Address }).nullable(),
      posted: instant.nullable(),
    })
    .nullable()
    .default(null),
  attendance: z.array(Present).max(100).default([]),
  /** The steps that clerks were told of. */
  told: z.array(PaperStep).default([]),
});
export type Meeting = z.infer<typeof Meeting>;

const someDays = z.int().min(1).max(60);

/** How a plan's board works: what a clerk may set. A plan that has none works by the defaults. */
export const Settings = z.object({
  kind: z.literal("settings"),
  ...item,
  /** Papers go out so many clear working days before a meeting. */
  papersDays: someDays.default(5),
  /** Papers are frozen so many working days before a meeting. */
  freezeDays: someDays.default(7),
  /** Updates are chased so many working days before a meeting. */
  chaseDays: someDays.default(10),
  /** How often an action is to be updated. */
  updateEvery: z
    .object({ count: z.int().min(1).max(52), unit: z.enum(["week", "month"]) })
    .default({ count: 1, unit: "month" }),
  /** The body whose meetings are the board's; null is every meeting in the plan. */
  board: optionalText,
  /** Whether owners are reminded of what they own. */
  reminders: z.boolean().default(true),
  /** An action is due soon so many days before its date. */
  dueSoonDays: someDays.default(7),
});
export type Settings = z.infer<typeof Settings>;

/** What the bot posts: `notes` are what a meeting changed, when it is closed. */
export const POST_KINDS = ["summary", "scorecard", "exceptions", "notes"] as const;
export const PostKind = z.enum(POST_KINDS);
export type PostKind = z.infer<typeof PostKind>;

/** A Teams conversation that follows the plan: the plan's posts go there. */
export const Channel = z.object({
  kind: z.literal("channel"),
  ...item,
  name: text,
  following: z.boolean(),
  address: Address,
  /** The posts that it wants; none is nothing for now. */
  wants: z.array(PostKind).default([...POST_KINDS]),
  /** Since when, and why, the bot may not write there: until the conversation speaks again. */
  unreachable: z.object({ at: instant, why: text }).nullable().default(null),
});
export type Channel = z.infer<typeof Channel>;

/** When a schedule posts, on London's calendar and by London's clock. */
export const When = z.discriminatedUnion("each", [
  z.object({ each: z.literal("once"), date: calendarDate, time: timeOfDay }),
  z.object({
    each: z.literal("week"),
    weekday: z.int().min(0).max(6),
    /** Every so many weeks, counted from the week of a day. */
    every: z.int().min(1).max(8).default(1),
    from: calendarDate,
    time: timeOfDay,
  }),
  z.object({ each: z.literal("month"), on: Rhythm, time: timeOfDay }),
  z.object({ each: z.literal("month day"), day: z.int().min(1).max(31), time: timeOfDay }),
  /** So many working days before each meeting of the board; after it, if negative; nought is its day. */
  z.object({ each: z.literal("board"), before: z.int().min(-20).max(60), time: timeOfDay }),
]);
export type When = z.infer<typeof When>;

/** A post that the bot makes by itself when its time comes. */
export const Schedule = z.object({
  kind: z.literal("schedule"),
  ...item,
  what: PostKind.exclude(["notes"]),
  /** The references of the conversations that it goes to; null is all that follow and want it. */
  to: z.array(ref).max(100).nullable().default(null),
  when: When,
  /** Who set it, and where they are told what became of it. */
  made: z.object({ by: text, byId: z.string().nullable(), at: instant }),
  report: z.object({ name: text, address: Address }),
  /** No slot up to and including this instant is posted any more: it was posted, told as missed, or passed while paused. */
  until: instant,
  state: z.enum(["on", "paused", "ended", "deleted"]).default("on"),
});
export type Schedule = z.infer<typeof Schedule>;

/** A governance group: who chairs it, whom it answers to, how it connects. */
export const Group = z.object({
  kind: z.literal("group"),
  ...item,
  name: text,
  chairs: z.array(text).default([]),
  accountability: z.array(text).default([]),
  connectivity: z.array(text).default([]),
});
export type Group = z.infer<typeof Group>;

/** The board's terms of reference: its rules in its own words, by topic. */
export const Terms = z.object({
  kind: z.literal("terms"),
  ...item,
  body: text,
  purpose: z.array(text).default([]),
  membership: z.array(z.object({ seat: text, seats: z.int().positive(), what: text })).default([]),
  clauses: z.array(z.object({ topic: text, text })).default([]),
});
export type Terms = z.infer<typeof Terms>;

/** A remark on the paper the plan was read from: every doubtful reading is listed, none hidden. */
export const Note = z.object({
  kind: z.literal("note"),
  ...item,
  where: text,
  text: paragraph,
});
export type Note = z.infer<typeof Note>;

export const Item = z.discriminatedUnion("kind", [
  About,
  Area,
  Action,
  Kpi,
  Measure,
  Risk,
  Challenge,
  Person,
  Appointment,
  Meeting,
  Settings,
  Channel,
  Schedule,
  Group,
  Terms,
  Note,
]);
export type Item = z.infer<typeof Item>;
export type Kind = Item["kind"];
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>;

/** The kinds in the order in which a plan is told. */
export const KINDS = [
  "about",
  "area",
  "action",
  "kpi",
  "measure",
  "risk",
  "challenge",
  "person",
  "appointment",
  "meeting",
  "settings",
  "channel",
  "schedule",
  "group",
  "terms",
  "note",
] as const satisfies readonly Kind[];

/** One item before and after a change; before is null where the change made it. */
export const ItemChange = z.object({ before: Item.nullable(), after: Item });
export type ItemChange = z.infer<typeof ItemChange>;

/** Who made a change, as verified from the activity; a tool has no account. */
export const By = z.object({
  id: z.string().nullable(),
  name: z.string(),
  /** The officer for whom it was done, where somebody stood in. */
  for: z.string().optional(),
});
export type By = z.infer<typeof By>;

/** One entry of the history: what one commit changed, who, when, by which way and why. Kept for ever. */
export const Change = z.object({
  version: z.int().positive(),
  at: instant,
  by: By,
  via: z.enum(["card", "text", "file", "bot"]),
  conversation: z.string().nullable(),
  command: z.string(),
  /** The press or text command that it came from, as marked. */
  press: z.string().nullable(),
  why: z.string().nullable(),
  items: z.array(ItemChange),
});
export type Change = z.infer<typeof Change>;
