import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A child process of the demo, by the name that a person knows it by. */
export type Child = { readonly name: string; readonly stop: () => Promise<void> };

const LONGEST_STOP = 8000;

/** Starts a child with this same Node. What it prints is kept, and shown if it ends by itself. */
export function startChild(
  name: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly onEnd: (name: string, output: string) => void;
    readonly onLine?: (line: string) => void;
    /** What it listens to when it is to stop in order; SIGTERM if nothing else. */
    readonly stopWith?: NodeJS.Signals;
  },
): Child {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let stopping = false;
  const keep = (data: Buffer) => {
    output = (output + data.toString("utf8")).slice(-4000);
    for (const line of data.toString("utf8").split("\n")) {
      if (line.trim() !== "") options.onLine?.(line);
    }
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // A Ctrl-C reaches the children too, perhaps before it reaches us: wait a moment before alarm.
  void ended
    .then(() => pause(500))
    .then(() => {
      if (!stopping) options.onEnd(name, output);
    });
  return {
    name,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(options.stopWith ?? "SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), LONGEST_STOP);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Whether nothing listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** A port of this machine that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until an address answers, showing every few seconds that it still does so. Throws after a minute and a half. */
export async function untilAnswers(url: string, alive: () => void): Promise<void> {
  const end = Date.now() + 90_000;
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
      await answer.arrayBuffer();
      if (answer.status < 500) return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`${url} does not answer.`, { cause: error });
    }
    if (Date.now() > end) throw new Error(`${url} does not answer.`);
    if (tries % 15 === 0) alive();
    await pause(200);
  }
}
