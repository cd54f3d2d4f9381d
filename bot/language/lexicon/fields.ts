import { entries } from "./entry.ts";

/** Words that ask for one fact of something, or for what lacks it. Every field's own label is added from its kind. */

export const FACTS = [
  ...entries("fact", {
    owner:
      "who owns | whose is | who is responsible for | who is responsible | who leads | who leads on | who is leading on | who is leading | who heads up | who heads | who is the lead for | the lead for | lead for | who is the lead | who is in charge of | who runs | whos down to do | who is down to do | who is down for | who is doing | who do i ring about | who do i ask about | who do i speak to about | who do i contact about | who do i talk to about | who has got | who has | who is on | who is dealing with | who is the owner of | who is the owner | owner of | owned by who | who is looking after | who looks after | who deals with | who is sorting | who is working on | who does | who is delivering | who should i ask about | whose job is | who is accountable for | who is carrying | who is handling | who has the lead on | who is it that owns | responsible officer | responsible officers | who are the owners of | who is picking up | who should i talk to about | who should i speak to about | who can i ask about | who do we ask about | who is taking | who was responsible for | who was leading | who was leading on | who owned | who had | owner | owners | who else is on | who else has | who else owns | who else is down for | is anyone else on | is anybody else on | who is holding | who is answerable for | who answers for | who do we shout for | who do i shout for | who do we chase | who do i chase for | whose baby is | who is carrying | who do i go to about | who is leading on those | who do we go to about",
    due: "original date | original date for | original date of | original deadline | original deadline for | old date | new date | first date | date it started out with | what day is it | when is | when are | by when | due date | due date of | due date for | date for | deadline for | deadline of | the deadline for | when does | when do | when will | when should | when must | when was | when is it due | how long have we got on | how long have we got for | how long till | when has | what date is | what date | what is the date for | deadline | how long have we got left on | how long have we got left for | how long have we got left | how long is left on | how long is there left on | how long left on | how long left | how much time have we got on | how much time is left on | how much longer have we got on",
    rag: "what colour is | what colour | what colours | colour of | the colour of | status of | the status of | rag of | rag for | rating of | rating for | rag status of | what rag is | what is the rag for | what is the rag on | how is it rated | state of | rag on | what is the colour of | what rating is | what status is | the rag for | the rag of",
    reason:
      "stuck on | stuck | held up | the excuse | what is the excuse | the excuse for | what is the story with | why is | why has | why are | why did | reason for | the reason for | how come | what is wrong with | what is up with | what is the problem with | explain why | why was | why | what is holding up | what is stopping | what went wrong with | what is the issue with | the reason | reasons | reason | why it is | what is holding it up | what is stopping it | what is the hold up | what is the hold up with | what is blocking | what is delaying | what is in the way of",
    recovery:
      "next step | next steps | next step on | the next step on | recovery plan for | recovery plan | what is needed to | what happens next on | what is next on | what is next for | what is the plan for getting | what needs to happen on | how will it get back | what is being done about | what are they doing about | what are we doing about | what is needed",
    evidence:
      "evidence for | evidence on | evidence of | what evidence | proof of | proof for | proof that | evidence | proof",
    narrative:
      "what did ofsted say | what ofsted said | ofsted said | what did the inspectors say | what did inspectors say | what the inspectors said | inspectors said | what did the inspectors find | inspectors found | what did the inspection say | what did the inspection find | what did cqc say | what did ofsted find | what did ofsted think | the inspectors verdict | inspection findings | findings on | what was the weakness | what did the report say | narrative | the narrative for | inspectors say | what did they find | what did the inspectors think | what the inspection found | what did ofsted and cqc say",
    success:
      "what does success look like | what would success look like | what does good look like | success measures | success criteria | how will we know | success statement | what is success",
    lateness:
      "how many days overdue is | how many days late is | how late is | how overdue is | how many days over is | how far behind is | how many weeks late is | how many weeks overdue is | how many days late | how long overdue is",
    start:
      "start date of | start date for | when does it start | when is the start of | start date",
    progress:
      "progress note on | what has been done on | what has been done about | what have we done on | what have they done on | progress so far on",
    text: "word for word | verbatim | exact wording | the exact wording of | exact wording of | the wording of | exact words of | full wording of | what exactly does it say | in its own words",
    mitigation:
      "mitigation | mitigations | the mitigation for | mitigation for | what are we doing to reduce | what is the mitigation | how are we mitigating",
    severity:
      "how bad is | how serious is | how severe is | how big a risk is | how bad | how serious | what is the severity of",
    postMitigation:
      "after mitigation | post mitigation | after the mitigation | once mitigated | when mitigated | with the mitigation | with mitigation | once the mitigation is in | once the mitigation is in place | once the mitigation is taken into account | once mitigation is taken into account | residual severity | residual | come down | comes down | coming down | go down to",
    gap: "how far off | how far short | how far short of | how short of | how far from | how close to | how near | how far below | how far away from | how far off is | how far away is",
    baseline:
      "when we set out | where did we start from | started from | where we started | before we began | before we started | when we began | when we started | to begin with | at the outset | before any of this | before the plan | baseline | baselines | the baseline for | starting point | where did we start | where did it start",
    target:
      "do we need | do we have to hit | do we have to reach | do we want | need to be at | have to get to | should it be | should it be at | ought it to be | target | targets | target for | targets for | supposed to get to | supposed to reach | aiming for | aim for | what are we aiming for on | need to reach | needs to reach | need to get to | meant to reach | meant to get to | should reach | supposed to be at | want to get to | meant to be at | what did we promise | going for | what did we say we would get to | did we say we would get to | we said we would get to | what did we say we would reach | what did we say we would hit | what did we say we would be at | what were we aiming for",
    actual:
      "actual | actuals | actual figure | actual figures | real figures | figures | figure | the figure for | where is it now | come in at | what did it come in at | what did it come to | came in at | come to at",
  }),
];

