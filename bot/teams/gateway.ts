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
import { createAnswered } from "./answered.ts";
import type { Exchange } from "./exchange.ts";
import type { createMembers, Member } from "./members.ts";
import type { createPlaces } from "./places.ts";
import type { createRateLimit, TooMany } from "./rate-limit.ts";

/** What the bot says where no command can say it. */
export type Words = {
  /** A sentence alone, as a card. */
  readonly notice: (sentence: string) => Reply;
  readonly tooMany: (over: TooMany) => string;
  /** What stands in for a press's answer until it is there: a card, or a sentence that leaves the card as it is. */
  readonly meanwhile: (data: unknown) => Reply["card"] | string;
  /** The answer to an edited message, where it cannot take the place of the first. */
  readonly anew: (reply: Reply) => Reply;
  /** An answer that comes late and is seen by all, with the name of whom it is for. */
  readonly late: (reply: Reply, name: string) => Reply;
};

export type GatewayNeeds = {
  readonly adapter: TeamsAdapter["adapter"];
  readonly dispatch: (turn: Turn) => Promise<Reply>;
  readonly members: ReturnType<typeof createMembers>;
  readonly places: ReturnType<typeof createPlaces>;
  readonly limit: ReturnType<typeof createRateLimit>;
  readonly words: Words;
  /** Sends an answer that comes too late for its press, to where it was pressed; tells the message's id. */
  readonly sendLate: (where: Where, reply: Reply) => Promise<string | null>;
  readonly clock: () => Date;
  /** The tenant that stands for all in local mode; null where tenants are real. */
  readonly localTenant: string | null;
  readonly tenants: ReadonlySet<string | null>;
  /** Whether the settings name somebody a clerk, by Entra object id or sign-in name. */
  readonly isClerk: (id: string | null, upn: string | null) => boolean;
  readonly onError: (error: unknown) => void;
};

const CARD = "application/vnd.microsoft.card.adaptive";

const MESSAGE = "application/vnd.microsoft.activity.message";

const UNSURE =
  "Something went wrong, and I cannot say that it was done. Please look before you try again.";
/** A card that refreshes itself in vain: it stays as it is, and nobody asked for anything. */
const AS_IT_WAS = "This card shows the plan as it was when it was drawn.";

const Execute = z.looseObject({
  action: z.looseObject({ type: z.literal("Action.Execute"), data: z.unknown().optional() }),
  /** `automatic` where the client refreshes a card by itself; the SDK's own handler drops it. */
  trigger: z.unknown().optional(),
});

/** Where a turn keeps its exchange. */
const EXCHANGE = Symbol("exchange");

/** An activity becomes a Turn here, and a Reply what the SDK sends. The one subclass that the SDK asks for. */
class Gateway extends TeamsActivityHandler {
  readonly #needs: GatewayNeeds;
  readonly #answered = createAnswered();

  constructor(needs: GatewayNeeds) {
    super();
    this.#needs = needs;
    this.onMessage(async (context) => this.#answer(context));
    this.onInstallationUpdateAdd(async (context) => this.#answer(context));
  }

  /** Card presses get a well-formed answer whatever they hold; every other invoke is the SDK's. */
  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const exchange: Exchange | undefined = context.turnState.get(EXCHANGE);
    if (context.activity.name === "adaptiveCard/action") {
      return { status: 200, body: await this.#press(context, exchange) };
    }
    try {
      return await super.onInvokeActivity(context);
    } catch (error) {
      this.#needs.onError(error);
      return { status: 200, body: invokeError(500, "Something went wrong. Nothing was changed.") };
    }
  }

  /** The SDK's own handlers throw where Teams leaves out a title, so these events are read here. */
  protected override async onTeamsMeetingStart(context: TurnContext): Promise<void> {
    await this.#answer(context);
  }

  protected override async onTeamsMeetingEnd(context: TurnContext): Promise<void> {
    await this.#answer(context);
  }

  /** Somebody edited what they had said: the answer takes the place of the first one. */
  protected override async onTeamsMessageEdit(context: TurnContext): Promise<void> {
    await this.#answer(context);
  }

  async #answer(context: TurnContext): Promise<void> {
    const activity = parseActivity(context.activity);
    if (!activity) return;
    const over = this.#tooMany(activity, "");
    if (over) {
      const { notice, tooMany } = this.#needs.words;
      if (over.say) await context.sendActivity(toMessage(notice(tooMany(over))));
      return;
    }
    const reply = await this.#needs.dispatch(await this.#turn(context, activity));
    if (reply.silent) return;
    const sent = await this.#send(context, activity, reply);
    this.#answered.keep(activity.conversation.id, activity.id, sent);
    setImmediate(() => reply.afterwards?.(sent));
  }

  /** Sends an answer, or puts it in place of the one that an edited message had; tells the message's id. */
  async #send(context: TurnContext, activity: Activity, reply: Reply): Promise<string | null> {
    if (activity.type !== "messageUpdate") {
      return (await context.sendActivity(toMessage(reply)))?.id ?? null;
    }
    const first = this.#answered.of(activity.conversation.id, activity.id);
    if (first !== undefined) {
      try {
        await context.updateActivity({ ...toMessage(reply), id: first });
        return first;
      } catch (error) {
        this.#needs.onError(error);
      }
    }
    const anew = toMessage(this.#needs.words.anew(reply));
    return (await context.sendActivity(anew))?.id ?? null;
  }

  async #press(context: TurnContext, exchange: Exchange | undefined): Promise<unknown> {
    const { onError, words } = this.#needs;
    const activity = parseActivity(context.activity);
    const value = Execute.safeParse(context.activity.value);
    if (!activity || !value.success) {
      return invokeError(400, "That press could not be read. Nothing was changed.");
    }
    const { data } = value.data.action;
    const automatic = value.data.trigger === "automatic";
    const over = this.#tooMany(activity, automatic ? "refresh" : "");
    if (over) return pressAnswer(words.tooMany(over));

    let late = false;
    exchange?.whenLate(() => {
      late = true;
      exchange.answer(200, pressAnswer(automatic ? AS_IT_WAS : this.#meanwhile(data)));
    });
    try {
      const turn = await this.#turn(context, activity);
      const said = { kind: "press" as const, data, automatic };
      const reply = await this.#needs.dispatch({ ...turn, said });
      if (late && !automatic) await this.#comeLate(activity, reply);
      else setImmediate(() => reply.afterwards?.(null));
      return pressAnswer(reply.card);
    } catch (error) {
      onError(error);
      if (late && !automatic) await this.#comeLate(activity, words.notice(UNSURE));
      return invokeError(500, UNSURE);
    }
  }

  /** Counted by whom and where the verified activity says; what cards do by themselves is counted apart from what people do. */
  #tooMany(activity: Activity, kind: string): TooMany | null {
    const tenant = tenantOf(activity);
    const person = activity.from.aadObjectId ?? activity.from.id;
    const { conversation } = whereOf(activity);
    return this.#needs.limit(
      JSON.stringify([kind, tenant, person]),
      JSON.stringify([kind, tenant, conversation]),
    );
  }

