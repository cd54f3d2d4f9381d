import { entries } from "./entry.ts";

/** Words for what has become of risks, and for how they stand among one another. */
export const RISK_STATES = entries("asked", {
  top: "top | biggest | highest | worst | greatest | largest | most serious | most severe | main | major",
  "over tolerance":
    "over tolerance | over the tolerance | over our tolerance | above tolerance | above the tolerance | beyond tolerance | out of tolerance | outside tolerance | outside appetite | outside our appetite | outside the appetite | over appetite | above appetite | beyond appetite | more than we tolerate",
  "within tolerance":
    "within tolerance | within the tolerance | within our tolerance | within appetite | within our appetite | inside tolerance",
  issue:
    "issues | have become issues | has become an issue | have become an issue | became issues | became an issue | turned into issues | have turned into issues | that are issues | are now issues | have happened | have come about | have materialised",
  closed: "closed | that are closed | have been closed | been closed | closed off",
  merged: "merged | that were merged | been merged | have been merged | merged into others",
  open: "open | still open | that are open | live",
  "review late":
    "for review | due for review | due a review | overdue for review | past their review | past review | overdue reviews | overdue review | reviews overdue | late reviews | reviews are overdue | review is overdue | need reviewing | needing review | need a review | need review | to be reviewed | up for review",
  "review due":
    "review due | reviews due | review is due | reviews are due | with a review due | next review | next reviewed | due for review | for review | to be reviewed | up for review",
  "not reviewed":
    "not reviewed | not been reviewed | have not been reviewed | has not been reviewed | not looked at | unreviewed | nobody has reviewed | no one has reviewed | without a review | no review",
  unscored:
    "unscored | not scored | not been scored | without a score | no score | with no score | without scores | no residual score",
  scored: "scored | with a score | have a score | been scored",
  still: "remaining | residual | residually | remain | remains",
  linked:
    "linked to | linked with | that are linked to | tied to | to do with | connected to | that affect | affecting | attached to",
});
