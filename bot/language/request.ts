import type { EvidenceSaid } from "../plan/actions/evidence.ts";
import type { BoardRatingSaid } from "../plan/actions/rate-for-board.ts";
import type { ActionUpdate } from "../plan/actions/update-action.ts";
import type { NewChallenge } from "../plan/challenges/raise-challenge.ts";
import type { NamedDay } from "../plan/meetings/meetings.ts";
import type { MeetingSaid } from "../plan/meetings/plan-meeting.ts";
import type { Kind } from "../plan/model/kind.ts";
import type { Account, Rag, Status } from "../plan/model/primitives.ts";
import type { Reminders } from "../plan/people/person.kind.ts";
import type { SettingsSaid } from "../plan/plan/settings.ts";
import type { Schedule, When } from "../plan/posts/schedule.kind.ts";
import type { Office } from "../plan/rights/offices.ts";
import type { NewRisk } from "../plan/risks/log-risk.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import type { ActionFilter, ChallengeFilter, ChangeFilter, RiskFilter } from "./filters.ts";

/** The one fact of an item that a question asks for: it is answered first, in a sentence. */
export type Fact = "owner" | "due" | "rag" | "baseline" | "target" | "narrative" | "success";

/** What help can be about. */
export type HelpTopic = "asking" | "updating" | "board";
/** An item whose past is asked for. */
export type PastOf = { readonly kind: Kind; readonly ref: string };

/** Who made a change of an item, and when: one that gave it a colour or status, or changed one field of it, or any. */
export type Made = {
  readonly rag?: Rag;
  readonly status?: Status;
  readonly field?: "date" | "status" | "rag" | "progress" | "reason" | "evidence";
};

