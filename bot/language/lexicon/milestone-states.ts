import { entries } from "./entry.ts";

/** Words for what has become of milestones. */
export const MILESTONE_STATES = entries("asked", {
  "milestone met":
    "been met | have been met | has been met | were met | that are met | already met | been reached | have been reached",
  "milestone missed":
    "missed | we missed | been missed | have been missed | were missed | have we missed | did we miss | past and not met | not been met | have not been met | not met | not reached | have not been reached",
  "cannot be measured":
    "can not be measured | that can not be measured | not measurable | unmeasurable | no way to measure | not measured by anything",
  "in place": "in place | have in place | to have in place",
});
