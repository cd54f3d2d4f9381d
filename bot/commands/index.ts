import type { AskName } from "../asks/index.ts";
import { addEvidence, saveEvidence } from "./actions/add-evidence.ts";
import { boardRating, saveBoardRating } from "./actions/board-rating.ts";
import { decideDate } from "./actions/decide-date.ts";
import { evidence } from "./actions/evidence.ts";
import { showAction } from "./actions/show-action.ts";
import { saveAction, setAction, updateActionForm } from "./actions/update-action.ts";
import type { Command } from "./answering/command.ts";
import { areaOverview } from "./areas/area-overview.ts";
import { deepDive } from "./areas/deep-dive.ts";
import { nameArea } from "./areas/name-area.ts";
import { answerForm, saveAnswer } from "./challenges/answer-challenge.ts";
import { closeChallenge } from "./challenges/close-challenge.ts";
import { raiseChallenge, saveChallenge } from "./challenges/raise-challenge.ts";
import { showChallenge } from "./challenges/show-challenge.ts";
import { asAt } from "./history/as-at.ts";
import { history } from "./history/history.ts";
import { undo } from "./history/undo.ts";
import { whatsChanged } from "./history/whats-changed.ts";
import { overallRating } from "./judgements/overall-rating.ts";
import { rateOverallForm, saveOverallRating } from "./judgements/rate-overall.ts";
import { contradictions, saveContradiction, settleForm } from "./measures/contradictions.ts";
import { giveCommentaryForm, saveCommentary } from "./measures/give-commentary.ts";
import { countAnewFormCommand, saveCountAnew, sayDirection } from "./measures/keep-scorecard.ts";
import { rateMilestoneForm, saveMilestone } from "./measures/rate-milestone.ts";
import { recordFigureForm, saveFigure } from "./measures/record-figure.ts";
import { recordFiguresForm, saveFigures } from "./measures/record-figures.ts";
import { scorecard } from "./measures/scorecard.ts";
import { showKpi } from "./measures/show-kpi.ts";
import { showMeasure } from "./measures/show-measure.ts";
import { attendance, saveAttendance } from "./meetings/attendance.ts";
import { cancelMeetingCommand } from "./meetings/cancel-meeting.ts";
import { closeBoardCommand, meetingReport } from "./meetings/close-board.ts";
import { endSeries } from "./meetings/end-series.ts";
import { exceptions } from "./meetings/exceptions.ts";
import { freezePapersCommand } from "./meetings/freeze-papers.ts";
import { meetings } from "./meetings/list-meetings.ts";
import { openBoardCommand } from "./meetings/open-board.ts";
import { prep } from "./meetings/prep.ts";
import { meetingFormCommand, saveMeeting } from "./meetings/save-meeting.ts";
import { showMeeting } from "./meetings/show-meeting.ts";
import { summary } from "./meetings/summary.ts";
import { walk } from "./meetings/walk.ts";
import { appoint } from "./people/appoint.ts";
import { nameOfficer } from "./people/name-officer.ts";
import { roles } from "./people/roles.ts";
import { standIn } from "./people/stand-in.ts";
import { whoCan } from "./people/who-can.ts";
import { courtesy } from "./plan/courtesy.ts";
import { governance } from "./plan/governance.ts";
import { help } from "./plan/help.ts";
import { legend } from "./plan/legend.ts";
import { list, refilter } from "./plan/list.ts";
import { notUnderstood } from "./plan/not-understood.ts";
import { refuse } from "./plan/refuse.ts";
import { changeSettings, settings } from "./plan/settings.ts";
import { usePlan } from "./plan/use-plan.ts";
import { which } from "./plan/which.ts";
import { changeSchedule } from "./posts/change-schedule.ts";
import { choosePosts, saveChannelPosts } from "./posts/choose-posts.ts";
import { follow } from "./posts/follow-plan.ts";
import { confirmPost, post } from "./posts/post.ts";
import { resendPost } from "./posts/resend-post.ts";
import { saveSchedule } from "./posts/schedule-post.ts";
import { schedules } from "./posts/schedules.ts";
import { showPost } from "./posts/show-post.ts";
import { askUpdate } from "./reminders/ask-update.ts";
import { missingUpdates } from "./reminders/missing-updates.ts";
import { myDigest } from "./reminders/my-digest.ts";
import { notMine } from "./reminders/not-mine.ts";
import { chooseReminders } from "./reminders/set-reminders.ts";
import { snoozeCommand } from "./reminders/snooze.ts";
import { closeRisk, mergeRisk, reopenRisk } from "./risks/close-risk.ts";
import { heatMap } from "./risks/heat-map.ts";
import { logRiskForm, saveRisk } from "./risks/log-risk.ts";
import { reviewRiskForm, saveReview } from "./risks/review-risk.ts";
import { riskScale, saveRiskScale } from "./risks/risk-scale.ts";
import { showRisk } from "./risks/show-risk.ts";
import { saveRiskUpdate, setRisk, updateRiskForm } from "./risks/update-risk.ts";

