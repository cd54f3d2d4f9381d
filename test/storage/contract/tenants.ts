import { describe, expect, test } from "vitest";
import type { PersonalChat } from "../../../bot/plan/record/store.ts";
import { anAction, anArea, begin, historyOf, KEY, loaded } from "../../plan/build.ts";
import { aDue, aPress, commitOf, type Opening } from "./build.ts";

/** What a store promises of many plans, tenants and conversations. */
export function keepsPlansApart(name: string, place: () => Opening): void {
  describe(`${name}: plans side by side`, () => {
    test("are kept apart by tenant, also when they bear the same name", async () => {
      const open = place();
      const [ours, theirs] = [KEY, { ...KEY, tenant: "rotherham" }];
      const store = await open();
      const plan = await begin(store, [anAction("1.1", { text: "Ours" })], ours);
      await begin(store, [anAction("1.1", { text: "Theirs" })], theirs);
      const both = { press: aPress(), due: [aDue("one")] };
      await store.commit(plan, commitOf(plan, [anAction("1.2")], both));

      const cold = await open();
      expect((await loaded(cold, theirs)).items.action).toMatchObject([{ text: "Theirs" }]);
      expect(await historyOf(cold, theirs)).toHaveLength(1);
      expect(await cold.pressed(theirs, "press-1")).toBeUndefined();
      expect(await cold.due(theirs)).toEqual([]);
      expect(await cold.due(ours)).toHaveLength(1);
      expect(await cold.plans("rotherham")).toHaveLength(1);
    });

    test("are kept apart whatever characters tenants and plans are named by", async () => {
      const open = place();
      const names = [
        "a",
        "A",
        "a:b",
        "a/b",
        "a\\b",
        "a#b",
        "a?b",
        "a%b",
        "a=3Ab",
        "a b",
        "it's",
        "ü",
        "日本",
      ];
      const keys = [
        ...names.map((id) => ({ tenant: "t", id })),
        ...names.map((tenant) => ({ tenant, id: "b" })),
      ];
      const store = await open();
      for (const key of keys) {
        await begin(store, [anArea("1", { title: JSON.stringify(key) })], key);
      }

      const cold = await open();
      for (const key of keys) {
        const { items } = await loaded(cold, key);
        expect(items.area.map((area) => area.title)).toEqual([JSON.stringify(key)]);
      }
      expect(new Set((await cold.plans("t")).map((plan) => plan.id))).toEqual(new Set(names));
      expect(await cold.plans("it's")).toMatchObject([{ id: "b" }]);
      expect(new Set(await cold.tenants())).toEqual(new Set(["t", ...names]));
    });

    test("are listed by their newest name, once each", async () => {
      const store = await place()();
      await begin(store);
      await store.register(KEY, "Lancashire: the new plan");

      expect(await store.plans(KEY.tenant)).toEqual([
        { id: KEY.id, name: "Lancashire: the new plan" },
      ]);
      expect((await loaded(store)).version).toBe(1);
      expect(await store.plans("nobody")).toEqual([]);
    });

    test("are chosen by a conversation, for its own tenant, until it chooses another", async () => {
      const open = place();
      const store = await open();
      const chats = [
        "19:abc@thread.tacv2",
        "19:abc@thread.tacv2;messageid=1",
        "a/b+c=",
        "it's #1?",
      ];
      for (const chat of chats) await store.choose("t", chat, `plan of ${chat}`);
      await store.choose("t:19", "abc@thread.tacv2", "another");

      const other = await open();
      for (const chat of chats) expect(await other.chosen("t", chat)).toBe(`plan of ${chat}`);
      expect(await other.chosen("t2", "a/b+c=")).toBeUndefined();
      await other.choose("t", "a/b+c=", "app-2");
      expect(await store.chosen("t", "a/b+c=")).toBe("app-2");
    });

    test("know where the people of their own tenant can be written to", async () => {
      const open = place();
      const store = await open();
      const home = (id: string, name: string): PersonalChat => ({
        id,
        name,
        clerk: false,
        address: {
          serviceUrl: "https://smba.trafficmanager.net/uk/",
          conversation: `a:1/${id}+#?`,
          type: "personal",
          tenant: "t",
          bot: "28:bot",
        },
      });
      await store.keepPersonalChat("t", home("aad/zoe", "Zoe"));
      await store.keepPersonalChat("t", home("aad-mo", "Mo"));
      await store.keepPersonalChat("t2", home("aad/zoe", "Another Zoe"));
      await store.keepPersonalChat("t", { ...home("aad-mo", "Mo Khan"), clerk: true });

      const other = await open();
      expect(new Set(await other.personalChats("t"))).toEqual(
        new Set([home("aad/zoe", "Zoe"), { ...home("aad-mo", "Mo Khan"), clerk: true }]),
      );
      await other.forgetPersonalChat("t", "aad/zoe");
      await other.forgetPersonalChat("t", "nobody");
      expect((await store.personalChats("t")).map(({ id }) => id)).toEqual(["aad-mo"]);
      expect(await store.personalChats("t2")).toEqual([home("aad/zoe", "Another Zoe")]);
      expect(await store.personalChats("nobody's")).toEqual([]);
    });
  });
}
