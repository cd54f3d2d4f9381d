import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { understand } from "../support/understood.ts";

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

/** How a text is understood of a plan on a day. */
function on(today: string, file: string) {
  const json: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
  const by = { name: "Test", at: new Date(`${today}T09:00:00Z`) };
  const empty = emptyPlan({ tenant: "t", id: "p" });
  const plan = withItems(empty, readPlanFile(json, empty, by).items, 1);
  return (text: string) => {
    const { request, ignored } = understand(text, { plan, asker, today, mentions: [] });
    return { request, ignored };
  };
}

const lancashire = on("2021-01-20", "../../storage/sample/lancashire-app.json");
const peterborough = on("2022-11-01", "peterborough.json");
const PLANS = [
  ["Lancashire", lancashire],
  ["Peterborough", peterborough],
] as const;

const form = (ref: string, typed: object) => ({ command: "update_action", ref, typed });

describe("words left over fill no field of the form", () => {
  test.each<[string, string, object]>([
    ["3.3 should be amber not red", "3.3", { rag: "amber" }],
    ["not started on 2.6 yet, sorry", "2.6", { status: "not started" }],
    ["2.6 done, thanks Hilary", "2.6", { status: "complete" }],
    ["2.6 in progress, sorry for the delay", "2.6", { status: "in progress" }],
    ["5.1 should be marked complete", "5.1", { status: "complete" }],
    ["2.6 should be in progress not complete", "2.6", { status: "in progress" }],
    ["3.4 is not red but amber", "3.4", { rag: "amber" }],
    ["3.4 isn't red, it's amber", "3.4", { rag: "amber" }],
    ["move 3.4 off red to amber", "3.4", { rag: "amber" }],
    ["3.4 amber to green", "3.4", { rag: "green" }],
    ["3.4 back to green from amber", "3.4", { rag: "green" }],
    ["3.4 was red now amber as well", "3.4", { rag: "amber" }],
    ["move 3.4 from not started to in progress", "3.4", { status: "in progress" }],
    ["3.4 has been red since November", "3.4", { rag: "red" }],
    ["note 3.4 amber please", "3.4", { rag: "amber" }],
    ["comment on 3.4 please", "3.4", {}],
    ["update 3.4 progress", "3.4", {}],
    ["2.5 will now be may, not march", "2.5", { revisedDate: "2021-05-31" }],
    ["change the due date of 4.6 to August 2021", "4.6", { revisedDate: "2021-08-31" }],
  ])("“%s”", (text, ref, typed) => {
    expect(lancashire(text).request).toEqual(form(ref, typed));
  });

  const VALUES: readonly (readonly [string, object])[] = [
    ["put 1.2 to red", { rag: "red" }],
    ["1.2 is now amber", { rag: "amber" }],
    ["1.2 is in progress", { status: "in progress" }],
    ["mark 1.2 as done", { status: "complete" }],
    ["1.2 not started", { status: "not started" }],
    ["1.2 should be green", { rag: "green" }],
  ];
  const MANNERS = [
    " please",
    ", please",
    ", thanks",
    ", thanks all",
    ", many thanks",
    ", sorry",
    ", sorry for the late update",
    ". Sorry it took so long.",
    ", thanks Hilary",
    ", thanks for your help with this",
    ", apologies",
    " (sorry)",
    " - cheers",
    ", if you can",
    ", when you get a chance",
    " as well",
    " as discussed",
    ", as agreed with the chair",
    " as of today",
    " as things stand",
  ];
  test.each(PLANS)("manners after it are none of the record in %s's plan", (_name, heard) => {
    for (const [said, typed] of VALUES) {
      for (const manners of MANNERS) {
        const text = `${said}${manners}`;
        expect(heard(text), text).toEqual({ request: form("1.2", typed), ignored: [] });
      }
    }
  });

  const WAS = [" not green", ", not green", " rather than green", ", was green", " (was green)"];
  test.each(PLANS)("what it was is not what it is in %s's plan", (_name, heard) => {
    for (const colour of ["red", "amber"] as const) {
      for (const was of WAS) {
        for (const said of [
          `put 1.2 to ${colour}`,
          `1.2 is ${colour}`,
          `1.2 needs to be ${colour}`,
        ]) {
          const text = `${said}${was}`;
          expect(heard(text), text).toEqual({
            request: form("1.2", { rag: colour }),
            ignored: [],
          });
          const why = `${text} because nobody came`;
          expect(heard(why), why).toEqual({
            request: form("1.2", { rag: colour, reason: "nobody came" }),
            ignored: [],
          });
        }
      }
    }
  });

  test.each([
    ["3.4 will be red if the provider pulls out", "will be red if the provider pulls out"],
    ["3.4 should not be red", "should not be red"],
    ["3.4 should be green by april", "should be green by april"],
    ["3.5 is nearly done", "nearly done"],
    ["3.5 50% done", "50% done"],
    ["set 3.4 red or amber", "red or amber"],
    ["3.5 isn't complete, waiting for the CCG", "isn't complete, waiting for the CCG"],
  ])("“%s” sets nothing, and is told back", (text, told) => {
    const { request, ignored } = lancashire(text);
    expect(request).toEqual(form(text.slice(text.search(/\d/)).slice(0, 3), {}));
    expect(ignored.join()).toContain(told);
  });

  test.each<[string, object, string]>([
    ["set 3.4 amber and put Kirsty down on it", { rag: "amber" }, "put Kirsty down on it"],
    ["set 3.4 amber, and put Kirsty down on it", { rag: "amber" }, "put Kirsty down on it"],
    [
      "set 3.4 red because no staff, and put Kirsty down on it",
      { rag: "red", reason: "no staff" },
      "put Kirsty down on it",
    ],
    ["set 3.4 green - tell Hilary it's fine", { rag: "green" }, "tell Hilary it's fine"],
  ])("a second order is no text: “%s”", (text, typed, told) => {
    expect(lancashire(text)).toEqual({ request: form("3.4", typed), ignored: [told] });
  });

  test("what saves at once saves no such words either", () => {
    const set = (update: object) => ({ command: "set_action", update: { ref: "3.4", ...update } });
    expect(lancashire("set 3.4 red as well").request).toEqual(set({ rag: "red" }));
    expect(lancashire("set 3.4 red as discussed").request).toEqual(set({ rag: "red" }));
    expect(lancashire("set 3.4 red as the provider left").request).toEqual(
      set({ rag: "red", reason: "the provider left" }),
    );
  });
});

