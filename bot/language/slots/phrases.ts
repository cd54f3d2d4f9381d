import { numberNamed, numberWordsTo } from "../line/number-words.ts";
import { isOf, type Meaning, type Slot, slot } from "../line/slot.ts";
import type { Line, Token } from "../line/tokens.ts";

/** What words mean together that no list of phrases could hold: a field and that it is missing, how many own something. */

/** The field that a noun names where something has it or has not. */
const NOUNS: Readonly<Record<string, string>> = {
  rag: "colours?|ratings?|rag(?: (?:rating|status|colour))?",
  owner:
    "owners?|leads?|lead officers?|names?(?: (?:against|next to|on|to|beside) (?:it|them|those|these))?",
  due: "due dates?|deadlines?|end dates?|by(?: -)? whens?|completion dates?|finish dates?|target dates?|dates?",
  startDate: "start(?:ing)? dates?|dates? to start",
  recovery:
    "recovery (?:steps?|plans?|actions?)|next steps?|ways? (?:back|forward)(?: to green)?|(?:route|return|plan) (?:back )?to green|plans? to (?:get|put|bring|turn) (?:(?:it|them|things) )?(?:back|right|round)(?: to green| on track)?|how (?:it|they|this|that|things) (?:gets?|comes?|goes|gets? put) back(?: to green| on track)?|how (?:it|they|this|that|things) (?:(?:will|is|are|going|to|can|might|would) )+(?:recover|get back|come back|be put right)(?: to green| on track)?",
  reason: "reasons?(?: why)?|explanations?",
  progress: "progress(?: notes?| updates?)?|commentary|narrative",
  evidence: "evidence(?: links?)?|proof|links? to evidence",
  revised: "(?:revised|new|changed) dates?",
  mitigation: "mitigations?|mitigating actions?",
  target: "targets?",
  actual: "actuals?|figures?",
  severity: "severity(?: ratings?)?",
  direction: "directions?",
  status: "status(?:es)?",
};
/** Those that are asked for as often as they narrow: something has one only where it is said to have one. */
const ONLY_WITH_ARTICLE =
  /^(?:owner|due|reason|progress|recovery|rag|target|actual|severity|direction|status)$/;

const SMALL_WORDS =
  "(?: (?:them|it|us|those|these|ones?|yet|any|an?|the|its|their|proper|anyones|anybodys|somebodys|someones|agreed|single|valid|clear|sort of|kind of|form of|actual|down|in|up))*";
const LACKING = [
  "(?:with )?no",
  "without",
  "missing",
  "lack(?:ing|s)?",
  "neither",
  "nor",
  "not a word (?:on|about)",
  "(?:nothing|no word|no mention|nowt)(?: (?:said|about|on|of|written|told))+",
  "silent (?:on|about)",
  "(?:still )?(?:waiting (?:for|on)|awaiting|in need of|crying out for|yet to (?:have|get|be given))",
  "minus",
  "(?:have|has|had|do|does|did|are|is|were|was|been)? ?(?:not|never)(?: yet)? (?:got|have|had|been given|been put|given|put|set|recorded|entered|written|show|carry|hold|contain)(?: got)?",
  "(?:do|does|did) not (?:say|give|show|tell|tell us|state|name|mention)",
  "(?:(?:somebody|someone|everybody|everyone|we|they|people|owners?)(?: has| have| all)? )?(?:forgot|forgotten|omitted|failed|neglected|not bothered|not got round|not managed) to (?:give|put|set|add|enter|record|write|attach|supply|fill in|say|name)(?: it| them)?",
  "(?:nobodys|no ones) (?:given|put|set|recorded|written(?: down)?|entered|agreed|attached|added|told us|said)",
  "(?:nobody|no one|none of us)(?: has| have| is)?(?: yet)?(?: got round to)? (?:given|giving|put|putting|set|setting|recorded|written|entered|filled in|agreed|attached|added|supplied|provided|told us|said)",
  "(?:have|has|had|is|are|was|were)? ?(?:not|never) (?:anybody|anyone|someone|somebody)(?: yet)? (?:given|put|set|recorded|entered|written|agreed|attached|added|provided)",
].join("|");
const HAVING =
  "(?:which |that |who |they |already |do |does )*(?:has|have|having|got|with|carry|carries|been given|include|includes|hold|holds)(?: already| now)?(?: got)?";
const EMPTY =
  "missing|blank|empty|lacking|not (?:filled in|there|set|given|recorded|entered|written)";
