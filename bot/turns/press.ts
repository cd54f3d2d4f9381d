import { otherPlanCard } from "../../cards/plan/meanwhile.ts";
import { asksItself, type Press, readPress } from "../asks/index.ts";
import { PlanError } from "../plan/model/errors.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { may } from "../plan/rights/roles.ts";
import type { Reply, Said, Turn } from "../turn.ts";
import { answerAsk, checkedTurn } from "./answer-ask.ts";
import { choosePlan } from "./choose-plan.ts";
import { faultReply } from "./fault.ts";
import type { TurnNeeds } from "./needs.ts";
import { inPlace, remembered } from "./posted-card.ts";
import { reached } from "./reached.ts";
import type { Found } from "./which-plan.ts";

type Pressed = Extract<Said, { kind: "press" }>;

/**
 * Answers a press. It names its plan, and anybody can forge one; so it must name the plan that this
 * conversation is about. Only the press that changes that may name another, and where nobody has said
 * yet which plan it is, those who may say so.
 */
export async function answerPress(
  said: Pressed,
  turn: Turn,
  needs: TurnNeeds,
  loaded: (plan: Plan) => void,
): Promise<Reply> {
  const press = parsePress(said.data);
  const { plans, record } = needs;
  const { tenant } = turn.who;
  const { conversation } = turn.where;
  const load = reached(record.load({ tenant, id: press.plan }));
  if (press.command === "use_plan") return answerHere(press, await load, said, turn, needs);
  // Both at once, so that one is not waited for after the other.
  const [plan, known] = await Promise.all([load, reached(plans.find(tenant, conversation))]);
  loaded(plan);
  const isIt = (found: Found) => "key" in found && found.key.id === plan.key.id;
  const found = isIt(known) ? known : await plans.find(tenant, conversation, true);
  if ("choose" in found) {
    const { who } = await checkedTurn(turn);
    if (!may(plan, who, "choose a plan")) return choosePlan(found.choose);
  }
  if ("choose" in found || isIt(found)) return answerHere(press, plan, said, turn, needs);
  const entries = await plans.all(tenant);
  const nameOf = (id: string) => entries.find((entry) => entry.id === id)?.name ?? id;
  const refusal = `This card is about ${nameOf(plan.key.id)}; this conversation is about ${nameOf(found.key.id)}. Say “change plan” to change that. Nothing was changed.`;
  return { card: otherPlanCard(refusal, press), summary: refusal };
}

/** Answers in the place of the card that was pressed. What Teams presses by itself only reads, and nothing is remembered of it. */
async function answerHere(
  press: Press,
  plan: Plan,
  { automatic }: Pressed,
  turn: Turn,
  needs: TurnNeeds,
): Promise<Reply> {
  if (automatic) {
    if (asksItself(press)) return answerAsk(press, plan, turn, needs);
    throw new PlanError("not-possible", "Only a person can do that: press the button yourself.");
  }
  // A fault takes the place of the card too.
  const reply = await answerAsk(press, plan, turn, needs).catch((error: unknown) =>
    faultReply(error, turn, needs),
  );
  const source = { ask: press, plan, turn };
  return inPlace(remembered(reply, source, needs.cards), source, needs.cards);
}

function parsePress(data: unknown): Press {
  const press = readPress(data);
  if (press) return press;
  throw new PlanError(
    "bad-input",
    "That button is not one I can read; perhaps its card is from an older version. Nothing was changed. Please ask again by text.",
  );
}
