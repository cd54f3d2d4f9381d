/** Dice that fall the same way for the same seed, so that a run that failed can be run again. */
export type Dice = {
  /** A number from 0 to 1. */
  readonly roll: () => number;
  /** A whole number from 0 to below `sides`. */
  readonly below: (sides: number) => number;
  /** Whether something happens that happens so often. */
  readonly falls: (odds: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Dice of a seed. Seeds that follow one another give streams that have nothing in common. */
export function diceOf(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (sides: number) => Math.floor(roll() * sides);
  return {
    roll,
    below,
    falls: (odds) => roll() < odds,
    pick: (from) => {
      if (from.length === 0) throw new Error("There is nothing to pick from.");
      return from[below(from.length)] as (typeof from)[number];
    },
  };
}