const BEHIND =
  "(?: (?:at all|yet|so far|set|given|recorded|entered|against (?:it|them)|(?:to|on|in|for|against) (?:it|them)|in|down|filled in))*";

type Grammar = {
  readonly pattern: RegExp;
  readonly meaning: Meaning;
  readonly cost: number;
};

const made = (pattern: string, meaning: Meaning, cost: number): Grammar => ({
  pattern: new RegExp(`(?:${pattern})(?= |$)`, "y"),
  meaning,
  cost,
});

const FIELD_GRAMMAR: readonly Grammar[] = Object.entries(NOUNS).flatMap(([value, noun]) => {
  const lacks: Meaning = { type: "lacks", value };
  const has: Meaning = { type: "has", value };
  const article = ONLY_WITH_ARTICLE.test(value)
    ? " (?:an?|any|some)"
    : "(?: (?:an?|any|some|the|their|its))?";
  return [
    made(`(?:${LACKING})${SMALL_WORDS} (?:${noun})${BEHIND}`, lacks, 0.04),
    made(
      `(?:the |their |its |whose )?(?:${noun})(?: (?:box|field|column|cell|bit))?(?: (?:is|are|was|were|has been|have been|left|still))* (?:${EMPTY})`,
      lacks,
      0.05,
    ),
    made(
      `(?:with )?(?:nothing|nowt|none)(?: (?:has been|been|is|was))?(?: (?:recorded|given|entered|put|written|set|said|down|there|held|in|noted))*(?: (?:as|for|under|in|by way of|about|on|against))+(?: (?:the|an?|its|their))? (?:${noun})`,
      lacks,
      0.05,
    ),
    made(`(?:${HAVING})${article}(?: agreed| proper| clear)* (?:${noun})${BEHIND}`, has, 0.06),
  ];
});

const NUMBER = `(?<n>\\d{1,2}|${numberWordsTo(6).join("|")})`;
const PEOPLE =
  "(?:joint |named |different |separate )?(?:owners?|leads?|lead officers?|people down|people on (?:it|them)|people responsible|names?(?: (?:on|against|to) (?:it|them))?)";

/** How many own something. */
const HELD: readonly (readonly [RegExp, (n: number) => { least?: number; most?: number }])[] = [
  [
    new RegExp(`(?:more than|over) ${NUMBER} (?:${PEOPLE}|people|persons?|officers?)(?= |$)`, "y"),
    (n) => ({ least: n + 1 }),
  ],
  [new RegExp(`(?:at least|minimum of) ${NUMBER} ${PEOPLE}(?= |$)`, "y"), (n) => ({ least: n })],
  [new RegExp(`${NUMBER} or more ${PEOPLE}(?= |$)`, "y"), (n) => ({ least: n })],
  [
    new RegExp(
      `(?:shared|split|held|owned)(?: jointly)? (?:between|by|across|among|amongst) ${NUMBER} (?:people|persons?|officers?|${PEOPLE}|of them)(?= |$)`,
      "y",
    ),
    (n) => ({ least: n, most: n }),
  ],
  [
    new RegExp(`(?:(?:an?|just|only|but) )*single ${PEOPLE}(?= |$)`, "y"),
    () => ({ least: 1, most: 1 }),
  ],
  [
    new RegExp(`(?:exactly |just |only )?${NUMBER} ${PEOPLE}(?= |$)`, "y"),
    (n) => ({ least: n, most: n }),
  ],
  [
    /(?:several|multiple|many|a couple of|joint|shared|two or more) (?:owners?|leads?|ownership|people (?:on|down))(?= |$)/y,
    () => ({ least: 2 }),
  ],
  [
    /(?:jointly owned|owned jointly|co owned|co - owned|more than (?:a single|the one) (?:owner|person|lead|name))(?= |$)/y,
    () => ({ least: 2 }),
  ],
];

/** Tokens as one text with a space between, and where in it each begins. */
export function spokenOf(tokens: readonly Token[]) {
  const at: number[] = [];
  let text = "";
  for (const token of tokens) {
    at.push(text.length);
    text += `${token.text} `;
  }
  const endOf = new Map(at.map((start, n) => [start + (tokens[n]?.text.length ?? 0), n + 1]));
  return { text: text.trimEnd(), at, endOf };
}

