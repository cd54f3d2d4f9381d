import { boardRating, saveBoardRating } from "./actions/board-rating.ts";
import { decideDate } from "./actions/decide-date.ts";
import { addEvidence, evidence, saveEvidence } from "./actions/evidence.ts";
import { listActions, refilter } from "./actions/list-actions.ts";
import { showAction } from "./actions/show-action.ts";
import { saveAction, setAction, updateActionForm } from "./actions/update-action.ts";
import type { Command, CommandName } from "./answering/command.ts";
import { nameArea } from "./areas/name-area.ts";
import { answerForm, closeChallenge, saveAnswer } from "./challenges/answer-challenge.ts";
import { listChallenges, showChallenge } from "./challenges/challenges.ts";
import { raiseChallenge, saveChallenge } from "./challenges/raise-challenge.ts";
import { asAt } from "./history/as-at.ts";
import { history } from "./history/history.ts";
import { undoFrom } from "./history/undo.ts";
import { whatsChanged } from "./history/whats-changed.ts";
import { areaOverview, exceptions, kpis, scorecard, summary } from "./measures/overviews.ts";
import { attendance, saveAttendance } from "./meetings/attendance.ts";
import {
  closeBoardCommand,
  freezePapersCommand,
  meetingReport,
  openBoardCommand,
  walk,
} from "./meetings/board.ts";
import {
  cancelMeetingCommand,
  endSeries,
  meetingFormCommand,
  meetings,
  saveMeeting,
  showMeeting,
} from "./meetings/meetings.ts";
import { missingUpdates, prep } from "./meetings/prep.ts";
import { nameOfficer } from "./people/name-officer.ts";
import { appoint, roles, standIn, whoCan } from "./people/roles.ts";
import { governance } from "./plan/governance.ts";
import { helpFrom } from "./plan/help.ts";
import { changeSettings, settings } from "./plan/settings.ts";
import { refuse, unknown, which } from "./plan/talk.ts";
import { usePlan } from "./plan/use-plan.ts";
import { choosePosts, saveChannelPosts } from "./posts/choose-posts.ts";
import { follow } from "./posts/follow-plan.ts";
import { confirmPost, post, showPost } from "./posts/post.ts";
import { resendPost } from "./posts/resend-post.ts";
import { changeSchedule, saveSchedule, schedules } from "./posts/schedules.ts";
import { askUpdate } from "./reminders/ask-update.ts";
import { chooseReminders, myDigest, notMine, snoozeCommand } from "./reminders/reminders.ts";
import { listRisks, logRiskForm, saveRisk, showRisk } from "./risks/risks.ts";

/** Everything that can be asked: one line for one thing. Help and the manifest follow from it. */
export const COMMANDS: { readonly [Name in CommandName]: Command<Name> } = {
  list_actions: listActions,
  refilter,
  show_action: showAction,
  update_action: updateActionForm,
  save_action: saveAction,
  set_action: setAction,
  undo: undoFrom(() => COMMANDS),
  decide_date: decideDate,
  board_rating: boardRating,
  save_board_rating: saveBoardRating,
  evidence,
  add_evidence: addEvidence,
  save_evidence: saveEvidence,
  area_overview: areaOverview,
  kpis,
  scorecard,
  summary,
  exceptions,
  list_risks: listRisks,
  show_risk: showRisk,
  log_risk: logRiskForm,
  save_risk: saveRisk,
  whats_changed: whatsChanged,
  history,
  as_at: asAt,
  list_challenges: listChallenges,
  show_challenge: showChallenge,
  raise_challenge: raiseChallenge,
  save_challenge: saveChallenge,
  answer_challenge: answerForm,
  save_answer: saveAnswer,
  close_challenge: closeChallenge,
  governance,
  meetings,
  show_meeting: showMeeting,
  meeting_form: meetingFormCommand,
  save_meeting: saveMeeting,
  end_series: endSeries,
  cancel_meeting: cancelMeetingCommand,
  prep,
  missing_updates: missingUpdates,
  ask_update: askUpdate,
  my_digest: myDigest,
  snooze: snoozeCommand,
  not_mine: notMine,
  set_reminders: chooseReminders,
  freeze_papers: freezePapersCommand,
  open_board: openBoardCommand,
  walk,
  attendance,
  save_attendance: saveAttendance,
  close_board: closeBoardCommand,
  meeting_report: meetingReport,
  settings,
  change_settings: changeSettings,
  follow_plan: follow,
  choose_posts: choosePosts,
  save_channel_posts: saveChannelPosts,
  post,
  confirm_post: confirmPost,
  resend_post: resendPost,
  schedules,
  save_schedule: saveSchedule,
  change_schedule: changeSchedule,
  who_can: whoCan,
  roles,
  appoint,
  stand_in: standIn,
  show_post: showPost,
  name_officer: nameOfficer,
  name_area: nameArea,
  help: helpFrom(() => COMMANDS),
  use_plan: usePlan,
  which,
  refuse,
  unknown,
};
