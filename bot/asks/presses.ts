import { z } from "zod";
import { ActionFilter } from "../plan/actions/filter.ts";
import { ChallengeFilter } from "../plan/challenges/challenge-filter.ts";
import { ChangeFilter } from "../plan/history/change-filter.ts";
import { BOARD_KINDS } from "../plan/kinds.ts";
import { NAMED_DAYS } from "../plan/meetings/meetings.ts";
import { PREP_SECTIONS } from "../plan/meetings/prep.ts";
import { WALK_GROUPS } from "../plan/meetings/walk.ts";
import {
  ChallengeKind,
  calendarDate,
  Rag,
  Reminders,
  Schedule,
  SeverityLevel,
  Status,
  When,
} from "../plan/model/model.ts";
import { RiskFilter } from "../plan/risks/risk-filter.ts";

/**
 * Every payload that a card can send back: one schema, used by the card that packs it and by the
 * dispatch that unpacks it. What comes back is never trusted: it names things, it permits nothing.
 */

const ref = z.string().min(1).max(120);
/** A typed text. Clients leave an emptied input out, so missing is blank. Long ones are let through here, so that the form can come back with the fault beside the field. */
const typed = z.string().max(100_000).default("");
/** A choice. A client may leave out an input that nobody touched: then it stays as it is. */
const choice = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.literal("").transform(() => undefined)]).optional();
const nonce = z.string().min(1).max(64);
/** A box that is ticked or not, as clients send it. */
const tick = z
  .union([z.boolean(), z.enum(["true", "false", ""]).transform((said) => said === "true")])
  .default(false);
const asItIs = z.literal(true).optional();
const seen = z.number().int().min(0);
const page = z.coerce.number().int().min(1).max(10_000).default(1);
/** A date, or one that the plan's meetings give. */
const day = z.union([calendarDate, z.enum(NAMED_DAYS)]);
const plan = z.string().min(1).max(120);