/** What answers each ask: one line for one thing. */
export const COMMANDS: { readonly [Name in AskName]: Command<Name> } = {
  list,
  refilter,
  show_action: showAction,
  update_action: updateActionForm,
  save_action: saveAction,
  set_action: setAction,
  decide_date: decideDate,
  board_rating: boardRating,
  save_board_rating: saveBoardRating,
  evidence,
  add_evidence: addEvidence,
  save_evidence: saveEvidence,

  area_overview: areaOverview,
  deep_dive: deepDive,
  name_area: nameArea,

  overall_rating: overallRating,
  rate_overall: rateOverallForm,
  save_overall_rating: saveOverallRating,

  scorecard,
  show_measure: showMeasure,
  give_commentary: giveCommentaryForm,
  save_commentary: saveCommentary,
  rate_milestone: rateMilestoneForm,
  save_milestone: saveMilestone,
  record_figure: recordFigureForm,
  save_figure: saveFigure,
  record_figures: recordFiguresForm,
  save_figures: saveFigures,
  say_direction: sayDirection,
  contradictions,
  settle_contradiction: settleForm,
  save_contradiction: saveContradiction,
  count_anew: countAnewFormCommand,
  save_count_anew: saveCountAnew,
  show_kpi: showKpi,

  summary,
  exceptions,
  meetings,
  show_meeting: showMeeting,
  meeting_form: meetingFormCommand,
  save_meeting: saveMeeting,
  end_series: endSeries,
  cancel_meeting: cancelMeetingCommand,
  prep,
  freeze_papers: freezePapersCommand,
  open_board: openBoardCommand,
  walk,
  attendance,
  save_attendance: saveAttendance,
  close_board: closeBoardCommand,
  meeting_report: meetingReport,

  show_risk: showRisk,
  heat_map: heatMap,
  log_risk: logRiskForm,
  save_risk: saveRisk,
  update_risk: updateRiskForm,
  save_risk_update: saveRiskUpdate,
  set_risk: setRisk,
  review_risk: reviewRiskForm,
  save_review: saveReview,
  close_risk: closeRisk,
  reopen_risk: reopenRisk,
  merge_risk: mergeRisk,
  risk_scale: riskScale,
  save_risk_scale: saveRiskScale,

  undo,
  whats_changed: whatsChanged,
  history,
  as_at: asAt,

  show_challenge: showChallenge,
  raise_challenge: raiseChallenge,
  save_challenge: saveChallenge,
  answer_challenge: answerForm,
  save_answer: saveAnswer,
  close_challenge: closeChallenge,

  missing_updates: missingUpdates,
  ask_update: askUpdate,
  my_digest: myDigest,
  snooze: snoozeCommand,
  not_mine: notMine,
  set_reminders: chooseReminders,

  follow_plan: follow,
  choose_posts: choosePosts,
  save_channel_posts: saveChannelPosts,
  post,
  confirm_post: confirmPost,
  resend_post: resendPost,
  schedules,
  save_schedule: saveSchedule,
  change_schedule: changeSchedule,
  show_post: showPost,

  who_can: whoCan,
  roles,
  appoint,
  stand_in: standIn,
  name_officer: nameOfficer,

  governance,
  settings,
  change_settings: changeSettings,
  legend,
  help,
  use_plan: usePlan,
  which,
  refuse,
  courtesy,
  unknown: notUnderstood,
};
