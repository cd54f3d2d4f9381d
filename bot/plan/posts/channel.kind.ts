import { z } from "zod";
import { DETAILS, LINE, LIST, STAMP, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { listNames } from "../model/names.ts";
import { Address, instant, item, POST_KINDS, PostKind, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printInstant } from "../time/calendar-date.ts";

/** A Teams conversation that follows the plan: the plan's posts go there. */
export const Channel = z.object({
  kind: z.literal("channel"),
  ...item,
  name: text,
  following: z.boolean(),
  address: Address,
  /** The posts that it wants; none is nothing for now. */
  wants: z.array(PostKind).default([...POST_KINDS]),
  /** Since when, and why, the bot may not write there: until the conversation speaks again. */
  unreachable: z.object({ at: instant, why: text }).nullable().default(null),
});
export type Channel = z.infer<typeof Channel>;

declare module "../model/kind.ts" {
  interface Kinds {
    channel: Channel;
  }
}

export const CHANNEL = describeKind<"channel">({
  kind: "channel",
  schema: Channel,
  called: { one: "conversation", many: "conversations" },
  text: ({ name }) => name,
  fields: {
    following: { label: "Follows the plan", type: YES_NO },
    name: { label: "Name", type: LINE },
    address: {
      label: "Conversation",
      type: DETAILS,
      words: ({ address: { conversation, type, serviceUrl, tenant, bot } }) =>
        `${conversation} (${type}, ${serviceUrl}, tenant ${tenant ?? "not known"}, bot ${bot})`,
    },
    wants: {
      label: "Gets",
      type: LIST,
      words: ({ wants }) => listNames(wants, "nothing for now"),
    },
    unreachable: {
      label: "Not reached",
      type: STAMP,
      words: ({ unreachable }) =>
        unreachable && `since ${printInstant(new Date(unreachable.at))}: ${unreachable.why}`,
    },
    note: NOTE,
  },
});
