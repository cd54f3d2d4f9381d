import type { ActionFilter } from "../plan/filter.ts";
import type { NewRisk } from "../plan/log-risk.ts";
import type { Account } from "../plan/model.ts";
import type { RiskFilter } from "../plan/risk-filter.ts";
import type { ActionUpdate } from "../plan/update-action.ts";

/** The one fact of an item that a question asks for: it is answered first, in a sentence. */
export type Fact = "owner" | "due" | "rag" | "baseline" | "target" | "narrative" | "success";

/** What a person asked for: a command's name and its arguments. The commands' table has one entry for each. */
export type Request =
  | { readonly command: "help" }
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
  | { readonly command: "governance"; readonly topic: string }
  | { readonly command: "follow_plan"; readonly following: boolean }
  | {
      readonly command: "post";
      readonly what: "scorecard" | "summary";
      readonly channel?: string;
    }
  /** A post as it arrived, drawn again. Nobody asks for it in words. */
  | { readonly command: "show_post"; readonly what: "scorecard" | "summary" }
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
    { command: "list_actions" | "show_action" | "area_overview" | "summary" | "kpis" }
  >;
};
