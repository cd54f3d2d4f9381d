import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import { describeQuery } from "../../bot/plan/query/describe-query.ts";

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: false } as const;

function planFrom(day: string, files: readonly string[]): Plan {
  const by = { name: "Test", at: new Date(`${day}T09:00:00Z`) };
  return files.reduce<Plan>(
    (plan, file) => {
      const json: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
      return withItems(plan, readPlanFile(json, plan, by).items, plan.version + 1);
    },
    emptyPlan({ tenant: "t", id: "p" }),
  );
}

/** What a text is understood as, of a plan on a day: a list in the words that the bot says it in, with what had no part. */
function on(today: string, files: readonly string[]) {
  const plan = planFrom(today, files);
  return (text: string) => {
    const { ask, unused } = read(text, { plan, asker, today, mentions: [] });
    if (ask.command === "which") return { says: ask.question, unused };
    if (ask.command === "refuse") return { says: ask.sentence, unused };
    return { says: ask.command === "list" ? describeQuery(plan, ask.query) : ask.command, unused };
  };
}

const lancashire = on("2021-01-20", [
  "../../storage/sample/lancashire-app.json",
  "../../storage/sample/lancashire-illustrative.json",
]);
const peterborough = on("2022-11-01", ["peterborough.json"]);

type Row = [text: string, says: string, unused?: readonly string[]];

