import { listing } from "../../../cards/frames/opening.ts";
import { howManyOf } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/index.ts";
import { nearest } from "../../language/nearest.ts";
import { OPEN_CHALLENGES, openChallenges } from "../../plan/challenges/challenges.ts";
import type { Where } from "../../plan/model/criterion.ts";
import { capital } from "../../plan/model/names.ts";
import { called, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { runQuery } from "../../plan/query/run-query.ts";
import { register } from "../../plan/risks/register.ts";
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
  const list = (title: string, where: Where, about?: string): NearReading => {
    const query = queryOf("action", where, about === undefined ? {} : { about });
    return {
      title,
      shows: howManyOf(plan, "action", runQuery(plan, query, { today }).length),
      press: listing(plan, query),
    };
  };
  const offered: readonly (NearReading & { readonly like: string })[] = [
    {
      like: `show red or amber ${many} at risk`,
      ...list(`Red or amber ${many}`, { rag: { oneOf: ["red", "amber"] } }),
    },
    { like: `overdue late ${many}`, ...list(`Overdue ${many}`, { late: { is: true } }) },
    {
      like: `complete done finished ${many}`,
      ...list(`Complete ${many}`, { status: { oneOf: ["complete"] } }),
    },
    {
      like: `not rated ${many} no rag`,
      ...list(`Not rated ${many}`, { rag: { oneOf: ["none"] } }),
    },
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
      press: listing(plan, queryOf("risk")),
    },
    {
      like: `${challenges} questions assurance open challenge`,
      title: `Open ${challenges}`,
      shows: howManyOf(plan, "challenge", openChallenges(plan).length),
      press: listing(plan, OPEN_CHALLENGES),
    },
    {
      like: `scorecard ${called(plan, "measure").many} targets figures kpi`,
      title: "Scorecard",
      shows: howManyOf(plan, "measure", plan.items.measure.length),
      press: { command: "scorecard", plan: id },
    },
  ];
  const words = findLoosely(plan, text);
  const about = words === null ? [] : [list(`${capital(many)} about “${words}”`, {}, words)];
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
