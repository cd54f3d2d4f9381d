import type { Rag, Status } from "../plan/model/primitives.ts";
import type { Person } from "../plan/people/person.kind.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import type { Reference } from "./references.ts";

/** Everything that a person can mean, whether or not it can be done yet. */
export const INTENTS = [
  "list_actions",
  "show_action",
  "overdue",
  "due_soon",
  "list_risks",
  "log_risk",
  "update_risk",
  "update_action",
  "scorecard",
  "kpis",
  "area_overview",
  "summary",
  "whats_changed",
  "history",
  "challenge",
  "meeting_prep",
  "post_summary",
  "export",
  "governance",
  "help",
  "unknown",
] as const;
export type Intent = (typeof INTENTS)[number];

/** "me" stands for whichever officer the asker is. */
export const ME = "@me";

/** A meeting the plan's calendar knows, by its part in the question. */
export type MeetingSymbol = "@last_meeting" | "@next_meeting" | "@papers_deadline";

/** A day, or the meeting that it was named by. */
export type Day = { readonly date: CalendarDate; readonly symbol?: MeetingSymbol };

/** A text as it was understood: what is wanted, of what, and every word that had no part in it. */
export type Reading = {
  readonly intent: Intent;
  readonly rag: readonly Rag[];
  readonly status: readonly Status[];
  readonly areas: readonly string[];
  readonly notAreas: readonly string[];
  /** References of people, or "@me"; any of them. */
  readonly owners: readonly string[];
  /** References of people who must own it together. */
  readonly ownersAll: readonly string[];
  readonly notOwners: readonly string[];
  readonly organisation: string | null;
  /** Those who are said to have made a change, as "what has Ada changed" says. */
  readonly doers: readonly string[];
  readonly reference: Reference | null;
  /** Where several items were named: all of them, the first included. */
  readonly references: readonly Reference[];
  readonly text: string | null;
  readonly dueFrom: Day | null;
  readonly dueTo: Day | null;
  /** True: past their date. False: not past it. Null: not asked. */
  readonly overdue: boolean | null;
  /** What only some intents have: period, since, missing, topic, format, what, direction, field, count … */
  readonly more: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Names that fit several people: the asker is asked. */
  readonly unclear: readonly { readonly said: string; readonly fit: readonly Person[] }[];
  readonly ignored: readonly string[];
};

/** A reading that nothing has been found for. */
export const NOTHING: Reading = {
  intent: "unknown",
  rag: [],
  status: [],
  areas: [],
  notAreas: [],
  owners: [],
  ownersAll: [],
  notOwners: [],
  organisation: null,
  doers: [],
  reference: null,
  references: [],
  text: null,
  dueFrom: null,
  dueTo: null,
  overdue: null,
  more: {},
  unclear: [],
  ignored: [],
};
