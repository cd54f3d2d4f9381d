import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { freePort } from "../../bot/cli/children.ts";
import { EVENING } from "../support/world.ts";
import {
  launchBrowser,
  openPlaygroundPage,
  type Playground,
  type PlaygroundPage,
  playgroundAt,
} from "./playground.ts";

/** Screenshots of every step are kept here, as output of the run. */
const PICTURES = resolve("test-results/screenshots");

/** The demo, its Playground and a page on it, for the tests of one file. */
export type RunningDemo = {
  readonly page: PlaygroundPage;
  readonly playground: Omit<Playground, "stop">;
  readonly picture: (name: string) => Promise<void>;
};

/** Runs `npm run demo` on free ports with data of its own, from a day and time on (UTC). Call it at the top of the file. */
export function useDemo(today = EVENING): () => RunningDemo {
  let demo: ChildProcess | undefined;
  let data = "";
  let browser: Browser | undefined;
  let running: RunningDemo | undefined;

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    data = await mkdtemp(join(tmpdir(), "plan-board-"));
    const [port, playgroundPort] = [await freePort(), await freePort()];
    const child = spawn(
      process.execPath,
      [
        "bot/cli/demo.ts",
        ...["--port", String(port)],
        ...["--playground-port", String(playgroundPort)],
        ...["--data", data],
        ...["--today", today],
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    demo = child;
    let printed = "";
    const keep = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    await new Promise<void>((done, fail) => {
      child.stdout.on("data", () => printed.includes("Five things to try") && done());
      child.once("exit", () => fail(new Error(`The demo stopped: ${printed}`)));
    });
    browser = await launchBrowser();
    const playground = await playgroundAt(`http://localhost:${playgroundPort}`);
    const page = await openPlaygroundPage(browser, playground);
    running = {
      page,
      playground,
      picture: (name) => page.screenshot(join(PICTURES, `${name}.png`)),
    };
  });

  afterAll(async () => {
    await running?.page.close();
    await browser?.close();
    if (demo && demo.exitCode === null) {
      const ended = once(demo, "exit");
      demo.kill("SIGINT");
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  });

  return () => {
    if (!running) throw new Error("The demo is not running.");
    return running;
  };
}
