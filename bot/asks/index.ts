import { z } from "zod";
import { typed } from "../plan/model/arguments.ts";
import type { Deed } from "../plan/model/deeds.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { isWellFormed } from "../plan/text/visible.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import { ACTIONS } from "./actions.ts";
import { AREAS } from "./areas.ts";
import type { ArgumentsIn, AskRow, ByCardIn, ReadIn, Saying, SentIn } from "./ask.ts";
import { CHALLENGES } from "./challenges.ts";
import { examplesOf } from "./examples.ts";
import { asNow } from "./formerly.ts";
import { HISTORY } from "./history.ts";
import { JUDGEMENTS } from "./judgements.ts";
import { LISTS } from "./lists.ts";
import { MEASURES } from "./measures.ts";
import { MEETINGS } from "./meetings.ts";
import { PEOPLE } from "./people.ts";
import { PLAN } from "./plan.ts";
import { POSTS } from "./posts.ts";
import { REMINDERS } from "./reminders.ts";
import { RISKS } from "./risks.ts";

/** Everything that can be asked, by its name, in the order in which help tells it. */
export const ASKS = {
  ...LISTS,
  ...ACTIONS,
  ...AREAS,
  ...JUDGEMENTS,
  ...MEASURES,
  ...MEETINGS,
  ...RISKS,
  ...HISTORY,
  ...CHALLENGES,
  ...REMINDERS,
  ...POSTS,
  ...PEOPLE,
  ...PLAN,
} as const;

type Asks = typeof ASKS;
export type AskName = keyof Asks;
export type Arguments<Name extends AskName> = ArgumentsIn<Asks[Name]>;

/** An ask: its name, and its arguments beside it. Whether typed, pressed or asked again, it is one of these. */
export type Ask<Name extends AskName = AskName> = {
  [N in Name]: { readonly command: N } & Arguments<N>;
}[Name];

/** The name of an ask that a card may send. */
export type PressName = ByCardIn<Asks>;

/** What a card sent: an ask, and the plan that it is asked of. */
export type Press<Name extends PressName = PressName> = {
  [N in Name]: { readonly command: N; readonly plan: string } & ReadIn<Asks[N]>;
}[Name];

/** A button: its words, and the press it sends. What only words may ask for has none. */
export type Button = {
  readonly title: string;
  readonly press: {
    [N in PressName]: { readonly command: N; readonly plan: string } & SentIn<Asks[N]>;
  }[PressName];
  readonly style?: "positive" | "destructive" | "default";
};

/** The arguments of an ask, without its name, and the plan that a press names. */
export function argumentsOf<Name extends AskName>(ask: Ask<Name>): Arguments<Name> {
  const { command: _, plan: __, ...args } = ask as Ask & { readonly plan?: string };
  return args as Arguments<Name>;
}

/** A press that only reads: Teams may make it by itself. */
export type ReadingPress = Extract<
  Button["press"],
  {
    readonly command: {
      [N in PressName]: Asks[N] extends { readonly writes: false } ? N : never;
    }[PressName];
  }
>;

const isName = (command: string): command is AskName => Object.hasOwn(ASKS, command);
const rowOf = (name: AskName): AskRow => ASKS[name];

/** The names of all that can be asked. */
export const ASK_NAMES = Object.keys(ASKS).filter(isName);

/** The names of those that a card may send. */
export const PRESS_NAMES = ASK_NAMES.filter(
  (name): name is PressName => rowOf(name).card !== false,
);

const plan = z.string().min(1).max(120);
const Command = z.looseObject({ command: z.string() });

/** By name, what a press of it is read by: without what only words can give. */
const PRESSES = new Map(
  PRESS_NAMES.map((name) => {
    const { takes, card } = rowOf(name);
    const press = { command: z.literal(name), plan, ...takes.shape, ...card };
    return [name as string, z.object(press)] as const;
  }),
);

/**
 * What a card sent back, or undefined where it is nothing that a card may send. It may be the button
 * of a card of years ago. What comes back is never trusted: it names things, it permits nothing. A
 * schema can throw by itself at a value made to do so, one whose `length` is an object for one: that
 * cannot be read either.
 */
export function readPress(data: unknown): Press | undefined {
  try {
    if (!isWellFormed(data)) return undefined;
    const ask = asNow(Command.parse(data));
    return PRESSES.get(ask.command)?.parse(ask) as Press | undefined;
  } catch {
    return undefined;
  }
}

/** What a posted card was drawn by, as it was kept; undefined where it is nothing that can be asked any more. */
export function readKept(kept: unknown): Ask | undefined {
  const named = Command.safeParse(kept).data;
  const ask = named && asNow(named);
  if (!ask || !isName(ask.command)) return undefined;
  const { takes, text } = rowOf(ask.command);
  const args = z.object({ ...takes.shape, ...text.shape }).safeParse(ask);
  return args.success ? ({ command: ask.command, ...args.data } as Ask) : undefined;
}

/** The right that an ask of the history needs, whatever it was then called; undefined where nothing is asked so. */
export function deedOf(command: string): Deed | undefined {
  const { command: name } = asNow({ command });
  return isName(name) ? rowOf(name).deed : undefined;
}

/** Whether a press of it takes along what was typed into its card: what is done once only, and what is made of inputs. */
export function takesInputs({ command }: Pick<Press, "command">): boolean {
  const { takes, card }: AskRow = ASKS[command];
  const shape = { ...takes.shape, ...card };
  return Object.hasOwn(shape, "nonce") || Object.values(shape).includes(typed);
}

/** Whether it may be asked again by itself, by Teams or by the bot: it changes nothing, and everybody may ask it. */
export const asksItself = ({ command }: Pick<Ask, "command">): boolean =>
  !rowOf(command).writes && rowOf(command).deed === "read the plan";

/** The ways to ask for one thing, as they are told. */
export type Sayings = {
  readonly name: AskName;
  readonly deed: Deed;
  /** The right is one to an item, which nobody has named yet. */
  readonly ofItem: boolean;
  readonly sayings: readonly (Saying & { readonly text: string })[];
};

/** How everything that can be asked is said, with examples of this plan. */
export function sayingsOf(plan: Plan, today: CalendarDate): readonly Sayings[] {
  const its = examplesOf(plan, today);
  return ASK_NAMES.map((name) => {
    const { deed, on, says } = rowOf(name);
    const sayings = says(its).filter(
      (saying): saying is Saying & { readonly text: string } => saying.text !== undefined,
    );
    return { name, deed, ofItem: on !== undefined, sayings };
  });
}
