import { riskForm } from "../../../cards/risks/risk-form.ts";
import type { Arguments } from "../../asks/index.ts";
import type { PlanError } from "../../plan/model/errors.ts";
import { withArticle } from "../../plan/model/names.ts";
import { called, find, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { alikeTo, LikelyTwin, suggestedAction } from "../../plan/risks/alike.ts";
import { logRisk, type NewRisk } from "../../plan/risks/log-risk.ts";
import { areasTyped } from "../../plan/risks/risk-typed.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm } from "../answering/give-back.ts";
import { list } from "../plan/list.ts";
import { riskReply } from "./show-risk.ts";
import { tellingOverTolerance } from "./tell-over-tolerance.ts";

/** The form that logs a risk, filled in with what was said and the action that it may have to do with. */
export const logRiskForm: Command<"log_risk"> = {
  run: ({ plan, now, nonce }, { typed, advice }) => {
    const { links, remark } = suggested(plan, typed);
    const twin = typed?.description ? alikeTo(plan, typed.description) : undefined;
    return {
      card: riskForm({
        plan,
        nonce: nonce(),
        now,
        ...(typed ? { typed: { ...typed, ...links } } : {}),
        ...(twin ? { alike: twin.ref } : {}),
        problems: [
          ...(advice ? [advice] : []),
          ...(twin ? twinLines(plan, new LikelyTwin(plan, twin)) : []),
          ...remark,
        ],
      }),
      summary: `Log ${withArticle(called(plan, "risk").one)}`,
    };
  },
};

/** The action that a risk may have to do with, where nobody has said one: to be confirmed in the form. */
function suggested(
  plan: Plan,
  typed: Partial<NewRisk> | undefined,
): { readonly links: Pick<NewRisk, "links">; readonly remark: readonly string[] } {
  if (!typed?.description || typed.links) return { links: {}, remark: [] };
  const areas = areasTyped(typed.area ?? "");
  const action = suggestedAction(plan, { description: typed.description, areas });
  if (!action) return { links: {}, remark: [] };
  const name = itemName(plan, "action", action);
  return {
    links: { links: name },
    remark: [`It may have to do with ${name}: it stands below, to be kept or taken out.`],
  };
}

const twinLines = (plan: Plan, twin: LikelyTwin): readonly string[] => [
  twin.message,
  `Open ${itemName(plan, "risk", twin.ref)} instead, or log this one all the same.`,
];

/** Saves the form as a new row of the register. */
export const saveRisk: Command<"save_risk"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const typed = typedIn(args);
    if (!args.asItIs) adviseOn({ description: typed.description, mitigation: typed.mitigation });
    const telling = await tellingOverTolerance(context);
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      telling.told(plan, logRisk(plan, typed, turn.who, now)),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const risk = made === undefined ? undefined : find(plan, "risk", made);
    if (!risk) {
      const all = await list.run({ ...context, plan }, { query: queryOf("risk"), page: 1 });
      return { ...all, summary: `This ${called(plan, "risk").one} was already saved` };
    }
    const said = `Saved: this is ${itemName(plan, "risk", risk.ref)}.${telling.words(risk.ref)}`;
    return riskReply(context, plan, risk, said);
  },
  giveBack: ({ plan, turn, now }, args, fault) => ({
    card: riskForm({
      plan,
      typed: typedIn(args),
      ...shownOn(plan, fault),
      ...(args.asItIs ? { asItIs: true } : {}),
      nonce: idempotencyKeyOf(args.nonce, turn),
      now,
    }),
    summary: cameBack(fault, `the ${called(plan, "risk").one}`),
  }),
};

/** A fault as the form shows it; one that it may be here already can be gone past. */
const shownOn = (plan: Plan, fault: PlanError) =>
  fault instanceof LikelyTwin
    ? { alike: fault.ref, problems: ["Not saved yet.", ...twinLines(plan, fault)] }
    : onForm(fault);

function typedIn(args: Arguments<"save_risk">): NewRisk {
  return {
    area: args.area,
    description: args.description,
    rag: args.rag ?? "none",
    severity: args.severity ?? "unknown",
    mitigation: args.mitigation,
    owner: args.owner === "nobody" ? "" : args.owner,
    postMitigation: args.postMitigation ?? "unknown",
    links: args.links,
    ...(args.another ? { another: true } : {}),
  };
}
