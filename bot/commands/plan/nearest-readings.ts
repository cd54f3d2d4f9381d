import { howManyOf } from "../../../cards/frames/words.ts";
import { nearest } from "../../asked-by-text.ts";
import type { Button } from "../../asks/index.ts";
import { type ActionFilter, filterActions } from "../../plan/actions/filter.ts";
import { openChallenges } from "../../plan/challenges/challenges.ts";
import { capital } from "../../plan/model/names.ts";
import { called, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { register } from "../../plan/risks/risk-filter.ts";
import { findLoosely } from "../../plan/text/search.ts";

/** A way in which a text that was not understood may have been meant, and what it would show. */
export type NearReading = {
  readonly title: string;
  readonly shows: string;
  readonly press: Button["press"];
};

/** The three nearest readings of a text: actions that hold some of its words, then the things asked for most like it. */
export function nearestReadings(plan: Plan, text: string, today: string): readonly NearReading[] {
  const id = plan.key.id;
  const { many } = called(plan, "action");
  const risks = called(plan, "risk").many;
  const challenges = called(plan, "challenge").many;
  const list = (title: string, filter: ActionFilter): NearReading => ({
    title,
    shows: howManyOf(plan, "action", filterActions(plan, filter, today).length),
    press: { command: "list_actions", plan: id, filter, page: 1 },
  });
  const offered: readonly (NearReading & { readonly like: string })[] = [
    {
      like: `show red or amber ${many} at risk`,
      ...list(`Red or amber ${many}`, { rag: ["red", "amber"] }),
    },
    { like: `overdue late ${many}`, ...list(`Overdue ${many}`, { overdue: true }) },
    {
      like: `complete done finished ${many}`,
      ...list(`Complete ${many}`, { status: ["complete"] }),
    },
    { like: `not rated ${many} no rag`, ...list(`Not rated ${many}`, { rag: ["none"] }) },
    {
      like: "summary overview how are we doing plan",
      title: "Summary",
      shows: `the whole plan by ${called(plan, "area").one} and ${labelOf(plan, "action", "rag")}`,
      press: { command: "summary", plan: id },
    },
    {
      like: `${risks} risk register log`,
      title: capital(risks),
      shows: howManyOf(plan, "risk", register(plan).length),
      press: { command: "list_risks", plan: id, page: 1 },
    },
    {
      like: `${challenges} questions assurance open challenge`,
      title: `Open ${challenges}`,
      shows: howManyOf(plan, "challenge", openChallenges(plan).length),
      press: {
        command: "list_challenges",
        plan: id,
        page: 1,
        filter: { states: ["open", "answered"] },
      },
    },
    {
      like: `scorecard ${called(plan, "measure").many} targets figures kpi`,
      title: "Scorecard",
      shows: howManyOf(plan, "measure", plan.items.measure.length),
      press: { command: "scorecard", plan: id },
    },
  ];
  const words = findLoosely(plan, text);
  const about = words === null ? [] : [list(`${capital(many)} about “${words}”`, { text: words })];
  const near = nearest(
    text,
    offered.map((one) => one.like),
    3,
  ).flatMap((like) => offered.filter((one) => one.like === like));
  return [...about, ...near.map(({ title, shows, press }) => ({ title, shows, press }))].slice(
    0,
    3,
  );
}
