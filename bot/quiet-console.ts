const METHODS = ["debug", "dir", "error", "info", "log", "table", "trace", "warn"] as const;

/** What libraries write to on their own. */
export type Console = Record<(typeof METHODS)[number], (...words: never[]) => void>;

/**
 * Takes the console away from libraries: the SDK prints tokens' errors and failed turns there, words
 * and all, past every log level. `tell` is told that something was written, and nothing of what. The
 * returned function gives the console back.
 */
export function quietConsole(console: Console, tell: (method: string) => void): () => void {
  const before = METHODS.map((method) => [method, console[method]] as const);
  for (const method of METHODS) console[method] = () => tell(method);
  return () => {
    for (const [method, write] of before) console[method] = write;
  };
}
