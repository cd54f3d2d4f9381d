import { atOnce } from "./measure.ts";
import type { createEchoPerson, createPerson } from "./person.ts";
import type { Subject } from "./plans.ts";

/** A plan, and somebody who asks the bot that holds it. */
export type Party = { readonly subject: Subject; readonly person: ReturnType<typeof createPerson> };
type Echo = ReturnType<typeof createEchoPerson>;

/** What was measured of one kind of turn, and the echo that it is compared with. */
export type Measured = {
  readonly what: string;
  readonly echo: "message" | "press";
  readonly values: number[];
};

/** How many turns of a kind, and how many before them that do not count; after so many milliseconds it is enough. */
export type Counts = {
  readonly warmUp: number;
  readonly turns: number;
  readonly longest: number;
};

export const AT_ONCE = 16;

const rowsFor = (parties: readonly Party[]): Measured[] => [
  { what: "echo: a message", echo: "message", values: [] },
  { what: "echo: a card's press", echo: "press", values: [] },
  ...parties.flatMap(({ subject }): Measured[] => [
    { what: `question, ${subject.name}`, echo: "message", values: [] },
    { what: `update, ${subject.name}`, echo: "press", values: [] },
  ]),
];

/** One turn after another, the kinds in turn, so that a slow moment of the machine is everybody's. In milliseconds. */
export async function oneAtATime(
  echo: Echo,
  parties: readonly Party[],
  counts: Counts,
): Promise<readonly Measured[]> {
  const rows = rowsFor(parties);
  const end = performance.now() + counts.longest;
  for (let round = -counts.warmUp; round < counts.turns; round++) {
    if (round > 0 && performance.now() > end) break;
    const times = [await echo.message("a:echo"), await echo.press("a:echo")];
    for (const { subject, person } of parties) {
      times.push(await person.question("a:one"));
      const save = await person.update("a:one", subject.plan.items.action[0]?.ref ?? "");
      times.push(await save());
    }
    if (round >= 0) for (const [n, time] of times.entries()) rows[n]?.values.push(time);
  }
  return rows;
}

/** Many at once, each turn from a conversation of its own and each update to an action of its own; rounds of each kind in turn. In turns a second. */
export async function manyAtOnce(
  echo: Echo,
  parties: readonly Party[],
  counts: Counts & { readonly rounds: number; readonly updates: number },
): Promise<readonly Measured[]> {
  const rows = rowsFor(parties);
  const end = performance.now() + counts.longest;
  for (let round = -counts.warmUp; round < counts.rounds; round++) {
    if (round > 0 && performance.now() > end) break;
    const work = [
      fromMany(counts.turns, (chat) => echo.message(chat)),
      fromMany(counts.turns, (chat) => echo.press(chat)),
    ];
    for (const { subject, person } of parties) {
      work.push(fromMany(counts.turns, (chat) => person.question(chat)));
      const actions = subject.plan.items.action.slice(0, counts.updates);
      const saves: (() => Promise<unknown>)[] = [];
      for (const [n, action] of actions.entries()) {
        saves.push(await person.update(chatOf(n), action.ref));
      }
      work.push(saves);
    }
    for (const [n, turns] of work.entries()) {
      const seconds = await atOnce(AT_ONCE, turns);
      if (round >= 0) rows[n]?.values.push(turns.length / seconds);
    }
  }
  return rows;
}

const chatOf = (n: number) => `a:many-${n}`;

function fromMany(count: number, turn: (chat: string) => Promise<unknown>) {
  return Array.from({ length: count }, (_, n) => () => turn(chatOf(n)));
}
