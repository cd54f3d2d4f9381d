import { importBare, startEcho, startPlanBoard } from "./processes.ts";

/** Cold starts in milliseconds, the three in turn; each process is stopped before the next starts. */
export async function coldStarts(connection: string, table: string, times: number) {
  const bare: number[] = [];
  const echo: number[] = [];
  const planBoard: number[] = [];
  for (let n = 0; n < times; n++) {
    bare.push(await importBare());
    for (const [values, start] of [
      [echo, startEcho],
      [planBoard, () => startPlanBoard(connection, table)],
    ] as const) {
      const bot = await start();
      values.push(bot.started);
      await bot.stop();
    }
  }
  return { bare, echo, planBoard };
}