  #meanwhile(data: unknown): Reply["card"] | string {
    try {
      return this.#needs.words.meanwhile(data);
    } catch (error) {
      this.#needs.onError(error);
      return UNSURE;
    }
  }

  /** Sends the answer of a press whose exchange is over, as a message that says for whom it is. */
  async #comeLate(activity: Activity, reply: Reply): Promise<void> {
    const { words, sendLate } = this.#needs;
    const late = words.late(reply, activity.from.name?.trim() || "somebody");
    const sent = await sendLate(whereOf(activity), late);
    setImmediate(() => reply.afterwards?.(sent));
  }

  async #turn(context: TurnContext, activity: Activity): Promise<Turn> {
    const at = this.#needs.clock();
    const where = await this.#where(context, activity);
    const said = saidIn(activity);
    return {
      id: activity.id ?? `${activity.from.id} ${at.toISOString()}`,
      at,
      who:
        said.kind === "meeting" ? this.#teamsItself(activity) : await this.#who(context, activity),
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

  /** An event of the platform is nobody's word: whoever it names may do no more than read. */
  #teamsItself(activity: Activity): Asker {
    const tenant = this.#needs.localTenant ?? tenantOf(activity) ?? "unknown";
    return { tenant, id: null, name: "Teams", kind: "outsider", clerk: false };
  }

  /**
   * Who it is: the tenant and the Entra object id of the verified activity. A display name gives no
   * right, as people choose theirs, and nothing that a card sends back is looked at.
   */
  async #who(context: TurnContext, activity: Activity): Promise<Asker> {
    const { localTenant, tenants, isClerk } = this.#needs;
    const { from } = activity;
    const id = from.aadObjectId ?? null;
    const name = from.name?.toWellFormed().trim() || "somebody";
    const named = tenantOf(activity);
    const tenant = localTenant ?? named ?? "unknown";
    if (id === null) return { tenant, id, name, kind: "outsider", clerk: false };
    const member = await this.#member(context, activity, from.id);
    // Whoever names a home of their own, in the activity or in the roster, must be at home here.
    const personalChats = [named, from.tenantId ?? named, member?.tenant ?? named];
    const ours =
      localTenant !== null || personalChats.every((home) => home === named && tenants.has(home));
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

/** The logic that the adapter runs for every activity, with the exchange that it came in. */
export function createGateway(needs: GatewayNeeds) {
  const gateway = new Gateway(needs);
  return (context: TurnContext, exchange: Exchange): Promise<void> => {
    context.turnState.set(EXCHANGE, exchange);
    return gateway.run(context);
  };
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

/** A press's answer: a card in place of the one pressed, or a sentence that leaves it as it is, with all that was typed. */
function pressAnswer(answer: Reply["card"] | string): unknown {
  return { statusCode: 200, type: typeof answer === "string" ? MESSAGE : CARD, value: answer };
}

function invokeError(statusCode: number, message: string): unknown {
  return {
    statusCode,
    type: "application/vnd.microsoft.error",
    value: { code: String(statusCode), message },
  };
}
