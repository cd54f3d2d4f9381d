import type { Opening } from "./contract/build.ts";
import { keepsCards } from "./contract/cards.ts";
import { keepsCheckpoints } from "./contract/checkpoints.ts";
import { keepsDueWork } from "./contract/due-work.ts";
import { keepsHistory } from "./contract/history.ts";
import { keepsAPlan } from "./contract/plans.ts";
import { keepsPlansApart } from "./contract/tenants.ts";
import { keepsWords } from "./contract/words.ts";

/**
 * Every promise that a plan store makes, whatever it keeps plans in. `place` makes a fresh place;
 * what it returns opens a store on that place each time it is called, like one more process.
 */
export function keepsPlans(name: string, place: () => Opening): void {
  keepsAPlan(name, place);
  keepsHistory(name, place);
  keepsCheckpoints(name, place);
  keepsWords(name, place);
  keepsPlansApart(name, place);
  keepsDueWork(name, place);
  keepsCards(name, place);
}
