import { ACTION_CARDS } from "./actions/drawn.ts";
import { AREA_CARDS } from "./areas/drawn.ts";
import { CHALLENGE_CARDS } from "./challenges/drawn.ts";
import type { Drawn } from "./drawing.ts";
import { HISTORY_CARDS } from "./history/drawn.ts";
import { JUDGEMENT_CARDS } from "./judgements/drawn.ts";
import { MEASURE_CARDS } from "./measures/drawn.ts";
import { MEETING_CARDS } from "./meetings/drawn.ts";
import { PEOPLE_CARDS } from "./people/drawn.ts";
import { PLAN_CARDS } from "./plan/drawn.ts";
import { POST_CARDS } from "./posts/drawn.ts";
import { REMINDER_CARDS } from "./reminders/drawn.ts";
import { RISK_CARDS } from "./risks/drawn.ts";

/** Every card that the product can draw, room by room. */
export const CARDS: readonly Drawn[] = [
  ...ACTION_CARDS,
  ...AREA_CARDS,
  ...JUDGEMENT_CARDS,
  ...RISK_CARDS,
  ...MEASURE_CARDS,
  ...CHALLENGE_CARDS,
  ...MEETING_CARDS,
  ...PEOPLE_CARDS,
  ...POST_CARDS,
  ...PLAN_CARDS,
  ...HISTORY_CARDS,
  ...REMINDER_CARDS,
];
