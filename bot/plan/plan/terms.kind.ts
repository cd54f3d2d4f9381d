import { z } from "zod";
import { LINE, LIST, PARAGRAPHS } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { item, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

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

declare module "../model/kind.ts" {
  interface Kinds {
    terms: Terms;
  }
}

export const TERMS = describeKind<"terms">({
  kind: "terms",
  schema: Terms,
  called: { one: "terms of reference", many: "terms of reference" },
  text: ({ body }) => body,
  board: 10,
  file: { list: "terms", place: 9 },
  fields: {
    body: { label: "Body", type: LINE },
    purpose: { label: "Purpose", type: PARAGRAPHS },
    membership: {
      label: "Membership",
      type: LIST,
      value: ({ membership }) =>
        membership.map(({ seat, seats, what }) => `${seats} × ${seat} (${what})`),
    },
    clauses: {
      label: "Clauses",
      type: PARAGRAPHS,
      value: ({ clauses }) => clauses.map(({ topic, text }) => `${topic}: ${text}`),
    },
    note: NOTE,
  },
});
