import { describe, expect, test } from "vitest";
import { readIn } from "../support/reading.ts";

describe("a challenge told in whole sentences opens its form with all that was said", () => {
  test.each([
    [
      "lancashire",
      "question for dave carr on 2.3: how will parents be part of the evaluation?",
      {
        challengeKind: "question",
        about: "action 2.3",
        text: "how will parents be part of the evaluation?",
        owner: "dave-carr",
      },
    ],
    [
      "lancashire",
      "query for zoe richards on area 4 - when do the protocols start",
      {
        challengeKind: "question",
        about: "area 4",
        text: "when do the protocols start",
        owner: "zoe-richards",
      },
    ],
    [
      "lancashire",
      "Please record a challenge on 4.3. I should like to know how adult services have been involved, and I would expect an answer from Zoe Richards at our meeting on 3 February.",
      {
        challengeKind: "question",
        about: "action 4.3",
        text: "I should like to know how adult services have been involved, and I would expect an answer from Zoe Richards at our meeting on 3 February",
        owner: "zoe-richards",
        due: "2021-02-03",
      },
    ],
    [
      "lancashire",
      "I should be grateful if Dave Carr would explain to the Board on 3 February how the pages are to be found; please record this as a challenge against 5.3.",
      {
        challengeKind: "question",
        about: "action 5.3",
        text: "I should be grateful if Dave Carr would explain to the Board on 3 February how the pages are to be found",
        owner: "dave-carr",
        due: "2021-02-03",
      },
    ],
    [
      "hillshire",
      "We wish it recorded that the board is not assured on the pace of WS2.3.",
      {
        challengeKind: "assurance",
        about: "action WS2.3",
        text: "the board is not assured on the pace of WS2.3",
      },
    ],
    [
      "hillshire",
      "how come health still havent agreed the turnround? raise that as a question please",
      { challengeKind: "question", text: "how come health still havent agreed the turnround?" },
    ],
    [
      "hillshire",
      "not happy that 4.2.1 is green when its date has gone, can that be put to the local offer officer",
      {
        challengeKind: "question",
        about: "action 4.2.1",
        text: "not happy that 4.2.1 is green when its date has gone",
        owner: "local-offer-officer",
      },
    ],
    [
      "hillshire",
      "deep dive on the website rebuild for the july board please",
      { challengeKind: "deep dive", about: "action 4.2.1", due: "2024-07-17" },
    ],
    [
      "hillshire",
      "id like a deep dive on WS2.3 at the july board",
      { challengeKind: "deep dive", about: "action WS2.3", due: "2024-07-17" },
    ],
    ["lancashire", "log this as a challenge", { challengeKind: "question" }],
    [
      "hillshire",
      "i want assurance from niamh o'brien on 1.1.1 by 22 may",
      {
        challengeKind: "assurance",
        about: "action 1.1.1",
        owner: "niamh-o-brien",
        due: "2024-05-22",
      },
    ],
    [
      "hillshire",
      "the chair would like siân to explain 1.1.3 at the next meeting",
      {
        challengeKind: "question",
        about: "action 1.1.3",
        text: "the chair would like siân to explain 1.1.3 at the next meeting",
        owner: "sian-prydderch",
        due: "2024-05-22",
      },
    ],
  ] as const)("in %s: “%s”", (plan, text, typed) => {
    expect(readIn(plan, text).ask).toEqual({ command: "raise_challenge", typed });
  });
});

