import { read } from "../bot/language/read.ts";
import type { Subject } from "./plans.ts";
import { createDice, saladOf } from "./salad.ts";

/** Things people type to the bot, as they type them. */
export const PHRASINGS = [
  "show red actions",
  "reds",
  "what is overdue?",
  "overdue actions in area 3",
  "my actions",
  "amber for Hilary in area 3",
  "anything gone red for Zoe Richards",
  "which actions are not started yet",
  "3.4",
  "show me action 1.10 please",
  "A2.3",
  "update 1.1",
  "set 1.2 red because no adult provider has signed",
  "mark 4.1 green",
  "KPI 1.1",
  "kpis for area 2",
  "score card",
  "scorecard please",
  "summary",
  "give me an overview",
  "risks",
  "risk register for area 3",
  "R1",
  "log a risk",
  "follow plan",
  "post the scorecard",
  "help",
  "hello there",
  "what can you do",
  "autism pathway",
  "transitions red and amber",
  "how are we doing on commissioning",
  "Dave Carr's overdue actions",
  "what has Sally got that is late",
  "show completed",
  "at risk or slipping in area 5",
  "reed acitons for Hillary",
  "who owns the dashboard and when is it due to be finished",
  "Could you please tell me which of the actions that Claire Platt owns in area 4 are amber or red and past their date?",
  "is the quarterly newsletter for parents and carers printed on recycled paper these days",
] as const;

const ASKER = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

/** How long each phrasing takes to be read, in milliseconds, over so many rounds of all of them. */
export function timeReading({ plan }: Subject, rounds: number): readonly number[] {
  const hearing = { plan, asker: ASKER, today: "2021-01-20", mentions: [] };
  const times: number[] = [];
  for (let round = -10; round < rounds; round++) {
    for (const phrasing of PHRASINGS) {
      const start = performance.now();
      read(phrasing, hearing);
      if (round >= 0) times.push(performance.now() - start);
    }
  }
  return times;
}

/** How long it takes to read lines that nobody would write, in milliseconds: each one another line. */
export function timeSalads({ plan }: Subject, lines: number): readonly number[] {
  const hearing = { plan, asker: ASKER, today: "2021-01-20", mentions: [] };
  const dice = createDice(20210120);
  return Array.from({ length: lines }, () => {
    const line = saladOf(dice);
    const start = performance.now();
    read(line, hearing);
    return performance.now() - start;
  });
}
