import { describe, expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";
import { readAsClerk } from "../support/read-as-clerk.ts";

const { reading, says } = readAsClerk(LANCASHIRE);

const show = (area?: string) =>
  ({ command: "overall_rating", page: 1, ...(area ? { area } : {}) }) as Ask;
const rate = (typed?: object, area?: string) =>
  ({ command: "rate_overall", ...(area ? { area } : {}), ...(typed ? { typed } : {}) }) as Ask;

describe("how it is rated as a whole is asked", () => {
  says([
    ["overall rating", show()],
    ["what is our overall rating?", show()],
    ["show me the overall rating please", show()],
    ["overall rating for area 3", show("3")],
    ["area 3 overall rating", show("3")],
    ["how does the DfE rate us?", show()],
    ["how do we rate ourselves", show()],
    ["how does Ofsted rate area 3", show("3")],
  ]);
});

describe("a rating of the plan or an area that is said fills its form", () => {
  says([
    [
      "the DfE rates us green/amber overall, visit of 18 December 2020",
      rate({ body: "DfE", rating: "green/amber", date: "2020-12-18", occasion: "visit" }),
    ],
    [
      "we rate ourselves amber overall because too many children wait, and nobody says why",
      rate({
        body: "",
        rating: "amber",
        reason: "too many children wait, and nobody says why",
      }),
    ],
    ["the DfE rates area 3 red", rate({ body: "DfE", rating: "red" }, "3")],
    [
      "The DfE rated us Amber/Green on 18 Dec",
      rate({ body: "DfE", rating: "Amber/Green", date: "2020-12-18" }),
    ],
    [
      "Ofsted judged us inadequate after the inspection of 18 December 2020: no joint plan",
      rate({
        body: "Ofsted",
        rating: "inadequate",
        date: "2020-12-18",
        occasion: "inspection",
        reason: "no joint plan",
      }),
    ],
    [
      "department for education rates the plan as “making limited progress here”",
      rate({ body: "DfE", rating: "making limited progress here" }),
    ],
    ["we rate area 3 amber overall", rate({ body: "", rating: "amber" }, "3")],
    [
      "our overall rating is amber because staff left",
      rate({ body: "", rating: "amber", reason: "staff left" }),
    ],
    ["rate the plan overall", rate()],
    ["rate area 3", rate(undefined, "3")],
    ["record an overall rating for area 3", rate(undefined, "3")],
  ]);
});

describe("what is not read whole does nothing", () => {
  test.each([
    "the DfE rates us green/amber overall but the letter says otherwise",
    "the DfE rates us highly for our work with parents",
    "the DfE rates us green overall, visit of 18 December 2030",
    "we rate ourselves amber in December",
    "the DfE rates area 3 and area 4 red",
    "the DfE rates us red because",
    "does the DfE rate us red?",
    "if the DfE rates us red we need a plan",
    "the DfE might rate us red",
    "the DfE does not rate us red",
    "Hilary rates area 3 red",
    "the DfE rates us red?",
    "the board rates 3.4 red because nobody tests it",
  ])("“%s”", (text) => {
    expect(reading(text).ask.command).not.toBe("rate_overall");
    expect(reading(text).ask.command).not.toBe("save_overall_rating");
  });
});
