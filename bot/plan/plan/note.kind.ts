import { z } from "zod";
import { LINE, PROSE } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { item, paragraph, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

/** A remark on the paper the plan was read from: every doubtful reading is listed, none hidden. */
export const Note = z.object({
  kind: z.literal("note"),
  ...item,
  where: text,
  text: paragraph,
});
export type Note = z.infer<typeof Note>;

declare module "../model/kind.ts" {
  interface Kinds {
    note: Note;
  }
}

export const NOTE_KIND = describeKind<"note">({
  kind: "note",
  schema: Note,
  called: { one: "note on the paper", many: "notes on the paper" },
  text: (note) => note.text,
  board: 11,
  file: { list: "notes", place: 10 },
  fields: {
    where: { label: "Where", type: LINE },
    text: { label: "Remark", type: PROSE },
    note: NOTE,
  },
});