export const Press = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("help"),
    plan,
    topic: z.enum(["asking", "updating", "board"]).optional(),
  }),
  z.object({ command: z.literal("use_plan"), plan }),
  z.object({ command: z.literal("list_actions"), plan, filter: ActionFilter, page }),
  /** The filters on a list card, changed by hand. */
  z.object({
    command: z.literal("refilter"),
    plan,
    fRag: typed,
    fArea: typed,
    fOwner: typed,
    fDue: typed,
  }),
  z.object({ command: z.literal("show_action"), plan, ref }),
  z.object({ command: z.literal("update_action"), plan, ref }),
  z.object({
    command: z.literal("save_action"),
    plan,
    ref,
    seen,
    nonce,
    status: choice(Status),
    rag: choice(Rag),
    reason: typed,
    recovery: typed,
    progress: typed,
    revisedDate: typed,
    revisedReason: typed,
    evidenceTitle: typed,
    evidenceLink: typed,
    noLink: tick,
    /** The person has read the advice on wording and goes on. */
    asItIs,
  }),
  /** Yes or no to a revised date that was proposed. */
  z.object({
    command: z.literal("decide_date"),
    plan,
    ref,
    seen,
    nonce,
    approve: z.boolean(),
  }),
  z.object({ command: z.literal("board_rating"), plan, ref }),
  z.object({
    command: z.literal("save_board_rating"),
    plan,
    ref,
    seen,
    nonce,
    rag: choice(Rag),
    reason: typed,
    asItIs,
  }),
  z.object({ command: z.literal("evidence"), plan, ref, page }),
  z.object({ command: z.literal("add_evidence"), plan, kind: z.enum(["action", "kpi"]), ref }),
  z.object({
    command: z.literal("save_evidence"),
    plan,
    kind: z.enum(["action", "kpi"]),
    ref,
    nonce,
    evidenceTitle: typed,
    evidenceLink: typed,
    noLink: tick,
    asItIs,
  }),
  z.object({ command: z.literal("list_risks"), plan, page, filter: RiskFilter.default({}) }),
  z.object({ command: z.literal("show_risk"), plan, ref }),
  z.object({ command: z.literal("log_risk"), plan }),
  z.object({
    command: z.literal("save_risk"),
    plan,
    nonce,
    area: typed,
    description: typed,
    rag: choice(Rag),
    severity: choice(SeverityLevel),
    mitigation: typed,
    owner: typed,
    postMitigation: choice(SeverityLevel),
    asItIs,
  }),
  z.object({
    command: z.literal("list_challenges"),
    plan,
    page,
    filter: ChallengeFilter.default({}),
  }),
  z.object({ command: z.literal("show_challenge"), plan, ref }),
  /** What it is to be about, as the form's own field has it. */
  z.object({
    command: z.literal("raise_challenge"),
    plan,
    subject: z.string().max(300).optional(),
  }),
  z.object({
    command: z.literal("save_challenge"),
    plan,
    nonce,
    challengeKind: choice(ChallengeKind),
    about: typed,
    text: typed,
    body: typed,
    owner: typed,
    due: typed,
    asItIs,
  }),
  z.object({ command: z.literal("answer_challenge"), plan, ref }),
  z.object({
    command: z.literal("save_answer"),
    plan,
    ref,
    seen,
    nonce,
    answer: typed,
    asItIs,
  }),
  z.object({
    command: z.literal("close_challenge"),
    plan,
    ref,
    seen,
    nonce,
    why: typed,
    asItIs,
  }),
  z.object({ command: z.literal("scorecard"), plan, page }),
  z.object({ command: z.literal("area_overview"), plan, area: ref }),
  z.object({
    command: z.literal("kpis"),
    plan,
    ref: ref.optional(),
    area: ref.optional(),
    missing: z.literal("target").optional(),
    text: z.string().max(300).optional(),
    page,
  }),
  z.object({ command: z.literal("summary"), plan }),
  z.object({ command: z.literal("exceptions"), plan, page }),
  z.object({
    command: z.literal("history"),
    plan,
    kind: z.enum(BOARD_KINDS),
    ref,
    page,
    since: day.optional(),
  }),
  z.object({
    command: z.literal("whats_changed"),
    plan,
    since: day,
    until: calendarDate.optional(),
    filter: ChangeFilter.default({}),
    page,
  }),
  z.object({
    command: z.literal("as_at"),
    plan,
    day,
    kind: z.enum(BOARD_KINDS).optional(),
    ref: ref.optional(),
  }),
  z.object({ command: z.literal("follow_plan"), plan, following: z.boolean() }),
  z.object({ command: z.literal("choose_posts"), plan }),
  /** What this conversation is to get: the kinds of posts, with commas between; none is nothing for now. */
  z.object({ command: z.literal("save_channel_posts"), plan, nonce, wants: typed }),
  z.object({ command: z.literal("meetings"), plan, page }),
  z.object({ command: z.literal("show_meeting"), plan, ref }),
  z.object({ command: z.literal("meeting_form"), plan, ref: ref.optional() }),
  z.object({
    command: z.literal("save_meeting"),
    plan,
    /** The meeting that is changed, and its version on the form; a new one has none. */
    ref: ref.optional(),
    seen: seen.optional(),
    nonce,
    date: typed,
    time: typed,
    body: typed,
    place: typed,
    monthly: tick,
  }),
  z.object({ command: z.literal("cancel_meeting"), plan, ref, nonce }),
  z.object({ command: z.literal("freeze_papers"), plan, ref, nonce }),
  z.object({ command: z.literal("open_board"), plan, ref, nonce }),
  z.object({ command: z.literal("close_board"), plan, ref, nonce }),
  z.object({ command: z.literal("meeting_report"), plan, ref }),
  /** The next stop of the walk: the one that was shown, and which place it had. */
  z.object({
    command: z.literal("walk"),
    plan,
    after: z
      .object({
        group: z.enum(WALK_GROUPS),
        kind: z.enum(["action", "risk"]),
        ref,
        place: z.number().int().min(0),
      })
      .optional(),
  }),
  z.object({
    command: z.literal("prep"),
    plan,
    ref,
    section: z.enum(PREP_SECTIONS).optional(),
    page,
  }),
  z.object({
    command: z.literal("missing_updates"),
    plan,
    owners: z.array(ref).max(100).optional(),
    areas: z.array(ref).max(100).optional(),
    page,
  }),
  /** Every owner whose update is missing, where none is named. */
  z.object({ command: z.literal("ask_update"), plan, owner: ref.optional(), nonce }),
  z.object({ command: z.literal("snooze"), plan, ref, nonce }),
  z.object({ command: z.literal("not_mine"), plan, ref, nonce }),
  z.object({ command: z.literal("set_reminders"), plan, how: Reminders, nonce }),
  z.object({ command: z.literal("attendance"), plan, ref: ref.optional() }),
  z.object({
    command: z.literal("save_attendance"),
    plan,
    ref,
    seen,
    nonce,
    /** The keys of the seats that are ticked, with commas between. */
    seats: typed,
    /** Others who are there, one on a line. */
    names: typed,
  }),
  z.object({ command: z.literal("settings"), plan }),
  /** A preview of a post, to these or to all that want it. */
  z.object({
    command: z.literal("post"),
    plan,
    what: Schedule.shape.what,
    to: z.array(ref).max(100).optional(),
  }),
  z.object({ command: z.literal("schedules"), plan, page }),
  z.object({
    command: z.literal("save_schedule"),
    plan,
    what: Schedule.shape.what,
    when: When,
    /** The conversations that it goes to, where not to all that want it. */
    to: z.array(ref).max(100).optional(),
    nonce,
  }),
  z.object({
    command: z.literal("change_schedule"),
    plan,
    ref,
    to: z.enum(["paused", "on", "deleted"]),
    nonce,
  }),
  z.object({
    command: z.literal("confirm_post"),
    plan,
    what: Schedule.shape.what,
    /** A digest of what the preview showed. */
    look: z.string().max(64),
    /** The conversations that it goes to, where not to all that follow. */
    to: z.array(ref).max(100).optional(),
    nonce,
  }),
  /** Posts the same again, as the plan now is, to those that a post certainly did not reach. */
  z.object({
    command: z.literal("resend_post"),
    plan,
    what: Schedule.shape.what,
    post: z.string().min(1).max(200),
    nonce,
  }),
]);
export type Press = z.infer<typeof Press>;

/**
 * What a card sent back, or undefined where it is none of these. A schema can throw by itself at a
 * value made to do so, one whose `length` is an object for one: that cannot be read either.
 */
export function readPress(data: unknown): Press | undefined {
  try {
    return Press.safeParse(data).data;
  } catch {
    return undefined;
  }
}

/** One kind of press, by its command. */
export type PressOf<C extends Press["command"]> = Extract<Press, { command: C }>;

/** A button: its words, and the press it sends. */
export type Button = {
  readonly title: string;
  readonly press: z.input<typeof Press>;
  readonly style?: "positive" | "destructive" | "default";
};