/** What something has nothing of: the field's key in its kind. */
export const LACKING = [
  ...entries("lacks", {
    owner:
      "no owner | without an owner | no owners | without owners | not have an owner | not got an owner | nobody owns | no one owns | nobody looking after it | nobody looking after them | nobody looking after | no one looking after | nobody on it | nobody down for | nobody doing | nobody holding | nobody leading | nobody leading on | nobody responsible for | nobody owning | nobody owning them | nobody owning it | unowned | no lead | not owned by anyone | not owned by anybody | without a name against it | without a name against them | no name against it | no name against them | with no name | with nobody against it | nobody is responsible for | with nobody | have nobody owning them | unassigned | not assigned | no one responsible | nobody responsible | no name against",
    mitigation:
      "no mitigation | without mitigation | no mitigations | not mitigated | unmitigated | without a mitigation | not have mitigation | not have a mitigation | nothing being done about | no plan to deal with | no action against them | lack mitigation | have no mitigation | without any mitigation | missing mitigation | nothing in place",
    target:
      "no target | no targets | without a target | no target set | no target set yet | lack a target | without targets | not got a target | not have a target | lacking a target | missing a target | have no target | no agreed target | not agreed",
    evidence:
      "no evidence | without evidence | without any evidence | not got evidence | not got any evidence | no proof | nothing to show for | not have evidence | not have any evidence | lacking evidence | no evidence yet | missing evidence | lack evidence | have no evidence | without proof",
    recovery:
      "no recovery plan | without a recovery plan | no next step | no next steps | without a next step | not got a recovery plan | no plan to recover | no plan to get back | without next steps | no way back to green | not have a recovery plan | not have a next step | lack a recovery plan | lacking a recovery plan | no recovery",
    progress:
      "no progress | no progress note | no update | without an update | no progress recorded | nothing reported | no update on them | without any progress | no progress yet | with nothing said | no commentary",
    reason:
      "no reason | without a reason | no reason given | no explanation | without an explanation",
    revised: "no revised date | without a revised date",
    startDate: "no start date | without a start date",
    due: "no date | without a date | no deadline | without a deadline | no due date | undated | no by when | no end date",
    actual:
      "no figure | no figures | no figure yet | without a figure | no actual | without an actual | no data | not measured | without data | no actual yet | have no figure | no figures yet | not been measured | not got a figure",
    severity: "no severity",
    direction:
      "no direction | without a direction | direction not said | direction is not said | nobody has said which way is better | no one has said which way is better",
  }),
  ...entries("op", {
    revised:
      "revised dates | revised date | changed date | date changed | had their date changed | had its date changed | been put back | put back | been pushed back | pushed back | been moved back | dates moved | with a new date | a revised date | revised | dates have been changed | been delayed officially | rescheduled | been extended | extended | had an extension | given more time | re dated | moved date | had their dates changed | been rescheduled | had their dates moved | had their date moved | date has moved | new dates | slipped dates | had extensions | deferred",
    proposed:
      "waiting for approval | awaiting approval | to approve | unapproved | proposed dates | proposed date | dates to approve | not approved | not yet approved | asked for a new date | needs approval | needing approval | slips to approve",
    evidenced: "with evidence | have evidence | has evidence | got evidence | evidenced",
  }),
];
