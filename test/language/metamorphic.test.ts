import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import { LANCASHIRE, PETERBOROUGH } from "../support/plan-of-file.ts";

const here = (file: string) => new URL(file, import.meta.url);
const asker = { tenant: "t", id: null, name: "somebody", kind: "member", clerk: true } as const;

const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  "please before": (t) => `please ${t}`,
  "please after": (t) => `${t} please`,
  hello: (t) => `hi, ${t}`,
  "good morning": (t) => `Good morning. ${t}`,
  thanks: (t) => `${t}, thanks`,
  "upper case": (t) => t.toUpperCase(),
  "no apostrophes": (t) => t.replace(/['’]/g, ""),
  curly: (t) => t.replace(/'/g, "’"),
  "what is": (t) => t.replace(/\bwhat['’]?s\b/i, "what is"),
  whats: (t) => t.replace(/\bwhat is\b/i, "whats"),
  "no-break spaces": (t) => t.replaceAll(" ", "\u00a0"),
  "right then": (t) => `right, ${t}`,
};

describe.each([
  ["phrasings-given.jsonl", LANCASHIRE],
  ["phrasings-lancashire.jsonl", LANCASHIRE],
  ["phrasings-peterborough.jsonl", PETERBOROUGH],
  ["phrasings-users.jsonl", LANCASHIRE],
])("%s", (file, plan) => {
  const lines = readFileSync(here(file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((l) => JSON.parse(l) as { text: string; asOf?: string });
  test.each(Object.entries(VARIANTS))("%s", (_, variant) => {
    const wrong: string[] = [];
    for (const { text, asOf = "2021-01-20" } of lines) {
      const hearing = { plan, asker, today: asOf, time: "12:00", mentions: [] };
      const bare = (ask: object) => JSON.stringify(ask).toLowerCase().replace(/[’']/g, "");
      const was = read(text, hearing).ask;
      if (was.command === "unknown" || was.command === "courtesy" || "typed" in was) continue;
      const then = read(variant(text), hearing).ask;
      if (bare(was) !== bare(then))
        wrong.push(
          `${variant(text)}\n     ${JSON.stringify(was).slice(0, 150)}\n     ${JSON.stringify(then).slice(0, 150)}`,
        );
    }
    expect(wrong).toEqual([]);
  });
});