describe("text is kept where something announces it", () => {
  const ANNOUNCED = [
    " because nobody came",
    " as nobody came",
    " since nobody came",
    ": nobody came",
    " - nobody came",
    " – nobody came",
    ", nobody came",
    " (nobody came)",
    ". Sorry, nobody came",
    ", thanks - nobody came",
    ", because nobody came, sorry",
  ];
  test.each(PLANS)("in its own field, in %s's plan", (_name, heard) => {
    for (const announced of ANNOUNCED) {
      for (const [said, typed, field] of [
        ["put 1.2 to red", { rag: "red" }, "reason"],
        ["1.2 now amber not red", { rag: "amber" }, "reason"],
        ["1.2 is done", { status: "complete" }, "progress"],
        ["1.2 should be green", { rag: "green" }, "progress"],
        ["push 1.2 back to 31 march 2023", { revisedDate: "2023-03-31" }, "revisedReason"],
      ] as const) {
        const text = `${said}${announced}`;
        expect(heard(text).request, text).toEqual(
          form("1.2", { ...typed, [field]: "nobody came" }),
        );
      }
    }
  });

  test.each<[string, string, object]>([
    [
      "push 3.6 back to end of march because the pages are not built",
      "3.6",
      { revisedDate: "2021-03-31", revisedReason: "the pages are not built" },
    ],
    [
      "delay 4.4 until 15 march: returns late",
      "4.4",
      { revisedDate: "2021-03-15", revisedReason: "returns late" },
    ],
    ["move 2.7 to april, and tell Zoe because of covid", "2.7", { revisedDate: "2021-04-30" }],
    [
      "set 3.4 red, due june 2021, because no staff",
      "3.4",
      { rag: "red", revisedDate: "2021-06-30", reason: "no staff" },
    ],
    [
      "set 3.4 amber, and push it back to march",
      "3.4",
      { rag: "amber", revisedDate: "2021-03-31" },
    ],
    [
      "3.6 amber - videos not filmed, now april",
      "3.6",
      { rag: "amber", revisedDate: "2021-04-30", reason: "videos not filmed" },
    ],
    ["update 3.6 - amber because films late", "3.6", { rag: "amber", reason: "films late" }],
    ["update 3.6, it should be amber", "3.6", { rag: "amber" }],
    ["3.6 amber as not enough staff", "3.6", { rag: "amber", reason: "not enough staff" }],
    ["re 3.4, it's amber because no staff", "3.4", { rag: "amber", reason: "no staff" }],
    ["3.4: set to red", "3.4", { rag: "red" }],
    ["3.4, please mark as done", "3.4", { status: "complete" }],
    ["4.2 hasn't started because no staff", "4.2", { status: "not started", progress: "no staff" }],
    ["3.5 is nearly done - two visits left", "3.5", { progress: "two visits left" }],
    ["progress on 1.5 - survey closed, sorry", "1.5", { progress: "survey closed" }],
    [
      "2.6 amber, sorry the nurses have left",
      "2.6",
      { rag: "amber", reason: "sorry the nurses have left" },
    ],
    [
      "2.6 done, thanks to the nurses",
      "2.6",
      { status: "complete", progress: "thanks to the nurses" },
    ],
  ])("“%s”", (text, ref, typed) => {
    expect(lancashire(text).request).toEqual(form(ref, typed));
  });
});

