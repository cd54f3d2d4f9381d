import type { Rag, Status } from "../plan/model/primitives.ts";
import { findStanding } from "./colours.ts";
import { wordsOf } from "./words.ts";

/** What is said of one action: the colour and status that it is to have, and those that it is not. */

const COLOUR = "(?:red|amber|green|blue|not rated|on track|off track)";
const STATE =
  "(?:completed?|done|finished|closed|delivered|in progress|under ?way|not (?:yet )?started|started)";
const VALUE = `(?:${COLOUR}|${STATE})`;
const FILLING = "(?: (?:a|an|the|at|in|as|still|rated|marked|just|really|yet|being|any ?more))*";

/** What it is not, or no longer: "not red", "no longer red", "was amber", "off red", "rather than red". */
const OLD = [
  `(?:(?:is |are |was |it'?s )?(?:not|isn'?t|wasn'?t|aren'?t)|anything but)${FILLING} (?!(?:yet )?(?:started|rated)\\b)${VALUE}(?: any ?more| now| yet)?`,
  `(?:(?:is |are |it'?s )?no longer|rather than|instead of|was|were|used to be|previously|formerly|had been|from|off|out of)${FILLING} ${VALUE}`,
  `${VALUE}(?= (?:to|into|->|→|then) (?:being |in )?${VALUE}\\b)`,
].join("|");
const JOINED = "(?:(?:,? ?\\b(?:and|but)|,)\\s+)?";
const OLD_ANYWHERE = new RegExp(
  `(?:${JOINED}(?<![\\w])(?:${OLD})(?![\\w-])|${JOINED}\\((?:${OLD})\\))(?: but\\b)?`,
  "gi",
);
/** The name of a month, in a text in either case. */
export const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** "Not March", "instead of the end of March": the month that a new one replaces. */
export const OLD_MONTH = `(?:not|instead of|rather than) (?:the |in |by |end of |start of )*${MONTH}(?: 20\\d\\d)?`;
const OLD_FIRST = new RegExp(
  `^(?:(?:and|but|it|which)\\s+)*(?:${OLD}|${OLD_MONTH})(?![\\w-])(?: (?:before|until now|last \\w+|(?:in|at|on) (?:the )?(?:last )?\\w+)(?=$|[,;.)]))?`,
  "i",
);

/** How far into a text a value goes on that it says is not so; 0 where it begins otherwise. */
export const oldValueAt = (text: string) => OLD_FIRST.exec(text)?.[0].length ?? 0;

/** A text without the values that it says are not so any more. */
export const withoutOldValues = (text: string) => text.replace(OLD_ANYWHERE, " ");

/** What makes a colour or status word no plain statement: then it sets nothing. */
const QUALIFIED =
  /\b(?:not|never|no longer|isn'?t|wasn'?t|aren'?t|hasn'?t|haven'?t|doesn'?t|don'?t|won'?t|will|shall|should|would|might|may (?:be|not|go|need|have|slip)|could|if|when|once|unless|until|nearly|almost|half|partly|part|mostly|about to|going to|to be|except|apart from|subject to|was|were|supposed|hope|hoping|expect(?:ed|ing)?|likely|anything but|says?|thinks?)\b|\d ?%/i;

const SHOWN =
  "(?:marked|set|rated|shown|showing|recorded|down|put|put down|flagged|moved|changed|turned)(?: (?:as|to|at|down as))?";
const OUGHT =
  "(?:should|needs?(?: to)?|ought to|has to|have to|must|wants? to)(?: (?:really|now|just|actually|probably))? (?:be|go(?: back)?(?: to)?)";
/** "Should be amber" puts a colour right; "should be done" may as well hope. */
const CORRECTS = new RegExp(
  `\\b${OUGHT} (?:${SHOWN} (?=${VALUE}\\b)|(?=${COLOUR}\\b)|(?=${STATE}\\b(?<contrast>)))`,
  "i",
);
const LATER =
  /\b(?:by|soon|next|shortly|eventually|later|before|after|within|until|till|when|once|if|then|in (?!progress\b)\w+)\b/i;

/** Words that make nothing uncertain: manners, and the values that begin with "not". */
const CERTAIN =
  /\b(?:not|(?:has|have)n'?t)(?: (?:yet|been|even))* (?:started|begun)\b|\bnot rated\b|\bif (?:you (?:can|could|don't mind)|possible|poss|that's ok)\b|\bwhen you (?:can|get|have)\b/gi;
