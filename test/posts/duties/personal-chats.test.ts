import { describe, expect, test } from "vitest";
import { createPersonalChats } from "../../../bot/posts/duties/personal-chats.ts";
import type { Turn } from "../../../bot/turn.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { aMember } from "../../plan/build.ts";
import { addressOf } from "../build.ts";

const ZOE = aMember("Zoe Richards");

function aTurn(
  who = ZOE,
  {
    type = "personal" as "personal" | "groupChat" | "channel",
    chat = "a:zoe",
    at = "2021-01-20T10:00:00.000Z",
  } = {},
): Turn {
  const address = { ...addressOf(chat), type };
  return {
    id: "1",
    at: new Date(at),
    who,
    where: { conversation: chat, thread: chat, name: "", address },
    said: { kind: "text", text: "hello", mentions: [] },
    card: null,
  };
}

function someHomes() {
  const store = createMemoryStore();
  const writes: string[] = [];
  const errors: unknown[] = [];
  let away = false;
  const counting: typeof store = {
    ...store,
    keepPersonalChat: async (tenant, home) => {
      if (away) throw new Error("the store is away");
      writes.push(home.id);
      await store.keepPersonalChat(tenant, home);
    },
  };
  const personalChats = createPersonalChats({
    store: counting,
    onError: (error) => void errors.push(error),
  });
  return {
    personalChats,
    writes,
    errors,
    be(is: "away" | "here") {
      away = is === "away";
    },
  };
}

describe("where people can be written to", () => {
  test("is where they last spoke to the bot on their own, written once", async () => {
    const { personalChats, writes } = someHomes();
    await personalChats.met(aTurn());
    await personalChats.met(aTurn());
    expect(writes).toHaveLength(1);
    await personalChats.met(aTurn(ZOE, { chat: "a:zoe-anew" }));

    expect(await personalChats.of(ZOE.tenant)).toMatchObject([
      { id: ZOE.id, name: "Zoe Richards", address: { conversation: "a:zoe-anew" } },
    ]);
  });

  test("is never a group or a channel, and never somebody from outside or without an account", async () => {
    const { personalChats } = someHomes();
    await personalChats.met(aTurn(ZOE, { type: "groupChat" }));
    await personalChats.met(aTurn(ZOE, { type: "channel" }));
    await personalChats.met(aTurn({ ...ZOE, kind: "outsider" }));
    await personalChats.met(aTurn({ ...ZOE, id: null }));
    expect(await personalChats.of(ZOE.tenant)).toEqual([]);
  });

  test("keeps that somebody is a clerk while Teams does not say who they are", async () => {
    const { personalChats } = someHomes();
    await personalChats.met(aTurn({ ...ZOE, clerk: true }));
    await personalChats.met(aTurn({ ...ZOE, kind: "unchecked", clerk: false }));
    expect(await personalChats.of(ZOE.tenant)).toMatchObject([{ clerk: true }]);
    await personalChats.met(aTurn({ ...ZOE, clerk: false }));
    expect(await personalChats.of(ZOE.tenant)).toMatchObject([{ clerk: false }]);
  });

  test("is forgotten when the bot may not write there, and known again when they speak", async () => {
    const { personalChats } = someHomes();
    await personalChats.met(aTurn());
    await personalChats.gone(ZOE.tenant, ZOE.id ?? "");
    expect(await personalChats.of(ZOE.tenant)).toEqual([]);
    await personalChats.met(aTurn());
    expect(await personalChats.of(ZOE.tenant)).toHaveLength(1);
  });

  test("is written again from time to time, as another process may have forgotten it", async () => {
    const { personalChats, writes } = someHomes();
    await personalChats.met(aTurn());
    await personalChats.met(aTurn(ZOE, { at: "2021-01-20T10:59:59.000Z" }));
    expect(writes).toHaveLength(1);
    await personalChats.met(aTurn(ZOE, { at: "2021-01-20T11:00:00.000Z" }));
    expect(writes).toHaveLength(2);
  });

  test("costs nobody an answer when it cannot be kept, and is kept the next time", async () => {
    const { personalChats, errors, be } = someHomes();
    be("away");
    await personalChats.met(aTurn());
    expect(errors).toMatchObject([{ message: "the store is away" }]);
    be("here");
    await personalChats.met(aTurn());
    expect(await personalChats.of(ZOE.tenant)).toHaveLength(1);
  });
});