/** What a person asked for: a command's name and its arguments. The commands' table has one entry for each. */
export type Request =
  | { readonly command: "help"; readonly topic?: HelpTopic }
  | {
      readonly command: "list_actions";
      readonly filter: ActionFilter;
      readonly page: number;
      readonly count?: boolean;
      /** A word on how a date was read, where by-when being a month makes a difference. */
      readonly remark?: string;
    }
  | { readonly command: "show_action"; readonly ref: string; readonly fact?: Fact }
  | {
      readonly command: "update_action";
      readonly ref: string;
      readonly typed?: Partial<ActionUpdate>;
    }
  | { readonly command: "set_action"; readonly update: ActionUpdate }
  | {
      readonly command: "list_risks";
      readonly filter: RiskFilter;
      readonly page: number;
      readonly count?: boolean;
    }
  | { readonly command: "show_risk"; readonly ref: string }
  | {
      readonly command: "log_risk";
      readonly typed?: Partial<NewRisk>;
      readonly advice?: string;
    }
  | {
      readonly command: "list_challenges";
      readonly filter: ChallengeFilter;
      readonly page: number;
      readonly count?: boolean;
    }
  | { readonly command: "show_challenge"; readonly ref: string }
  | { readonly command: "raise_challenge"; readonly typed?: Partial<NewChallenge> }
  | ({ readonly command: "save_challenge" } & NewChallenge)
  | { readonly command: "answer_challenge"; readonly ref: string; readonly typed?: string }
  | { readonly command: "save_answer"; readonly ref: string; readonly answer: string }
  | { readonly command: "close_challenge"; readonly ref: string; readonly why: string }
  | {
      readonly command: "scorecard";
      readonly ref?: string;
      readonly area?: string;
      readonly months?: number;
      readonly fact?: Fact;
    }
  | { readonly command: "area_overview"; readonly area: string; readonly fact?: Fact }
  | {
      readonly command: "kpis";
      readonly ref?: string;
      readonly area?: string;
      readonly missing?: "target";
      readonly text?: string;
      readonly months?: number;
      readonly page: number;
    }
  | { readonly command: "summary" }
  | { readonly command: "exceptions"; readonly page: number }
  | { readonly command: "governance"; readonly topic: string }
  | { readonly command: "follow_plan"; readonly following: boolean }
  | { readonly command: "choose_posts" }
  /** The kinds of posts, with commas between. */
  | { readonly command: "save_channel_posts"; readonly wants: string }
  | {
      readonly command: "post";
      readonly what: Schedule["what"];
      readonly channel?: string;
      /** When it is to be posted; without it, once the preview is confirmed. */
      readonly when?: When;
      /** No time of day was said. */
      readonly timeLeftOut?: boolean;
    }
  | { readonly command: "schedules"; readonly page: number }
  | {
      readonly command: "change_schedule";
      readonly ref: string;
      readonly to: "paused" | "on" | "deleted";
    }
  | { readonly command: "meetings"; readonly page: number; readonly asks?: "next" | "last" }
  | { readonly command: "meeting_form"; readonly typed?: MeetingSaid }
  | ({ readonly command: "save_meeting"; readonly ref?: string } & MeetingSaid)
  | { readonly command: "end_series" }
  | { readonly command: "cancel_meeting"; readonly ref: string; readonly reason?: string }
  | { readonly command: "freeze_papers"; readonly ref?: string; readonly again?: boolean }
  | { readonly command: "open_board"; readonly ref?: string }
  | { readonly command: "close_board"; readonly ref?: string }
  | { readonly command: "meeting_report"; readonly ref?: string }
  | { readonly command: "walk" }
  | { readonly command: "prep"; readonly ref?: string; readonly page: number }
  | {
      readonly command: "missing_updates";
      readonly owners?: readonly string[];
      readonly areas?: readonly string[];
      /** What they are wanted for. */
      readonly before?: "@papers_deadline" | "@next_meeting" | "@last_meeting";
      readonly page: number;
    }
  | { readonly command: "my_digest" }
  | { readonly command: "snooze"; readonly ref: string }
  | { readonly command: "not_mine"; readonly ref: string; readonly after?: "it is" }
  | { readonly command: "set_reminders"; readonly how: Reminders }
  | { readonly command: "ask_update"; readonly owner?: string }
  | { readonly command: "attendance"; readonly ref?: string }
  | { readonly command: "settings" }
  | { readonly command: "change_settings"; readonly said: SettingsSaid }
  | { readonly command: "undo" }
  | {
      readonly command: "decide_date";
      readonly ref: string;
      readonly approve: boolean;
      readonly reason?: string;
    }
  | {
      readonly command: "board_rating";
      readonly ref: string;
      readonly typed?: Partial<BoardRatingSaid>;
    }
  | { readonly command: "evidence"; readonly ref: string; readonly page: number }
  | { readonly command: "add_evidence"; readonly kind: "action" | "kpi"; readonly ref: string }
  | ({
      readonly command: "save_evidence";
      readonly kind: "action" | "kpi";
      readonly ref: string;
    } & EvidenceSaid)
  | { readonly command: "who_can"; readonly ref: string }
  | { readonly command: "roles" }
  | {
      readonly command: "appoint";
      readonly account: Account;
      readonly office: Office;
      readonly held: boolean;
    }
  | {
      readonly command: "stand_in";
      readonly person: string;
      readonly account: Account | null;
      readonly until: CalendarDate;
    }
  | (PastOf & {
      readonly command: "history";
      readonly page: number;
      readonly since?: CalendarDate | NamedDay;
      readonly made?: Made;
    })
  /** One item as it stood at the end of a day, or the whole plan. */
  | (Partial<PastOf> & { readonly command: "as_at"; readonly day: CalendarDate | NamedDay })
  | {
      readonly command: "whats_changed";
      readonly since: CalendarDate | NamedDay;
      readonly until?: CalendarDate;
      readonly filter: ChangeFilter;
      readonly page: number;
    }
  /** A post as it arrived, drawn again, with the remark that it came late if it did. Nobody asks for it in words. */
  | {
      readonly command: "show_post";
      readonly what: Schedule["what"];
      readonly late?: string;
    }
  | { readonly command: "name_officer"; readonly person: string; readonly account: Account }
  | { readonly command: "name_area"; readonly area: string; readonly name: string }
  | { readonly command: "which"; readonly question: string; readonly readings: readonly Choice[] }
  | { readonly command: "refuse"; readonly sentence: string; readonly refs?: readonly string[] }
  | { readonly command: "unknown"; readonly text: string };

/** One of several ways to read a text, as a button offers it. */
export type Choice = {
  readonly title: string;
  readonly request: Extract<
    Request,
    {
      command:
        | "list_actions"
        | "show_action"
        | "area_overview"
        | "summary"
        | "kpis"
        | "history"
        | "whats_changed"
        | "as_at";
    }
  >;
};
