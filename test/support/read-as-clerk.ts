import { expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { read } from "../../bot/language/read.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";

const CLERK = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

/** A text, and what it asks. */
export type Row = readonly [text: string, ask: Ask];

/** What a clerk types on the day of the sample plan, and tests that each text asks what it says, with no word left over. */
export function readAsClerk(plan: Plan) {
  const reading = (text: string) =>
    read(text, { plan, asker: CLERK, today: "2021-01-20", time: "10:00", mentions: [] });
  const says = (rows: readonly Row[]) =>
    test.each(rows)("“%s”", (text, ask) => {
      expect(reading(text)).toEqual({ ask, unused: [] });
    });
  return { reading, says };
}
