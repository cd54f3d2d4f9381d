import { z } from "zod";
import type { Address, Mention, Said, Where } from "../turn.ts";

/**
 * The parts of an activity that the bot uses, read leniently: Teams leaves out and adds fields, and
 * the Playground differs a little. What is not here is not trusted and not looked at.
 */
const Activity = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  replyToId: z.string().nullish(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  serviceUrl: z.string(),
  channelId: z.string(),
  from: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  recipient: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().nullish() }).nullish(),
      channel: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      team: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      meeting: z.looseObject({ id: z.string().nullish() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .nullish()
    .catch(null),
});
export type Activity = z.infer<typeof Activity>;

/** An activity as the bot uses it, or undefined if it is not one that can be answered. */
export function parseActivity(activity: unknown): Activity | undefined {
  const parsed = Activity.safeParse(activity);
  return parsed.success ? parsed.data : undefined;
}

/** The tenant an activity says it belongs to; every place that names one must name the same. */
export function tenantOf(activity: Activity): string | null {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId].filter(
    (id): id is string => typeof id === "string" && id !== "",
  );
  const [first] = named;
  return first !== undefined && named.every((id) => id === first) ? first : null;
}

/** The conversation an activity came from; a channel stands for all its threads. */
export function whereOf(activity: Activity): Where {
  const { conversation, channelData, serviceUrl, recipient } = activity;
  const kinds = { channel: "channel", groupChat: "groupChat" } as const;
  const type = kinds[conversation.conversationType as keyof typeof kinds] ?? "personal";
  const channel = channelData?.channel?.id ?? conversation.id.replace(/;messageid=.*$/, "");
  const id = type === "channel" ? channel : conversation.id;
  const address: Address = {
    serviceUrl,
    conversation: id,
    type,
    tenant: tenantOf(activity),
    bot: recipient.id,
  };
  return { conversation: id, thread: conversation.id, name: nameOf(activity, type), address };
}

const nameOf = (activity: Activity, type: Address["type"]): string =>
  spokenName(activity, type).toWellFormed();

function spokenName(activity: Activity, type: Address["type"]): string {
  const { channelData, conversation, from } = activity;
  if (type === "channel") {
    const channel = channelData?.channel?.name ?? conversation.name ?? "a channel";
    const team = channelData?.team?.name;
    return team ? `${team} > ${channel}` : channel;
  }
  if (type === "groupChat")
    return conversation.name ?? `Group chat ${conversation.id.replace(/^19:/, "").slice(0, 8)}`;
  return `${from.name ?? "somebody"}'s chat with the bot`;
}

/** What was said, without the bot's own mention; other people's mentions stay, as they may be owners. */
export function saidIn(activity: Activity): Said {
  if (activity.type === "installationUpdate") return { kind: "arrival" };
  const phase = meetingPhase(activity);
  if (phase) return { kind: "meeting", phase, meetingId: meetingIdOf(activity) };
  const text = activity.text ?? "";
  const edited = activity.type === "messageUpdate";
  if (
    !edited &&
    text.trim() === "" &&
    typeof activity.value === "object" &&
    activity.value !== null
  ) {
    return { kind: "press", data: activity.value };
  }
  const mentions = mentionsIn(activity);
  const others = mentions.filter((mention) => mention.bot === false);
  const spoken = mentions
    .filter((mention) => mention.bot)
    .reduce((rest, mention) => rest.replaceAll(mention.text, " "), text);
  // Half of a character, as some keyboards send it, is read as a sign that it was one.
  return {
    kind: "text",
    text: spoken.toWellFormed(),
    mentions: others,
    ...(edited ? { edited } : {}),
  };
}

const PHASES: Readonly<Record<string, "start" | "end">> = {
  "application/vnd.microsoft.meetingStart": "start",
  "application/vnd.microsoft.meetingEnd": "end",
};

/** Whether an event tells that a meeting began or ended. */
const meetingPhase = ({ type, name }: Activity) =>
  type === "event" && name !== undefined ? PHASES[name] : undefined;

/** Teams names the meeting beside the event; what it says in it may be missing, or another id. */
const meetingIdOf = ({ channelData }: Activity): string | null =>
  channelData?.meeting?.id?.slice(0, 1000) || null;

const MentionEntity = z.looseObject({
  type: z.literal("mention"),
  text: z.string(),
  mentioned: z.looseObject({
    id: z.string().nullish(),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
  }),
});

/** Teams ids of people mentioned; their Entra ids are asked of the roster by whoever needs them. */
function mentionsIn(activity: Activity): (Mention & { readonly bot: boolean })[] {
  return (activity.entities ?? []).flatMap((entity) => {
    const mention = MentionEntity.safeParse(entity);
    if (!mention.success || mention.data.text === "") return [];
    const { mentioned, text } = mention.data;
    return [
      {
        text,
        id: mentioned.id ?? null,
        name: mentioned.name ?? text.replace(/<[^>]*>/g, ""),
        bot: mentioned.id === activity.recipient.id,
      },
    ];
  });
}
