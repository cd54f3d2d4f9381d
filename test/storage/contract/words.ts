import { describe, expect, test } from "vitest";
import {
  aMeasure,
  anAction,
  anArea,
  aRisk,
  begin,
  historyOf,
  KEY,
  loaded,
  put,
} from "../../plan/build.ts";
import { aPress, commitOf, type Opening, replay } from "./build.ts";

/** What a store promises of the words that people type. */
export function keepsWords(name: string, place: () => Opening): void {
  describe(`${name}: what people type`, () => {
    const emoji = (length: number, first: string) => first + "🧑‍🤝‍🧑😀".repeat(length / 10);
    const texts = {
      "quotation marks and backslashes": `"so", 'so', \`so\` and \\"so\\" \\\\ C:\\new`,
      "a template's braces": "${name} {{x}} $data %s {0}",
      "lines, tabs and a bell": "first\nsecond\r\n\tthird \u0007 end",
      "what a batch of requests is made of":
        "--changeset_x\r\nHTTP/1.1 204 No Content\r\nETag: 1\r\n\r\n{}",
      "words of other scripts": "Łódź, ‘quoted’, naïve, 日本語, العربية, e\u0301",
      emoji: "😀 family 👩‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      "a text that looks like a date": "2021-01-20T10:00:00.000Z",
      "a text that looks like a number": "9007199254740993",
    };

    test.each(Object.entries(texts))("is kept to the letter: %s", async (_, text) => {
      const open = place();
      const written = [
        anAction("1.1", {
          text,
          reason: text,
          rag: "red",
          revised: { date: "2021-04-30", reason: text },
        }),
        anArea("1", { title: text, aliases: [text, text], narrative: [text] }),
      ];
      const plan = await begin(await open(), written);

      const cold = await open();
      expect(await loaded(cold)).toEqual(plan);
      expect((await loaded(cold)).items.action[0]?.reason).toBe(text);
      expect((await loaded(cold)).items.area[0]?.narrative).toEqual([text]);
      expect(replay(KEY, await historyOf(cold))).toEqual(plan);
    });

    test("is kept to the letter when it is long and full of emoji, wherever it is cut", async () => {
      const open = place();
      for (const [n, first] of ["", "a", "ab", "abc"].entries()) {
        const narrative = Array.from({ length: 6 }, () => emoji(11_900, first));
        const key = { ...KEY, id: `plan-${n}` };
        const plan = await begin(await open(), [anArea("1", { narrative })], key);

        const cold = await open();
        expect(await loaded(cold, key)).toEqual(plan);
        expect((await loaded(cold, key)).items.area[0]?.narrative).toEqual(narrative);
        expect(replay(key, await historyOf(cold, key))).toEqual(plan);
      }
    });

    test("may be nothing: no reason, no owners, no figure stay apart from nought", async () => {
      const open = place();
      const bare = [
        anAction("1.1", { owners: [], reason: null, rated: null }),
        aMeasure("1a", {
          unit: "",
          baseline: null,
          periods: [
            { months: 3, target: null, actual: 0, actualAt: null, source: null },
            { months: 6, target: 0.5, actual: null, actualAt: null, source: null },
          ],
        }),
        aMeasure("1b", { baseline: 0, periods: [] }),
      ];
      await begin(await open(), bare);

      const plan = await loaded(await open());
      expect(plan.items.action).toEqual([{ ...bare[0], version: 1 }]);
      expect(plan.items.measure).toEqual(bare.slice(1).map((item) => ({ ...item, version: 1 })));
    });

    test("leaves a field empty again once it is taken away", async () => {
      const open = place();
      const store = await open();
      const plan = await begin(store, [
        anAction("1.1", {
          rag: "red",
          reason: "No staff",
          revised: { date: "2021-04-30", reason: "Later" },
        }),
        anArea("1", { narrative: Array(9).fill("long ".repeat(2000).trim()) }),
      ]);
      await put(store, plan, [anAction("1.1", { rag: "green" }), anArea("1")]);

      const cold = await loaded(await open());
      expect(cold.items.action).toEqual([anAction("1.1", { rag: "green", version: 2 })]);
      expect(cold.items.area).toEqual([anArea("1", { version: 2 })]);
    });

    test("may name an item by nearly anything", async () => {
      const open = place();
      const refs = ["it's", "50%", "a:b", "a=b", "a b", "ä", "日本", "😀", "~", "(1)", "a;b&c+d,e"];
      const plan = await begin(
        await open(),
        refs.map((ref) => aRisk(ref)),
      );

      const cold = await open();
      expect(await loaded(cold)).toEqual(plan);
      expect(new Set(plan.items.risk.map((risk) => risk.ref))).toEqual(new Set(refs));
      const changed = plan.items.risk.map((risk) => ({ ...risk, progress: "seen" }));
      expect(await put(cold, await loaded(cold), changed)).toBe("done");
      const after = (await loaded(await open())).items.risk;
      expect(after.map((risk) => risk.progress)).toEqual(refs.map(() => "seen"));
    });

    test("may name items by references that differ in no more than a capital or a nought", async () => {
      const open = place();
      const refs = ["1a", "1A", "01a", "3.4", "3.04"];
      const others = Array.from({ length: 90 }, (_, n) => aRisk(`R${n}`));
      const store = await open();
      const plan = await begin(store, [...refs.map((ref) => aRisk(ref)), ...others]);
      expect(await put(store, plan, [aRisk("3.04", { progress: "seen" })])).toBe("done");

      const { risk } = (await loaded(await open())).items;
      expect(risk).toHaveLength(95);
      expect(
        risk
          .filter((one) => refs.includes(one.ref))
          .map((one) => one.ref)
          .sort(),
      ).toEqual([...refs].sort());
      expect(risk.filter((one) => one.progress !== null).map((one) => one.ref)).toEqual(["3.04"]);
    });

    test("may mark a press by nearly anything", async () => {
      const open = place();
      const store = await open();
      let plan = await begin(store);
      const keys = ["a:b", "a/b", "a\\b", "a#b", "a?b", "a%b", "it's", "a b", "日本 😀"];
      for (const key of keys) {
        const press = aPress({ key, digest: `"${key}"` });
        await store.commit(plan, commitOf(plan, [anAction("1.1", { progress: key })], { press }));
        plan = await loaded(store);
        expect(await (await open()).pressed(KEY, key)).toEqual(press);
      }
      expect(plan.version).toBe(1 + keys.length);
    });
  });
}
