/** What is asked of the bot itself, and what nobody can ask of it. Texts are folded, without marks and manners before them. */

const MANNERS =
  "(?:(?:hi|hiya|hello|hey|please|pls|ok|okay|so|and|right|sorry|bot|just) |(?:can|could|would|will) (?:you|u|we|somebody|someone|i)(?: please| just)? |(?:let us|i need you to|i want you to|i would like you to|we need to|i need to|go ahead and) )*";
const THIS = "(?:this|it|you|here|in here|the bot|this bot|this thing|this app|the app)";

const HELP = [
  // "What sort of thing can I type", "how do I use you".
  `(?:what|how|where|which)(?: (?:sorts?|kinds?|types?|else|all|other|on earth)(?: of)?)?(?: (?:things?|stuff|questions?))?(?: (?:can|could|do|does|should|shall|might|may|would|are|am|is))? (?:i|we|you|this|it|this thing|this bot|the bot|people)(?: (?:actually|really|even|able to|allowed to|supposed to|meant to))* (?:ask|type|say|do|use|work|start|begin|answer|know|help|understand|for|respond|reply|tell)(?: (?:${THIS}|of you|from|with|about|to|me|us|for|now|first))*`,
  `what (?:is|are) ${THIS}(?: bot| thing| app)? for`,
  `(?:this is )?(?:my |the )?first time (?:using|on|with|in) ${THIS}`,
  `(?:i am |we are )?new (?:here|to ${THIS})`,
  `(?:i have |we have )?never used ${THIS}(?: before)?`,
].map((one) => new RegExp(`(?:^|[a-z] )${one}$`));

/** Whether whoever asks wants to know what can be asked. */
export const asksForHelp = (words: string): boolean => HELP.some((one) => one.test(words));

const THANKED =
  /^(?:.{0,40} )?(?:(?:you have )?been (?:a |very |really |so |such a )*(?:great |big |massive )?help(?:ful)?|that will do|that is (?:all|everything|it|me done)(?: i (?:needed|wanted|was after))?|all (?:i|we) needed|that helps|that is (?:great|helpful|perfect|lovely|brilliant))(?: (?:ta|thanks|thank you|cheers|for now|today|then|everyone|all))*$/;

/** Whether a text is thanks, and asks for nothing. */
export const isThanks = (words: string): boolean => THANKED.test(words);

/** Work outside the plan and this chat. */
const ELSEWHERE = new RegExp(
  `^${MANNERS}(?:book|reserve|order (?!by\\b|them\\b|it\\b|the (?:list|actions|risks)\\b)|buy|ring|phone|telephone|invite|hire|translate|transcribe|draft|write (?!off\\b|down\\b|in\\b)|type up|sing|pay|fax|arrange (?!by\\b|them\\b|it\\b)|organise|set up (?!a?\\s?(?:meeting|monthly)\\b)|call (?:a|an|the|him|her|them|in)\\b|take (?:the |some )?(?:minutes|notes)|minute (?:the|this) meeting|share (?:your|my|the) screen|record (?:the|this) (?:meeting|call))\\b`,
);
export const isWorkElsewhere = (words: string): boolean => ELSEWHERE.test(words);

const VOTES = new RegExp(
  `^${MANNERS}(?:(?:have|take|hold|do|run|start|call|call for|go to|put it to|put this to|put that to|set up) (?:a |an |the )?(?:quick )?(?:vote|show of hands|poll|ballot)|vote (?:on|for|against))\\b`,
);
/** "Let's have a show of hands" is for the board; how it votes is a question. */
export const callsForVote = (words: string): boolean => VOTES.test(words);

/** What a word of the plan means: "explain amber to me", "what do you mean not rated". */
const MEANS =
  /\b(?:what (?:does|do|is|are|did) .*(?:mean|stand for)|what (?:do|did) you mean(?: by)?|explain|meaning of|define|definitions? of|difference between|what counts as|what is meant by|what makes (?:something|an action|it))\b/;
export const asksMeaning = (words: string): boolean => MEANS.test(words);
