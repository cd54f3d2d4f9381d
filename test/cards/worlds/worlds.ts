import { AWKWARD } from "./awkward.ts";
import { FULL } from "./sample.ts";
import { BARE, SPARSE } from "./sparse.ts";
import type { World } from "./world.ts";

/** Every plan that every card is drawn of. */
export const WORLDS: readonly World[] = [FULL, BARE, SPARSE, AWKWARD];
