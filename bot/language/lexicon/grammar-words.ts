import { entries } from "./entry.ts";

/** Words that say nothing by themselves and change what stands beside them. */
export const GRAMMAR = [
  ...entries("word", {
    not: "rather than | instead of | as opposed to | not | neither | nor | non | never",
    no: "no | nobody | none | nothing | no one",
    except:
      "except | except for | excluding | exclude | apart from | aside from | other than | but not | bar | minus | less | without | outside | outside of | hide | hiding | ignore | ignoring | leave out | leaving out | omit | omitting | skip | skipping | do not show | do not want | do not include | do not list | do not need | do not give me | all but | anything but | everything but | not counting | not including | not owned by | not owned by any of | nothing from | nobody from | no one from | none from | nobody at | no one at | nobody in | not from | besides | leaving aside | leave aside | setting aside | put aside | leave off | forget | forget about | lose | ditch | never mind | taking out | take out | strip out | filter out | knock out | knock off | not interested in | not bothered about | excepting | dropping",
    only: "only | just | nothing but | no one but | nobody but | nothing except | alone please | solely",
    denies:
      "does not own | does not | do not own | is not on | does not have | is not the owner | is not on them | is not down for | does not lead",
    or: "or",
    and: "and | & | plus | as well as | n | +",
    but: "but",
    that: "that | which are | that are",
    due: "to get over the line | get over the line | due | falls due | fall due | falling due | due date | deadline | deadlines | falls | fall | falling | lands | to land | landing | due to land | date on it | date on them | dates on them | date against it | dated | with a deadline | need finishing | needs finishing | need to be done | needs to be done | has to be done | have to be done | to be finished | to finish | to be completed | to complete | needs doing | need doing | needs finishing | needs completing | to be delivered | supposed to be done | meant to be done | due in | due on | due for | be done | be finished | be in place | to get done | get done | supposed to be in place | supposed to be finished | supposed to finish | supposed to happen | meant to be finished | meant to finish | meant to happen | wanted | needed",
    "was due":
      "was due | were due | was meant to be done | were meant to be done | should have landed | should have been done | should have been finished | should have been completed | should have finished | should have happened | was supposed to be done | were supposed to be done | had to be done | were meant to finish | was supposed to finish | should have been in | should of been done | should have hit | did we say we would do | we said we would do | were to be done | was to be done | deadlines did we miss | supposed to have done | supposed to have been done | meant to have done | meant to have been done | should have delivered | should have been delivered | ought to have been done | ought to have been delivered | ought to have been completed | ought to be done by now | ought to be finished by now | ought to have been finished | was promised | were promised | were supposed to finish | was due to finish | were due to finish | have been due | did we promise to do | that were due",
    soon: "due soon | coming up | upcoming | what is next | next up | on the horizon | nearly due | about to be due | imminent | due shortly | approaching | coming due | soon due | due next | coming round | coming soon | on its way | next due | looming",
    starts:
      "starts | start | starting | beginning | getting started | begins | begin | due to start | to start | to begin | kicks off | meant to start",
    "should have started":
      "should have started | should have been started | should have begun | meant to have started | supposed to have started | late starting | late to start | were due to start | was due to start | should of started | ought to have started | should be started | should have started by now | should have started but",
    was: "was | were",
    updated:
      "updated | heard about | had an update | heard anything about | been touched | had news | reported on | said anything about | been reviewed | moved on",
    "not updated":
      "not updated | not been updated | no updates | no update since | not heard about | stale | gone quiet | not changed | not moved | not been touched | no news | untouched | without an update | not had an update | not been updated recently | no progress since | nothing since | no movement | gone stale | not been looked at | nothing has changed on",
  }),
  ...entries("op", {
    needless:
      "withdrawn | superseded | no longer needed | scrapped | abandoned | redundant | obsolete | no longer required",
    count:
      "how many | how many of | number of | count of | count | how much | how many are | how many have | what number of | tot up | total number of | how many is",
    share:
      "what percentage | what proportion | what share | how much of | percentage | what percent | what % | what fraction | proportion of",
    colours:
      "rag tally | tally of colours | tally by colour | tally of the colours | colour tally | counted by rag | by colour | by rag | by rag rating | rag breakdown | breakdown by rag | rag summary | colour breakdown | by rating | split by rag | rag split | in each colour | rag count | counts by colour | of each colour | how many of each colour | each colour | rag counts",
    "by owner":
      "counted by owner | by owner | per owner | for each owner | each owner | by person | per person | for each person | everyone has | has everyone got | does everyone have | each person | has each person got | does each person have | each officer | has each owner got | does each owner have | person by person",
    "by area":
      "counted by area | by area | per area | for each area | each area | area by area | in each area | does each area have | has each area got | split by area | across the areas | by delivery group",
    "by status": "counted by status | by status | per status | by state",
    "most owner":
      "who has the most | who has got the most | who has most | who owns the most | whos got most | who is busiest | who has the biggest load | who is carrying the most | which owner has the most | which person has the most | who has the lions share | who has got most | who is got the most | who is got most | who has too many | who is overloaded | which officer has the most",
    "most area":
      "which area has the most | which area has most | area with the most | area with most | which area has got the most | what area has the most | where are most | where are the most | which area is worst | worst area | which areas have the most | which area is doing worst | which area has got most",
    "least area":
      "which area has the fewest | which area has fewest | area with the fewest | which area is doing best | best area",
    "least owner":
      "who has the fewest | who has the least | who is doing least | who is doing the least | who has least",
    "areas without":
      "which areas have no | which area has no | areas with no | any areas with no | areas without | areas without any | which areas have not got any | which areas do not have any | any area with no | which area has nothing | which areas have nothing | which area has got nothing | which areas have got nothing | area with nothing | areas with nothing | any area with nothing | any areas with nothing | which area has not got anything | which area has not got any | which area does not have any | which area does not have anything | which areas do not have anything | is there an area with no | is there an area with nothing",
    "open longest":
      "hanging about longest | hanging around longest | been hanging about longest | been hanging around longest | longest outstanding | been open longest | open longest | open the longest | been going longest | outstanding longest | been outstanding longest",
    oldest: "oldest | longest running | earliest",
    "longest overdue":
      "longest overdue | most overdue | worst overdue | been overdue longest | been overdue the longest | overdue the longest | overdue longest | been late longest | late the longest | late longest | most late | latest running | furthest behind | furthest past its date | furthest past their date | furthest past the date | longest past its date | longest past their date | longest overdue first | longest overdue at the top | most overdue first | most overdue at the top | latest running first | with the longest overdue first | with the longest overdue at the top | with the most overdue first",
    newest:
      "raised last | logged last | last raised | most recently raised | newest | most recent | latest due | furthest off | last due | furthest away | due last",
    "by due":
      "earliest due first | oldest first | oldest at the top | oldest on top | with the oldest first | with the oldest at the top | earliest first | earliest at the top | with the earliest first | soonest first | soonest at the top | with the soonest first | nearest first | nearest date first | in the order they fall due | in the order that they fall due | in order of when they fall due | in the order they are due | in the order that they are due | in order of when they are due | in order they fall due | in date order | in order of date | in order of due date | by date | by due date | date order | in due date order | due date order | in deadline order | by deadline | sorted by date | sort by date | ordered by date | order by date | in chronological order | chronologically | next due first | most urgent first | earliest date first | oldest date first | soonest date first",
    "by due, last first":
      "latest due first | latest first | newest first | furthest off first | latest date first | furthest away first | in reverse date order | last due first",
    "worst at the top":
      "worst rag first | worst colour first | worst at the top | worst ones first | in rag order | in colour order | in order of colour | in order of rag | sorted by rag | sort by rag | ordered by rag | order by rag | sorted by colour | sort by colour",
    "last of all":
      "comes last | come last | falls last | fall last | finishes last | is last | due last of all | right at the end",
    "any state":
      "whatever state it is in now | whatever state it is in | whatever state they are in | whatever state | whatever their status | whatever the status | whatever its status | regardless of status | any status | open or closed | open and closed | done and not done | finished and unfinished | finished or unfinished | complete and incomplete | complete or incomplete",
    "to come":
      "still to come | yet to come | to come | still ahead | ahead of us | got time | got time yet | got time left | time left | still have time | have time left | time in hand | still in date | not due yet | not yet due | not fallen due | not yet fallen due | still in time",
    "by post":
      "down to a post | owned by a post | owned by posts | down to posts | held by a post | held by posts | assigned to a post | assigned to posts | with a post | with posts | sits with a post | sit with a post | sitting with a post | against a post | vacant post | vacant posts | unfilled post | unfilled posts | a vacancy | nobody in post | no one in post",
    next: "first thing due | first due | first one due | the first thing due | next thing | next one | next action due | next thing due | next action | next to be due | due first | what is due next | next deadline | soonest | nearest deadline | next one due | what is the next deadline | comes due first",
    "worst first":
      "worst severity first | worst first | biggest first | by severity | top | most serious first",
    "the worst": "worst | most serious | most severe",
    together:
      "together | jointly | between them jointly | jointly own | own together | shared | share | both own | both have | joint | with both | own jointly | both on | both down for | sharing | shares | sharing one with | sharing with | shares with | sharing one | co own | in common | both working on | doing together",
    either: "between them | between the two of them | between them both | either of them",
    alone:
      "on her own | on his own | on their own | alone | by herself | by himself | by themselves | solo | single handed | solely | sole owner | as the only owner | only owner | single owner | one owner | only one owner | just one owner | with a single owner | with one owner | all on her own | all by herself | as sole owner | by myself | on my own",
    compare:
      "compare | comparison of | compared with | compared to | versus | vs | against each other | side by side | next to each other | v",
    "more than once":
      "more than once | twice | several times | repeatedly | again and again | multiple times | two times | more than one time | a second time",
    those:
      "of those | of them | of these | those | these | of that | of which | them | that list | which of those | which of these | which of them | any of those | any of these",
    "how many is that":
      "how many is that | how many was that | how many are there | how many are that | count them | how many in total | total",
    second: "the second one | the second | second one | number two | the 2nd one | the 2nd",
    first: "the first one | the first | first one | the top one | the 1st one | number one",
    third: "the third one | the third | third one | the 3rd one | number three",
    last: "the last one on the list | the bottom one",
  }),
  ...entries("moved", {
    changed:
      "direction of travel | changed | changes | different | moved | happened | happening since | new since | gone on | what is new | any movement | movement | altered | shifted | been changed | been happening | has been updated | been updated | changes to | what changed | any changes | has changed | have changed | what moved | been altered",
    worse:
      "got worse | gotten worse | worse | worsened | gone backwards | deteriorated | getting worse | gone down | slipped back | gone the wrong way | gone downhill | declined | dropped back | went backwards | going backwards | going the wrong way | downgraded | been downgraded | fallen back | regressed | worsening | moved backwards | gone worse",
    better:
      "got better | gotten better | better | improved | improving | improvement | improvements | getting better | gone up | moved forward | come on | upgraded | been upgraded | moved in the right direction | turned a corner | recovered | gone the right way | moved on for the better",
    completed:
      "was completed | were completed | got finished | got completed | been finished since | got done | finished since | completed since | was finished | were finished | did we finish | did we complete | have we finished since | got closed | were closed | was closed | got signed off | have been completed | been completed | did we close | got delivered",
    dates:
      "dates slipped | dates slip | dates slipping | dates have moved | dates moved | moved their date | dates have changed | dates have slipped | what dates moved | dates changed | dates been moved | date been moved | dates been changed | date been changed | dates been put back | date been put back | dates been pushed back | dates been shifted | dates put back | dates been altered | deadlines been moved | deadlines been put back | deadlines been changed | deadlines moved | date changes | changed dates | moved dates | what dates have moved",
    new: "new risks | new actions | new challenges | been added | was added | were added | newly added | added | been logged | been raised since",
  }),
];