const PUTS_OFF = /\b(?:push|mov|put|shift|delay|defer|extend|slip|revis)\w*\b/i;

/** What a text says of an action as a plain statement; undefined where it is no plain one. */
export function plainly(said: string): string | undefined {
  const now = withoutOldValues(said);
  const contrast = now !== said;
  const corrects = CORRECTS.exec(now);
  const right =
    corrects && !LATER.test(now) && (contrast || corrects.groups?.contrast === undefined)
      ? now.replace(CORRECTS, "is ")
      : now;
  const sure = right.replace(CERTAIN, "");
  const qualified = QUALIFIED.test(PUTS_OFF.test(sure) ? sure.replace(/\buntil\b/gi, "") : sure);
  return qualified ? undefined : right;
}

/** A colour or status and nothing more: "still red", "we've made a start". */
const BARE = new RegExp(
  `^(?:action )?(?:(?:it'?s|it is|is|has|have|we'?ve|we have|we|been|now|gone|turned|become|went|back to|still|all|just)\\s+)*(?:made a (?:good )?start|under ?way|${VALUE})(?: (?:now|again|today))?$`,
  "i",
);
/** An order to set one: "set it to red", "mark as done". */
const ORDERS = new RegExp(
  `^(?:set|mark|make|turn|change|move|push|put|rate|flag|take|bring|close)(?: (?:it|this|that))?(?: (?:down|back|up|over))*(?: (?:as|to|at|from|off))?(?: ${VALUE}|$| \\w+ \\d| (?:the )?(?:end|start) of| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
  "i",
);
const MANNERS =
  /^(?:please|pls|plz|can you|could you|would you)\s+|,? ?\b(?:please|pls|plz|thanks|ta)$/gi;

/** Whether what stands after the action's number is said of it whole: "3.4: set to red", "re 3.4, it's amber". */
export function saysAll(text: string): boolean {
  const plain = text.replace(MANNERS, "").trim();
  const now = withoutOldValues(plain).trim();
  const right = LATER.test(now) ? now : now.replace(CORRECTS, "is ");
  return BARE.test(right) || ORDERS.test(plain);
}

/** "3.4 amber: contract not signed": a colour and a reason, and nothing that asks. */
export function isBareStatement(head: string, tail: string): boolean {
  const plain = head.replace(/,? ?\b(?:please|pls|plz|thanks|ta)$/i, "");
  return (
    (tail !== "" || plain !== head || /\bin progress$/i.test(plain)) &&
    /^(?:action )?(?:(?:has |have )?(?:now )?(?:gone|turned|now|is|become|went|back to|still|all) )?(?:red|amber|green|complete|done|blue|finished|in progress|started|under ?way)$/i.test(
      plain.trim(),
    )
  );
}

/** The values that a plain statement gives. Two colours are `unclear`: which is meant is not said. */
export function valuesIn(to: string): {
  readonly rag?: Rag;
  readonly status?: Status;
  readonly slipping: boolean;
  readonly unclear: boolean;
} {
  const standing = findStanding(wordsOf(to), () => false).map((one) => one.meaning);
  const slipping = /\b(?:slipping|slipped|delayed|at risk|off track|behind)\b/i.test(to);
  const colours = new Set(standing.flatMap(({ rag }) => (rag?.length === 1 ? rag : [])));
  const several = standing.some(({ rag }) => rag && rag.length > 1);
  const [only] = colours.size === 1 ? colours : [];
  const rag = only ?? (colours.size === 0 && slipping && several ? ("amber" as const) : undefined);
  const states = standing.flatMap((one) => (one.status ? [one.status.join()] : []));
  const status = /\b(?:done|completed?|finished|closed?|delivered|ticked? off)\b/i.test(to)
    ? ("complete" as const)
    : states.length > 0 && states.every((one) => one === "not started")
      ? ("not started" as const)
      : /\b(?:started|start(?:ed)? work|under ?way|in progress|begun|kicked off|ongoing|mad(?:e|ing) (?:a |some )?(?:good )?(?:start|progress|headway))\b/i.test(
            to,
          )
        ? ("in progress" as const)
        : undefined;
  const unclear = colours.size > 1 || (colours.size === 0 && several && !slipping);
  return { ...(rag ? { rag } : {}), ...(status ? { status } : {}), slipping, unclear };
}
