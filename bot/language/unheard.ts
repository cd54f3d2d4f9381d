import type { Parts } from "./parts.ts";
import type { Intent, Reading } from "./reading.ts";
import { isSilent } from "./search-text.ts";
import type { Word } from "./words.ts";

/** The intents whose answers hold to the filters: for these, a part that was found and not used is told. */
const FILTERED: ReadonlySet<Intent> = new Set([
  "list_actions",
  "show_action",
  "overdue",
  "due_soon",
  "list_risks",
  "kpis",
  "scorecard",
  "area_overview",
  "summary",
]);

/**
 * The words of a text that had no part in its reading, as they were said: those that nothing made
 * sense of, and those that named a person, area, colour or date which this answer does not go by.
 */
export function unheard(reading: Reading, parts: Parts): readonly string[] {
  const filtered = FILTERED.has(reading.intent);
  const dropped = new Set(filtered ? [...droppedIn(reading, parts), ...loudIn(parts)] : []);
  return parts.words
    .filter((word) => dropped.has(word) || (!word.used && !isSilent(word)))
    .map((word) => word.raw);
}

function droppedIn(reading: Reading, parts: Parts): Word[] {
  const { more, owners, ownersAll, notOwners, areas, notAreas } = reading;
  const people = new Set([...owners, ...ownersAll, ...notOwners]);
  const places = new Set([...areas, ...notAreas]);
  const standing =
    reading.rag.length + reading.status.length > 0 ||
    reading.overdue !== null ||
    reading.intent === "overdue" ||
    more.field === "rag" ||
    more.missing !== undefined ||
    reading.intent === "summary" ||
    reading.reference !== null;
  const dated = reading.dueFrom || reading.dueTo || more.period || more.field === "due";
  const named = new Set(
    [reading.reference, ...reading.references].flatMap((one) =>
      one ? [`${one.kind} ${one.ref}`] : [],
    ),
  );
  return [
    ...parts.people.people.filter((p) => !people.has(p.ref)).flatMap((p) => p.words),
    ...parts.people.unclear
      .filter((u) => !reading.unclear.some((other) => other.said === u.said))
      .flatMap((u) => u.words),
    ...parts.areas.filter((area) => !places.has(area.ref)).flatMap((area) => area.words),
    ...(standing ? [] : parts.standing.flatMap((one) => one.words)),
    ...(dated
      ? []
      : parts.dates.flatMap(({ at, end }) => parts.words.filter((w) => w.at >= at && w.at < end))),
    ...parts.references
      .filter((one) => !named.has(`${one.kind} ${one.ref}`))
      .flatMap((one) => one.words),
  ].filter((word) => !isSilent(word));
}

/** Words that change what is asked and that no filter can hold: they are told where nothing took them. */
const LOUD =
  /^(?:most|fewest|least|per|either|if|unless|except|excluding|than|average|percentage|trend|rank(?:ed)?|sort(?:ed)?|group(?:ed)?|compare[d]?|longest|oldest|newest|biggest|worst|best)$/;

function loudIn({ words, line, people, areas, standing, dates }: Parts): Word[] {
  const loud = words.filter((word) => !word.used && LOUD.test(word.text));
  const spans = [
    ...people.people.map((p) => ({ kind: "person", at: p.words[0]?.at ?? 0 })),
    ...areas.map((a) => ({ kind: "area", at: a.words[0]?.at ?? 0 })),
    ...standing.map((s) => ({
      kind: s.meaning.rag ? "rag" : s.meaning.status ? "status" : "late",
      at: s.words[0]?.at ?? 0,
    })),
    ...dates.map((d) => ({ kind: "date", at: d.at })),
  ].sort((a, b) => a.at - b.at);
  // "red or overdue": an "or" between two kinds is not what a list of filters does.
  const ors = words.filter((word) => {
    if (word.text !== "or") return false;
    const before = spans.findLast((span) => span.at < word.at);
    const after = spans.find((span) => span.at > word.at);
    return before && after && before.kind !== after.kind;
  });
  const without =
    /\b(?:no|without(?: a| any)?) (?:due )?(?:dates?|deadlines?|by[- ]when|owners?|lead)\b/i.exec(
      line,
    );
  const lacking = without
    ? words.filter(
        (w) => !w.used && w.at >= without.index && w.at < without.index + without[0].length,
      )
    : [];
  const grouped = words.filter(
    (word, n) =>
      word.text === "by" &&
      /^(area|areas|owner|owners|person|month|rag)$/.test(words[n + 1]?.text ?? ""),
  );
  return [...loud, ...ors, ...lacking, ...grouped];
}
