import { howMany } from "../../../cards/frames/words.ts";
import { nearest } from "../../asked-by-text.ts";
import type { Button } from "../../asks/index.ts";
import { type ActionFilter, filterActions } from "../../plan/actions/filter.ts";
import { openChallenges } from "../../plan/challenges/challenges.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
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
  const list = (title: string, filter: ActionFilter): NearReading => ({
    title,
    shows: howMany(filterActions(plan, filter, today).length, "action"),
    press: { command: "list_actions", plan: id, filter, page: 1 },
  });
  const offered: readonly (NearReading & { readonly like: string })[] = [
    {
      like: "show red or amber actions at risk",
      ...list("Red or amber actions", { rag: ["red", "amber"] }),
    },
    { like: "overdue late actions", ...list("Overdue actions", { overdue: true }) },
    {
      like: "complete done finished actions",
      ...list("Complete actions", { status: ["complete"] }),
    },
    { like: "not rated actions no rag", ...list("Not rated actions", { rag: ["none"] }) },
    {
      like: "summary overview how are we doing plan",
      title: "Summary",
      shows: "the whole plan by area and RAG",
      press: { command: "summary", plan: id },
    },
    {
      like: "risks risk register log",
      title: "Risks",
      shows: howMany(register(plan).length, "risk"),
      press: { command: "list_risks", plan: id, page: 1 },
    },
    {
      like: "challenges questions assurance open challenge",
      title: "Open challenges",
      shows: howMany(openChallenges(plan).length, "challenge"),
      press: {
        command: "list_challenges",
        plan: id,
        page: 1,
        filter: { states: ["open", "answered"] },
      },
    },
    {
      like: "scorecard measures targets figures kpi",
      title: "Scorecard",
      shows: howMany(plan.items.measure.length, "measure"),
      press: { command: "scorecard", plan: id },
    },
  ];
  const words = findLoosely(plan, text);
  const about = words === null ? [] : [list(`Actions about “${words}”`, { text: words })];
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
