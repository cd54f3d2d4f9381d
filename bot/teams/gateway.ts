import { type InvokeResponse, TeamsActivityHandler, type TurnContext } from "botbuilder";
import { z } from "zod";
import type { Delivery, Reply, Turn, Where } from "../turn.ts";
import { type Activity, parseActivity, tenantOf, whereOf } from "./activity.ts";
import { createAnswered } from "./answered.ts";
import type { createAnswer } from "./connector/answer.ts";
import type { Exchange } from "./exchange.ts";
import type { createRateLimit, TooMany } from "./rate-limit.ts";
import type { createRedelivery } from "./redelivery.ts";
import type { TurnOf } from "./turn-of.ts";

/** What the bot says where no command can say it. */
export type Words = {
  /** A sentence alone, as a card. */
  readonly notice: (sentence: string) => Reply;
  readonly tooMany: (over: TooMany) => string;
  /** What is said to a message whose answer takes long. */
  readonly slow: Reply;
  /** What stands in for a press's answer until it is there: a card, or a sentence that leaves the card as it is. */
  readonly meanwhile: (data: unknown) => Reply["card"] | string;
  /** The answer to an edited message, where it cannot take the place of the first. */
  readonly anew: (reply: Reply) => Reply;
  /** An answer that comes late and is seen by all, with the name of whom it is for. */
  readonly late: (reply: Reply, name: string) => Reply;
};

export type GatewayNeeds = {
  readonly dispatch: (turn: Turn) => Promise<Reply>;
  readonly turnOf: TurnOf;
  readonly limit: ReturnType<typeof createRateLimit>;
  readonly redelivery: ReturnType<typeof createRedelivery>;
  readonly words: Words;
  /** Answers a message, with a message. */
  readonly answer: ReturnType<typeof createAnswer>;
  /** Sends an answer that comes too late for its press, to where it was pressed; tells the message's id. */
  readonly sendLate: (where: Where, reply: Reply) => Promise<string | null>;
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
    const { id, conversation } = activity;
    if (id === undefined) return void (await this.#answerOnce(context, activity));
    // An edited message comes by the same id, and is another each time that it says something else.
    const said = activity.type === "messageUpdate" ? (activity.text ?? "") : null;
    const name = JSON.stringify([tenantOf(activity), conversation.id, id, said]);
    await this.#needs.redelivery(name, () => this.#answerOnce(context, activity));
  }

  /** Answers a message; whether that settled it, so that it needs no answer if it is delivered again. */
  async #answerOnce(context: TurnContext, activity: Activity): Promise<boolean> {
    const { words, answer, dispatch, turnOf } = this.#needs;
    const over = this.#tooMany(activity, "");
    if (over) {
      if (over.say) await answer(context, words.notice(words.tooMany(over)));
      return true;
    }
    const exchange: Exchange | undefined = context.turnState.get(EXCHANGE);
    if (activity.type === "message") {
      exchange?.whenLate(() => {
        exchange.answer(200);
        void answer(context, words.slow);
      });
    }
    const reply = await dispatch(await turnOf(context, activity));
    exchange?.whenLate(() => exchange.answer(200));
    if (reply.silent) return true;
    const sent = await this.#send(context, activity, reply);
    if (sent.state === "sent") {
      this.#answered.keep(activity.conversation.id, activity.id, sent.id);
      setImmediate(() => reply.afterwards?.(sent.id));
    }
    return sent.state !== "wait" && !reply.unsettled;
  }

  /** Sends an answer, or puts it in place of the one that an edited message had. */
  async #send(context: TurnContext, activity: Activity, reply: Reply): Promise<Delivery> {
    const { words, answer } = this.#needs;
    if (activity.type !== "messageUpdate") return answer(context, reply);
    const first = this.#answered.of(activity.conversation.id, activity.id);
    const replaced = first === undefined ? null : await answer(context, reply, first);
    return replaced?.state === "sent" ? replaced : answer(context, words.anew(reply));
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
      const turn = await this.#needs.turnOf(context, activity);
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
}

/** The logic that the adapter runs for every activity, with the exchange that it came in. */
export function createGateway(needs: GatewayNeeds) {
  const gateway = new Gateway(needs);
  return (context: TurnContext, exchange: Exchange): Promise<void> => {
    context.turnState.set(EXCHANGE, exchange);
    return gateway.run(context);
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
