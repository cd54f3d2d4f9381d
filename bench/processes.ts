import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../bot/cli/children.ts";
import { PERSON } from "./fake-teams.ts";

const ROOT = join(import.meta.dirname, "..");
const LONGEST_START = 30_000;

/** Children that still run: none may outlive the bench. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

/** A bot in a process of its own. */
export type Bot = {
  readonly url: string;
  /** From its spawn to the first 200 of /healthz, in milliseconds. */
  readonly started: number;
  /** What it holds in memory now (VmRSS), in MiB; null where there is no /proc. */
  residentMiB(): Promise<number | null>;
  stop(): Promise<void>;
};

export const startEcho = () => startBot((port) => [join(ROOT, "bench/echo-bot.ts"), String(port)]);

/** The product as `npm start` runs it, in local mode, on a plan's table. */
export function startPlanBoard(connection: string, table: string): Promise<Bot> {
  return startBot(
    (port) => [
      join(ROOT, "bot/index.ts"),
      "--local",
      "--today",
      "2021-01-20T18:00",
      "--port",
      String(port),
    ],
    {
      AZURE_TABLES_CONNECTION_STRING: connection,
      TABLE_NAME: table,
      CLERKS: PERSON.aadObjectId,
      LOG_LEVEL: "warn",
      // One person says here in a minute what a board says in a year.
      TURNS_A_MINUTE_PER_PERSON: "1000000",
      TURNS_A_MINUTE_PER_CONVERSATION: "1000000",
      NODE_ENV: "",
    },
  );
}

/** From the spawn of a process that only imports the two libraries to the line that says so, in milliseconds. */
export async function importBare(): Promise<number> {
  const start = performance.now();
  const { child, exited } = spawnNode([join(ROOT, "bench/bare-imports.ts")]);
  const took = await new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", () => resolve(performance.now() - start));
    void exited.then((words) => reject(new Error(`The bare imports failed: ${words}`)));
  });
  await exited;
  return took;
}

async function startBot(
  args: (port: number) => readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Bot> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const { child, exited } = spawnNode(args(port), env);
  child.stdout?.on("data", (line) => process.stderr.write(`bot: ${line}`));
  let ended: string | undefined;
  void exited.then((words) => {
    ended = words;
  });
  while (!(await isHealthy(url))) {
    if (ended !== undefined) throw new Error(`A bot stopped by itself: ${ended}`);
    if (performance.now() - start > LONGEST_START) {
      child.kill("SIGKILL");
      throw new Error("A bot did not start.");
    }
    await pause(4);
  }
  const started = performance.now() - start;
  return {
    url,
    started,
    async residentMiB() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
      return kib === undefined ? null : Number(kib) / 1024;
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** A child of this same Node; `exited` is its last words on standard error. */
function spawnNode(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stderr?.on("data", (data: Buffer) => {
    words = (words + data.toString("utf8")).slice(-4000);
  });
  running.add(child);
  const exited = new Promise<string>((resolve) => {
    child.once("close", () => {
      running.delete(child);
      resolve(words);
    });
  });
  return { child, exited };
}

function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const req = get(`${url}/healthz`, { agent: false }, (res) => {
      res.resume();
      resolve(res.statusCode === 200);
    });
    req.once("error", () => resolve(false));
  });
}
