import { z } from "zod";

/** What the schemas of the kinds are made of. The words are those of the DfE's form of the Accelerated Progress Plan. */

/** Longest text a person may put in one field, in UTF-16 characters. */
export const LONGEST_TEXT = 2000;

export const text = z.string().trim().min(1).max(LONGEST_TEXT);
export const optionalText = text.nullable().default(null);
export const paragraph = z.string().trim().min(1).max(12_000);
/** Keys of Azure Tables refuse these, so references do too. */
export const ref = z
  .string()
  .min(1)
  .max(120)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^/\\#?\u0000-\u001f\u007f-\u009f]+$/, "may not hold / \\ # ? or control characters");
/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();
export const instant = z.iso.datetime();
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What every item has: its reference, and the plan version that last changed it. */
export const item = { ref, version: z.int().min(0).default(0), note: optionalText };

export const Rag = z.enum(["none", "red", "amber", "green"]);
export type Rag = z.infer<typeof Rag>;

export const Status = z.enum(["not started", "in progress", "complete"]);
export type Status = z.infer<typeof Status>;

export const SeverityLevel = z.enum(["low", "medium", "high", "unknown"]);
export type SeverityLevel = z.infer<typeof SeverityLevel>;

/** A severity: a level to sort and colour by, and the paper's own words where it has them. */
export const Severity = z.object({ level: SeverityLevel, words: optionalText });
export type Severity = z.infer<typeof Severity>;

/** A date as the paper prints it, and the calendar date (never an instant) it stands for: a printed month is its last day. */
export const PrintedDate = z.object({ printed: text, date: calendarDate });
export type PrintedDate = z.infer<typeof PrintedDate>;

/** Who agreed to a thing, and when. */
export const Agreed = z.object({ by: text, at: instant });

/** A Teams account: the Entra object id names the person, the display name is only for reading. */
export const Account = z.object({
  id: z.string().min(1).max(100),
  name: z.string().max(200),
  /** The account's id in Teams (`29:…`), where it is known: views of one's own need it. */
  teams: z.string().max(300).optional(),
});
export type Account = z.infer<typeof Account>;

/** Where a message can be sent: the parts of a Bot Framework conversation reference that a send needs. */
export const Address = z.object({
  serviceUrl: z.url(),
  conversation: z.string().min(1),
  type: z.enum(["personal", "groupChat", "channel"]),
  tenant: z.string().nullable(),
  bot: z.string().min(1),
});
export type Address = z.infer<typeof Address>;

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

/** What the bot posts: `notes` are what a meeting changed, when it is closed. */
export const POST_KINDS = ["summary", "scorecard", "exceptions", "notes"] as const;
export const PostKind = z.enum(POST_KINDS);
export type PostKind = z.infer<typeof PostKind>;

/**
 * The same schema, but what it does not know of an object it lets stand, at every depth: a newer version
 * may have put it there, and an older one that writes the item again must not lose it.
 */
export function loosely<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = schema as unknown as z.core.$ZodTypes & Pick<Schema, "clone">;
  const { def } = known._zod;
  const inside = (part: z.core.$ZodType) => loosely(part as z.ZodType);
  const again = (parts: object) => schema.clone({ ...def, ...parts } as Schema["_zod"]["def"]);
  switch (def.type) {
    case "object": {
      const shape = Object.entries(def.shape).map(([name, part]) => [name, inside(part)]);
      return again({ shape: Object.fromEntries(shape), catchall: z.unknown() });
    }
    case "array":
      return again({ element: inside(def.element) });
    case "union":
      return again({ options: def.options.map(inside) });
    case "record":
      return again({ valueType: inside(def.valueType) });
    case "nullable":
    case "optional":
    case "default":
      return again({ innerType: inside(def.innerType) });
    default:
      return schema;
  }
}
