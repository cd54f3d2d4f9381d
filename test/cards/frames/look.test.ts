import { describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { actionCard } from "../../../cards/actions/action.ts";
import { actionForm } from "../../../cards/actions/action-form.ts";
import { isForm } from "../../../cards/frames/is-form.ts";
import { lookOf } from "../../../cards/frames/look.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { withRefresh } from "../../../cards/frames/refresh.ts";
import { LARGEST_CARD } from "../../../cards/frames/render.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { riskForm } from "../../../cards/risks/risk-form.ts";
import { anAction, anArea, NOW, planOf } from "../../plan/build.ts";

const LATER = { at: new Date("2021-01-21T15:31:00.000Z"), today: NOW.today };
const planWith = (progress: string, version: number) => ({
  ...planOf(anArea("3"), anAction("3.4", { progress })),
  version,
});

const drawn = (progress: string, version: number, now = NOW) => {
  const plan = planWith(progress, version);
  const action = find(plan, "action", "3.4");
  if (!action) throw new Error("no action");
  return actionCard({ plan, action, may: () => false, nonce: () => "n", now });
};

describe("how a card looks", () => {
  test("is the same at another time and at another version of the plan", () => {
    expect(lookOf(drawn("Met twice", 7, LATER))).toBe(lookOf(drawn("Met twice", 3)));
  });

  test("is another when any fact is, and when it speaks of time and version itself", () => {
    expect(lookOf(drawn("Met thrice", 3))).not.toBe(lookOf(drawn("Met twice", 3)));
    const quotes = (version: number) =>
      lookOf(drawn(`They said: As at 20 Jan 2021, 10:00 · us, version ${version}`, 3));
    expect(quotes(1)).not.toBe(quotes(2));
  });

  test("is the same with another name for its presses, and another with another press", () => {
    const card = (nonce: string, look: string) =>
      noticeCard({
        lines: ["Post it?"],
        buttons: [
          {
            title: "Post",
            press: { command: "confirm_post", plan: "p", what: "summary", look, nonce },
          },
        ],
      });
    expect(lookOf(card("one", "this"))).toBe(lookOf(card("two", "this")));
    expect(lookOf(card("one", "this"))).not.toBe(lookOf(card("one", "that")));
  });
});

describe("a form", () => {
  const plan = planWith("Met twice", 3);
  const action = find(plan, "action", "3.4");
  if (!action) throw new Error("no action");

  test("is what a person types into and saves", () => {
    expect(isForm(actionForm({ plan, action, nonce: "n", now: NOW }))).toBe(true);
    expect(isForm(riskForm({ plan, nonce: "n", now: NOW }))).toBe(true);
  });

  test("is not a list with filters, a card with a button that is done once, or an action", () => {
    const query = queryOf("action");
    const list = { plan, query, reading: "All actions", items: [action], page: 1, now: NOW };
    expect(isForm(queryListCard(list))).toBe(false);
    expect(isForm(drawn("Met twice", 3))).toBe(false);
    const once = {
      command: "confirm_post",
      plan: "p",
      what: "summary",
      look: "this",
      nonce: "n",
    } as const;
    expect(
      isForm(noticeCard({ lines: ["Post it?"], buttons: [{ title: "Post", press: once }] })),
    ).toBe(false);
  });
});

describe("a view of one's own", () => {
  const press = { command: "show_action", plan: "p", ref: "3.4" } as const;
  const viewers = (count: number, length = 8) =>
    Array.from({ length: count }, (_, n) => `29:${String(n).padStart(length, "x")}`);
  const asked = (ids: readonly string[]) =>
    withRefresh(drawn("Met twice", 3), press, ids).refresh as
      | { readonly action: object; readonly userIds: readonly string[] }
      | undefined;

  test("is for 60 people at most, each once, and for nobody there is none", () => {
    expect(asked(viewers(61))?.userIds).toEqual(viewers(60));
    expect(asked([...viewers(2), ...viewers(2)])?.userIds).toEqual(viewers(2));
    expect(asked([])).toBeUndefined();
  });

  test("never makes a message larger than it may be", () => {
    const card = withRefresh(drawn("x".repeat(2000), 3), press, viewers(60, 400));
    expect(JSON.stringify(card).length).toBeLessThanOrEqual(LARGEST_CARD);
    expect((card.refresh as { userIds: unknown[] }).userIds.length).toBeGreaterThan(10);
  });

  test("asks with names of things only", () => {
    expect(asked(["29:a"])?.action).toEqual({
      type: "Action.Execute",
      title: "Refresh",
      verb: "show_action",
      data: press,
    });
  });
});
