import type { Card } from "../cards/frames/render.ts";
import type { Address } from "./plan/model/primitives.ts";
import type { Plan } from "./plan/model/snapshot.ts";
import type { PostedCard, ShownItem } from "./plan/record/live-card.ts";
import type { Asker } from "./plan/rights/people.ts";

export type { Address, Asker };

/** Somebody named with @ in a message: the text that stands for them, and their account. */
export type Mention = {
  readonly text: string;
  readonly id: string | null;
  readonly name: string;
  /** The account's id in Teams (`29:…`), where it could be checked. */
  readonly teams?: string;
};

/** The conversation a turn came from. */
export type Where = {
  /** The conversation as it follows plans: a channel, not one thread of it. */
  readonly conversation: string;
  /** The conversation as it must be answered: in a channel, one thread of it. */
  readonly thread: string;
  readonly name: string;
  readonly address: Address;
};

/** What a person did: said something, pressed a card's button, or let the bot in; or what Teams tells. */
export type Said =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly mentions: readonly Mention[];
      /** It is a message that stood otherwise before: what that asked for may be done. */
      readonly edited?: true;
    }
  | {
      readonly kind: "press";
      readonly data: unknown;
      /** Teams asks by itself, to show somebody a view of their own: it reads, and changes nothing. */
      readonly automatic?: boolean;
    }
  | { readonly kind: "arrival" }
  /** Teams tells that a meeting in this conversation began or ended. */
  | {
      readonly kind: "meeting";
      readonly phase: "start" | "end";
      /** The meeting's id in Teams, where it is given. */
      readonly meetingId: string | null;
    };

/** One thing that came in: who, where, what, when. Everything in it is from the verified activity. */
export type Turn = {
  /** The activity's id: a redelivery has the same. */
  readonly id: string;
  readonly at: Date;
  readonly who: Asker;
  /** Who it is once Teams has said so, where the turn did not wait for that: whoever wants to do more than read must be known so. */
  readonly checked?: () => Promise<Asker>;
  readonly where: Where;
  readonly said: Said;
  /** The message whose card was pressed, by its activity id, where the client says so. */
  readonly card: string | null;
};

/** What goes back: always a card, with a line for the notification. */
export type Reply = {
  readonly card: Card;
  readonly summary: string;
  /** The card as it may be passed on to anybody, where that tells less: the text of an answer is made of it. */
  readonly passedOn?: Card;
  /** The answer as text, where it was asked for so: it is then sent in place of the card. */
  readonly plain?: string;
  /** There is nothing to say, so nothing is sent. */
  readonly silent?: true;
  /** Nobody can say yet what came of it, so if the same message comes again it is answered again. */
  readonly unsettled?: true;
  /** The references of all that the answer is about, across all its pages. */
  readonly refs?: readonly string[];
  /** What the card shows that may change, where it is to be kept true after it is posted. */
  readonly live?: readonly ShownItem[];
  /**
   * What is done once the answer has gone out, and does not delay it: it is told the activity
   * id of the message sent, or null where the answer was none of its own. It never throws.
   */
  readonly afterwards?: (sent: string | null) => void;
};

/** What became of a message: sent with its id, certainly not sent (and whether trying again can help), or not known. */
export type Delivery =
  | {
      readonly state: "sent";
      readonly id: string | null;
      /** The conversation that the message is in: of a channel, the new thread. */
      readonly thread: string;
    }
  | { readonly state: "refused"; readonly status: number; readonly why: string }
  | { readonly state: "wait"; readonly seconds: number; readonly why: string }
  | { readonly state: "uncertain"; readonly why: string };

/** Sends a new message to a conversation, one request and no more. */
export type Send = (address: Address, reply: Reply) => Promise<Delivery>;

/** Puts another card into a message that stands, one request and no more. */
export type EditMessage = (
  message: Pick<PostedCard, "id" | "thread" | "address">,
  reply: Reply,
) => Promise<Delivery>;

/** Draws a posted card again from a state of the plan, as its asker saw it; null if there is nothing left to show. */
export type Redraw = (plan: Plan, card: PostedCard, at: Date) => Promise<Reply | null>;
