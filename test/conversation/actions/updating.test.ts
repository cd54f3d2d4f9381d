import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";

import { useAzurite } from "../../support/azurite.ts";
import { buttonsIn, inputsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
});
afterAll(() => world.stop());

const action = async (ref: string) => {
  const found = find(await world.plan(), "action", ref);
  if (!found) throw new Error(ref);
  return found;
};

describe("updating an action from its card", () => {
  test("turns an action red when its clerk says so, in one commit, and shows the result", async () => {
    const before = (await world.history()).length;
    const form = await world.say("cleo", "update 3.7");
    expect(text(form)).toContain("✖ Red: in danger of not being delivered");
    const saved = await world.press("cleo", form, "Save", {
      status: "in progress",
      rag: "red",
      reason: "No adult provider has signed",
      recovery: "The area lead is to meet the providers by 12 February",
      revisedDate: "2021-05-31",
      revisedReason: "Providers meet in April",
    });
    expect(text(saved)).toContain("Saved: action 3.7 is ✖ Red");
    expect(text(saved)).toContain("31 May 2021: Providers meet in April");
    expect(text(saved)).toContain("by Cleo Clark, 20 Jan 2021");
    expect(await action("3.7")).toMatchObject({
      rag: "red",
      reason: "No adult provider has signed",
      byWhen: { printed: "March 2021", date: "2021-03-31" },
      revised: null,
      proposed: { date: "2021-05-31", reason: "Providers meet in April", by: "Cleo Clark" },
    });
    const history = await world.history();
    expect(history).toHaveLength(before + 1);
    expect(history.at(-1)).toMatchObject({
      by: { id: "aad-cleo", name: "Cleo Clark" },
      via: "card",
      why: "No adult provider has signed",
    });
  });

  test("asks for reason and next step for red, with the typing kept and the fault beside its field", async () => {
    const form = await world.say("cleo", "update 4.5");
    const again = await world.press("cleo", form, "Save", {
      rag: "red",
      progress: "Half of what I typed",
    });
    expect(text(again)).toContain("Not saved yet");
    expect(text(again)).toContain("⚠ Say why it is red.");
    expect(text(again)).toContain("⚠ Say what is needed to return to green.");
    expect(inputsIn(again)).toMatchObject({ rag: "red", progress: "Half of what I typed" });
    const saved = await world.press("cleo", again, "Save", {
      reason: "No venue",
      recovery: "Book one in February",
    });
    expect(text(saved)).toContain("Saved: action 4.5 is ✖ Red");
    expect((await action("4.5")).progress).toBe("Half of what I typed");
  });

  test("refuses a text over 2,000 characters and gives it back whole", async () => {
    const form = await world.say("cleo", "update 4.6");
    const long = "x".repeat(2001);
    const again = await world.press("cleo", form, "Save", { progress: long });
    expect(text(again)).toContain("At most 2,000 characters; this has 2,001.");
    expect(inputsIn(again).progress).toBe(long);
  });

  test("a stale save is shown what changed, by whom and when, with its own typing kept", async () => {
    const mine = await world.say("cleo", "update 2.5");
    const theirs = await world.say("hilary", "update 2.5");
    expect(text(theirs)).toContain("You cannot update 2.5");
    await world.say("cleo", "@Hilary is Hilary Fordham", "personal", {
      text: "<at>Hilary Fordham</at> is Hilary Fordham",
      entities: [
        {
          type: "mention",
          text: "<at>Hilary Fordham</at>",
          mentioned: { id: "29:hilary", name: "Hilary Fordham" },
        },
      ],
    });
    const hers = await world.say("hilary", "update 2.5");
    await world.press("hilary", hers, "Save", {
      rag: "amber",
      reason: "Two schools have no nurse yet",
      recovery: "Recruit by March",
    });
    const conflict = await world.press("cleo", mine, "Save", { progress: "My own words" });
    expect(text(conflict)).toContain("Not saved: action 2.5 has changed since your card was drawn");
    expect(text(conflict)).toContain("Hilary Fordham, 20 Jan 2021");
    expect(text(conflict)).toContain("RAG: was ● Green, now ▲ Amber");
    expect(inputsIn(conflict).progress).toBe("My own words");
    expect((await action("2.5")).rag).toBe("amber");

    const left = await world.press("cleo", conflict, "Leave theirs");
    expect(text(left)).toContain("Two schools have no nurse yet");
    const over = await world.press("cleo", conflict, "Apply mine to the new version", {
      rag: "green",
    });
    expect(text(over)).toContain("Saved: action 2.5 is ● Green");
    expect((await action("2.5")).progress).toBe("My own words");
  });

  test("saving over somebody's change keeps what they changed and the saver did not", async () => {
    const mine = await world.say("cleo", "update 1.8");
    await world.say("cleo", "set 1.8 amber because the survey is late");
    const conflict = await world.press("cleo", mine, "Save", { progress: "Only my progress note" });
    expect(inputsIn(conflict)).toMatchObject({ rag: "amber", reason: "the survey is late" });
    const saved = await world.press("cleo", conflict, "Apply mine to the new version", {
      recovery: "Send it again in February",
    });
    expect(text(saved)).toContain("Saved: action 1.8 is ▲ Amber");
    expect(await action("1.8")).toMatchObject({
      reason: "the survey is late",
      progress: "Only my progress note",
    });
  });

  test("a complete action takes no colour unless it is opened again", async () => {
    const form = await world.say("cleo", "set 3.3 amber because the contractor left");
    expect(text(form)).toContain("3.3 is complete, which is past rating.");
    expect((await action("3.3")).rag).toBe("none");
  });

  test("a second press of the same card writes nothing more", async () => {
    const form = await world.say("cleo", "update 1.6");
    const typed = { progress: "Pressed once, delivered twice" };
    await world.press("cleo", form, "Save", typed);
    const before = (await world.history()).length;
    const second = await world.press("cleo", form, "Save", typed);
    expect(text(second)).toContain("This was already saved");
    expect(await world.history()).toHaveLength(before);
  });

  test("the same press delivered four times at once makes one change", async () => {
    const form = await world.say("cleo", "update 1.7");
    const before = (await world.history()).length;
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => world.press("cleo", form, "Save", { progress: "Four deliveries" })),
    );
    for (const answer of answers) expect(text(answer)).toMatch(/Saved|already saved/);
    expect(await world.history()).toHaveLength(before + 1);
  });
});