/** Slots of fields that are missing or there, how many own something, the reds first, the last of all. */
export function phraseSlots({ tokens }: Line): Slot[] {
  const { text, at, endOf } = spokenOf(tokens);
  const out: Slot[] = [];
  const put = (meaning: Meaning, n: number, end: number, cost: number) => {
    const to = endOf.get(end);
    if (to !== undefined) out.push(slot(meaning, n, to, cost));
  };
  for (const [n, start] of at.entries()) {
    for (const { pattern, meaning, cost } of [...FIELD_GRAMMAR, ...SET_GRAMMAR]) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match) put(meaning, n, start + match[0].length, cost);
    }
    for (const [pattern, held] of HELD) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (!match) continue;
      const said = match.groups?.n ?? "2";
      const count = Number(said) || (numberNamed(said, 6) ?? 0);
      if (count > 0) put({ type: "held", value: held(count) }, n, start + match[0].length, 0.04);
    }
  }
  return out;
}

const TOP = "(?:first|at the top|on top|then)";
const COLOUR =
  "(?:the )?(?:reds?|ambers?|greens?|blues?|greys?|rest|others?|remainder|everything else|not rated)(?: ones| actions| items)?";
const BY_POST =
  "(?:down to|owned by|held by|assigned to|with|against|under|that are|which are|is|are)";
const NO_PERSON =
  "(?:to |by |with |an? |any |the |actual |named |real |particular )*(?:persons?|people|individuals?|somebody|someone|names?|anybody|anyone)(?: by name)?";
