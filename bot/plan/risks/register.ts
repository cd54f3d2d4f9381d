import { listed, type Plan } from "../model/snapshot.ts";
import type { Risk } from "./risk.kind.ts";

/** The risk register: every open risk. Those that were closed, merged or withdrawn stay in the record. */
export const register = (plan: Plan): readonly Risk[] => listed(plan, "risk");