describe("updating an action by text", () => {
  test("does the same with a reason", async () => {
    const answer = text(
      await world.say("cleo", "set 3.4 red because no adult provider has signed"),
    );
    expect(answer).toContain("Saved: action 3.4 is ✖ Red");
    expect(await action("3.4")).toMatchObject({
      rag: "red",
      reason: "no adult provider has signed",
    });
  });

  test("without a reason it opens the form, filled in with what was said", async () => {
    const form = await world.say("cleo", "set 2.6 amber");
    expect(text(form)).toContain("⚠ Say why it is amber.");
    expect(inputsIn(form).rag).toBe("amber");
    expect((await action("2.6")).rag).toBe("green");
  });

  test("a redelivered message is done once", async () => {
    const before = (await world.history()).length;
    const activity = world.activity("cleo", "personal", {
      type: "message",
      text: "set 3.5 amber because a provider has offered staff",
    });
    await world.deliver(activity);
    await world.deliver(activity);
    expect(await world.history()).toHaveLength(before + 1);
  });
});

describe("who may update", () => {
  test("a member who does not own the action is refused with a sentence that says who can", async () => {
    const card = await world.say("mo", "5.2");
    expect(buttonsIn(card).map((b) => b.title)).not.toContain("Update");
    const answer = text(await world.say("mo", "update 5.2"));
    expect(answer).toContain("You cannot update 5.2");
    expect(answer).toContain("Ian Forsyth");
  });

  test.each(["mo", "gus", "ann"] as const)(
    "%s cannot save with somebody else's card",
    async (who) => {
      const form = await world.say("cleo", "update 5.7");
      const before = (await world.history()).length;
      const answer = await world.press(who, form, "Save", { progress: "forged" });
      expect(text(answer)).toContain("You cannot update 5.7");
      expect(await world.history()).toHaveLength(before);
    },
  );

  test("an officer updates their own actions once a clerk has said who they are, and a lead the area's", async () => {
    const mention = {
      text: "<at>Dave Carr</at> is Dave Carr",
      entities: [
        {
          type: "mention",
          text: "<at>Dave Carr</at>",
          mentioned: { id: "29:dave", name: "Dave Carr" },
        },
      ],
    };
    expect(text(await world.say("mo", "", "group", mention))).toContain("Only a clerk can do that");
    expect(text(await world.say("cleo", "", "group", mention))).toContain(
      "Dave Carr is Dave Carr from now on",
    );
    expect(text(await world.say("dave", "my actions"))).toContain("5 of 35 actions");
    expect(text(await world.say("dave", "update 2.1"))).toContain("Update action 2.1");
    expect(text(await world.say("dave", "update 5.7"))).toContain("Update action 5.7");
    expect(text(await world.say("dave", "update 4.1"))).toContain("You cannot update 4.1");
  });
});
