import type { Button } from "../../bot/asks/index.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { settingsOf } from "../../bot/plan/plan/settings.ts";
import { register } from "../../bot/plan/risks/register.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { lastReviewOf } from "../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { carried, type FormField, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

type RiskForm = FormState & { readonly plan: Plan; readonly risk: Risk };
type Typed<Key extends string> = { readonly typed?: { readonly [K in Key]?: string | undefined } };

/** A form of a few fields about one risk. */
function smallForm(
  form: RiskForm,
  title: string,
  fields: readonly FormField[],
  press: { readonly command: "save_review" | "close_risk" | "reopen_risk" | "merge_risk" },
  save: string,
): Card {
  const { plan, risk, now } = form;
  const { ref, version } = risk;
  return formCard({
    title,
    text: shorten(risk.description, 500),
    was: `${labelOf(plan, "risk", "lastReview")}: ${printDate(lastReviewOf(risk))}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields,
    buttons: [
      {
        title: form.asItIs ? saveTitle(form) : save,
        style: "positive",
        press: {
          ...press,
          plan: plan.key.id,
          ref,
          seen: version,
          ...carried(form),
        } as Button["press"],
      },
      { title: "Cancel", press: { command: "show_risk", plan: plan.key.id, ref } },
    ],
    asAt: asAtLine(plan, now),
  });
}

/** The form that notes a review: today, unless another day is given. */
export function reviewForm(form: RiskForm & Typed<"on" | "next" | "note">): Card {
  const { plan, risk, typed = {}, now } = form;
  const fields: readonly FormField[] = [
    {
      id: "on",
      kind: "date",
      label: labelOf(plan, "risk", "reviewed"),
      value: typed.on || now.today,
    },
    {
      id: "next",
      kind: "date",
      label: `${labelOf(plan, "risk", "reviewBy")} (may be blank)`,
      value: typed.next ?? "",
    },
    {
      id: "note",
      kind: "text",
      label: "What was found (may be blank)",
      value: typed.note ?? "",
    },
  ];
  const title = `Review ${itemName(plan, "risk", risk.ref)}`;
  return smallForm(form, title, fields, { command: "save_review" }, "Save the review");
}

/** The form that closes a risk, or opens it again. */
export function closingForm(
  form: RiskForm & Typed<"why"> & { readonly command: "close_risk" | "reopen_risk" },
): Card {
  const { plan, risk, typed = {}, command } = form;
  const closes = command === "close_risk";
  const name = itemName(plan, "risk", risk.ref);
  const why: FormField = {
    id: "why",
    kind: "text",
    label: closes ? "Why it is closed" : "Why it is opened again (may be blank)",
    value: typed.why ?? "",
  };
  return smallForm(
    form,
    closes ? `Close ${name}` : `Open ${name} again`,
    [why],
    { command },
    closes ? "Close it" : "Open it again",
  );
}

/** The form that merges a risk into another, which is chosen from those that are open. */
export const mergeForm = (form: RiskForm & Typed<"into">): Card =>
  fitting((length) => {
    const { plan, risk, typed = {} } = form;
    const all = register(plan).filter(({ ref }) => ref !== risk.ref);
    // Those of the same areas are the likeliest.
    const near = (other: Risk) => other.areas.some((area) => risk.areas.includes(area));
    const offered = [...all.filter(near), ...all.filter((other) => !near(other))].slice(
      0,
      length >= 100 ? 100 : 40,
    );
    const isOffered = offered.some(({ ref }) => ref === typed.into);
    const into: FormField = {
      id: "into",
      kind: "choices",
      label: `The ${called(plan, "risk").one} that it is part of`,
      value: isOffered ? (typed.into ?? "") : "",
      choices:
        offered.length === 0
          ? [{ value: "none", title: `There is no other ${called(plan, "risk").one}` }]
          : offered.map(({ ref, description }) => ({
              value: ref,
              title: `${shorten(ref, 40)}: ${shorten(description, Math.min(80, length))}`,
            })),
    };
    const title = `Merge ${itemName(plan, "risk", risk.ref)} into another`;
    return smallForm(form, title, [into], { command: "merge_risk" }, "Merge");
  });

/** The form for how risks are scored, and how much the board tolerates. */
export function scaleForm(
  form: FormState & { readonly plan: Plan } & Typed<"size" | "high" | "medium" | "tolerance">,
): Card {
  const { plan, typed = {}, now } = form;
  const { many } = called(plan, "risk");
  const { high, medium, tolerance } = settingsOf(plan).riskScale ?? {};
  const scale = scaleOf(plan);
  const [chair, lead] = (["chair", "lead"] as const).map((role) => roleCalled(plan, role).one);
  const line = (id: "high" | "medium" | "tolerance", label: string, value?: number): FormField => ({
    id,
    kind: "line",
    label,
    value: typed[id] ?? (value === undefined ? "" : String(value)),
  });
  return formCard({
    title: `How ${many} are scored`,
    text: `Likelihood × impact, beside the words. Now: 1 to ${scale.size} each; high from ${scale.high} points, medium from ${scale.medium}; ${tolerance ? `over ${tolerance} the ${chair} and the ${lead} are told` : "no tolerance is set, so nobody is told"}.`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      {
        id: "size",
        kind: "choices",
        label: "Steps of likelihood and of impact",
        value: typed.size ?? String(scale.size),
        choices: [
          { value: "5", title: "5 × 5, up to 25 points" },
          { value: "4", title: "4 × 4, up to 16 points" },
        ],
      },
      line("high", "High from so many points (blank: as usual)", high),
      line("medium", "Medium from so many points (blank: as usual)", medium),
      line(
        "tolerance",
        "Most points that the board tolerates; what has more is told of (blank: nothing is)",
        tolerance,
      ),
    ],
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_risk_scale",
          plan: plan.key.id,
          ...carried(form),
        } as Button["press"],
      },
      { title: "Cancel", press: { command: "heat_map", plan: plan.key.id, of: "residual" } },
    ],
    asAt: asAtLine(plan, now),
  });
}