const UNITS = "(?:days?|weeks?|wks?|fortnights?|months?|mths?|years?)";
/** "Leave the greens off", "take area 3 out of that". */
const TAKE = "putting|leave|leaving|take|taking|keep|keeping|strip|knock|filter|set|drop";
const AWAY = "off|out|aside|to one side";
const SET_GRAMMAR: readonly Grammar[] = [
  made(
    "(?:has|have|does|do|is|are) not(?: got| have| on| own)?(?: [?.!])*$",
    { type: "word", value: "denies" },
    0.03,
  ),
  made(
    "(?:who|which (?:owners?|officers?|leads?|people)) (?:has|have|is|are|does|do)(?: (?:not|got|have|currently))* (?:nothing|none|nowt|anything|any)(?= )",
    { type: "op", value: "owners without" },
    0.12,
  ),
  made(
    `(?:${TAKE})(?= [^,.?!;]{2,60} (?:${AWAY})(?: |$))`,
    { type: "word", value: "except" },
    0.03,
  ),
  made(
    `(?<=(?:^| )(?:${TAKE}) [^,.?!;]{2,60} )(?:${AWAY})(?: of (?:that|it|this|them|there|those|the list))?`,
    { type: "filler", value: "away" },
    0.03,
  ),
  made(
    `(?:the )?next(?= (?:\\d{1,2}|${numberWordsTo(10).join("|")}) (?:things?|ones?|actions?|items?|deadlines?|dates?|due|jobs?|tasks?|coming|falling|landing|that|to (?:come|fall|be|land|finish)))`,
    { type: "op", value: "next" },
    0.03,
  ),
  made(
    "(?:and|but|yet|only)(?: they| it)? (?:are|is|were|was|have|has|had|did|do|does)(?: still)? not(?: yet| either| so far)?(?= (?:[?.!,;]|$)|$)",
    { type: "op", value: "and is not" },
    0.03,
  ),
  made(
    `(?:nobody|no one|somebody|someone|everybody|everyone|they|we|people)(?: has| have| all)? (?:forgot|forgotten|omitted|failed|neglected|not bothered|not got round) to (?:rate|colour|rag|score)(?: it| them)?`,
    { type: "lacks", value: "rag" },
    0.04,
  ),
  made(
    `(?:an? |the |its |their |any |whose |with |has |have )*(?:original|first|old|whose) (?:original |first )?(?:dates?|deadlines?|by(?: -)? whens?|due dates?)(?: (?:that|which|has|have|had|was|were|is|are|been|since|already|got|ever))* (?:moved|changed|shifted|slipped|put back|pushed back|revised|altered|extended)`,
    { type: "op", value: "revised" },
    0.02,
  ),
  made(
    "(?:not|no longer) (?:going by|working to|sticking to|keeping to|holding to|on|at)(?: (?:its|their|the))? (?:original|first|old) (?:dates?|deadlines?|by(?: -)? whens?)(?: any ?more| any longer| now)*",
    { type: "op", value: "revised" },
    0.02,
  ),
  made(
    "(?:(?:have|has|had|which|that|also|already|been|be|let|letting|anything|any) )*(?:run|gone|slipped|drifted|passed|got|overshot|overran|sailed|gone well|run well)(?: over| past| beyond| way past| well past)+ (?:(?:its|their|the|his|her|agreed|original|own) )*(?:dates?|by(?: -)? whens?|due dates?|deadlines?|by(?: -)? when dates?)",
    { type: "late", value: true },
    0.03,
  ),
  made(
    "(?:(?:with|got|have|has|having|still|some|plenty of|any) )*time (?:(?:still|yet|left) )*(?:on the clock|in hand|left|to spare|to run|to go)",
    { type: "op", value: "to come" },
    0.03,
  ),
  made(
    "(?:with )?(?:the )?(?:earliest|soonest|nearest|oldest)(?: dates?| deadlines?| due dates?| by(?: -)? whens?| due| ones?)? (?:first|on top|at the top|to the top|leading)",
    { type: "op", value: "by due" },
    0.02,
  ),
  made(
    "(?:with )?(?:the )?(?:longest|most time|furthest)(?: time)?(?: still| left)? to (?:run|go)|(?:the )?(?:longest|most time|furthest) (?:left|away|off)",
    { type: "op", value: "newest" },
    0.02,
  ),
  made(
    "(?:who|which (?:owners?|officers?|leads?|people)|which of (?:the )?(?:owners?|officers?|leads?))(?: (?:has|have|is|are|all))* gone (?:quiet|silent)",
    { type: "topic", value: "who not updated" },
    0.03,
  ),
  made(
    "(?:(?:whose|the|their|its|and|original|agreed|own) )*(?:by(?: -)? whens?|dates?|deadlines?|due dates?|end dates?)(?: (?:has|have|had|is|are|already|now|long|since|just))* (?:passed|past|gone|expired|lapsed|been and gone|gone by|slipped by)",
    { type: "late", value: true },
    0.02,
  ),
  made(
    "(?:which|what|any|are there any|is there an?) (?:areas?|themes?|priorit(?:y|ies)|sections?|workstreams?|strands?|delivery groups?) (?:(?:(?:have|has|do|does) not(?: got| have| own)?|with no|without|(?:has|have|having|got) (?:no|nothing|none))(?: (?:an?|any|single|one|in the way of))*)",
    { type: "op", value: "areas without" },
    0.02,
  ),
  made(
    "(?:even )?(?:after|with|despite|given) (?:everything|all|what)(?: (?:that|is|has|have|are|been|being|we|they|were|thats|the work|of it))* (?:doing|done|in place|put in place|being done)(?: about (?:it|them|this|that))?",
    { type: "fact", value: "postMitigation" },
    0.03,
  ),
  made(
    "(?:(?:is|are|which|that|still|well|all) )*(?:within|inside)(?: (?:their|its|the|agreed|own))+ (?:dates?|by(?: -)? whens?|deadlines?|time|timescales?)",
    { type: "late", value: false },
    0.03,
  ),
  made(
    "what time (?:is|does|do|are)(?: (?!due)\\S+){0,4} (?:boards?|meetings?|committees?|group|start|starts|meet|begin|begins|meeting)",
    { type: "topic", value: "next meeting" },
    0.03,
  ),
  made(
    "(?:which|what) (?:areas?|themes?|priorit(?:y|ies)|sections?|workstreams?|strands?|delivery groups?) (?:has|have|is|are|shows?)(?: got| carrying)? (?:the )?most",
    { type: "op", value: "most area" },
    0.02,
  ),
  made(
    "before it (?:was|got) (?:moved|changed|put back|pushed back|revised)",
    { type: "filler", value: "moved" },
    0.05,
  ),
  made(
    "when (?:can|should|could|might|will) (?:we|i|you|they|families|parents|people|schools?|anybody|anyone|the board) (?:expect|see|get|have|look for)(?: to (?:see|have|get))?",
    { type: "fact", value: "due" },
    0.05,
  ),
  made(
    "how far (?:on|along|through|forward)?(?: )?(?:is|are|have|has)(?: (?:we|you|they|it))?(?: got| come)?(?: (?:with|on|along with|into))",
    { type: "act", value: "where" },
    0.05,
  ),
  made(
    "(?:nobodys|no ones) name(?: (?:is|against|in|on|beside|next to|by|under|it|them|those|the|owners?|columns?|colum|box))+",
    { type: "lacks", value: "owner" },
    0.04,
  ),
  made("the first(?= \\d)", { type: "op", value: "so many" }, 0.05),
  made("and any level with (?:it|them)", { type: "op", value: "ties" }, 0.02),
  made(
    "(?:nobody|no one)(?: has| have)?(?: yet)? (?:rated|coloured|ragged|scored)(?: (?:them|it|yet))*",
    { type: "lacks", value: "rag" },
    0.04,
  ),
  made(
    "(?:nobody|no one)(?: has| have)?(?: yet)? (?:taken on|picked up|claimed|taken|signed up (?:to|for))(?: (?:them|it|yet))*",
    { type: "lacks", value: "owner" },
    0.04,
  ),
  made(
    "(?:which|what|any) (?:areas?|themes?|priorit(?:y|ies)|sections?|delivery groups?|weakness(?:es)?)(?: (?:is|are|has|have|there|got|do|does|not|currently|that|with|where))* (?:nothing|no|none|nowt|not got any|not have any|not any)",
    { type: "op", value: "areas without" },
    0.05,
  ),
  made(
    `(?:by )?(?:more than|less than|fewer than|no more than|not more than|at least|at most|over|under|up to)(?= (?:an?|\\d{1,3}|a couple of|a few|one|two|three|four|five|six|seven|eight|nine|ten|twelve) ${UNITS})`,
    { type: "word", value: "amount" },
    0.03,
  ),
  made("or (?:more|over|longer|less)", { type: "word", value: "amount" }, 0.1),
  made(
    `(?:${BY_POST} )*(?:an? |the |any )?(?:vacant |unfilled )?(?:posts?|roles?|job titles?)(?: ,| and| but)* (?:not|rather than|instead of|as opposed to) ${NO_PERSON}`,
    { type: "op", value: "by post" },
    0.02,
  ),
  made(
    "not (?:down to |owned by |with )*an? (?:actual |named |real |particular )+(?:person|individual|human being|human)",
    { type: "op", value: "by post" },
    0.03,
  ),
  made(
    `(?:starting with |in the order )?(?:the )?reds?(?: ones| actions| items)? ?,?(?: ${TOP}| then)(?: ?[,;-]? ?(?:and |then |followed by |after that |finally )*${COLOUR}(?: first| next| last| after)?)*`,
    { type: "op", value: "worst at the top" },
    0.02,
  ),
  made(
    `(?:the )?(?:very |absolute )?(?:last|final|furthest off|furthest away|furthest out)(?= (?:\\d{1,2}|two|three|four|five|six|ten)? ?(?:things?|ones?|actions?|items?|jobs?|tasks?|deadlines?|commitments?|to (?:be|fall|finish|land|come)|due|we finish))(?! (?:one|time|week|month|year|meeting|board))`,
    { type: "op", value: "last of all" },
    0.01,
  ),
];

