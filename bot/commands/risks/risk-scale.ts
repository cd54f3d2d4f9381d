import { howManyOf } from "../../../cards/frames/words.ts";
import { scaleForm } from "../../../cards/risks/small-forms.ts";
import { called } from "../../plan/model/snapshot.ts";
import { register } from "../../plan/risks/register.ts";
import { isOverTolerance } from "../../plan/risks/risk-state.ts";
import { scaleOf } from "../../plan/risks/score.ts";
import { setScale } from "../../plan/risks/set-scale.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { heatMapReply } from "./heat-map.ts";

/** The form for how risks are scored, and how much the board tolerates. */
export const riskScale: Command<"risk_scale"> = {
  run: ({ plan, now, nonce }, { typed = {} }) => ({
    card: scaleForm({ plan, typed, nonce: nonce(), now }),
    summary: `How ${called(plan, "risk").many} are scored`,
  }),
};

/** Sets it, and shows the register by it. */
export const saveRiskScale: Command<"save_risk_scale"> = {
  async run(context, args) {
    const { record, turn, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      setScale(state, args, turn.who),
    );
    const scale = scaleOf(plan);
    const over = register(plan).filter((risk) => isOverTolerance(risk, scale)).length;
    const beyond =
      scale.tolerance === undefined
        ? ""
        : ` ${howManyOf(plan, "risk", over)} ${over === 1 ? "is" : "are"} over the tolerance.`;
    const saved = kind === "unchanged" ? "Nothing was changed: it is so already." : "Saved.";
    const said = `${saved}${beyond}`;
    return heatMapReply({ ...context, plan }, "residual", said);
  },
  async giveBack(context, args, fault) {
    const plan = await planNow(context);
    const { size, high, medium, tolerance } = args;
    const nonce = idempotencyKeyOf(args.nonce, context.turn);
    return {
      card: scaleForm({
        plan,
        typed: { size, high, medium, tolerance },
        ...onForm(fault),
        nonce,
        now: context.now,
      }),
      summary: cameBack(fault, `how ${called(plan, "risk").many} are scored`),
    };
  },
};
