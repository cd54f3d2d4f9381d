import type { Rag, Status } from "../plan/model/primitives.ts";
import { isUnsafe } from "../plan/model/rag.ts";
import { findStanding, standingOf } from "./colours.ts";
import { dueIn } from "./due-words.ts";
import { UPDATES } from "./intents.ts";
import type { Context } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { wordsOf } from "./words.ts";

/** How a question begins; what begins so wants nothing written. */
export const QUESTION =
  /^(?:so |and |ok |hi |hello |hey )?(?:by when|until when|who|what|whats|what's|when|whens|when's|where|wheres|where's|how|hows|how's|why|which|is|are|was|were|has|have|had|does|do|did|show|list|tell|any|give|whose|find|remind|should|when'?s)\b/i;

/** A request to write that is put as a question. */
const REQUEST =
  /^(?:can|could|would|will) (?:you|we|u|someone|somebody) (?:please |pls )?(?:set|mark|make|change|turn|move|push|put|update|close|delay|extend|flag|note|record)\b/i;

/** An order not to, or a sentence about what somebody thinks: nothing is to be written. */
const NOT_AN_ORDER =
  /^(?:please )?(?:do not|don'?t|never|no need to|i (?:don'?t|do not|never|can'?t)|we (?:don'?t|do not|didn'?t|did not|never|can'?t)|i'?m not|did|will|shall|can i|may i|if|when|unless)\b/i;

/** What makes a colour or status word no plain statement: then it is kept as progress, and sets nothing. */
const QUALIFIED =
  /\b(?:not|never|no longer|isn'?t|wasn'?t|aren'?t|hasn'?t|haven'?t|doesn'?t|don'?t|won'?t|will|shall|should|would|might|may (?:be|not|go|need|have|slip)|could|if|when|once|unless|until|nearly|almost|half|partly|part|mostly|about to|going to|to be|\d+ ?%|except|apart from|subject to|was|were|supposed|hope|hoping|expect(?:ed|ing)?|likely|anything but|says?|thinks?)\b/i;

/** "Because", with its commonest slips: text on its way into the record is not mended. */
const BECAUSE = "because|becuase|becasue|beacuse|cos|coz";

/** Where a reason or comment begins: a dash, a comma, a bracket, "because". */
const SEPARATOR = new RegExp(
  `(?:\\s?\\(|\\s[-–:]+\\s|,\\s*|;\\s*|\\.\\s+|:\\s|\\s-\\s?|\\s(?:${BECAUSE}|cause|due to|since|as(?! (?:done|complete|completed|finished|closed|red|amber|green|delivered|not|in progress|started|on track|blue|under)))\\s)`,
  "i",
);

/** A text up to where its reason begins: nothing after that names what is to be changed. */
export function beforeReason(line: string): string {
  const ref = UPDATES.ref.exec(line) ?? /\br ?\d{1,4}\b/i.exec(line);
  const from = ref ? ref.index + ref[0].length : 0;
  const at = SEPARATOR.exec(line.slice(from));
  return at ? line.slice(0, from + at.index) : line;
}

const PROGRESS =
  /^(?:please )?(?:(?:update|set|change|record|add to)\b.{0,20}(?<!in )\bprogress(?: to| as| with| is)?|(?:progress|note|comment|add a note|add a comment|update)(?: (?:on|for|to))?)(?: action)?(?: a?\d{1,3}[.,-]\d{1,3})?\s*[:,-]?\s+(.+)$/i;

/** What is said of one action that is to be written, or asks for its form; undefined if it only asks. */
export function changedAction(line: string, context: Context): Partial<Reading> | undefined {
  const ref = UPDATES.ref.exec(line);
  if (!ref?.[1]) return undefined;
  const asks = QUESTION.test(line) || /\?\s*$/.test(line);
  if ((asks && !REQUEST.test(line)) || NOT_AN_ORDER.test(line)) return undefined;
  if (/\bkpi\b|\bchallenge\b|\bhistory\b|\bexport\b|\bcsv\b/i.test(line)) return undefined;
  if (/\brisk\s*$/i.test(line.slice(0, ref.index))) return undefined;
  const reference = refOf(ref[1]);
  const before = beforeReason(line);
  const references = [...before.matchAll(new RegExp(UPDATES.ref, "gi"))].map((m) =>
    refOf(m[1] ?? ""),
  );
  const rest = `${line.slice(0, ref.index)} ${line.slice(ref.index + ref[0].length)}`.trim();
  const head = `${before.slice(0, ref.index)} ${before.slice(ref.index + ref[0].length)}`.trim();
  const cue = SEPARATOR.exec(line.slice(before.length))?.[0] ?? "";
  const said = line.slice(before.length + cue.length).trim();
  const tail = cue.includes("(") ? said.replace(/\)\s*$/, "") : said;
  if (/\b(?:owner|lead|responsible officer)\b/i.test(head) && UPDATES.verb.test(head)) {
    return { intent: "update_action", reference, more: { field: "owner" } };
  }
  if (OPENS.test(rest)) return { intent: "update_action", reference, more: {} };
  const noted = PROGRESS.exec(line);
  if (noted?.[1] && !UPDATES.ref.test(noted[1]) && /progress|note|comment/i.test(line)) {
    return { intent: "update_action", reference, more: { progress: noted[1] } };
  }

  const stated = statedIn(newDateOf(head), tail, newDateOf(rest), context);
  if (!stated) return undefined;
  if (references.length > 1 || /^(?:and )?a?\d{1,3}\.\d{1,3}\b/i.test(tail)) {
    return { intent: "update_action", reference, references, more: { bulk: true } };
  }
  return { intent: "update_action", reference, more: stated };
}

