import { expect, test } from "vitest";
import { isWellFormed, visible, visibleJson } from "../../../bot/plan/text/visible.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";

const TURNED = "Safe\u202e\u2066 \u001b[31mred\u0007\u0000\u009f\u200f";

test("a card shows no character that nobody sees, and keeps line ends and joined emoji", () => {
  const family = "👩‍👧 one\ntwo\tthree";
  const card = JSON.stringify(noticeCard({ title: TURNED, lines: [TURNED, family] }));
  expect(visibleJson(card)).toBe(card);
  expect(card).toContain("Safe [31mred");
  expect(visible(family)).toBe(family);
});

test("JSON says the same with them written out", () => {
  const json = JSON.stringify({ said: TURNED });
  expect(visible(visibleJson(json))).toBe(visibleJson(json));
  expect(JSON.parse(visibleJson(json))).toEqual({ said: TURNED });
});

test("half of a character is found at any depth", () => {
  expect(isWellFormed({ a: ["😀", { b: "x" }], n: 1, none: null })).toBe(true);
  expect(isWellFormed({ a: ["x", { b: "\ud83d" }] })).toBe(false);
  expect(isWellFormed({ "\udc00": 1 })).toBe(false);
});
