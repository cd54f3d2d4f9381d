import { listed, type Plan } from "../model/snapshot.ts";
import type { Risk } from "./risk.kind.ts";

/** The risk register: every risk but those that were withdrawn, which stay in the record. */
export const register = (plan: Plan): readonly Risk[] => listed(plan, "risk");
