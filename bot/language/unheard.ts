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
  const dropped = new Set(FILTERED.has(reading.intent) ? droppedIn(reading, parts) : []);
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