/** "Finished or not", "finished ones too", "including complete": how far something is does not matter. */
export function widenedSlots(tokens: readonly Token[], found: readonly Slot[]): Slot[] {
  const { text, at, endOf } = spokenOf(tokens);
  const finished = found.filter(isOf("status")).filter(({ value }) => value.join() === "complete");
  return finished.flatMap(({ from, to }) => {
    const start = at[from] ?? 0;
    const after = text.slice(at[to - 1] ?? 0).slice(tokens[to - 1]?.text.length ?? 0);
    const before = text.slice(0, start);
    const tail =
      /^(?: (?:ones?|actions?|items?|things?))* ?(?:or (?:not|otherwise|open|unfinished|incomplete|still going|still open|in progress|live|outstanding)|(?:ones|actions|items|things) (?:too|as well|also|included)|too|as well|included|alike)(?= |$)/.exec(
        after,
      );
    const lead =
      /(?:^| )((?:(?:whether(?: or not)?|no matter if|regardless of whether|including|include|even|with)(?: (?:they are|it is|the|any|all|those|that are|which are|they have been))*) )$/.exec(
        before,
      );
    const opens = lead && !/^with /.test(lead[1] ?? "") ? lead : null;
    if (!opens && (!tail || /^ ?(?:too|as well|alike)$/.test(tail[0].trim()))) return [];
    const first = opens ? at.findIndex((place) => place >= start - (opens[1]?.length ?? 0)) : from;
    const end = (at[to - 1] ?? 0) + (tokens[to - 1]?.text.length ?? 0) + (tail?.[0].length ?? 0);
    const last = endOf.get(end) ?? to;
    return [slot({ type: "op", value: "any state" }, first, last, 0.03)];
  });
}
