import { describe, expect, test } from "vitest";
import { bodyOf, isBody, isOwn } from "../../../bot/plan/judgements/bodies.ts";
import { ratingText, wayBetween } from "../../../bot/plan/judgements/rating-words.ts";
import { planOf } from "../build.ts";

describe("a rating in a body's own words", () => {
  test.each([
    ["amber", "green", "better"],
    ["amber", "green/amber", "better"],
    ["green/amber", "Amber", "worse"],
    ["amber/green", "green/amber", "other"],
    ["Green", "green", "same"],
    ["amber to green", "red", "worse"],
    ["inadequate", "good", "other"],
    ["amber", "amber, not yet green", "other"],
  ])("from “%s” to “%s” is %s", (was, now, way) => {
    expect(wayBetween(was, now)).toBe(way);
  });

  test("has the symbols of its colours beside the words as they are", () => {
    expect(ratingText("green/amber")).toBe("●▲ green/amber");
    expect(ratingText("Making progress")).toBe("Making progress");
  });
});

describe("the body that rates", () => {
  test.each(["", " ", "we", "Our own", "the partnership", "The Board"])(
    "“%s” is ourselves",
    (said) => {
      expect(isOwn(said)).toBe(true);
      expect(bodyOf(planOf(), said)).toBeNull();
    },
  );

  test("has one spelling", () => {
    expect(bodyOf(planOf(), "the dfe")).toBe("DfE");
    expect(bodyOf(planOf(), " Regional  Improvement Panel ")).toBe("Regional Improvement Panel");
    expect(isBody(planOf(), "Hilary")).toBe(false);
  });
});