describe("what is denied, and what makes no difference", () => {
  test.each<Row>([
    [
      "which ones has nobody given a colour to that aren't finished",
      "Not rated, not started or in progress actions",
    ],
    ["the ones nobody has rated yet", "Not rated actions"],
    [
      "amber or red but still got time",
      "Red or amber, not started or in progress actions, due from 20 Jan 2021",
    ],
    ["what nobody has started", "Not started actions"],
    ["whose date has already passed and not completed", "Actions, overdue"],
    ["which have gone over their date", "Actions, overdue"],
    ["nobody from the county council has their name on", "Actions not owned by somebody of LCC"],
    ["everything in area 5, finished or not", "Actions in area 5 (Local offer)"],
    [
      "area 1 actions including complete",
      "Actions in area 1 (Leaders' understanding of the local area)",
    ],
    ["red ones whether finished or not", "Red, not started, in progress or complete actions"],
    ["no red ones in area 4?", "Red actions in area 4 (Transitions in healthcare (0-25))", ["no"]],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    [
      "any with a september date on them, done or not",
      "Actions, due from 1 Sep 2022, due by 30 Sep 2022",
    ],
    ["show me finished ones too in area 1", "Actions in area 1 (Post-16 provision)"],
    ["not overdue yet and not rated", "Not rated actions, not overdue"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("lateness by how much", () => {
  test.each<Row>([
    ["more than two months overdue", "Actions, overdue, due by 19 Nov 2020"],
    ["over a month late", "Actions, overdue, due by 19 Dec 2020"],
    ["at least three weeks behind", "Actions, overdue, due by 30 Dec 2020"],
    ["overdue by at least eight weeks", "Actions, overdue, due by 25 Nov 2020"],
    ["late by less than a month", "Actions, overdue, due from 20 Dec 2020"],
    [
      "up to 30 days late in area 4",
      "Actions in area 4 (Transitions in healthcare (0-25)), overdue, due from 21 Dec 2020",
    ],
    ["six weeks past their deadline", "Actions, overdue, due by 8 Dec 2020"],
    ["running more than a fortnight behind", "Actions, overdue, due by 5 Jan 2021"],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    ["more than a month late", "Actions, overdue, due by 30 Sep 2022"],
    ["a week or more overdue", "Actions, overdue, due by 25 Oct 2022"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("days between which something is due, and days that are no more than an occasion", () => {
  test.each<Row>([
    [
      "what falls due between now and the sub committee on 3 feb",
      "Actions, due from 20 Jan 2021, due by 3 Feb 2021",
    ],
    ["what falls after christmas and new year", "Actions, due from 1 Jan 2022"],
    ["due before christmas and new year", "Actions, due from 20 Jan 2021, due by 31 Dec 2021"],
    ["anything landing by new year's eve", "Actions, due from 20 Jan 2021, due by 31 Dec 2021"],
    ["due before the summer hols", "Actions, due from 20 Jan 2021, due by 31 Jul 2021"],
    [
      "ahead of the sub committee on 3 February, a list of all that is overdue",
      "Actions, overdue",
      ["ahead of the sub committee on 3 February"],
    ],
    ["for the 3rd, the ambers please", "Amber actions", ["for the 3rd"]],
    ["actions for 31 January", "Actions, due from 31 Jan 2021, due by 31 Jan 2021"],
    ["late or due this month", "Not started or in progress actions, due by 31 Jan 2021"],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    [
      "in readiness for the board on 15 December, what is late",
      "Actions, overdue",
      ["in readiness for the board on 15 December"],
    ],
    [
      "what is still to come by new years eve",
      "Not started or in progress actions, due from 1 Nov 2022, due by 31 Dec 2022",
    ],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("an order, and the first of it", () => {
  test.each<Row>([
    ["overdue, oldest first", "Actions, overdue, earliest due first"],
    ["everything late with the longest overdue at the top", "Actions, overdue, earliest due first"],
    [
      "area 3 in the order they fall due",
      "Actions in area 3 (Autism spectrum disorder (ASD) pathway), earliest due first",
    ],
    ["red first then amber then the rest", "All actions, worst RAG first"],
    ["reds first, then the ambers", "All actions, worst RAG first"],
    ["the last two things due", "All actions, latest due first, the first 2"],
    [
      "what is the very last thing due",
      "All actions, latest due first, the first and any level with it",
    ],
    ["longest overdue", "Actions, overdue, earliest due first, the first and any level with it"],
    ["the three furthest past their date", "Actions, overdue, earliest due first, the first 3"],
    ["top 3 overdue", "Actions, overdue, earliest due first, the first 3"],
    [
      "latest first in area 4",
      "Actions in area 4 (Transitions in healthcare (0-25)), latest due first",
    ],
    ["which area has the most reds", "Red actions, counted by area"],
    [
      "which area has nothing due in january",
      "Actions, due from 1 Jan 2021, due by 31 Jan 2021, counted by area",
    ],
    ["which areas are there none late in", "Actions, overdue, counted by area"],
    ["who has got the most actions", "All actions, counted by owner"],
    [
      "who has nothing due in march",
      "Actions, due from 1 Mar 2021, due by 31 Mar 2021, counted by owner",
    ],
    [
      "last thing we have to finish",
      "All actions, latest due first, the first and any level with it",
    ],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    ["worst risk", "All risks, worst first, the first and any level with it"],
    ["which two risks are worst", "All risks, worst first, the first 2"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("people by their titles, and organisations", () => {
  test.each<Row>([
    ["Mr Carr's", "Actions owned by Dave Carr"],
    [
      "Dr Richards and Ms Richardson jointly",
      "Actions owned jointly by Zoe Richards and Sally Richardson",
    ],
    [
      "chief operating officer's january ones",
      "Actions owned by Hilary Fordham, due from 1 Jan 2021, due by 31 Jan 2021",
    ],
    ["what is the COO late with", "Actions owned by Hilary Fordham, overdue"],
    ["dir of education and skills", "Actions owned by Sarah Callaghan"],
    ["local offer development officers stuff", "Actions owned by Local Offer Development Officer"],
    ["the local offer officer's", "Actions owned by Local Offer Development Officer"],
    ["what is zoe on but not sally", "Actions owned by Zoe Richards not owned by Sally Richardson"],
    ["what is ian sharing", "Actions owned by Ian Forsyth with at least 2 owners"],
    ["county council ones that are late", "Actions owned by somebody of LCC, overdue"],
    [
      "council or health ambers",
      "Amber actions owned by somebody of LCC, Morecambe Bay CCG or CCG",
    ],
    ["anything for the borough council", "Actions owned by somebody of LCC"],
    [
      "the ICB's overdue ones",
      "Nobody in this plan is of an organisation called “ICB”. It names Morecambe Bay CCG, partnership post, LCC and CCG: ask for one of those, or for a person.",
    ],
    ["anything down to a post and not an actual person", "Actions, owned by a post"],
    ["which have two owners", "Actions with 2 owners"],
    [
      "more than one owner in area 2",
      "Actions in area 2 (Joint commissioning) with at least 2 owners",
    ],
    [
      "owned by one person only in area 1",
      "Actions in area 1 (Leaders' understanding of the local area) with 1 owner",
    ],
    ["what has Ian got that Dave hasn't", "Actions owned by Ian Forsyth not owned by Dave Carr"],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    ["council rather than health", "Actions owned by somebody of PCC not owned by somebody of CCG"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("what is there and what is missing", () => {
  test.each<Row>([
    ["which have a start date", "Actions with a start date"],
    ["missing a next step", "Actions with no recovery plan"],
    ["ambers with no way back to green", "Amber actions with no recovery plan"],
    ["red without a reason", "Red actions with no reason"],
    ["where the reason is blank", "Actions with no reason"],
    ["nothing recorded as evidence", "Actions with no evidence"],
    ["have a revised date", "Actions with a revised date"],
    ["nobody has set a start date", "Actions with no start date"],
    [
      "neither a reason nor a next step in area 3",
      "Actions in area 3 (Autism spectrum disorder (ASD) pathway) with no reason with no recovery plan",
    ],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    ["no status at all", "Whatever has no status counts as not started. Which do you mean?"],
    ["any kpis with nothing at 6 months", "KPIs with no milestone at 6 months"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("words that stand in no lexicon", () => {
  test.each<Row>([
    ["is camhs in any of the actions", "Actions about “camhs”"],
    ["is the quiz covered anywhere", "KPIs about “quiz”"],
    ["portage?", "Actions about “portage”"],
    ["waiting lists, do they get a mention anywhere", "Actions about “waiting lists”"],
    ["is SALT in here anywhere", "Actions about “SALT”"],
    ["any reds at all", "Red actions"],
  ])("of Lancashire's plan: %s", (text, says, unused = []) => {
    expect(lancashire(text)).toEqual({ says, unused });
  });

  test.each<Row>([
    ["cliff edge", "Actions about “cliff edge”"],
    ["is leisure covered", "Actions about “leisure”"],
  ])("of Peterborough's plan: %s", (text, says, unused = []) => {
    expect(peterborough(text)).toEqual({ says, unused });
  });
});

describe("what is said back is understood", () => {
  test.each([
    "Actions about “SALT”",
    "Actions about “camhs”",
    "Actions about “portage”",
    "Actions about “waiting lists”",
    "Actions not owned by somebody of LCC",
    "Actions owned by Dave Carr",
    "Actions owned by Hilary Fordham, due from 1 Jan 2021, due by 31 Jan 2021",
    "Actions owned by Hilary Fordham, overdue",
    "Actions owned by Ian Forsyth with at least 2 owners",
    "Actions owned by Local Offer Development Officer",
    "Actions owned by Sarah Callaghan",
    "Actions owned by Zoe Richards not owned by Sally Richardson",
    "Actions owned by somebody of LCC",
    "Actions owned by somebody of LCC, overdue",
    "Actions owned jointly by Zoe Richards and Sally Richardson",
    "Actions with 2 owners",
    "Actions with a revised date",
    "Actions with a start date",
    "Actions with no evidence",
    "Actions with no reason",
    "Actions with no recovery plan",
    "Actions with no start date",
    "Actions, due from 1 Jan 2021, due by 31 Jan 2021, counted by area",
    "Actions, due from 1 Jan 2022",
    "Actions, due from 20 Jan 2021, due by 3 Feb 2021",
    "Actions, due from 20 Jan 2021, due by 31 Dec 2021",
    "Actions, due from 20 Jan 2021, due by 31 Jul 2021",
    "Actions, due from 31 Jan 2021, due by 31 Jan 2021",
    "Actions, overdue",
    "Actions, overdue, counted by area",
    "Actions, overdue, due by 19 Dec 2020",
    "Actions, overdue, due by 19 Nov 2020",
    "Actions, overdue, due by 25 Nov 2020",
    "Actions, overdue, due by 30 Dec 2020",
    "Actions, overdue, due by 5 Jan 2021",
    "Actions, overdue, due by 8 Dec 2020",
    "Actions, overdue, due from 20 Dec 2020",
    "Actions, overdue, earliest due first",
    "Actions, overdue, earliest due first, the first 3",
    "Actions, overdue, earliest due first, the first and any level with it",
    "Actions, owned by a post",
    "All actions, counted by owner",
    "All actions, latest due first, the first 2",
    "All actions, latest due first, the first and any level with it",
    "All actions, worst RAG first",
    "Amber actions",
    "Amber actions owned by somebody of LCC, Morecambe Bay CCG or CCG",
    "Amber actions with no recovery plan",
    "KPIs about “quiz”",
    "Not rated actions",
    "Not rated, not started or in progress actions",
    "Not started actions",
    "Red actions",
    "Red actions with no reason",
    "Red actions, counted by area",
    "Red or amber, not started or in progress actions, due from 20 Jan 2021",
    "Red, not started, in progress or complete actions",
  ])("of Lancashire's plan: %s", (says) => {
    expect(lancashire(says)).toEqual({ says, unused: [] });
  });

  test.each([
    "Actions about “cliff edge”",
    "Actions about “leisure”",
    "Actions owned by somebody of PCC not owned by somebody of CCG",
    "Actions, due from 1 Sep 2022, due by 30 Sep 2022",
    "Actions, overdue",
    "Actions, overdue, due by 25 Oct 2022",
    "Actions, overdue, due by 30 Sep 2022",
    "All risks, worst severity first, the first 2",
    "All risks, worst severity first, the first and any level with it",
    "KPIs with no milestone at 6 months",
    "Not rated actions, not overdue",
    "Not started or in progress actions, due from 1 Nov 2022, due by 31 Dec 2022",
  ])("of Peterborough's plan: %s", (says) => {
    expect(peterborough(says)).toEqual({ says, unused: [] });
  });
});
