import type { TurnContext } from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import type { Asker, Mention, Turn, Where } from "../turn.ts";
import { type Activity, saidIn, tenantOf, whereOf } from "./activity.ts";
import type { TeamsAdapter } from "./adapter.ts";
import { createBriefWait } from "./brief-wait.ts";
import type { createMembers, Member } from "./members.ts";
import type { createPlaces } from "./places.ts";

export type TurnOfNeeds = {
  readonly adapter: Pick<TeamsAdapter["adapter"], "ConnectorClientKey">;
  readonly members: ReturnType<typeof createMembers>;
  readonly places: ReturnType<typeof createPlaces>;
  readonly clock: () => Date;
  /** The tenant that stands for all in local mode; null where tenants are real. */
  readonly localTenant: string | null;
  readonly tenants: ReadonlySet<string | null>;
  /** Whether the settings name somebody a clerk, by Entra object id or sign-in name. */
  readonly isClerk: (id: string | null, upn: string | null) => boolean;
};

export type TurnOf = ReturnType<typeof createTurnOf>;

/**
 * Makes a turn of an activity. What Teams must be asked for (who is a guest, who a mention is, what a
 * channel is called) is asked for all at once and hardly waited for: the activity itself says who may
 * read. Whoever is to do more is waited for by whoever must know, with `checked`.
 */
export function createTurnOf(needs: TurnOfNeeds) {
  const { adapter, members, places, clock, localTenant, tenants, isClerk } = needs;
  const briefly = createBriefWait(() => clock().getTime());

  const clientOf = (context: TurnContext) =>
    context.turnState.get<ConnectorClient | undefined>(adapter.ConnectorClientKey);

  async function memberOf(
    client: ConnectorClient | undefined,
    activity: Activity,
    id: string,
  ): Promise<Member | null> {
    const roster = activity.channelData?.team?.id ?? activity.conversation.id;
    return client ? members(roster, id, client) : null;
  }

  /** Where it was said; a channel by the name that people know it by. */
  async function whereIn(context: TurnContext, activity: Activity): Promise<Where> {
    const where = whereOf(activity);
    const team = activity.channelData?.team?.id;
    const client = clientOf(context);
    if (where.address.type !== "channel" || !team || !client) return where;
    const name = await briefly(places(client, activity.serviceUrl, team, where.conversation));
    return name ? { ...where, name } : where;
  }

  /** An event of the platform is nobody's word: whoever it names may do no more than read. */
  function teamsItself(activity: Activity): Asker {
    const tenant = localTenant ?? tenantOf(activity) ?? "unknown";
    return { tenant, id: null, name: "Teams", kind: "outsider", clerk: false };
  }

  /**
   * Who it is: the tenant and the Entra object id of the verified activity. A display name gives no
   * right, as people choose theirs, and nothing that a card sends back is looked at.
   */
  function askerBy(activity: Activity, member: Member | null): Asker {
    const { from } = activity;
    const id = from.aadObjectId ?? null;
    const name = from.name?.toWellFormed().trim() || "somebody";
    const named = tenantOf(activity);
    const tenant = localTenant ?? named ?? "unknown";
    if (id === null) return { tenant, id, name, kind: "outsider", clerk: false };
    // Whoever names a home of their own, in the activity or in the roster, must be at home here.
    const homes = [named, from.tenantId ?? named, member?.tenant ?? named];
    const ours = localTenant !== null || homes.every((home) => home === named && tenants.has(home));
    const kind = !member ? "unchecked" : member.guest || !ours ? "outsider" : "member";
    const clerk = kind === "member" && isClerk(id, member?.upn ?? null);
    return { tenant, id, name, kind, clerk };
  }

  async function whoIn(
    context: TurnContext,
    activity: Activity,
  ): Promise<Pick<Turn, "who" | "checked">> {
    if (!activity.from.aadObjectId) return { who: askerBy(activity, null) };
    const asked = memberOf(clientOf(context), activity, activity.from.id);
    const member = await briefly(asked);
    const who = askerBy(activity, member ?? null);
    if (member !== undefined) return { who };
    return { who, checked: async () => askerBy(activity, await asked) };
  }

  /** Mentions carry Teams ids; what the record keeps is the Entra id, which the roster knows. */
  function resolve(
    context: TurnContext,
    activity: Activity,
    mentions: readonly Mention[],
  ): Promise<Mention[]> {
    const client = clientOf(context);
    return Promise.all(
      mentions.slice(0, 20).map(async (mention) => {
        const asked = mention.id ? memberOf(client, activity, mention.id) : null;
        const member = asked && (await briefly(asked));
        const id = member && !member.guest ? member.id : null;
        return { ...mention, id, ...(id && mention.id ? { teams: mention.id } : {}) };
      }),
    );
  }

  return async (context: TurnContext, activity: Activity): Promise<Turn> => {
    const at = clock();
    const said = saidIn(activity);
    const [where, whose, mentions] = await Promise.all([
      whereIn(context, activity),
      said.kind === "meeting" ? { who: teamsItself(activity) } : whoIn(context, activity),
      said.kind === "text" ? resolve(context, activity, said.mentions) : [],
    ]);
    return {
      id: activity.id ?? `${activity.from.id} ${at.toISOString()}`,
      at,
      ...whose,
      where,
      card: activity.replyToId ?? null,
      said: said.kind === "text" ? { ...said, mentions } : said,
    };
  };
}
