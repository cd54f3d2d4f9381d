import { entries } from "./entry.ts";

/** What somebody wants done, or is asked; and what it is about, beside items of the plan. */
export const ACTS = [
  ...entries("act", {
    show: "show | show me | set out | set out for me | set out for us | lay out | lay out for me | list | give me | give us | get me | pull up | pull | bring up | bring | open up | display | find | find me | see | look at | view | tell me about | tell me | tell us | let me see | let us see | fetch | run me | send me | provide | print out | read me | read out | list out | itemise | list me | listing | check | talk me through | take me through | run through | remind me what | remind me | remind us | where can i see | i need | i want | we need | can i have | could i have | may i have | can we have | can i get | may i see | can i see | could i see | can we see | let me have | i would like | let me know | looking for | i am after | chuck me | shoe me | go through | need to see | want to see | need to know | want to know | i need to know | i want to know | like to see | like to know | would like to know | i would like to see | i would like to know | do me | do us",
    where:
      "where are we with | where are we on | where are we up to with | where are we at with | where are we up to on | where have we got to with | where have we got to on | where is | how is | how are | how are things with | how are things on | how are things going with | how is it going with | what is the latest on | what is the latest with | latest on | the latest on | any news on | any news about | any update on | any updates on | any progress on | what progress on | progress on | progress with | update on | news on | what is happening with | what is happening on | what is going on with | how far have we got with | how far along is | how far on is | how far are we with | how are we getting on with | how are we doing with | how are we doing on | how is it looking for | how do things stand with | how do things stand on | what is the position on | what is the position with | what is the state of play on | what is the state of play with | what is the score with | hows it going with | where do we stand on | where do we stand with | where did we get to with | what about | what is the situation with | how are we on | where we are with | where we are on | how goes | overview of | deep dive on | deep dive into | deep dive | tell me about | summary of | summary for | status update on | update me on | fill me in on | brief me on | briefing on | everything on | the state of | is there any news on | heard anything about | how is progress on | what is up with | got to with | rundown of | rundown on | run down on | what have we done about | what is being done about",
    going:
      "looking | going | doing | coming along | coming on | getting on | shaping up | how are we doing | how we doing | how is it going | where are we | where are we at | where have we got to | how are things | any news | any progress | overview | progressing | got to | up to | how it is going | how are they doing | how is that going",
    set: "set | change | make | mark | put | turn | move | update | flag | rate | rerate | re rate | switch | record | note | log | amend | edit | revise | bring | take | drop | raise | bump | class | tick | go back to | call | upgrade | downgrade | reopen | adjust | alter | chnage | show | correct | report | put down",
    push: "push | push back | put back | move back | delay | postpone | defer | extend | shift | slip | bring forward | pull forward | reschedule | push out | kick back | knock back | put off | move out",
    need: "need | needs | could do with | needing",
    post: "post | share | publish | circulate | pop | stick | drop | put up | send round | send out | put out | distribute | broadcast",
    export:
      "csv | csv of | csv file | excel | excel of | in excel | to excel | spreadsheet | spread sheet | spreadsheet of | xlsx | xls | download | export | word doc | word document | word doc of | word copy | word version | word file | in word | as a word document | docx | pdf | pdf of | inspection pack | evidence pack | publish pack | board pack | the pack | pack | printable version | print version | print copy | printout | print out | as a file | as a csv | as a spreadsheet | in a spreadsheet | print | pdfs | a pack | powerpoint | slides | slide deck | print off | as csv | an export",
    email:
      "email | e mail | emails | send an email | text him | text her | text them | ring | phone | whatsapp | call him | call her",
    chase:
      "chase | nudge | remind | remind everyone | chase up | give a nudge | nag | prompt | poke | prod | ping",
    prep: "prep | prepare | get me ready | help me get ready | get ready | prepped | get me prepped | help me prep | prep me | preparation | agenda | get us ready | ready for | brief me for",
    log: "comment | comment on | comment | log | add | raise | record | create | register | report | enter | note | new | another | put in | put on | put down | flag",
    challenge: "challenge | question | query | call in",
    undo: "undo | revert | reverse | take back",
    delete:
      "delete | remove | erase | wipe | get rid of | bin | bin off | scrap | chuck out | withdraw | archive | clear out",
    cancel: "cancel | call off | abandon",
    close: "close | shut down | close down",
    assign: "assign | reassign | give to | hand over | hand | transfer | allocate | swap",
    help: "help | help me | menu | commands | instructions | what can you do | what can i ask | what can i ask you | what can i say | is anybody there | is anyone there | are you there | hello bot | what sort of things can i ask | what kind of things can i ask | what do you do | how do i use this | how do i use this thing | how does this work | how do you work | what can you tell me | how do i use you | what are you for | who are you | what are you | what do you know | what can i do here | how does this thing work | what am i able to ask | what can we ask | how can you help | what can you help with | what are the commands | what questions can i ask | how do we use this | give me some examples | what things can i ask | what should i ask | need help | i need help | help please | show me how | what else can you do | what can u do | how do i use the bot | how does the bot work",
    howto:
      "how do i | how do we | how can i | how can we | how would i | how does one | how to | how should i",
    happy: "happy with | satisfied with | convinced by | convinced | satisfied | happy",
    wants:
      "would like an explanation | wants an explanation | wants to know why | wants more assurance | would like assurance | wants assurance | would like more assurance | asks for assurance | would like to understand | wants to understand | would like to know why | has asked why | is asking why | wants to know | wants further assurance | wants a deep dive | would like further assurance | would like a deep dive | has questioned | questions why | is concerned about | is concerned that | asked why | asked for assurance | asks why | needs assurance",
  }),
  ...entries("topic", {
    summary:
      "summary | sumary | overall summary | plan summary | headlines | the headlines | state of play | big picture | how are we doing overall | how is the plan doing | how is the plan going | overview of the plan | overall | overall position | how are we doing | how are things going | at a glance | in a nutshell | round up | roundup | dashboard of the plan | how are we getting on | where the plan stands | where the plan is | where are we with the plan | snapshot | overall where are we | plan overview | overview | whole plan | how it is all going | recap | how is it all going | how are things | how is everything | give me the gist | highlights | position statement | where we are overall | where are we overall | are we on track overall | is everything green | is it all green | is everything on track | are we on track | is everything complete | is it all on track | how is everything going | how are we all doing | is everything done | are all actions on track | are all the actions on track | where are we up to | where are we | the state of play",
    exceptions: "exceptions report | exception report | highlight report",
    scorecard:
      "scorecard | score card | the score | scores | dashboard figures | score sheet | dataset | data set | scorecards",
    hitting:
      "did we make | have we made | did we reach | have we reached | did it reach | did it hit | did it make | did it meet | are we hitting | are we meeting | are we on course for | will we hit | will we meet | have we hit | are we reaching | meeting | against | how are we doing against | did we hit | did we meet | have we met | are we going to hit | hitting | do any measures meet | are any measures below | below target | short of target | above target | met its target | met their target | missed target | missed its target | below their target | behind target | any measures",
    quorum:
      "quorum | quorate | be quorate | to be quorate | need to be there | have to be there | have to be present | must be present | need to be present | how many members do we need | how many do we need",
    voting:
      "casting vote | second vote | a vote | voting | show of hands | tied vote | a tie | tie | how do we vote | do we vote | votes | get a vote | vote",
    substitutes:
      "substitute | substitutes | deputy | deputies | in my place | in his place | in her place | in their place | send someone else | send a sub | a sub | stand in | deputise | replacement | send somebody in my place | send someone in my place | proxy",
    frequency:
      "how often do we meet | how often does it meet | how often does the | how often do they meet | how often | how frequently | how many times a year",
    accountability:
      "accountable body | accountable to | report to | reports to | who reports to whom | answers to | answer to | who is accountable | governance | governance structure | who does the | reporting line | reporting lines",
    chair:
      "who chairs | chairs | who is the chair | who is chair | who is the vice chair | vice chair | chaired by | who is the chair of | takes the chair | the chair of",
    membership:
      "who is on the | who sits on | who sits on the | membership | members of the | who are the members | seats on the | who is on it | the members of",
    purpose:
      "purpose of | the purpose | purpose | what is the board for | terms of reference | remit | remit of | tor | what is this board for | what is it for",
    ratings:
      "what does red mean | what does amber mean | what does green mean | what does blue mean | what do the colours mean | rag definitions | what does not rated mean | definition of red | definition of amber | definition of green | rag ratings mean | what do the ratings mean | meaning of red | meaning of amber | ratings mean | what do the rag ratings mean | what does rag mean | what is rag  | definition of rag | what counts as red | what counts as amber | definitions",
    papers: "papers | the papers | board papers | papers go out | papers deadline | agenda pack",
    "next meeting":
      "when do we next meet | when is the next | next board meeting | next meeting | next board | when do we meet next | when do we meet | when are we meeting | when is the board | when is the meeting | when are we next meeting | when is board | date of the next | when is the next one | when do we all meet | meeting dates | when are the meetings | dates of meetings | date of next meeting | when is our next",
    "last meeting":
      "when did we last meet | when was the last | last meeting date | when was our last | when did the board last meet | when did we meet last | date of the last",
    "who not updated":
      "not updated | who has not updated | not sent an update | not sent an update in | not sent their update | not sent their updates | not sent their updates in | not sent in | who needs chasing | needs chasing | needs chasing up | who do i need to chase | who do i chase | who should i chase | who do we need to chase | to chase | chase for updates | who still owes | still owes me an update | still owes us an update | owes me an update | owes us an update | owes an update | missing updates | updates are missing | need to update | to update | needs updating | need updating | no update from | need an update from | still need an update from | want an update from | waiting on an update from | waiting for an update from | not told us anything | not given an update | not given us an update | not reported | not submitted | not sent anything | not updated their actions | not heard from | not told us | not done their update | not done their updates | outstanding updates | updates outstanding | updates missing | not responded | not got back to us | who is silent | gone quiet on us | still to update | have not updated | yet to update | not replied with updates | are we missing updates from | are missing updates | missing an update | not put in an update | update is missing | owing updates | has not reported | overdue updates | late with their updates | late with updates | chased for updates",
    "carried forward":
      "carried forward | carry forward | carried over | brought forward | left over from the old plan | left over from the previous plan | from the old plan | rolled forward | rolled over | from the last plan | left over",
    digest: "my digest | waiting for me | waits for me | my reminders | my to do list",
    evidence: "evidence",
    "could go wrong":
      "could go wrong | might go wrong | what worries us | what are the dangers | what keeps us awake | threats | the dangers",
    trail:
      "history | history of | history for | trail | the trail on | trail on | audit trail | trail for | audit trail for | audit trail of | audit trail on | track record of | how has | how long has | since when has | when did | who changed | who set | who turned | who marked | who made | who moved | who updated | who rated | who put | who last changed | who last updated | when was | when were | who edited | who revised | change history | when has | change log | change log for | previous ratings | trail of | full history | the history of | how did | over time | ever been | has it always been | what happened on | what has happened on | what happened to | what has happened to | what has happened with | who closed | who completed | who signed off | what happened with | who was the last to touch | who was last to touch | who was the last to change | who was the last to update | who was last to update | who was last to change | who was the last person to touch | who was the last person to change | who was the last person to update | who last touched | who last edited | who has touched | who touched | has anyone touched | has anybody touched | has anyone changed | has anybody changed | has anyone updated | has anybody updated | has anyone altered | has anyone edited | has anybody edited",
    "always so":
      "always | always been | from the start | from the very start | since the start | all along | from the off | from the word go | from day one | since day one | the whole time | from the beginning | since the beginning | throughout",
    "since agreed":
      "since we agreed the plan | since we agreed it | since we approved the plan | since we approved it | since the plan was agreed | since it was agreed | since the plan was approved | since it was approved | since we signed it off | since we signed off the plan | since it was signed off | since the plan was signed off | since the plan began | since the plan started | since we started | since we began | since we set the plan | since the plan was set | since the plan was published | since we published the plan",
    "looked like":
      "look like | looked like | say | said | showing | show at | stand | standing | the position on | rated | looking like | the rating of | at the time | as at | as it was | as of",
    "owed reply":
      "owes us a reply | owes me a reply | owe us a reply | still owes us an answer | still owes us a reply | owes us an answer | owed a reply | owed an answer | waiting for a reply | waiting for an answer | not answered us | not answered yet | has not answered | have not answered | who has not answered | who has not replied | not replied | owes an answer",
  }),
];
