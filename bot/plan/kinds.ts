import { z } from "zod";
import { ACTION } from "./actions/action.kind.ts";
import { AREA_KIND } from "./areas/area.kind.ts";
import { CHALLENGE } from "./challenges/challenge.kind.ts";
import { JUDGEMENT } from "./judgements/judgement.kind.ts";
import { KPI } from "./measures/kpi.kind.ts";
import { MEASURE } from "./measures/measure.kind.ts";
import { MEETING } from "./meetings/meeting.kind.ts";
import { By, type Change, Via } from "./model/change.ts";
import type { Item, Kind, KindTable } from "./model/kind.ts";
import { instant } from "./model/primitives.ts";
import { type Plan, type PlanKey, planOfKinds } from "./model/snapshot.ts";
import { vocabularyFrom } from "./model/vocabulary.ts";
import { APPOINTMENT } from "./people/appointment.kind.ts";
import { PERSON_KIND } from "./people/person.kind.ts";
import { ABOUT } from "./plan/about.kind.ts";
import { GROUP } from "./plan/group.kind.ts";
import { NOTE_KIND } from "./plan/note.kind.ts";
import { SETTINGS } from "./plan/settings.kind.ts";
import { TERMS } from "./plan/terms.kind.ts";
import { CHANNEL } from "./posts/channel.kind.ts";
import { SCHEDULE } from "./posts/schedule.kind.ts";
import { RISK } from "./risks/risk.kind.ts";

/** The kinds of items, in the order in which a plan is told. A new one is a line here. */
export const KIND_TABLE: KindTable = {
  about: ABOUT,
  area: AREA_KIND,
  action: ACTION,
  kpi: KPI,
  measure: MEASURE,
  risk: RISK,
  challenge: CHALLENGE,
  judgement: JUDGEMENT,
  person: PERSON_KIND,
  appointment: APPOINTMENT,
  meeting: MEETING,
  settings: SETTINGS,
  channel: CHANNEL,
  schedule: SCHEDULE,
  group: GROUP,
  terms: TERMS,
  note: NOTE_KIND,
};

export const KINDS = Object.keys(KIND_TABLE) as readonly Kind[];

/** The kinds that a board reads of, in the order in which it does. People, appointments and conversations are the plan's housekeeping. */
export const BOARD_KINDS: readonly Kind[] = KINDS.filter(
  (kind) => KIND_TABLE[kind].board !== undefined,
).sort((a, b) => (KIND_TABLE[a].board ?? 0) - (KIND_TABLE[b].board ?? 0));

const SCHEMAS: readonly z.ZodObject[] = KINDS.map((kind) => KIND_TABLE[kind].schema);

/** Any item, as a table row, a history entry or a file is checked. */
export const AnyItem = z.discriminatedUnion(
  "kind",
  SCHEMAS as [z.ZodObject, ...z.ZodObject[]],
) as unknown as z.ZodType<Item>;

/** An entry of the history, as its row is checked. */
export const AnyChange = z.object({
  version: z.int().positive(),
  at: instant,
  by: By,
  via: Via,
  conversation: z.string().nullable(),
  command: z.string(),
  press: z.string().nullable(),
  why: z.string().nullable(),
  items: z.array(z.object({ before: AnyItem.nullable(), after: AnyItem })),
}) satisfies z.ZodType<Change>;

/** A plan before its first change. */
export const emptyPlan = (key: PlanKey): Plan => planOfKinds(key, KIND_TABLE);

/** The default names of everything, where no plan is at hand: people are called by their references. */
export const DEFAULT_VOCABULARY = vocabularyFrom(KIND_TABLE, (refs) => refs);
