import { z } from "zod";
import { DETAILS, LINE, LIST, NUMBER, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital } from "../model/names.ts";
import { item, optionalText, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

const someDays = z.int().min(1).max(60);

const name = text.max(60);
const Called = z.object({ one: name, many: name });

/** What this plan calls its kinds of items, their fields (`action.revised`) and its roles, in place of the bot's own words. */
export const OwnNames = z.object({
  kinds: z.record(z.string(), Called).optional(),
  fields: z.record(z.string(), name).optional(),
  roles: z.record(z.string(), Called).optional(),
});
export type OwnNames = z.infer<typeof OwnNames>;

/** Likelihood and impact have at most so many steps. */
export const LARGEST_SCALE = 5;
const points = z
  .int()
  .min(1)
  .max(LARGEST_SCALE ** 2);

/** How risks are scored, likelihood by impact: how many steps each has, from how many points on a score is high or medium, and above how many the chair and the lead are told. */
export const RiskScale = z.object({
  size: z.union([z.literal(4), z.literal(LARGEST_SCALE)]),
  high: points.optional(),
  medium: points.optional(),
  tolerance: points.optional(),
});
export type RiskScale = z.infer<typeof RiskScale>;

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
  /** A figure that misses its target by so many points, of a measure in percent, is near it: 5, if nothing is set. */
  tolerancePoints: z.number().min(0).max(100).optional(),
  /** The same of any other measure, in percent of the target: 10, if nothing is set. */
  tolerancePercent: z.number().min(0).max(100).optional(),
  called: OwnNames.optional(),
  riskScale: RiskScale.optional(),
});
export type Settings = z.infer<typeof Settings>;

declare module "../model/kind.ts" {
  interface Kinds {
    settings: Settings;
  }
}

const namesIn = ({ kinds = {}, fields = {}, roles = {} }: OwnNames) => [
  ...Object.entries({ ...kinds, ...roles }).map(
    ([what, { one, many }]) => `${what}: ${one}, ${many}`,
  ),
  ...Object.entries(fields).map(([what, own]) => `${what}: ${own}`),
];

/** `1 to 4 by 1 to 4, high from 12, tolerance 8` */
const scaleWords = ({ size, high, medium, tolerance }: RiskScale): string =>
  [
    `1 to ${size} by 1 to ${size}`,
    ...(high ? [`high from ${high}`] : []),
    ...(medium ? [`medium from ${medium}`] : []),
    ...(tolerance ? [`tolerance ${tolerance}`] : []),
  ].join(", ");

export const SETTINGS = describeKind<"settings">({
  kind: "settings",
  schema: Settings,
  called: { one: "settings", many: "settings" },
  text: () => "How the board works",
  unmade: ({ kind, ref }) => Settings.parse({ kind, ref }),
  file: { list: null, place: 11 },
  fields: {
    papersDays: {
      label: "Papers go out",
      type: NUMBER,
      words: ({ papersDays }) => `${papersDays} clear working days before`,
    },
    freezeDays: {
      label: "Papers are frozen",
      type: NUMBER,
      words: ({ freezeDays }) => `${freezeDays} working days before`,
    },
    chaseDays: {
      label: "Updates are chased",
      type: NUMBER,
      words: ({ chaseDays }) => `${chaseDays} working days before`,
    },
    updateEvery: {
      label: "An update every",
      type: DETAILS,
      words: ({ updateEvery: { count, unit } }) => `${count} ${unit}`,
    },
    board: { label: "The board", type: LINE },
    reminders: { label: ({ role }) => `${capital(role("owner").many)} are reminded`, type: YES_NO },
    dueSoonDays: {
      label: "Due soon",
      type: NUMBER,
      words: ({ dueSoonDays }) => `${dueSoonDays} days before`,
    },
    tolerancePoints: {
      label: "Near a target in percent",
      type: NUMBER,
      words: ({ tolerancePoints: points }) =>
        points === undefined ? null : `within ${points} points`,
    },
    tolerancePercent: {
      label: "Near any other target",
      type: NUMBER,
      words: ({ tolerancePercent: percent }) =>
        percent === undefined ? null : `within ${percent}% of it`,
    },
    called: {
      label: "Names of its own",
      type: LIST,
      value: ({ called }) => (called ? namesIn(called) : []),
    },
    riskScale: {
      label: ({ called }) => `${capital(called("risk").many)} are scored`,
      type: DETAILS,
      words: ({ riskScale }) => riskScale && scaleWords(riskScale),
    },
    note: NOTE,
  },
});
