import { answerForm, closeChallenge, saveAnswer } from "./answer-challenge.ts";
import { asAt } from "./as-at.ts";
import { askUpdate } from "./ask-update.ts";
import { attendance, saveAttendance } from "./attendance.ts";
import {
  closeBoardCommand,
  freezePapersCommand,
  meetingReport,
  openBoardCommand,
  walk,
} from "./board.ts";
import { boardRating, saveBoardRating } from "./board-rating.ts";
import { listChallenges, showChallenge } from "./challenges.ts";
import { choosePosts, saveChannelPosts } from "./choose-posts.ts";
import type { Command, CommandName } from "./command.ts";
import { decideDate } from "./decide-date.ts";
import { addEvidence, evidence, saveEvidence } from "./evidence.ts";
import { follow } from "./follow-plan.ts";
import { governance } from "./governance.ts";
import { helpFrom } from "./help.ts";
import { history } from "./history.ts";
import { listActions, refilter } from "./list-actions.ts";
import {
  cancelMeetingCommand,
  endSeries,
  meetingFormCommand,
  meetings,
  saveMeeting,
  showMeeting,
} from "./meetings.ts";
import { nameArea } from "./name-area.ts";
import { nameOfficer } from "./name-officer.ts";
import { areaOverview, exceptions, kpis, scorecard, summary } from "./overviews.ts";
import { confirmPost, post, showPost } from "./post.ts";
import { missingUpdates, prep } from "./prep.ts";
import { raiseChallenge, saveChallenge } from "./raise-challenge.ts";
import { chooseReminders, myDigest, notMine, snoozeCommand } from "./reminders.ts";
import { resendPost } from "./resend-post.ts";
import { listRisks, logRiskForm, saveRisk, showRisk } from "./risks.ts";
import { appoint, roles, standIn, whoCan } from "./roles.ts";
import { changeSchedule, saveSchedule, schedules } from "./schedules.ts";
import { changeSettings, settings } from "./settings.ts";
import { showAction } from "./show-action.ts";
import { refuse, unknown, which } from "./talk.ts";
import { undoFrom } from "./undo.ts";
import { saveAction, setAction, updateActionForm } from "./update-action.ts";
import { usePlan } from "./use-plan.ts";
import { whatsChanged } from "./whats-changed.ts";

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
