import { z } from "zod";
import { LINE, LIST, PARAGRAPHS, PEOPLE, PROSE } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital, inSentence } from "../model/names.ts";
import { item, optionalText, paragraph, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";

/** One area of weakness from the inspection, with its leads and the words it may be called by. */
export const Area = z.object({
  kind: z.literal("area"),
  ...item,
  title: text,
  shortName: text,
  aliases: z.array(text).default([]),
  /** Words that point at the area without naming it: they suggest it for a new risk. */
  hints: z.array(text).default([]),
  leads: z.array(ref).default([]),
  narrative: z.array(paragraph).default([]),
  sufficientProgress: optionalText,
  livedExperience: optionalText,
  headline: z.array(text).default([]),
  remark: optionalText,
});
export type Area = z.infer<typeof Area>;

declare module "../model/kind.ts" {
  interface Kinds {
    area: Area;
  }
}

export const AREA_KIND = describeKind<"area">({
  kind: "area",
  schema: Area,
  called: { one: "area", many: "areas" },
  text: ({ shortName }) => shortName,
  board: 6,
  areas: ({ ref }) => [ref],
  file: { list: "areas", place: 2 },
  fields: {
    leads: { label: ({ role }) => capital(role("lead").many), type: PEOPLE },
    shortName: { label: "Short name", type: LINE },
    aliases: { label: "Also called", type: LIST },
    sufficientProgress: {
      label: "We know we have made sufficient progress when",
      brief: "Delivery",
      type: PROSE,
    },
    livedExperience: { label: "Lived experience", type: PROSE },
    headline: { label: ({ called }) => `Headline ${called("measure").many}`, type: PARAGRAPHS },
    remark: { label: "Remark", type: PROSE },
    title: {
      label: "Weakness",
      shownAs: (_, called) => `The ${inSentence(called("title"))} that the inspectors found`,
      type: PROSE,
    },
    narrative: { label: "Narrative", type: PARAGRAPHS },
    hints: { label: "Words that point at it", type: LIST },
    note: NOTE,
  },
});
