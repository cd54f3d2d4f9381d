/** Words for the present: of themselves they say when a thing is asked, and nothing of what is due. */
const NOW =
  /^(?:today|tonight|(?:right |just )?now|(?:the|this) (?:moment|minute)|present|currently|presently)$/;

/** Whether a time that was said is the present, without what bounds it. */
export const isNow = (spoken: string) => NOW.test(spoken);

/** Whether it is a day as well, which something can have happened on: "what changed today". */
export const isToday = (spoken: string) => /^(?:today|tonight|right now)$/.test(spoken);

/** What is past its date is late, and that is no word of being due. */
const LATE =
  /\b(?:past|over|missed|beyond)(?: (?:its|their|the|due|original|planned|target|agreed)\b)* ?\b(?:due(?: dates?)?|deadlines?|dates?)\b/g;
const DUE =
  /\b(?:due|deadlines?|by[- ]when|expir\w+|(?:needs?|must|should|ought|(?:has|have|had|got) to)\b.{0,20}?\b(?:do|doing|done|finish\w*|complet\w*|deliver\w*)|to (?:do|finish|complete|deliver))\b/;
/** How things stand, which is always as of now. */
const STANDING =
  /\b(?:reds?|ambers?|greens?|blues?|rag|ratings?|rated|late|overdue|complete\w*|started|in progress|summary|overview|score ?card|risks?|kpis?|status|position)\b/;

/** Whether the present bounds what is due: "due today", "by today", "from now to Easter". "Red today" bounds nothing. */
export function boundsNow(text: string, bound: string | undefined, end: number): boolean {
  const after = text.slice(end);
  if (/^'s\b/.test(after)) return /^'s (?:\w+ )?(?:deadlines?|due)\b/.test(after);
  const spoken = text.slice(0, end);
  const isDue = DUE.test(text.replace(LATE, " "));
  if (/\b(?:currently|presently)$/.test(spoken)) return /^ due\b/.test(after);
  if (/\b(?:moment|minute|present)$/.test(spoken)) return isDue && /\bat$/.test(bound ?? "");
  if (/\bnow$/.test(spoken) && !/\bright now$/.test(spoken)) {
    return (
      /^(?:(?:falls? )?due|deadline|from|between)\b/.test(bound ?? "") || /^ due\b/.test(after)
    );
  }
  if (bound === "for") return isDue || !STANDING.test(text);
  return isDue || (bound !== undefined && !/^(?:on|at|in|over|during)$/.test(bound));
}

const AT_THE_END =
  /[\s,]+(?:(?:as (?:of|at) |as (?:it|things) stands? )?(?:(?:right |just )?now|today|tonight|currently|presently|atm)|at (?:the|this) (?:moment|minute)|at present|as (?:it|things) stands?)$/;

/** A text without the present at its end, which the shape of a question does not turn on. */
export const withoutNow = (lower: string) => lower.replace(AT_THE_END, "");
