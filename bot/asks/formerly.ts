/** An ask as it is sent and stored: its name, and its arguments beside it. */
export type Named = Readonly<Record<string, unknown>> & { readonly command: string };

/** What an ask of an earlier version is now called, and what its arguments are now. */
export type Renamed = {
  readonly now: string;
  /** The arguments as they now are; without it they are the same. */
  readonly args?: (args: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};

/**
 * The names and arguments of asks in earlier versions, old to new. They stand on posted cards, in the
 * rows of cards that are kept true, and in the history, for ever. No ask is called so any more.
 */
export const FORMERLY: Readonly<Record<string, Renamed>> = {};

/** An ask by its name and arguments of today, whichever version named it. What is none is given back as it is. */
export function asNow(ask: Named, table: typeof FORMERLY = FORMERLY): Named {
  let { command, ...args } = ask;
  // One that was renamed twice is found by its first name too.
  for (let left = Object.keys(table).length; left > 0; left--) {
    if (!Object.hasOwn(table, command)) break;
    const renamed = table[command] as Renamed;
    args = { ...(renamed.args?.(args) ?? args) };
    command = renamed.now;
  }
  return { command, ...args };
}
