import { describe, expect, test } from "vitest";
import { createRateLimit } from "../../bot/teams/rate-limit.ts";

/** A limit whose clock stands still until it is moved, in seconds. */
function limited(perPerson: number, perConversation: number) {
  let now = 1_000_000_000;
  const turn = createRateLimit({ perPerson, perConversation }, () => now);
  return {
    turn,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    turns: (count: number, person = "mo", conversation = "chat") =>
      Array.from({ length: count }, () => turn(person, conversation)),
  };
}

describe("counting turns", () => {
  test("lets a minute's worth come at once, and after that what the minute gives back", () => {
    const { turn, turns, pass } = limited(60, 300);
    expect(turns(60).every((over) => over === null)).toBe(true);
    expect(turn("mo", "chat")).toEqual({ of: "person", limit: 60, seconds: 1, say: true });
    pass(1);
    expect(turn("mo", "chat")).toBeNull();
    expect(turn("mo", "chat")).toMatchObject({ seconds: 1 });
    pass(30);
    expect(turns(30).every((over) => over === null)).toBe(true);
    expect(turn("mo", "chat")).not.toBeNull();
    pass(3600);
    expect(turns(60).every((over) => over === null)).toBe(true);
    expect(turn("mo", "chat")).not.toBeNull();
  });

  test("says how long to wait, and waiting so long is enough", () => {
    const { turn, turns, pass } = limited(4, 300);
    turns(4);
    const over = turn("mo", "chat");
    expect(over?.seconds).toBe(15);
    pass(14);
    expect(turn("mo", "chat")).toMatchObject({ seconds: 1 });
    pass(1);
    expect(turn("mo", "chat")).toBeNull();
  });

  test("counts people apart, and a conversation over all who are in it", () => {
    const { turn, turns } = limited(10, 15);
    expect(turns(11, "mo", "chat").at(-1)).toMatchObject({ of: "person", limit: 10 });
    expect(turns(5, "zoe", "chat").every((over) => over === null)).toBe(true);
    expect(turn("zoe", "chat")).toMatchObject({ of: "conversation", limit: 15, seconds: 4 });
    expect(turn("zoe", "another chat")).toBeNull();
  });

  test("is told once a minute for a person and once for a conversation, however many turns come", () => {
    const { turns, pass } = limited(5, 300);
    turns(5);
    const flood = () => turns(200).filter((over) => over?.say);
    expect(flood()).toHaveLength(1);
    pass(59);
    turns(5);
    expect(flood()).toHaveLength(0);
    pass(1);
    expect(flood()).toHaveLength(1);
    const chat = limited(1000, 5);
    chat.turns(5);
    expect(chat.turns(200).filter((over) => over?.say)).toHaveLength(1);
  });

  test("a turn that is one too many costs the conversation nothing", () => {
    const { turn, turns } = limited(2, 4);
    turns(100, "mo");
    expect(turn("zoe", "chat")).toBeNull();
    expect(turn("zoe", "chat")).toBeNull();
  });

  test("a clock that goes back keeps nobody out for longer", () => {
    const { turn, turns, pass } = limited(2, 300);
    turns(2);
    pass(-86_400);
    expect(turn("mo", "chat")).not.toBeNull();
    pass(30);
    expect(turn("mo", "chat")).toBeNull();
  });

  test("remembers a bounded number of people, the latest ones", () => {
    const { turn, turns } = limited(1, 1_000_000);
    turns(1, "first");
    expect(turn("first", "chat")).not.toBeNull();
    for (let n = 0; n < 30_000; n++) turn(`person ${n}`, "chat");
    expect(turn("person 29999", "chat")).not.toBeNull();
    expect(turn("first", "chat")).toBeNull();
  });
});
