import type { Subject } from "../challenges/challenge.kind.ts";
import { subjectsIn, subjectText } from "../challenges/subjects.ts";
import { standing } from "../model/edits.ts";
import { called, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import { RISK, type Risk, RiskLink } from "./risk.kind.ts";
import { UPDATE } from "./risk-scores.ts";

/** The areas that were chosen, as a client sends several of one. */
export const areasTyped = (typed: string): readonly string[] =>
  typed
    .split(",")
    .map((area) => area.trim())
    .filter((area) => area !== "");

const isLink = (subject: Subject): subject is RiskLink => RiskLink.safeParse(subject).success;

/** What of the plan a text such as “3.4, KPI 1.1” names, and what is wrong with it, if something is. */
export function readLinks(
  plan: Plan,
  typed: string,
): { readonly links: RiskLink[]; readonly fault?: string } {
  const { about, unknown } = subjectsIn(plan, typed);
  const links = about.filter(isLink);
  const others = about.filter((subject) => !isLink(subject));
  const [action, kpi, measure] = (["action", "kpi", "measure"] as const).map(
    (kind) => called(plan, kind).many,
  );
  if (unknown.length > 0) {
    const names = unknown.slice(0, 3).map((one) => `“${one.slice(0, 80)}”`);
    return { links, fault: `This plan has no ${names.join(" or ")}.` };
  }
  if (others.length > 0) {
    const names = others.map(({ kind, ref }) => itemName(plan, kind, ref)).join(", ");
    return {
      links,
      fault: `Only ${action}, ${kpi} and ${measure} can be linked here, not ${names}.`,
    };
  }
  return links.length > MOST_LINKS ? { links, fault: `Name at most ${MOST_LINKS}.` } : { links };
}

const MOST_LINKS = 40;

/** What a risk is linked to, as it is typed in this plan's words. */
export const linksTyped = (plan: Plan, { links = [] }: Pick<Risk, "links">): string =>
  links.map((link) => subjectText(link, plan)).join(", ");

/** What stands in each input of the form of a risk before anybody types. */
export const standingInputs = (plan: Plan, risk: Risk): Readonly<Record<string, string>> => ({
  ...standing(RISK, UPDATE, risk),
  links: linksTyped(plan, risk),
});
