import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lineOf } from "../../bot/language/line/tokens.ts";
import { candidatesOf, read } from "../../bot/language/read.ts";
import { latticeOf } from "../../bot/language/slots/lattice.ts";
import { calendarOf } from "../../bot/language/time/calendar.ts";
import { LANCASHIRE, PETERBOROUGH } from "../support/plan-of-file.ts";

const here = (file: string) => new URL(file, import.meta.url);
const asker = { tenant: "t", id: null, name: "somebody", kind: "member", clerk: true } as const;
const NARROWING = new Set([
  "op",
  "lacks",
  "late",
  "moved",
  "rag",
  "status",
  "severity",
  "person",
  "area",
  "organisation",
  "date",
  "number",
  "text",
  "me",
]);

describe.each([
  ["phrasings-given.jsonl", LANCASHIRE],
  ["phrasings-lancashire.jsonl", LANCASHIRE],
  ["phrasings-peterborough.jsonl", PETERBOROUGH],
  ["phrasings-users.jsonl", LANCASHIRE],
])("%s", (file, plan) => {
  test("a word that has a part in a question changes it when it is taken out", () => {
    const lines = readFileSync(here(file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((l) => JSON.parse(l) as { text: string; asOf?: string });
    const wrong: string[] = [];
    for (const { text, asOf = "2021-01-20" } of lines) {
      const hearing = { plan, asker, today: asOf, time: "12:00", mentions: [] };
      const { ask } = read(text, hearing);
      if (ask.command !== "list") continue;
      const line = lineOf(text, []);
      const calendar = calendarOf(plan, asOf);
      const scene = {
        ...hearing,
        line,
        lattice: latticeOf(line, plan, calendar, []),
        calendar,
        last: undefined,
      };
      const best = candidatesOf(scene)[0];
      if (JSON.stringify(best?.ask) !== JSON.stringify(ask)) continue;
      for (const slot of best?.owned ?? []) {
        if (!NARROWING.has(slot.type)) continue;
        const [first, last] = [line.tokens[slot.from], line.tokens[slot.to - 1]];
        if (!first || !last) continue;
        const without = `${line.text.slice(0, first.at)}${line.text.slice(last.end)}`;
        const then = read(without, hearing);
        if (JSON.stringify(then.ask) === JSON.stringify(ask))
          wrong.push(
            `${text}  – “${line.text.slice(first.at, last.end)}” (${slot.type} ${JSON.stringify(slot.value).slice(0, 40)})`,
          );
      }
    }
    expect(wrong).toEqual([]);
  });
});