const refOf = (text: string) => ({
  kind: "action" as const,
  ref: text.replace(/^a/i, "").replace(/[,-]/, "."),
});

const OPENS =
  /^(?:please |pls |can (?:you|i|we) |could (?:you|i|we) |i(?:'d| would)? (?:like|want|need) to |let'?s )*(?:update|edit|amend|change)\b[ ,.:!]*(?:please|pls)?$/i;

/** What the head of a text states, and its tail gives reasons for; undefined if it states nothing. */
function statedIn(
  head: string,
  tail: string,
  rest: string,
  context: Context,
): Record<string, string> | undefined {
  const turned = /\bwas (?:red|amber|green)\b.{0,12}?\bnow (red|amber|green)\b[\s,:;-]*(.*)$/i.exec(
    rest,
  );
  if (turned?.[1]) {
    const reason = turned[2]?.trim();
    return { rag: turned[1].toLowerCase(), ...(reason ? { reason } : {}) };
  }
  const changes = UPDATES.verb.test(rest) || UPDATES.said.test(head) || isBareStatement(head, tail);
  if (!changes) return undefined;
  const denied = head
    .replace(/^(?:(?:please|pls|can|could|would|will|you|u|we|someone|somebody)\s+)+/i, "")
    .replace(/\bnot (?:yet )?started\b|\bnot rated\b|\bnot begun\b/gi, "");
  const dates =
    /\b(?:push|move|put|shift|delay|defer|extend|slip|revise|now|until|till|to|back|due|by|date)\b/i;
  const moved = dates.test(rest) ? dueIn(rest, context) : undefined;
  if (QUALIFIED.test(denied)) {
    const said = rest.replace(LEAD_IN, "").trim();
    return said ? { progress: said } : undefined;
  }
  const { rag, status, slipping } = valuesIn(head);
  const putOff =
    /\b(?:push|mov|put back|shift|delay|defer|extend|slip|revis|due|now|date)\w*/i.test(rest);
  const due = moved && (slipping || putOff) && status !== "complete" ? moved : undefined;
  const comment = commentOf(tail, due !== undefined);
  const unsafe = isUnsafe(rag);
  const stated = {
    ...(status ? { status } : {}),
    ...(rag && status !== "complete" ? { rag } : {}),
    ...(due ? { due } : {}),
    ...(comment ? (unsafe ? { reason: comment } : { progress: comment }) : {}),
  };
  return Object.keys(stated).length > 0 ? stated : undefined;
}

/** "3.4 amber: contract not signed": a colour and a reason, and nothing that asks. */
function isBareStatement(head: string, tail: string): boolean {
  const plain = head.replace(/,? ?\b(?:please|pls|plz|thanks|ta)$/i, "");
  return (
    (tail !== "" || plain !== head || /\bin progress$/i.test(plain)) &&
    /^(?:action )?(?:(?:has |have )?(?:now )?(?:gone|turned|now|is|become|went|back to|still|all) )?(?:red|amber|green|complete|done|blue|finished|in progress|started|under ?way)$/i.test(
      plain.trim(),
    )
  );
}

function valuesIn(head: string): { rag?: Rag; status?: Status; slipping: boolean } {
  const to = /\bfrom (?:red|amber|green|not rated) to (.+)$/i.exec(head)?.[1] ?? head;
  const standing = standingOf(findStanding(wordsOf(to), () => false));
  const slipping = /\b(?:slipping|slipped|delayed|at risk|off track|behind)\b/i.test(to);
  const [rag] = slipping && standing.rag.length > 1 ? (["amber"] as const) : standing.rag;
  const notStarted = standing.status[0] === "not started" && standing.status.length === 1;
  const status = /\b(?:done|completed?|finished|closed?|delivered|ticked? off)\b/i.test(to)
    ? ("complete" as const)
    : notStarted
      ? ("not started" as const)
      : /\b(?:started|start(?:ed)? work|under ?way|in progress|begun|kicked off|ongoing|mad(?:e|ing) (?:a |some )?(?:good )?(?:start|progress|headway))\b/i.test(
            to,
          )
        ? ("in progress" as const)
        : undefined;
  return { ...(rag ? { rag } : {}), ...(status ? { status } : {}), slipping };
}

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** "Will now be May, not March": a new date, and the old one that it replaces. */
const PUT_OFF = new RegExp(
  `\\b(?:it )?will (?:now )?be ((?:by |in |at |the |end of |start of |mid[- ])*${MONTH}(?: 20\\d\\d)?)\\b(?:,? (?:and )?not (?:the |in |by |end of )*${MONTH}(?: 20\\d\\d)?)?`,
  "i",
);
const newDateOf = (text: string) => text.replace(PUT_OFF, "now $1");
/** A new date said before the reason: "now April, videos not filmed". */
const DATE_FIRST = new RegExp(
  `^(?:now |to |until |till |by |due )*(?:the |end of |mid[- ]|early |late )*${MONTH}(?: 20\\d\\d)?[,;:–-]+ +`,
  "i",
);

const LEAD_IN =
  /^(?:(?:(?:is|its|it's|has|been|now|was|to|as|set|and|the|of|it|gone|going)\b|,|-|:|;|–)\s*)+/i;

const DATED =
  /^(?:now |to |until |till |by |due |back )*(?:the )?(?:(?:early|mid|late|end of|start of) )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?\w*(?: half[- ]?term)?(?: 20\d\d)?(?:[, ]+because (?<why>.+))?$/i;

const JOIN = new RegExp(`^(?:${BECAUSE}|as|since|and)\\s+`, "i");

/** The comment as it was said, without the join before it and the thanks after it. */
function commentOf(tail: string, dated: boolean): string {
  const text = tail
    .replace(JOIN, "")
    .replace(LEAD_IN, (lead) => (/^(?:it|the|has|been|is|was)/i.test(lead.trim()) ? lead : ""))
    .replace(/[\s.]+$/, "")
    .trim();
  if (dated && DATE_FIRST.test(text))
    return text.replace(DATE_FIRST, "").replace(/^(?:because|as) /i, "");
  const only = dated ? DATED.exec(text) : null;
  if (only) return only.groups?.why ?? "";
  return /^(?:please|pls|plz|thanks|ta|cheers|thank you)$/i.test(text)
    ? ""
    : text.replace(/,? (?:please|pls|plz|thanks|cheers)$/i, "");
}
