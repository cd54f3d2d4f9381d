import type { Command, CommandName } from "./command.ts";
import { follow } from "./follow-plan.ts";
import { governance } from "./governance.ts";
import { helpFrom } from "./help.ts";
import { listActions, refilter } from "./list-actions.ts";
import { nameArea } from "./name-area.ts";
import { nameOfficer } from "./name-officer.ts";
import { areaOverview, kpis, scorecard, summary } from "./overviews.ts";
import { confirmPost, post, showPost } from "./post.ts";
import { listRisks, logRiskForm, saveRisk, showRisk } from "./risks.ts";
import { showAction } from "./show-action.ts";
import { refuse, unknown, which } from "./talk.ts";
import { saveAction, setAction, updateActionForm } from "./update-action.ts";
import { usePlan } from "./use-plan.ts";

/** Everything that can be asked: one line for one thing. Help and the manifest follow from it. */
export const COMMANDS: { readonly [Name in CommandName]: Command<Name> } = {
  list_actions: listActions,
  refilter,
  show_action: showAction,
  update_action: updateActionForm,
  save_action: saveAction,
  set_action: setAction,
  area_overview: areaOverview,
  kpis,
  scorecard,
  summary,
  list_risks: listRisks,
  show_risk: showRisk,
  log_risk: logRiskForm,
  save_risk: saveRisk,
  governance,
  follow_plan: follow,
  post,
  confirm_post: confirmPost,
  show_post: showPost,
  name_officer: nameOfficer,
  name_area: nameArea,
  help: helpFrom(() => COMMANDS),
  use_plan: usePlan,
  which,
  refuse,
  unknown,
};
