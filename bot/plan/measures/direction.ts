import { z } from "zod";

/** Which way a measure is better: a higher figure, a lower one, or one within a band. */
export const Direction = z.enum(["higher", "lower", "band"]);
export type Direction = z.infer<typeof Direction>;

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  higher: "higher is better",
  lower: "lower is better",
  band: "within a band is better",
};

/** What stands where nobody has said which way a measure is better. */
export const NOT_SAID = "direction not said";
