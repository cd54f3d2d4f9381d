import { changeDetails, historyDetails } from "./looking-back.ts";
import type { Context, Parts } from "./parts.ts";
import { useMatches } from "./questions.ts";
import type { Intent, Reading } from "./reading.ts";

type Details = Partial<Reading>;

/** What an intent with a shape of its own holds beside the common filters; undefined if the text is not that after all. */
export function topicDetails(intent: Intent, parts: Parts, context: Context): Details | undefined {
  const lower = parts.line.toLowerCase();
  switch (intent) {
    case "governance":
      return { more: { topic: governanceTopic(lower) } };
    case "export":
      return exportDetails(lower, parts);
    case "post_summary":
      return { more: postDetails(parts.line) };
    case "challenge":
      return challengeDetails(lower, parts);
    case "meeting_prep":
      return prepDetails(lower, parts);
    case "history":
      return historyDetails(lower, parts, context);
    case "whats_changed":
      return changeDetails(lower, parts, context);
    default:
      return undefined;
  }
}

function governanceTopic(lower: string): string {
  if (/\bmean\b|\bstand\b|definition|meaning/.test(lower)) return "ratings";
  if (
    /when(?:'s| is| was|s| are)|when (?:do|are|will|did) .*\bmeet|dates? of|meeting dates|^(?:the )?(?:next|last) (?:board|meeting)/.test(
      lower,
    )
  )
    return "meetings";
  if (/vot|casting|show of hands|tie/.test(lower)) return "voting";
  if (/quorum|quorate|have to be (?:there|present)|need(?:ed)? to be (?:there|present)/.test(lower))
    return "quorum";
  if (/substitut|send (?:a|my) sub\b|deputy|stand[- ]?in|deputise|in my place/.test(lower))
    return "substitutes";
  if (/how (?:often|frequently|many times)/.test(lower)) return "frequency";
  if (/reports? to|accountable/.test(lower)) return "accountability";
  if (/chair/.test(lower)) return "chair";
  if (/member|who sits|who(?:'s| is|s| are) on/.test(lower)) return "membership";
  if (/purpose|what(?:'s| is) the .* for|terms of reference|\btor\b/.test(lower)) return "purpose";
  return "purpose";
}

function exportDetails(lower: string, parts: Parts): Details {
  const format = /\bcsv\b/.test(lower)
    ? "csv"
    : /excel|xls|spread ?sheet/.test(lower)
      ? "excel"
      : /\bword\b|docx?\b/.test(lower)
        ? "word"
        : /\bpdf\b|print/.test(lower)
          ? "pdf"
          : /pack|publish/.test(lower)
            ? "pack"
            : "csv";
  for (const word of parts.words) {
    if (
      /^(file|sheet|document|doc|format|version|whole|scorecard|risks?|register|kpis?)$/.test(
        word.text,
      )
    )
      word.used = true;
  }
  const what = /score ?card/.test(lower)
    ? { what: "scorecard" }
    : /\brisks?\b/.test(lower)
      ? { what: "risks" }
      : /\bkpis?\b/.test(lower)
        ? { what: "kpis" }
        : {};
  return { more: { format, ...what } };
}

function postDetails(line: string): Record<string, string> {
  const lower = line.toLowerCase();
  const what = /score ?card/.test(lower)
    ? "scorecard"
    : /exception/.test(lower)
      ? "exceptions"
      : "summary";
  const channel =
    /\b(?:in|into|to|on)\b(?: the)?(?: ms)?(?: teams)? ?["“]?#?([A-Z][\w&' -]*?|[\w-]+(?: [\w-]+){0,2}?)["”]?(?: channel| chat)?(?=$|[.,!?]| (?:would you|could you|will you|for me|for us|thanks|thank you|cheers|if|and|ahead|before|please|pls|now|today|for|after|by|as|so|when|asap|on (?:mon|tues|wed|thur|fri|sat|sun)|tomorrow|every|at \d)\b)/.exec(
      line,
    );
  const name = channel?.[1]?.replace(/^the /i, "").trim();
  return name &&
    !/^(us|me|everyone|all|it|here|them|channel|chat|team|group|everybody)$/i.test(name)
    ? { what, channel: name }
    : { what };
}

function challengeDetails(lower: string, parts: Parts): Details {
  const [reference] = parts.references;
  useMatches(
    parts.words,
    lower,
    /\b(?:rais(?:e[ds]?|ing)|(?:un)?answer(?:s|ed)?|closed|outstanding|overdue|late)\b/,
  );
  const own = /\b(?:my|mine|have i|did i|i (?:asked|raised))\b/.test(lower);
  const list =
    own ||
    /\b(?:open|outstanding|unanswered|answered|any|all|list|show|which|what)\b.{0,30}\b(?:challenges?|questions?|assurances?)\b|\bchallenges\b|been answered|answered yet/.test(
      lower,
    );
  if (list && !reference) {
    const since = parts.dates.find((date) => !date.now || /\b(?:rais|ask|new)/.test(lower));
    return {
      more: {
        mode: "list",
        ...(own ? { owner: "@me" } : {}),
        ...(since ? { since: since.period.symbol ?? since.period.from } : {}),
      },
    };
  }
  const mode = list && /\bchallenges\b/.test(lower) ? { mode: "list" } : {};
  return reference ? { reference, more: mode } : { more: {} };
}

function prepDetails(lower: string, parts: Parts): Details | undefined {
  const missing =
    /\bchas(?:e|ing|er|ers)\b|(?:hasn'?t|haven'?t|has not|have not) (?:been )?(?:sent|given|updated|reported|done)|not (?:been )?updated|missing updates?|owes|no update|\bneeds? (?:to )?updat/.test(
      lower,
    );
  const when = parts.dates.find((d) => d.period.symbol)?.period.symbol;
  if (!missing) return { more: {} };
  const owner = /\bwhat (?:do|should|must|have) i\b/.test(lower)
    ? { owner: "@me" }
    : parts.people.people.length === 0 && parts.areas.length === 0
      ? { owner: "all" }
      : {};
  const papers = /\b(?:papers|agenda)\b/.test(lower);
  useMatches(parts.words, lower, /\b(?:papers|agenda)\b/);
  const before = papers ? { before: "@papers_deadline" } : when ? { before: when } : {};
  return { more: { check: "missing_updates", ...owner, ...before } };
}
