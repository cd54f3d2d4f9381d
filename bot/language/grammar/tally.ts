import type { Ask } from "../../asks/index.ts";
import { isOf, type Slot } from "../line/slot.ts";
import type { Said } from "./said.ts";
import type { Candidate } from "./scene.ts";

/** What it costs that nothing in a reading owns a slot which stands in the text. */
const LEFT: Readonly<Record<string, number>> = {
  rag: 3,
  status: 2.6,
  late: 3,
  severity: 1.6,
  standing: 2.6,
  asked: 2.6,
  kind: 0.7,
  area: 3,
  person: 3,
  me: 1.6,
  organisation: 2,
  item: 4,
  number: 2,
  date: 3,
  mention: 2,
  link: 4,
  fact: 1.1,
  lacks: 3,
  has: 2,
  held: 3,
  topic: 2.2,
  op: 1.5,
  moved: 2,
  filler: 0,
};
const LEFT_WORDS: Readonly<Record<string, number>> = {
  not: 2.5,
  except: 2.5,
  no: 2,
  only: 0,
  denies: 2,
  or: 0,
  and: 0,
  but: 0,
  that: 0,
  due: 0.5,
  "was due": 1,
  soon: 2,
  starts: 1.2,
  "should have started": 3,
  was: 0.05,
  amount: 1,
  updated: 0.8,
  "not updated": 2.5,
};
const LEFT_ACTS: Readonly<Record<string, number>> = {
  show: 0,
  where: 0.25,
  going: 0.1,
  set: 1.1,
  push: 1.5,
  need: 0.5,
  post: 2,
  export: 3,
  email: 3,
  log: 0.9,
  close: 1.5,
  help: 3,
  wants: 3,
};

export function leftCost(one: Slot): number {
  if (isOf("word")(one)) return LEFT_WORDS[one.value] ?? 1;
  if (isOf("act")(one)) return LEFT_ACTS[one.value] ?? 2;
  // What is asked for by its noun is not left for what is asked for most.
  if (isOf("kind")(one) && /^(?:risk|measure|kpi|challenge|meeting)$/.test(one.value)) return 2.4;
  if (isOf("text")(one)) return one.cued ? 3 : 1.2;
  if (isOf("date")(one) && one.value.context) return 0.5;
  return LEFT[one.type] ?? 1;
}

/** A reading weighed: what it takes, and all that it leaves. */
export function weighed(
  said: Said,
  ask: Ask,
  base: number,
  used: Iterable<Slot | undefined>,
): Candidate {
  const own = new Set<Slot>();
  for (const one of used) if (one) own.add(one);
  // Who denies something is owned with it.
  for (const [by, one] of said.denials) if (own.has(one)) own.add(by);
  const left = said.slots.filter((one) => !own.has(one));
  const cost = left.reduce((sum, one) => sum + leftCost(one), 0);
  const { tokens } = said.scene.line;
  const unused: { at: number; raw: string }[] = said.cover.skipped.flatMap((n) => {
    const token = tokens[n];
    return token && token.is !== "mark" ? [{ at: token.at, raw: token.raw }] : [];
  });
  for (const one of left) {
    if (leftCost(one) < 0.45) continue;
    const [first, last] = [tokens[one.from], tokens[one.to - 1]];
    if (first && last)
      unused.push({ at: first.at, raw: said.scene.line.text.slice(first.at, last.end) });
  }
  return {
    ask,
    owned: [...own],
    cost: said.cover.cost + base + cost,
    unused: [...new Set(unused.sort((a, b) => a.at - b.at).map(({ raw }) => raw))],
  };
}
