import type { Intent } from "./reading.ts";

/**
 * The shapes of text that tell what is wanted, tried in order on the cleaned line in lower case. The
 * first that fits wins; what is asked *of* (area, person, date, colour) is found apart from this.
 */
export type Shape = readonly [intent: Intent, pattern: RegExp];

const REF = "a?\\d{1,3}[.,-]\\d{1,3}";

export const SHAPES: readonly Shape[] = [
  // Rules of the board.
  [
    "governance",
    /\b(casting vote|second vote|show of hands|quorum|quorate|terms of reference|\btor\b|stand[- ]?in|deputise|substitutes?|(?:who|does).{0,40}\breports? to\b|accountable (?:body|to|for)|how (?:often|frequently|many times) (?:do|does|must|should|are|is|will)\b.{0,30}\b(?:meet|met|meetings?|board|committee)|who(?:'s| is|s)? (?:the )?(?:vice[- ]?)?chair|who chairs|chair(?:s|ed|ing)? the|(?:who(?:'s| is|s)|who sits|who are) (?:on|the members)|membership|members of the (?:board|committee|sub-?committee)|voting|(?:how|do) (?:do )?(?:we|they|you) vote|on a tie|is a tie|there'?s a tie|tied vote|what(?:'s| is|s) (?:the|this) (?:board|committee|sub-?committee) for|purpose of (?:the|this|our) (?:send )?(?:board|committee|sub-?committee|group)|how many .{0,20}(?:need(?:ed)?|have) to be (?:there|present)|in (?:my|his|her|their) place|send (?:a|my) (?:sub|deputy)|(?:deputy|someone else|somebody else) (?:attend|come|go|sit in)|governance|when (?:do|are|will|did) (?:we|they|the board|the committee)(?: all)?(?: next| last)? (?:meet|meeting)\b|when(?:'s| is| was|s) (?:the |our )?(?:next|last|previous) (?:send )?(?:board|meeting|sub-?committee|one|board meeting)|(?:dates? of|when are) (?:the |our |all )?(?:next )?(?:meetings?|boards?)|meeting dates|^(?:the )?(?:next|last) (?:board|meeting|board meeting)$|what (?:does|do|is|are) (?:a |an |the )?(?:red|amber|green|blue|not rated|rag|brag)s? (?:mean|rating mean|stand)|(?:definitions?|meaning) of (?:red|amber|green|the rag|rag|the ratings?|each))\b/,
  ],
  // Sent out of the bot.
  [
    "export",
    /\b(csv|excel|xlsx?|spread ?sheet|download|export|word (?:doc(?:ument)?|version|file|copy)|in word|as (?:a )?word|docx?|pdf|inspection pack|evidence pack|publish(?:ed)? (?:pack|version)|(?:the|a|board|papers|meeting) pack\b|^pack\b|print(?:able)? (?:version|copy)|printout)\b/,
  ],
  [
    "post_summary",
    /^(?:please |pls |can you |could you |can we |bot |plan board |go ahead and )*(?:post|share|publish|send|put|pop|stick|drop|circulate)\b(?!.*\brisk\b).*\b(summary|score ?card|exceptions?(?: report)?|highlights?|update|round-?up)\b/,
  ],
  // Before and between meetings.
  [
    "challenge",
    /\b(?:challenge|challenged|challenges|further assurance|want assurance|need assurance|ask(?:ing)? for assurance|seek assurance|(?:ask(?:ing)? for|request|want|need|do) a deep[- ]dive|raise a question|(?:my|our|open|outstanding|unanswered) (?:question|query|questions|queries)|question(?:ed|s)? (?:from|raised|asked|about|on)|not convinced|call (?:it |that |this )?in)\b/,
  ],
  [
    "meeting_prep",
    /\b(?:prep(?:are|ped|ping|aration)?|chas(?:e|ing|er|ers)|who (?:still )?(?:hasn'?t|has not|haven'?t|have not) (?:sent|given|updated|reported|done)|(?:hasn'?t|has not|haven'?t|have not) (?:yet )?(?:sent|given|submitted|put) (?:in |us |me )?(?:an |any |their |the )*(?:updates?|returns?|progress)|(?:what|which)(?: actions)? (?:do|should|must) (?:i|we) (?:need to |have to )?update\b|needs? updating|not (?:been )?updated|missing updates?|agenda|briefing|pre-?meet(?:ing)?|ready for (?:the |our |\w+'?s? )?(?:board|meeting|committee)|papers (?:go|are|deadline)|(?:hasn'?t|haven'?t) (?:been )?updated|who (?:still )?owes|what do (?:we|i) need (?:for|before) the (?:board|meeting)|no update|get(?:ting)? (?:me |us |myself )?ready for)\b/,
  ],
  // What was and what moved.
  [
    "history",
    new RegExp(
      `\\b(?:history|audit trail|who (?:last )?(?:changed|set|turned|marked|made|updated|moved|put|rated|re-?rated|revised|edited)|when (?:did|was|were) .{0,40}(?:go|turn(?:ed)?|changed?|set|mark(?:ed)?|become|completed?|updated?|moved?|revised?|rated)|what did (?!(?:the )?(?:ofsted|cqc|inspect)).{0,60}\\b(?:say|look like)\\b|how (?:was|did) .{0,40}(?:look|standing|rated)|how (?:was|were|did) .{0,40}at the (?:\\w+ ){0,2}(?:meeting|board)|what was the (?:position|rag|rating|status|progress|colour)\\b.{0,40}|(?:was|were) .{0,30} (?:rated|red|amber|green) (?:in|at|on|back|last)\\b|as (?:at(?! (?:today|now|present|the moment))|it was)|over time|previous(?:ly)? (?:version|rated|ratings?)|what was ${REF}|used to (?:be|say))\\b`,
    ),
  ],
  [
    "whats_changed",
    /\b(?:what'?s? (?:has |have |is )?(?:been )?(?:changed?|different|moved|new|happened|improved|progressed|shifted)|(?:any(?:thing|one)?|any) (?:new|chang(?:e|es|ed|ing)|moved|moving|movement|different|improv\w*|better|worse|gone (?:backwards?|worse|down|up|the wrong way|red|amber|green)|got(?:ten)? (?:better|worse)|deteriorat\w*)|changes?\b|changed since|chang(?:ed|es) (?:in|on|to|over|this|last)|since (?:the )?(?:last|previous|we)|gone (?:backwards?|downhill|the wrong way)|got(?:ten)? (?:better|worse)|getting (?:better|worse)|deteriorat\w*|direction of travel|moved (?:on|forward|backwards?|since)|(?:has|have) (?:improved|worsened|slipped)|worsened|improved|slipped (?:back )?since|what happened|any movement|gone from|(?:completed?|finished|closed|delivered) since|(?<!\b(?:be|gets?|getting|being|is|are|not|\w+n'?t)(?: been)? )(?:completed|finished|closed|delivered|updated|changed|edited|got done) today|(?:gone|went|turned|become) (?:red|amber|green)\b.{0,40} since)\b/,
  ],
];

