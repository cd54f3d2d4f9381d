import { entries } from "./entry.ts";

/** What people say that asks for nothing: a closed class, and no word of it means anything elsewhere in the lexicon. */
export const FILLER = [
  // Where "I" owns something, that is cheaper.
  ...entries("filler", { "": "i | me | myself" }, (key) => key, 0.16),
  ...entries(
    "filler",
    {
      "": "the | a | an | of | to | is | are | am | be | been | being | it | its | this | these | those | there | here | they | them | their | he | she | his | her | him | us | we | our | ours | you | your | u | r | ur | do | does | did | has | have | had | having | can | could | would | will | shall | should | might | please | pls | plz | plse | plese | just | so | then | also | too | as | at | in | on | for | from | with | by | into | onto | over | up | out | off | within | among | amongst | what | which | who | whom | whose | when | where | how | why | any | anything | something | some | every | everything | all | each | ones | one | thing | things | stuff | bits | got | get | gets | getting | go | goes | gone | going | come | comes | coming | came | still | yet | already | now | actually | really | quite | very | much | many | more | ever | even | again | only | if | about | like | okay | ok | hi | hiya | hello | hey | morning | afternoon | evening | good | thanks | thank | thx | ta | cheers | kind | regards | many thanks | guys | folks | team | bot | board | plan | chair | madam | mr | mrs | ms | miss | dr | cllr | councillor | sorry | oh | ah | um | er | erm | well | right | then | anyway | currently | presently | today | at the moment | at the mo | right now | just now | atm | as of now | as of today | these days | at present | at this point | as things stand | for now | so far | to date | overall | altogether | in total | in here | on here | on there | list | lists | sit with | sits with | sitting with | on the hook for | put its hand up for | put their hand up for | signed up for | in particular | either | w | pl | land | i am afraid | im afraid | afraid | tho | though | incl | whatever | kindly | precisely | logged | table | version | info | information on | details | detail | quick | quickly | full | whole | entire | total | complete list | possible | able | let | lets | need | needs | want | wants | wanted | wish | look | looks | looking | see | know | tell | ask | give | show | onwards | onward | running | at all | anywhere | sitting | sits | colleagues | partners | side | lot | owt | nowt | anyfink | anythin | anyone | anybody | someone | somebody | everyone | everybody | people | person | eh | pet | love | mate | pal | wondering | wonder | grateful | appreciate | appreciated | mind | happen | happens | happening | supposed | meant | down | held | holding | carrying | currently got | under | regarding | re | concerning | while | else | other | others | same | such | own | owns | owned | owning | belonging | belongs | belong | responsible | assigned | named | lead | leads | leading | led | plate | name | named against | against | their name | been given | allocated | doing | done by | working on | work | rated | rating | ratings | rag | rags | rag rating | status | colour | colours | color | flagged | showing | shown | coloured | listed | exist | exists | include | includes | including | involve | involves | involving | required | relevant | particular | specific | specifically | main | key | current | present | latest | recent | recently | for me | for us | to me | to us | the minutes | for the minutes | preparing | briefing | cabinet member | if any | if possible | if you can | if you could | when you get a chance | would you mind | would you be able to | can you | could you | will you | can i | could i | may i | i need | would be good | that would be great | in one go | great | lovely | brilliant | perfect | fantastic | super | nice | hope you are well | hope you re well | please could you | please can you | go ahead and | do we | have we | have we got | we have got | we have | is there | are there | there is | there are | do you | did you | did we | i am | i was | we are | we were | it is | that is | which is | that has | that have | which have | which has | as well | by more than | more than | by over | by at least | as it stands | as they stand | as it is | if you can | if you could | if possible | when you get a chance | when you can | as discussed | as agreed | as requested | as planned | as promised | as expected | as usual | as of today | as things stand | at this moment | tonight | at this time | at this stage | as we speak | in the plan | on the plan | of the plan | in this plan | in our plan | across the whole plan | sub committee | subcommittee | committee | meet | raised | owners | officers | members | officer | colleagues | partners | meeting | meetings | across the board | the difference | difference | the same | look the same | back | date | dates | answered | challenged | last | progress | across the plan",
    },
    (key) => key,
    0.02,
  ),
];

/** What people say to one another in a meeting. */
export const CHATTER =
  /\b(?:on mute|muted|breaking up|can'?t hear|hear me|you'?(?:re| are) frozen|^(?:sorry,? )?(?:i'?m|im|i am) running late|off sick today|in the lobby|sharing (?:my|your) screen|see you (?:all )?(?:next|then|later|on|at|soon|in|tomorrow|there))\b/i;

const THANKS =
  "thanks|thank|thankyou|thx|ta|cheers|lovely|brill|ace|fab|wonderful|excellent|fantastic|smashing|magic|brilliant|perfect|super|great|appreciated|nice|hooray|lol|haha";
const OTHER =
  "how are you|you too|see you|will do|well done|ok|okay|good|well|morning|afternoon|evening|bye|goodbye|yes|yep|yeah|no|nope|sorry|happy|merry|worries|noted|understood|cool|ha|luck|fair|sorted|welcome";
const BESIDE =
  "you're|youre|star|angel|you|u|for|that|thats|that's|all|very|much|so|a|lot|spot|on|me|bot|everyone|everybody|folks|mate|love|team|the help|your help|the|your|i|needed|need|was|is|just|then|many|one|work|stuff|friday|monday|new|year|christmas|easter|too|problem|will|do|got|it|enough|sounds|and|have|had|from|now|today|again|both|then";

const isOnly = new RegExp(
  `^(?:(?:${THANKS}|${OTHER}|${BESIDE})(?=[^\\p{L}']|$)[^\\p{L}\\p{N}]*)+$`,
  "iu",
);
const hasOne = new RegExp(`(?<![\\p{L}'])(?:${THANKS}|${OTHER}|got it)(?![\\p{L}'])`, "iu");

/** Whether a text is nothing but manners, or no words at all. */
export const isCourtesy = (text: string): boolean =>
  (text.trim() !== "" && !/[\p{L}\p{N}]/u.test(text)) ||
  (isOnly.test(text.trim()) && hasOne.test(text));

/** A text that begins with thanks; what follows is seldom a question. */
export const THANKING = new RegExp(`^(?:${THANKS})(?![\\p{L}'])`, "iu");
/** A text that begins with what people say to one another; a question may follow. */
export const CHATTING = new RegExp(`^(?:${THANKS}|${OTHER}|got it)(?![\\p{L}'])`, "iu");
