import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Deed, MAY, ROLES, type Role } from "../../../bot/plan/model/deeds.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { SAMPLE, startWorld, text, type Who, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
  // 5.2 and measure 5a are Ian Forsyth's, and Dave Carr leads its area.
  for (const said of ["@zoe is Ian Forsyth", "@dave is Dave Carr", "make @hilary chair"]) {
    await world.say("cleo", said);
  }
  expect(text(await world.say("ray", "challenge 5.2: who tests it"))).toContain("challenge C1");
  const risk = { area: "5", description: "Nobody tests the pages", owner: "ian-forsyth" };
  const save = { command: "save_risk", ...risk, mitigation: "", nonce: nonce() };
  expect(await presses("ray", save)).toContain("this is risk R5.");
  const rated = { command: "save_milestone", ref: "5.2", months: 3, rating: "amber" };
  const { version } = (await world.plan()).items.kpi.find(({ ref }) => ref === "5.2") ?? {};
  const owned = { ...rated, seen: version, owner: "ian-forsyth", nonce: nonce() };
  expect(await presses("cleo", owned)).toContain("Saved: KPI 5.2");
});
afterAll(() => world.stop());

/** One person for each role, as the plan has them of action 5.2 and the challenge to it. */
const BEARER: Readonly<Record<Role, Who>> = {
  viewer: "gus",
  member: "mo",
  raiser: "ray",
  officer: "zoe",
  lead: "dave",
  clerk: "cleo",
  chair: "hilary",
};

/** A press with this data, as a client sends it or as somebody forges it. */
async function presses(who: Who, data: object, trigger = "manual"): Promise<string> {
  const press = { ...data, plan: SAMPLE.id };
  const action = { type: "Action.Execute", verb: "x", data: press };
  const answer = await world.deliver(
    world.activity(who, "group", {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action, trigger },
    }),
  );
  expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
  return plainText(answer.body.value as Card);
}

const REFUSED =
  /You cannot |Only members of|Only a clerk|The board's rating is recorded by|A stand-in is named by/;
const of = { ref: "5.2" };
const nonce = () => crypto.randomUUID();

/** A way to do each deed by text and, where cards offer it, by press; none of them changes who is who. */
const WAYS: Readonly<Record<Deed, { readonly say?: string; readonly press?: () => object }>> = {
  "read the plan": { say: "5.2", press: () => ({ command: "show_action", ...of }) },
  "choose a plan": { press: () => ({ command: "use_plan" }) },
  "choose what a conversation gets": {
    say: "choose posts",
    press: () => ({ command: "choose_posts" }),
  },
  "log a risk": { say: "log a risk", press: () => ({ command: "log_risk" }) },
  "update a risk": { say: "update R5", press: () => ({ command: "update_risk", ref: "R5" }) },
  "close a risk": {
    press: () => ({ command: "close_risk", ref: "R5", seen: 0, nonce: nonce() }),
  },
  "raise a challenge": { say: "challenge 5.2", press: () => ({ command: "raise_challenge" }) },
  "answer a challenge": {
    say: "answer C1",
    press: () => ({ command: "answer_challenge", ref: "C1" }),
  },
  "close a challenge": {
    say: "close C1",
    press: () => ({ command: "close_challenge", ref: "C1", seen: 0, nonce: nonce() }),
  },
  "rate a milestone": {
    say: "rate KPI 5.2",
    press: () => ({ command: "rate_milestone", ref: "5.2" }),
  },
  "record a figure": {
    say: "record a figure for 5a",
    press: () => ({ command: "record_figure", ref: "5a" }),
  },
  "give commentary": {
    say: "commentary on 5a",
    press: () => ({ command: "give_commentary", kind: "kpi", ref: "5.2", months: 3 }),
  },
  "keep the scorecard": { say: "rebase 5a", press: () => ({ command: "count_anew", ref: "5a" }) },
  "undo a change of one's own": { say: "undo that" },
  "update an action": { say: "update 5.2", press: () => ({ command: "update_action", ...of }) },
  "add evidence": {
    say: "add evidence to 5.2",
    press: () => ({ command: "add_evidence", kind: "action", ...of }),
  },
  "approve a revised date": {
    say: "approve 5.2",
    press: () => ({ command: "decide_date", ...of, seen: 0, nonce: nonce(), approve: true }),
  },
  "record the board's rating": {
    say: "board rating 5.2",
    press: () => ({ command: "board_rating", ...of }),
  },
  "record an overall rating": {
    say: "we rate area 5 amber because it is late",
    press: () => ({ command: "rate_overall", area: "5" }),
  },
  "answer a reminder": {
    say: "snooze 5.2",
    press: () => ({ command: "snooze", ...of, nonce: nonce() }),
  },
  "choose one's own reminders": {
    say: "remind me daily",
    press: () => ({ command: "set_reminders", how: "daily", nonce: nonce() }),
  },
  "name a stand-in": { say: "nobody stands in for Ian Forsyth" },
  "name people and areas": { say: "area 5 is also called the offer" },
  "post for the board": {
    say: "post summary",
    press: () => ({ command: "confirm_post", what: "summary", look: "none", nonce: nonce() }),
  },
  "see who has which role": { say: "roles" },
  "appoint clerks and chairs": { say: "remove @mo as chair" },
  "keep the meetings": {
    say: "add meeting",
    press: () => ({ command: "attendance", ref: "2021-02-03" }),
  },
  "change settings": { say: "settings", press: () => ({ command: "settings" }) },
};

const CELLS = (Object.keys(MAY) as Deed[]).flatMap((deed) =>
  ROLES.map((role) => {
    const allowed = (MAY[deed] as readonly Role[]).includes(role);
    return { role, deed, can: allowed ? "may" : "may not", allowed };
  }),
);

describe("on the server, whatever a card offers", () => {
  test.each(CELLS)("a $role $can $deed", async ({ role, deed, allowed }) => {
    const who = BEARER[role];
    const { say, press } = WAYS[deed];
    const answers = [
      ...(say ? [text(await world.say(who, say, "group"))] : []),
      ...(press ? [await presses(who, press())] : []),
    ];
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (allowed) expect(answer).not.toMatch(REFUSED);
      else expect(answer).toMatch(REFUSED);
    }
    // What Teams presses by itself, to refresh a card, reads and does no more, whoever it is for.
    const refreshed = press && (await presses(who, press(), "automatic"));
    if (deed === "read the plan") expect(refreshed).toContain("Action 5.2");
    else if (refreshed) expect(refreshed).toContain("Only a person can do that");
  });

  test("nothing that was refused is in the history", async () => {
    const refused = new Set(["aad-gus", null]);
    const history = await world.history();
    expect(history.filter((change) => refused.has(change.by.id) && change.via !== "file")).toEqual(
      [],
    );
  });
});