/** What a text that writes says, with the reference it is about. */
export const UPDATES = {
  ref: new RegExp(`(?<![\\w.])(?:action |item |no\\.? ?|number )?(${REF})(?![\\w%])`, "i"),
  verb: /\b(?:set|mark|make|change|turn|move|push|put|update|edit|amend|flag|rate|re-?rate|record|close|complete|tick|shift|delay|defer|extend|slip|reopen|revise|rag|downgrade|upgrade|bump|note|comment|new date|revised date)\b/i,
  said: /\b(?:to (?:red|amber|green)|made|is|are|has|now|isn't|its|it's|was|will|should|can be|needs?|slipping|slipped|done|complete|completed|finished|closed|delivered|started|under ?way|delayed|on track|back on track|off track)\b/i,
} as const;

/** Case data: nothing of a child is held here, and the asker is told so. */
export const CASE_DATA =
  /\b(?:(?:look(?:ing)? up|look at|find|get|check|see|show|pull up|open|send|access|give|what'?s (?:in|happening with)|tell me (?:about|what)|status of|update on|read|how is|view)\b.{0,50}\b(?:child|pupil|student|son|daughter|kid|lad|girl|boy|grandson|granddaughter|nephew|niece|young person|someone|somebody)(?:'s|s'|s)?\b.{0,40}\b(?:ehcps?|ehc plans?|plan|record|case|file|diagnosis|assessment|details|needs|placement|notes|provision|referral|appointment|address|date of birth|dob)|(?:my|a|this|that|the) (?:child|pupil|son|daughter|kid|student|grandson|granddaughter)(?:'s|s)?\b.{0,40}\b(?:ehcps?|ehc|plan|record|case|file|diagnosis|assessment|placement|school|waiting|appointment|referral)|(?:ehcps?|ehc plan|case file|case notes|records?|diagnosis|assessment) (?:for|of) (?:a |my |this |the )?(?:child|pupil|son|daughter|kid|student|[A-Z][a-z]+ [A-Z])|\bcase (?:file|notes|record)s?\b|named child|individual child(?:ren)?|child called|pupil called|nhs number|date of birth|(?:which|what|list|name|names of|how many) (?:the )?(?:individual |named )?(?:pupils|children|kids|students)\b.{0,60}\b(?:names?|named|addresses|waiting for (?:an?|their))|names? (?:of|for) (?:the )?(?:pupils|children|kids|students))\b/i;

/** Words about a person's health or a child, on their way into a record that may be published. */
export const CHIT_CHAT =
  /^(?:(?:good )?(?:morning|afternoon|evening)|thanks?(?: you)?|thank u|thankyou|cheers|ta|ok(?:ay)?|great|lovely|brilliant|perfect|bye|see you|lol|haha+|sorry|yes|no(?! (?:one|rag|mitig|owner|progress))|yep|nope|nice one|well done|happy (?:friday|monday|new year|christmas)|merry christmas|how are you|who are you|can everyone hear me|(?:\w+ )?(?:you(?:'re| are|re)|is|'s) (?:on mute|muted|frozen|breaking up)|(?:i )?can'?t hear|i(?:'?ll| will| am|'?m) (?:be |running |a bit )*late\b|\w+ is (?:off sick|on leave|away|running late))\b/i;

/** Greetings and calls for help. */
export const HELP =
  /^(?:(?:hi|hiya|hello|hey|help|menu|commands?|start)(?: (?:there|bot|plan board|all|please|pls|me))*|\?+|what can (?:you|u|i) (?:do|ask)(?: .*)?|what (?:do|can) (?:you|u) (?:do|know)|how (?:do (?:i|you|we) use|does) (?:this|it|the bot)(?: thing)?(?: work)?|how do(?:es)? (?:this|it) work|(?:i )?(?:need|want) help|help me(?: (?:please|pls|out|with (?:this|it|the bot)))?|what are the commands|instructions|how (?:do|can|would|does) (?:i|you|we|one|somebody) (?:ask|use|start|update|change|log|add|mark|set|post|follow|see|find|get started).*)$/i;
