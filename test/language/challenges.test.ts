import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { understand } from "../support/understood.ts";

const url = new URL("../../storage/sample/lancashire-app.json", import.meta.url);
const empty = emptyPlan({ tenant: "t", id: "p" });
const by = { name: "Test", at: new Date("2021-01-20T09:00:00Z") };
const { items } = readPlanFile(JSON.parse(readFileSync(url, "utf8")), empty, by);
const plan = withItems(empty, items, 1);
const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: false } as const;

const heard = (text: string) =>
  understand(text, { plan, asker, today: "2021-01-20", mentions: [] });
const asked = (text: string) => heard(text).request;

const kept = (challengeKind: string, about: string, text: string) => ({
  command: "save_challenge",
  challengeKind,
  about,
  text,
});
const form = (typed: object) => ({ command: "raise_challenge", typed });
const list = (filter: object) => ({ command: "list_challenges", filter, page: 1 });

describe("a challenge whose words follow a colon is kept at once", () => {
  test.each([
    ["challenge 3.4: why so slow?", kept("question", "3.4", "why so slow?")],
    ["Challenge KPI 2.4: what is the figure", kept("question", "KPI 2.4", "what is the figure")],
    ["challenge: is the plan agreed?", kept("question", "", "is the plan agreed?")],
    [
      "we want further assurance on joint commissioning: “who” pays – and when",
      kept("assurance", "joint commissioning", "“who” pays – and when"),
    ],
    ["deep dive into area 3: waiting times", kept("deep dive", "area 3", "waiting times")],
    ["recommendation on R1 and 3.1: link them", kept("recommendation", "R1 and 3.1", "link them")],
    [
      "answer C2: yes: all of it.",
      { command: "save_answer", ref: "C2", answer: "yes: all of it." },
    ],
    [
      "close c12 because it's minuted",
      { command: "close_challenge", ref: "C12", why: "it's minuted" },
    ],
  ])("“%s”", (text, request) => {
    expect(asked(text)).toMatchObject(request);
  });
});

describe("what is said otherwise opens a form, with the words that were said", () => {
  test.each([
    ["challenge 3.4 why so slow then", { about: "action 3.4", text: "why so slow then" }],
    ["I'd like to challenge 1.6 because nobody came", { about: "action 1.6", text: "nobody came" }],
    ["raise a challenge on transitions please chair", { about: "area 4" }],
    ["question on 3.4: who signs?", { about: "3.4", text: "who signs?" }],
    [
      "further assurance on 9.9: why",
      { challengeKind: "assurance", about: "action 9.9", text: "why" },
    ],
    ["do we need a deep dive on area 3?", { challengeKind: "deep dive", about: "area 3" }],
  ])("“%s”", (text, typed) => {
    const { request, ignored } = heard(text);
    expect(request).toMatchObject(form({ challengeKind: "question", ...typed }));
    if (!("text" in typed)) expect("typed" in request && request.typed).not.toHaveProperty("text");
    expect(ignored).toEqual([]);
  });

  test("an answer too", () => {
    expect(asked("answer C2, it is signed")).toEqual({
      command: "answer_challenge",
      ref: "C2",
      typed: "it is signed",
    });
    expect(asked("reply to C2")).toEqual({ command: "answer_challenge", ref: "C2" });
  });
});

describe("a question about challenges lists them", () => {
  const open = ["open", "answered"];
  test.each([
    ["challenges", list({})],
    ["open challenges", list({ states: open })],
    ["any outstanding challenges on area 3?", list({ states: open, areas: ["3"] })],
    ["which challenges have not been answered", list({ states: ["open"] })],
    ["closed challenges", list({ states: ["closed"] })],
    ["overdue challenges", list({ late: true })],
    ["has anyone challenged 3.4", list({ about: { kind: "action", ref: "3.4" } })],
    ["challenges for Zoe Richards", list({ owners: ["zoe-richards"] })],
    ["my challenges", list({ mine: { account: "a", people: [] } })],
    ["challenges since the last board", list({ since: "@last_meeting" })],
    ["C2", { command: "show_challenge", ref: "C2" }],
    ["has C2 been answered yet?", { command: "show_challenge", ref: "C2" }],
    ["history of C2", { command: "history", kind: "challenge", ref: "C2", page: 1 }],
  ])("“%s”", (text, request) => {
    expect(heard(text)).toMatchObject({ request, ignored: [] });
    expect(asked(text)).toEqual(request);
  });

  test("somebody without an account is told that none can be found as theirs", () => {
    const nobody = { ...asker, id: null, kind: "outsider" as const };
    const hearing = { plan, asker: nobody, today: "2021-01-20", mentions: [] };
    expect(understand("my challenges", hearing).request).toMatchObject({ command: "refuse" });
  });
});

test("a question that is asked of the bot raises nothing", () => {
  expect(asked("question: what is overdue")).toMatchObject({ command: "list_actions" });
});
