import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { get, withItems } from "../../bot/plan/model/snapshot.ts";
import { aPerson } from "../plan/build.ts";
import { understand } from "../support/understood.ts";

const file = new URL("../../storage/sample/lancashire-app.json", import.meta.url);
const by = { name: "Test", at: new Date("2021-01-20T09:00:00Z") };
const empty = emptyPlan({ tenant: "t", id: "p" });
const { items } = readPlanFile(JSON.parse(readFileSync(file, "utf8")), empty, by);
const sample = withItems(empty, items, 1);
const zoe = get(sample, "person", "zoe-richards");
const account = { id: "id-zoe", name: "Zoe" };
const plan = withItems(sample, [{ ...zoe, account }, aPerson("Sarah Gorst")], 2);

const asked = (text: string, id = "id-mo", today = "2021-01-20") =>
  understand(text, {
    plan,
    asker: { tenant: "t", id, name: "Mo", kind: "member", clerk: false },
    today,
    mentions: [],
  });

describe("questions about what was", () => {
  const of = (ref: string, more: object = {}, kind = "action") => ({
    command: "history",
    kind,
    ref,
    page: 1,
    ...more,
  });
  test.each<[string, object]>([
    ["history 3.4", of("3.4")],
    ["audit trail for 3.4", of("3.4")],
    ["history of kpi 2.4", of("2.4", {}, "kpi")],
    ["history of risk R1", of("R1", {}, "risk")],
    ["history of 1a", of("1a", {}, "measure")],
    ["history of area 3", of("3", {}, "area")],
    ["history of autism", of("3", {}, "area")],
    ["how has 4.1 moved since october", of("4.1", { since: "2020-10-01" })],
    ["what's happened to 4.1 since the last board", of("4.1", { since: "@last_meeting" })],
    ["who changed 2.3 to amber and when", of("2.3", { made: { rag: "amber" } })],
    ["who changed 2.3 from green to amber", of("2.3", { made: { rag: "amber" } })],
    ["who set 4.3 to red?", of("4.3", { made: { rag: "red" } })],
    ["when did 3.4 go red", of("3.4", { made: { rag: "red" } })],
    ["who rated 3.4 amber", of("3.4", { made: { rag: "amber" } })],
    ["who marked 2.1 complete", of("2.1", { made: { status: "complete" } })],
    ["who moved the date of 4.6", of("4.6", { made: { field: "date" } })],
    ["who changed the status of 4.6", of("4.6", { made: { field: "status" } })],
    ["who last updated 3.4", of("3.4", { made: {} })],
    ["when was 3.4 last changed", of("3.4", { made: {} })],
    [
      "what did 5.2 say on 24 September",
      { command: "as_at", kind: "action", ref: "5.2", day: "2020-09-24" },
    ],
    [
      "what did 5.2 say at the last meeting",
      { command: "as_at", kind: "action", ref: "5.2", day: "@last_meeting" },
    ],
    [
      "how was area 3 at the december meeting",
      { command: "as_at", kind: "area", ref: "3", day: "2020-12-18" },
    ],
    ["what did the plan look like on 24 September", { command: "as_at", day: "2020-09-24" }],
  ])("“%s”", (text, request) => {
    expect(asked(text).request).toEqual(request);
    expect(asked(text).ignored).toEqual([]);
  });

  test("of several items ask which first", () => {
    expect(asked("what did 3.4 and 3.5 say on 24 september").request).toMatchObject({
      command: "which",
      readings: [
        { title: "Action 3.4", request: { command: "as_at", ref: "3.4", day: "2020-09-24" } },
        { title: "Action 3.5", request: { command: "as_at", ref: "3.5", day: "2020-09-24" } },
      ],
    });
  });
});

describe("questions about what changed", () => {
  const since = (day: string, filter: object = {}, more: object = {}) => ({
    command: "whats_changed",
    since: day,
    filter,
    page: 1,
    ...more,
  });
  test.each<[string, object]>([
    ["what's changed since 18 December", since("2020-12-18")],
    ["since last board", since("@last_meeting")],
    ["what's changed since the last meeting", since("@last_meeting")],
    ["direction of travel", since("@last_meeting")],
    ["history since november", since("2020-11-01")],
    ["has anything got worse in area 3", since("@last_meeting", { group: "worse", areas: ["3"] })],
    ["what dates have moved since 1 december", since("2020-12-01", { group: "dates" })],
    ["which dates slipped since the last board", since("@last_meeting", { group: "dates" })],
    ["what has been completed since 18 december", since("2020-12-18", { group: "completed" })],
    ["new risks since the last board", since("@last_meeting", { group: "new", kind: "risk" })],
    ["what risks have changed since the last board", since("@last_meeting", { kind: "risk" })],
    ["what has gone red since october", since("2020-10-01", { rag: ["red"] })],
    ["changes to Hilary's since 4 January", since("2021-01-04", { owners: ["hilary-fordham"] })],
    ["what has hilary changed since 4 January", since("2021-01-04", { by: ["hilary-fordham"] })],
    [
      "what's hilary updated since the last board",
      since("@last_meeting", { by: ["hilary-fordham"] }),
    ],
    ["what changed in december", since("2020-12-01", {}, { until: "2020-12-31" })],
    ["what changed on 18 december", since("2020-12-18", {}, { until: "2020-12-18" })],
    ["what's changed last week", since("2021-01-11", {}, { until: "2021-01-17" })],
    ["what's changed this month", since("2021-01-01")],
  ])("“%s”", (text, request) => {
    expect(asked(text).request).toEqual(request);
    expect(asked(text).ignored).toEqual([]);
  });

  test("since the papers went out are those made after they did", () => {
    const papers = asked("what's changed since the papers went out", "id-mo", "2021-01-28");
    expect(papers.request).toEqual(since("@papers_deadline"));
  });

  test("by me are those of the officer who asks, and of nobody who is not known", () => {
    expect(asked("what have I changed since 1 december", "id-zoe").request).toEqual(
      since("2020-12-01", { by: ["zoe-richards"] }),
    );
    expect(asked("what have I changed since 1 december").request).toMatchObject({
      command: "refuse",
      sentence: expect.stringContaining("I do not know which officer you are yet."),
    });
  });

  test("for a name that fits several people ask whom", () => {
    expect(asked("what's changed for sarah since 1 december").request).toMatchObject({
      command: "which",
      readings: expect.arrayContaining([
        expect.objectContaining({
          title: "Sarah Callaghan",
          request: expect.objectContaining({
            command: "whats_changed",
            since: "2020-12-01",
            filter: { owners: ["sarah-callaghan"] },
          }),
        }),
      ]),
    });
  });
});
