import {
  type InvokeResponse,
  type Activity as SdkActivity,
  TeamsActivityHandler,
  type TurnContext,
} from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import { z } from "zod";
import type { Asker, Mention, Reply, Turn, Where } from "../turn.ts";
import { type Activity, parseActivity, saidIn, tenantOf, whereOf } from "./activity.ts";
import type { TeamsAdapter } from "./adapter.ts";
import type { createMembers, Member } from "./members.ts";
import type { createPlaces } from "./places.ts";

export type GatewayNeeds = {
  readonly adapter: TeamsAdapter["adapter"];
  readonly dispatch: (turn: Turn) => Promise<Reply>;
  readonly members: ReturnType<typeof createMembers>;
  readonly places: ReturnType<typeof createPlaces>;
  readonly clock: () => Date;
  /** The tenant that stands for all in local mode; null where tenants are real. */
  readonly localTenant: string | null;
  readonly tenants: ReadonlySet<string>;
  /** Whether the settings name somebody a clerk, by Entra object id or sign-in name. */
  readonly isClerk: (id: string | null, upn: string | null) => boolean;
  readonly onError: (error: unknown) => void;
};

const CARD = "application/vnd.microsoft.card.adaptive";

const Execute = z.looseObject({
  action: z.looseObject({ type: z.literal("Action.Execute"), data: z.unknown().optional() }),
  /** Whether a person pressed, or Teams itself; the SDK's own handler drops it. */
  trigger: z.unknown().optional(),
});

/** An activity becomes a Turn here, and a Reply what the SDK sends. The one subclass that the SDK asks for. */
class Gateway extends TeamsActivityHandler {
  readonly #needs: GatewayNeeds;

  constructor(needs: GatewayNeeds) {
    super();
    this.#needs = needs;
    this.onMessage(async (context) => this.#answer(context));
    this.onInstallationUpdateAdd(async (context) => this.#answer(context));
  }

  /** Card presses get a well-formed answer whatever they hold; every other invoke is the SDK's. */
  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name === "adaptiveCard/action") {
      return { status: 200, body: await this.#press(context) };
    }
    try {
      return await super.onInvokeActivity(context);
    } catch (error) {
      this.#needs.onError(error);
      return { status: 200, body: invokeError(500, "Something went wrong. Nothing was changed.") };
    }
  }

  async #answer(context: TurnContext): Promise<void> {
    const activity = parseActivity(context.activity);
    if (!activity) return;
    const reply = await this.#needs.dispatch(await this.#turn(context, activity));
    const sent = await context.sendActivity(toMessage(reply));
    setImmediate(() => reply.afterwards?.(sent?.id ?? null));
  }

  async #press(context: TurnContext): Promise<unknown> {
    try {
      const activity = parseActivity(context.activity);
      const value = Execute.safeParse(context.activity.value);
      if (!activity || !value.success) {
        return invokeError(400, "That press could not be read. Nothing was changed.");
      }
      const turn = await this.#turn(context, activity);
      const { action, trigger } = value.data;
      const automatic = trigger === "automatic";
      const said = { kind: "press" as const, data: action.data, automatic };
      const reply = await this.#needs.dispatch({ ...turn, said });
      setImmediate(() => reply.afterwards?.(null));
      return { statusCode: 200, type: CARD, value: reply.card };
    } catch (error) {
      this.#needs.onError(error);
      return invokeError(
        500,
        "Something went wrong, and I cannot say that it was done. Please look before you try again.",
      );
    }
  }

  async #turn(context: TurnContext, activity: Activity): Promise<Turn> {
    const at = this.#needs.clock();
    const where = await this.#where(context, activity);
    const said = saidIn(activity);
    return {
      id: activity.id ?? `${activity.from.id} ${at.toISOString()}`,
      at,
      who: await this.#who(context, activity),
      where,
      card: activity.replyToId ?? null,
      said:
        said.kind === "text"
          ? { ...said, mentions: await this.#resolve(context, activity, said.mentions) }
          : said,
    };
  }

  /** Where it was said; a channel by the name that people know it by. */
  async #where(context: TurnContext, activity: Activity): Promise<Where> {
    const where = whereOf(activity);
    const team = activity.channelData?.team?.id;
    if (where.address.type !== "channel" || !team) return where;
    const name = await this.#needs.places(context, team, where.conversation);
    return name ? { ...where, name } : where;
  }

  async #member(context: TurnContext, activity: Activity, id: string): Promise<Member | null> {
    const client = context.turnState.get<ConnectorClient>(this.#needs.adapter.ConnectorClientKey);
    const roster = activity.channelData?.team?.id ?? activity.conversation.id;
    return client ? this.#needs.members(roster, id, client) : null;
  }

  async #who(context: TurnContext, activity: Activity): Promise<Asker> {
    const { localTenant, tenants, isClerk } = this.#needs;
    const { from } = activity;
    const id = from.aadObjectId ?? null;
    const name = from.name?.trim() || "somebody";
    const named = tenantOf(activity);
    const tenant = localTenant ?? named ?? "unknown";
    if (id === null) return { tenant, id, name, kind: "outsider", clerk: false };
    const member = await this.#member(context, activity, from.id);
    const home = member?.tenant ?? named;
    const ours = localTenant !== null || (home !== null && home === named && tenants.has(home));
    const kind = !member ? "unchecked" : member.guest || !ours ? "outsider" : "member";
    const clerk = kind === "member" && isClerk(id, member?.upn ?? null);
    return { tenant, id, name, kind, clerk };
  }

  /** Mentions carry Teams ids; what the record keeps is the Entra id, which the roster knows. */
  async #resolve(
    context: TurnContext,
    activity: Activity,
    mentions: readonly Mention[],
  ): Promise<Mention[]> {
    return Promise.all(
      mentions.slice(0, 20).map(async (mention) => {
        const member = mention.id ? await this.#member(context, activity, mention.id) : null;
        const id = member && !member.guest ? member.id : null;
        return { ...mention, id, ...(id && mention.id ? { teams: mention.id } : {}) };
      }),
    );
  }
}

/** The logic that the adapter runs for every activity. */
export function createGateway(needs: GatewayNeeds): (context: TurnContext) => Promise<void> {
  const gateway = new Gateway(needs);
  return (context) => gateway.run(context);
}

/** A reply as a message: the card, and a summary so that the notification says more than "sent a card". */
export function toMessage(reply: Reply): Partial<SdkActivity> {
  if (reply.plain !== undefined) {
    return {
      type: "message",
      summary: reply.summary,
      text: reply.plain.replaceAll("\n", "\n\n"),
      textFormat: "plain",
    };
  }
  return {
    type: "message",
    summary: reply.summary,
    attachments: [{ contentType: CARD, content: reply.card }],
  };
}

function invokeError(statusCode: number, message: string): unknown {
  return {
    statusCode,
    type: "application/vnd.microsoft.error",
    value: { code: String(statusCode), message },
  };
}
