import { describe, expect, test } from "vitest";
import { createAgenda, type Duty } from "../../../bot/posts/duties/agenda.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { anAction, begin, KEY, loaded, put, recordOf } from "../../plan/build.ts";

const AT = new Date("2021-01-20T09:00:00.000Z");
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

async function anAgenda(...duties: readonly Duty[]) {
  const store = createMemoryStore();
  await begin(store, [anAction("1.1")]);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const agenda = createAgenda({ record: recordOf(store), clock: () => AT, duties, onError });
  return { store, look: () => agenda(KEY), errors };
}

/** A duty that adds an action, until the plan has so many. */
const until = (actions: number, add: (n: number) => Promise<unknown>): Duty => ({
  next: (plan) => (plan.items.action.length < actions ? AT : later(60)),
  run: async (plan) => void (await add(plan.items.action.length)),
});

describe("the agenda of a plan", () => {
  test("does what is due, and says when the first of all duties is due again", async () => {
    const done: string[] = [];
    const duty = (name: string, next: Date | null): Duty => ({
      next: () => (done.includes(name) ? later(90) : next),
      run: async () => void done.push(name),
    });
    const { look } = await anAgenda(duty("due", AT), duty("later", later(30)), duty("never", null));

    expect(await look()).toEqual(later(30));
    expect(done).toEqual(["due"]);
  });

  test("asks again in a minute where a duty is due still, and does not go on at it for ever", async () => {
    let runs = 0;
    const { look } = await anAgenda({ next: () => AT, run: async () => void runs++ });

    expect(await look()).toEqual(later(1));
    expect(runs).toBe(1);
  });

  test("tells of a duty that fails, does the others, and asks again in a minute", async () => {
    const done: string[] = [];
    const { look, errors } = await anAgenda(
      { next: () => AT, run: () => Promise.reject(new Error("the store is away")) },
      { next: () => (done.length > 0 ? null : AT), run: async () => void done.push("done") },
    );

    expect(await look()).toEqual(later(1));
    expect(done).toEqual(["done"]);
    expect(errors).toMatchObject([{ message: "the store is away" }]);
  });

  test("gives each duty the plan as the one before it left it", async () => {
    const seen: number[] = [];
    const { look, store } = await anAgenda(
      until(2, async (n) => put(store, await loaded(store), [anAction(`1.${n + 1}`)])),
      {
        next: (plan) => {
          seen.push(plan.items.action.length);
          return null;
        },
        run: async () => {},
      },
    );
    await look();
    expect(seen).toEqual([2]);
  });
});