describe("a new risk takes each part that was said of it", () => {
  test.each([
    [
      "lancashire",
      "new risk on 2.7, medium - supplier costs going up. mitigation: joint tender across the ccgs",
      {
        area: "2",
        severity: "medium",
        description: "supplier costs going up",
        mitigation: "joint tender across the ccgs",
        links: "action 2.7",
      },
      [],
    ],
    [
      "lancashire",
      "log a risk, health can't staff the clinics, high, area 3",
      { area: "3", severity: "high", description: "health can't staff the clinics" },
      [],
    ],
    [
      "hillshire",
      "new risk - no funding for the licences (area 1, medium)",
      { area: "1", severity: "medium", description: "no funding for the licences" },
      [],
    ],
    [
      "hillshire",
      "risk: agency contracts end in june. severity high. mitigation is bank staff",
      {
        severity: "high",
        description: "agency contracts end in june",
        mitigation: "bank staff",
      },
      [],
    ],
    [
      "hillshire",
      "risk for area 1 - grant ends march. owner niamh. high",
      { area: "1", owner: "niamh-o-brien", severity: "high", description: "grant ends march" },
      [],
    ],
    [
      "hillshire",
      "log a risk on WS2.4 that nobody applies",
      { area: "2", description: "nobody applies", links: "action WS2.4" },
      [],
    ],
    [
      "hillshire",
      "add a high risk: therapists leave, mitigated by a recruitment drive",
      { severity: "high", description: "therapists leave", mitigation: "a recruitment drive" },
      [],
    ],
    [
      "hillshire",
      "new red risk in area 2: waits growing",
      { rag: "red", area: "2", description: "waits growing" },
      [],
    ],
    [
      "lancashire",
      "log a risk high turnover of staff",
      { description: "high turnover of staff" },
      [],
    ],
  ] as const)("in %s: “%s”", (plan, text, typed, unused) => {
    const said = readIn(plan, text);
    expect(said.ask).toEqual({ command: "log_risk", typed });
    expect(said.unused).toEqual(unused);
  });
});

describe("what is to be posted or sent is, or it is said that it cannot be", () => {
  test.each([
    [
      "put the reds in the partnership channel",
      { command: "post", what: "exceptions", channel: "partnership" },
    ],
    [
      "post the summary tomorrow about half nine",
      {
        command: "post",
        what: "summary",
        when: { each: "once", date: "2021-01-21", time: "09:30" },
      },
    ],
    [
      "post summary to General tomorrow at around 9",
      {
        command: "post",
        what: "summary",
        when: { each: "once", date: "2021-01-21", time: "09:00" },
      },
    ],
    ["nudge dave", { command: "ask_update", owner: "dave-carr" }],
    ["chase hilary", { command: "ask_update", owner: "hilary-fordham" }],
  ])("“%s”", (text, ask) => {
    expect(readIn("lancashire", text).ask).toMatchObject(ask);
  });

  test.each([
    ["post the late ones from area 1 in the partnership board channel", "Nothing was posted"],
    ["share a short roundup of area 3 to the Family Voice channel", "Nothing was posted"],
    ["publish hilary's actions in General", "Nothing was posted"],
    ["send everyone the overdue list", "Nothing was posted"],
    ["post 3.4 to General", "Nothing was posted"],
    ["tell the board that 3.4 is late", "Nothing was posted"],
    ["give zoe a nudge about 4.4", "not for one thing"],
    ["remind zoe that 4.4 is due", "not for one thing"],
    ["poke whoever owns 2.5", "Nothing was sent"],
  ])("“%s” is refused: %s", (text, sentence) => {
    expect(readIn("lancashire", text).ask).toMatchObject({
      command: "refuse",
      sentence: expect.stringContaining(sentence),
    });
  });
});

describe("what is asked of the bot itself is no list", () => {
  test.each([
    ["what can i actually ask you", { command: "help" }],
    ["first time using this, what sort of thing can i type", { command: "help" }],
    ["whats this bot for", { command: "help" }],
    ["never used this before, where do i start", { command: "help" }],
    ["what kind of questions do you answer", { command: "help" }],
    ["cheers, you've been a help", { command: "courtesy" }],
    ["lovely, thats all i needed", { command: "courtesy" }],
    ["that'll do, ta", { command: "courtesy" }],
    ["what do you mean not rated", { command: "governance", topic: "ratings" }],
    ["explain amber to me", { command: "governance", topic: "ratings" }],
    ["whats the difference between red and amber", { command: "governance", topic: "ratings" }],
    ["what does overdue mean", { command: "refuse" }],
    ["can you book us a room at county hall for the next board", { command: "refuse" }],
    ["ring the supplier", { command: "refuse" }],
    ["invite zoe to the meeting", { command: "refuse" }],
    ["lets have a show of hands", { command: "refuse" }],
    ["can we take a vote on 3.4", { command: "refuse" }],
  ])("“%s”", (text, ask) => {
    expect(readIn("lancashire", text).ask).toMatchObject(ask);
  });
});
