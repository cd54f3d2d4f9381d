import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { useAzurite } from "../../support/azurite.ts";
import {
  buttonsIn,
  inputsIn,
  PEOPLE,
  startWorld,
  text,
  type Who,
  type World,
} from "../../support/world.ts";

const tables = useAzurite();

describe.each([
  ["Azure Tables", () => tables().open()],
  ["the store in memory", async () => createMemoryStore()],
])("with %s", (_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(await open());
    for (const slug of ["hilary", "zoe"] as const) {
      const { id, name } = PEOPLE[slug];
      const mark = `<at>${name}</at>`;
      const entities = [{ type: "mention", text: mark, mentioned: { id, name } }];
      await world.say("cleo", "", "group", { text: `${mark} is ${name}`, entities });
    }
  });
  afterAll(() => world.stop());

  const ask = async (who: Who, words: string) => text(await world.say(who, words));
  const titles = (card: Parameters<typeof buttonsIn>[0]) => buttonsIn(card).map((b) => b.title);
  const challenge = async (ref: string) => {
    const found = find(await world.plan(), "challenge", ref);
    if (!found) throw new Error(ref);
    return found;
  };
  const versions = async () => (await world.history()).length;

  test("a member challenges in one line; its owner and day follow from the plan", async () => {
    const card = await world.say("ray", "challenge 3.4: why has no provider signed?");
    expect(text(card)).toContain(
      "Saved: this is challenge C1. To answer it: Hilary Fordham.\nChallenge C1\nwhy has no provider signed?",
    );
    expect(text(card)).toContain(
      "State · ◇ No answer yet | Age · 0 days old | Answer due · 3 Feb 2021",
    );
    expect(titles(card)).toEqual(["Close", "Open action 3.4", "History", "Open challenges"]);
    expect(await challenge("C1")).toMatchObject({
      challengeKind: "question",
      about: [{ kind: "action", ref: "3.4" }],
      raisedBy: { id: "aad-ray", name: "Ray Raiser" },
      owner: "hilary-fordham",
    });
  });

  test("every kind is raised so, and delivered twice it is raised once", async () => {
    const activity = world.activity("mo", "personal", {
      type: "message",
      text: "further assurance on area 2: which schools have a nurse",
    });
    await world.deliver(activity);
    const before = await versions();
    await world.deliver(activity);
    expect(await versions()).toBe(before);
    expect(await challenge("C2")).toMatchObject({
      challengeKind: "assurance",
      about: [{ kind: "area", ref: "2" }],
    });
    await world.say("mo", "deep dive on transitions: who is waiting");
    await world.say("mo", "recommendation on R1: tell the corporate register");
    expect(await challenge("C3")).toMatchObject({ challengeKind: "deep dive" });
    expect(await challenge("C4")).toMatchObject({
      challengeKind: "recommendation",
      about: [{ kind: "risk", ref: "R1" }],
    });
  });

  test("what is said without a colon opens the form, and nothing is kept before it is saved", async () => {
    const before = await versions();
    const form = await world.say("mo", "I want to challenge 4.3 because no adult team has agreed");
    expect(text(form)).toContain("Nothing is saved until you save it.");
    expect(text(form)).not.toContain("I did not use");
    expect(inputsIn(form)).toMatchObject({
      challengeKind: "question",
      about: "action 4.3",
      text: "no adult team has agreed",
      due: "2021-02-03",
    });
    expect(await versions()).toBe(before);
    const saved = await world.press("mo", form, "Save", {
      body: "Health and Wellbeing Board",
      about: "4.3, R2",
    });
    expect(text(saved)).toContain(
      "Raised\n20 Jan 2021 by Mo Member, for Health and Wellbeing Board",
    );
    const again = await world.press("mo", form, "Save", {
      body: "Health and Wellbeing Board",
      about: "4.3, R2",
    });
    expect(text(again)).toContain("5 of 5 challenges");
    expect(await challenge("C5")).toMatchObject({
      about: [
        { kind: "action", ref: "4.3" },
        { kind: "risk", ref: "R2" },
      ],
      owner: "zoe-richards",
    });
  });

  test("a fault is named beside its field and nothing typed is lost", async () => {
    const form = await world.say("mo", "challenge 9.9: what became of it");
    expect(text(form)).toContain("⚠ This plan has no “action 9.9”.");
    expect(inputsIn(form)).toMatchObject({ text: "what became of it" });
    const again = await world.press("mo", form, "Save", { due: "2020-12-31" });
    expect(text(again)).toContain("⚠ 31 Dec 2020 has passed.");
    expect(inputsIn(again)).toMatchObject({ text: "what became of it", due: "2020-12-31" });
  });

  test("wording that does not belong in a public record is stopped once, also in an answer", async () => {
    const form = await world.say("mo", "challenge 5.1: is the officer still off sick");
    expect(text(form)).toContain("vacancy in the post");
    const before = await versions();
    expect(titles(form)).toContain("Save as it is");
    const answer = await world.say("hilary", "answer C1: only 3 children are waiting");
    expect(text(answer)).toContain("a small number");
    expect(inputsIn(answer)).toMatchObject({ answer: "only 3 children are waiting" });
    expect(await versions()).toBe(before);
  });

  test("a question that is asked of the bot is answered, and raises nothing", async () => {
    const before = await versions();
    expect(await ask("mo", "question: what is overdue")).toContain("of 35 actions");
    expect(await ask("mo", "has anyone challenged 3.4?")).toContain("1 of 5 challenges");
    expect(await versions()).toBe(before);
  });

  test("they are listed with their filter in words, age, owner, day and state", async () => {
    const list = await ask("mo", "open challenges");
    expect(list).toContain("Challenges that are not closed\n5 of 5 challenges.");
    expect(list).toContain("An answer is a working note, not a minute or a decision.");
    expect(list).toContain(
      "Further assurance on area 2 · raised 20 Jan 2021 by Mo Member · 0 days old · owner Hilary Fordham · answer due 3 Feb 2021 | ◇ No answer yet",
    );
    expect(await ask("mo", "challenges on area 3")).toContain(
      "Challenges in area 3 (Autism spectrum disorder (ASD) pathway)\n3 of 5 challenges",
    );
    expect(await ask("ray", "my challenges")).toContain(
      "Challenges that Ray Raiser raised or is to answer\n1 of 5 challenges",
    );
    expect(await ask("hilary", "my challenges")).toContain("3 of 5 challenges");
    expect(await ask("mo", "how many challenges for Zoe Richards")).toContain(
      "Challenges for Zoe Richards to answer: 2 of 5.",
    );
    expect(await ask("gus", "open challenges")).not.toContain("Raise a challenge");
  });

  test("the summary, the area and the action say how many stand", async () => {
    expect(await ask("mo", "summary")).toContain("◇ 5 open challenges: C1, C2, C3, C4 and C5");
    expect(await ask("mo", "area 3")).toContain("◇ 3 open challenges: C1, C4 and C5");
    expect(await ask("mo", "3.4")).toContain("Challenges\n◇ 1 open challenge: C1");
    expect(await ask("mo", "3.5")).not.toContain("open challenge");
  });

  test("an action's button opens the form for it, for members only", async () => {
    const card = await world.say("mo", "3.5");
    const form = await world.press("mo", card, "Challenge");
    expect(inputsIn(form)).toMatchObject({ about: "3.5" });
    expect(titles(await world.say("gus", "3.5"))).not.toContain("Challenge");
    expect(await ask("gus", "challenge 3.5: why so late")).toContain("Only members of");
    expect(text(await world.press("gus", form, "Save", { text: "Why so late?" }))).toContain(
      "Not saved: Only members of",
    );
  });

  test("its owner answers, by text or from the form, and nobody over another's answer unseen", async () => {
    expect(await ask("ray", "answer C1: they have")).toContain("You cannot answer C1.");
    const early = await world.say("cleo", "answer C1 - most of them have");
    expect(inputsIn(early)).toMatchObject({ answer: "most of them have" });
    const activity = world.activity("hilary", "personal", {
      type: "message",
      text: "answer C1: two sign this week: Tuesday and Friday",
    });
    await world.deliver(activity);
    const before = await versions();
    const { length } = world.connector.sent;
    const twice = await world.deliver(activity);
    expect(twice.status).toBe(200);
    expect(await versions()).toBe(before);
    expect(world.connector.sent).toHaveLength(length);
    const told = world.connector.sent.map(({ card }) => text(card)).at(-1);
    expect(told).toContain("Saved: the answer to C1.");
    const saved = await world.say("mo", "C1");
    expect(text(saved)).toContain(
      "Answer (a working note, not a minute or a decision)\ntwo sign this week: Tuesday and Friday\nAnswered\nby Hilary Fordham, 20 Jan 2021",
    );
    const stale = await world.press("cleo", early, "Save", { answer: "None has" });
    expect(text(stale)).toContain("Hilary Fordham answered C1 on 20 Jan 2021");
    expect(inputsIn(stale)).toMatchObject({ answer: "None has" });
    expect((await challenge("C1")).answer?.by).toBe("Hilary Fordham");
    expect(await ask("cleo", "answer C1: None has")).toContain("Save to put it in that place");
    expect(text(await world.press("cleo", stale, "Save"))).toContain("Answered\nby Cleo Clark");
    expect(await ask("mo", "summary")).toContain("◇ 5 open challenges, 1 of them answered");
  });

  test("whoever raised it closes it, and it is kept", async () => {
    expect(await ask("hilary", "close C1")).toContain(
      "You cannot close C1. Those who can: whoever raised it (Ray Raiser), a clerk, or the chair.",
    );
    const card = await world.say("ray", "what's the answer to C1?");
    const closed = await world.press("ray", card, "Close");
    expect(text(closed)).toContain("Closed: challenge C1. It is kept with its answer.");
    expect(titles(closed)).toEqual(["Open action 3.4", "History", "Open challenges"]);
    expect(text(await world.press("ray", card, "Close"))).toContain("Nothing was changed");
    expect(await ask("ray", "close C1")).toContain("Nothing was changed");
    expect(await ask("mo", "open challenges")).toContain("4 of 5 challenges");
    expect(await ask("mo", "closed challenges")).toContain("1 of 5 challenges");
    expect(await ask("cleo", "answer C1: late")).toContain("C1 is closed, by Ray Raiser.");
  });

  test("one that nobody has answered is closed with a reason", async () => {
    const form = await world.say("mo", "close C3");
    expect(text(form)).toContain("⚠ Nobody has answered it, so say why it is closed.");
    const closed = await world.press("mo", form, "Close", { why: "Taken up in C5" });
    expect(text(closed)).toContain("Why it was closed\nTaken up in C5");
    expect(await ask("cleo", "close C4 because it is on the register")).toContain(
      "Why it was closed\nit is on the register",
    );
  });

  test("undo of a new one withdraws it, and of an answer takes that back", async () => {
    await world.say("zoe", "challenge 2.1: raised by mistake");
    expect(await ask("zoe", "undo that")).toContain("State · – Withdrawn");
    expect(await ask("mo", "challenges")).toContain("5 of 5 challenges");
    expect(await ask("mo", "C6")).toContain("Withdrawn: it was raised by mistake");
    await world.say("zoe", "answer C5: the protocol is with the board");
    expect((await challenge("C5")).answer).not.toBeNull();
    expect(await ask("zoe", "undo")).toContain("Undone: your change of 20 Jan 2021");
    expect((await challenge("C5")).answer).toBeNull();
  });

  test("what became of them is told with all that changed, and in their own history", async () => {
    const changed = await ask("mo", "what's changed since the last board");
    expect(changed).toContain("6 of 6 challenges");
    expect(await ask("mo", "history C1")).toContain("Answer");
    const card = await world.say("mo", "C1");
    const history = text(await world.press("mo", card, "History"));
    expect(history).toContain("Challenge C1");
    expect(history).toContain("Ray Raiser");
    expect(history).toContain("Hilary Fordham");
  });

  test("a reference that is not there is said to be not there", async () => {
    expect(await ask("mo", "C99")).toContain(
      "This plan has no challenge C99. They run from C1 to C6.",
    );
  });
});
