import { setImmediate as realImmediate, setTimeout as realPause } from "node:timers/promises";

type Sleeper = { readonly at: number; readonly wake: () => void };

/** How many requests somebody has made, and how many of them are under way. */
export type Work = { readonly begun: number; readonly open: number };

export type Time = ReturnType<typeof createTime>;

/** Long enough for what was woken to do its work over real HTTP: it is given several of these. */
const overHttp = () => realPause(4);

/** The same where nothing leaves the process. */
export const inProcess = () => realImmediate(undefined);

/**
 * A time that stands still until a test moves it; whoever pauses in it wakes when it has come so
 * far. `keepPersonalChat` gives what was woken room to go on.
 */
export function createTime(start: string, keepPersonalChat: () => Promise<unknown> = overHttp) {
  let now = Date.parse(start);
  const sleepers = new Set<Sleeper>();
  const works: (() => Work)[] = [];
  const workDone = () =>
    works
      .map((work) => work())
      .reduce((a, b) => ({ begun: a.begun + b.begun, open: a.open + b.open }), {
        begun: 0,
        open: 0,
      });

  function moveTo(instant: number): void {
    now = Math.max(now, instant);
    for (const sleeper of [...sleepers].sort((a, b) => a.at - b.at)) {
      if (sleeper.at <= now) sleeper.wake();
    }
  }

  return {
    clock: () => new Date(now),

    pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const sleeper: Sleeper = {
          at: now + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        if (milliseconds <= 0 || signal?.aborted) return resolve();
        sleepers.add(sleeper);
        signal?.addEventListener("abort", sleeper.wake);
      });
    },

    /** Moves time to an instant of this day, `10:00:30` or `10:00:29.999`. */
    moveTo: (clock: string) =>
      moveTo(Date.parse(`${new Date(now).toISOString().slice(0, 11)}${clock}Z`)),

    /** Moves time on by so many milliseconds at once. */
    pass: (milliseconds: number) => moveTo(now + milliseconds),

    /** Time does not go on while this is at work: nobody's lease runs out because a machine is slow. */
    mind(work: () => Work): void {
      works.push(work);
    },

    /** Lets time go on, from one moment that somebody waits for to the next, until something is so. */
    async until(done: () => boolean | Promise<boolean>): Promise<void> {
      for (let steps = 0; steps < 5000; steps++) {
        for (let quiet = 0, looks = 0; quiet < 5 && looks < 2000; looks++) {
          if (await done()) return;
          const before = workDone().begun;
          await keepPersonalChat();
          const { begun, open } = workDone();
          quiet = open === 0 && begun === before ? quiet + 1 : 0;
        }
        const [next] = [...sleepers].sort((a, b) => a.at - b.at);
        if (next) moveTo(next.at);
      }
      throw new Error(`It had not come about by ${new Date(now).toISOString()}.`);
    },
  };
}
