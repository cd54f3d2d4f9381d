import type { ActionFilter } from "../plan/filter.ts";
import type { NewRisk } from "../plan/log-risk.ts";
import type { Account } from "../plan/model.ts";
import type { ActionUpdate } from "../plan/update-action.ts";

/** What a person asked for: a command's name and its arguments. The commands' table has one entry for each. */
export type Request =
  | { readonly command: "help" }
  | { readonly command: "list_actions"; readonly filter: ActionFilter; readonly page: number }
  | { readonly command: "show_action"; readonly ref: string }
  | { readonly command: "update_action"; readonly ref: string }
  | { readonly command: "set_action"; readonly update: ActionUpdate }
  | { readonly command: "list_risks"; readonly page: number; readonly area?: string }
  | { readonly command: "show_risk"; readonly ref: string }
  | { readonly command: "log_risk"; readonly typed?: Partial<NewRisk> }
  | { readonly command: "scorecard"; readonly ref?: string }
  | { readonly command: "area_overview"; readonly area: string }
  | {
      readonly command: "kpis";
      readonly ref?: string;
      readonly area?: string;
      readonly page: number;
    }
  | { readonly command: "summary" }
  | { readonly command: "follow_plan"; readonly following: boolean }
  | { readonly command: "post"; readonly what: "scorecard" | "summary" }
  | { readonly command: "name_officer"; readonly person: string; readonly account: Account }
  | { readonly command: "which"; readonly question: string; readonly readings: readonly Reading[] }
  | { readonly command: "refuse"; readonly sentence: string }
  | { readonly command: "unknown"; readonly text: string };

/** A text as it was understood, and the words of it that were not used. Nothing is dropped unsaid. */
export type Understood = { readonly request: Request; readonly ignored: readonly string[] };

/** One of several ways to read a text, as a button offers it. */
export type Reading = {
  readonly title: string;
  readonly request: Extract<
    Request,
    { command: "list_actions" | "show_action" | "area_overview" | "summary" | "kpis" }
  >;
};
