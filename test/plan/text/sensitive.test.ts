import { describe, expect, test } from "vitest";
import { findSensitive } from "../../../bot/plan/text/sensitive.ts";

describe("wording that should not go into a record that may be published", () => {
  test.each([
    ["the local offer officer is off sick", "health"],
    ["delayed because of her illness", "health"],
    ["the designated lead is on long term sick", "health"],
    ["she is on maternity leave", "health"],
    ["a child called Tom was turned away", "child"],
    ["Jane Smith, 7, has autism and her school excluded her", "child"],
    ["Jane Smith aged 7 has autism", "child"],
    ["Only 3 children are waiting", "count"],
    ["two pupils without a nurse", "count"],
  ])("“%s” is stopped: %s", (text, kind) => {
    expect(findSensitive(text)?.kind).toBe(kind);
  });

  test.each([
    "health data late because of winter pressures",
    "no adult provider has signed",
    "vacancy in the post",
    "120 children are on the waiting list",
    "Children and young people with SEND have a timely diagnosis",
    "Zoe Richards has written to the providers",
    "Waiting times have grown since March 2020",
    "Two schools have no nurse yet",
    "Part 4, the health plan, is with NHSE",
  ])("“%s” is let through", (text) => {
    expect(findSensitive(text)).toBeNull();
  });
});