describe("what cannot be changed of an action yet is said in one sentence, and fills in nothing", () => {
  test.each([
    ["put Kirsty down on 2.5 as well", "Who owns 2.5 cannot be changed"],
    ["add Kirsty Hamer to 2.5 please", "Who owns 2.5 cannot be changed"],
    ["assign 2.5 to Dave because Kirsty left", "Who owns 2.5 cannot be changed"],
    ["give 2.5 to Dave", "Who owns 2.5 cannot be changed"],
    ["take Dave off 2.5", "Who owns 2.5 cannot be changed"],
    ["2.5 should be Kirsty not Hilary", "Who owns 2.5 cannot be changed"],
    ["2.5 is Kirsty's now", "Who owns 2.5 cannot be changed"],
    ["put Jane Smith down on 2.5", "Who owns 2.5 cannot be changed"],
    ["put me down for 2.5", "Who owns 2.5 cannot be changed"],
    ["start date of 4.6 is 1 May 2021", "The start date of 4.6 cannot be changed"],
    ["4.6 starts in June", "The start date of 4.6 cannot be changed"],
    ["3.6 is due to start in May", "The start date of 3.6 cannot be changed"],
    ["close action 4.6 as no longer needed", "4.6 cannot be withdrawn"],
    ["close 4.6, it's superseded by 4.5", "4.6 cannot be withdrawn"],
    ["4.6 has been withdrawn", "4.6 cannot be withdrawn"],
    ["delete action 4.6", "4.6 cannot be withdrawn"],
    ["drop 4.6 please", "4.6 cannot be withdrawn"],
    ["change the by-when of 4.6 to August 2021", "The by-when of 4.6"],
    ["the by when for 4.6 should be august", "The by-when of 4.6"],
    ["change the wording of 4.6 to Build it", "The wording of 4.6 cannot be changed"],
  ])("“%s”", (text, sentence) => {
    const { request, ignored } = lancashire(text);
    expect(request).toMatchObject({ command: "refuse" });
    expect("sentence" in request && request.sentence).toContain(sentence);
    expect(ignored).toEqual([]);
  });

  test.each([
    ["Gareth", "put Gareth down on 1.2"],
    ["a date", "start date of 1.2 is 3 March"],
  ])("in another plan too: %s", (_what, text) => {
    expect(peterborough(text).request).toMatchObject({ command: "refuse" });
  });

  test.each<[string, object]>([
    ["drop 4.6 to amber", { rag: "amber" }],
    ["we've made a good start on 4.6", { status: "in progress" }],
    ["push 4.6 back to the start of may", { revisedDate: "2021-05-01" }],
    [
      "put 4.6 to green, locums no longer needed",
      { rag: "green", progress: "locums no longer needed" },
    ],
    ["put 4.6 to amber as Dave left", { rag: "amber", reason: "Dave left" }],
  ])("but “%s” is none of these", (text, typed) => {
    expect(lancashire(text).request).toEqual(form("4.6", typed));
  });
});
