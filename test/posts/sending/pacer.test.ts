import { expect, test } from "vitest";
import { createPacer } from "../../../bot/posts/sending/pacer.ts";
import { createTime, inProcess } from "../../support/time.ts";

const HOUR = 3_600_000;

function startPacer() {
  const time = createTime("2021-01-20T10:00:00Z", inProcess);
  let back = 0;
  const clock = () => new Date(time.clock().getTime() - back);
  const { signal } = new AbortController();
  return {
    time,
    clock,
    pacer: createPacer({ clock, pause: time.pause, signal }),
    setBack: (milliseconds: number) => {
      back += milliseconds;
    },
  };
}

test.each([1, 2, 24])(
  "a conversation that Teams wants left alone for %i hours is left alone so long",
  async (hours) => {
    const { time, pacer } = startPacer();
    const start = time.clock().getTime();
    pacer.hold("chat", hours * HOUR);
    let gone = false;
    void pacer.place("tenant", "chat").then(() => {
      gone = true;
    });
    await time.until(() => gone);
    expect(time.clock().getTime() - start).toBeGreaterThanOrEqual(hours * HOUR);
    expect(pacer.held("chat")).toBe(0);
  },
);

test.each([1, 30, 24 * 60])(
  "a clock that is set back by %i minutes makes no wait longer",
  async (minutes) => {
    const { time, pacer, setBack } = startPacer();
    pacer.hold("chat", 5000);
    setBack(minutes * 60_000);
    expect(pacer.held("chat")).toBeLessThanOrEqual(5000);
    const start = time.clock().getTime();
    let through = 0;
    for (const conversation of ["chat", "another", "a third"]) {
      void pacer.place("tenant", conversation).then(() => {
        through += 1;
      });
    }
    await time.until(() => through === 3);
    expect(time.clock().getTime() - start).toBeLessThanOrEqual(6000);
  },
);
