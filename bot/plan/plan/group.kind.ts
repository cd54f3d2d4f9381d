import { z } from "zod";
import { LINE, LIST } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital } from "../model/names.ts";
import { item, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

/** A governance group: who chairs it, whom it answers to, how it connects. */
export const Group = z.object({
  kind: z.literal("group"),
  ...item,
  name: text,
  chairs: z.array(text).default([]),
  accountability: z.array(text).default([]),
  connectivity: z.array(text).default([]),
});
export type Group = z.infer<typeof Group>;

declare module "../model/kind.ts" {
  interface Kinds {
    group: Group;
  }
}

export const GROUP = describeKind<"group">({
  kind: "group",
  schema: Group,
  called: { one: "group", many: "groups" },
  text: ({ name }) => name,
  board: 9,
  file: { list: "groups", place: 8 },
  fields: {
    name: { label: "Name", type: LINE },
    chairs: { label: ({ role }) => capital(role("chair").many), type: LIST },
    accountability: { label: "Answers to", type: LIST },
    connectivity: { label: "Connects with", type: LIST },
    note: NOTE,
  },
});
