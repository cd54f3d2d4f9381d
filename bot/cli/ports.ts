import { isFree } from "./children.ts";

export function portIn(text: string, option: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Error(`${option} ${text} is not a port. Give a whole number from 1 to 65535.`);
}

export async function mustBeFree(port: number, option: string, what: string): Promise<void> {
  if (await isFree(port)) return;
  throw new Error(
    `Port ${port}, for ${what}, is taken. Stop what uses it (an earlier demo, perhaps), or give another: npm run demo -- ${option} ${port + 1}`,
  );
}
