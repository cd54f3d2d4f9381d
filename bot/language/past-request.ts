import type { NamedDay } from "../plan/meetings/meetings.ts";
import type { MovementKind } from "../plan/model/moved.ts";
import type { ChangeFilter } from "./filters.ts";
import type { Reading } from "./reading.ts";
import type { Choice, Made, PastOf, Request } from "./request.ts";

const SAY_WHICH =
  "Say of what, for example “history 3.4” or “what did 5.2 say on 24 September”. “What's changed since the last meeting” tells of the whole plan.";

/** As many of the words looked for as a card's button takes along. */
const LONGEST_WORDS = 300;

const KINDS = { action: "action", kpi: "KPI", risk: "risk", measure: "measure" } as const;

/** A day as a reading has it: a date, or a name that the plan's meetings give a date to. */
const dayIn = (day: Reading["more"][string]) =>
  typeof day === "string" ? (day as NamedDay | string) : undefined;

/** The items that a question about the past names; a number of an area is one too. */
function itemsIn({ reference, references, areas }: Reading): readonly PastOf[] {
  const named = references.length > 0 ? references : reference ? [reference] : [];
  if (named.length > 0) return named.map(({ kind, ref }) => ({ kind, ref }));
  return areas.map((ref) => ({ kind: "area", ref }));
}

/** The history of an item, how it stood on a day, or who changed it. */
export function pastOf(reading: Reading): Request {
  const { more } = reading;
  const [item, ...others] = itemsIn(reading);
  const day = dayIn(more.as_at);
  const since = dayIn(more.since);
  if (!item) {
    if (day) return { command: "as_at", day };
    if (since) return { command: "whats_changed", since, filter: {}, page: 1 };
    return { command: "refuse", sentence: SAY_WHICH };
  }
  const ask = (one: PastOf): Choice["request"] =>
    day
      ? { command: "as_at", ...one, day }
      : { command: "history", ...one, page: 1, ...(since ? { since } : {}) };
  if (others.length > 0) {
    const readings = [item, ...others].map(
      (one): Choice => ({
        title: `${one.kind === "area" ? "Area" : capital(KINDS[one.kind as keyof typeof KINDS])} ${one.ref}`,
        request: ask(one),
      }),
    );
    return { command: "which", question: "You named several. Which one first?", readings };
  }
  const made = madeIn(reading);
  const request = ask(item);
  return made && request.command === "history" ? { ...request, made } : request;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function madeIn({ rag, status, more }: Reading): Made | undefined {
  if (rag[0]) return { rag: rag[0] };
  if (status[0]) return { status: status[0] };
  if (more.field === undefined) return undefined;
  return more.field === "who" ? {} : { field: more.field as NonNullable<Made["field"]> };
}

/** What changed in a time, by whatever filters were said. */
export function changesFrom(reading: Reading): Request {
  const { more, unclear } = reading;
  const filter = filterFrom(reading);
  const since = dayIn(more.since) ?? "@last_meeting";
  const time = { since, ...(typeof more.until === "string" ? { until: more.until } : {}) };
  if (unclear.length === 0) return { command: "whats_changed", ...time, filter, page: 1 };
  const said = unclear.map((one) => `“${one.said}”`).join(" and ");
  return {
    command: "which",
    question: `${said} could be more than one person. Which do you mean?`,
    readings: unclear.flatMap(({ fit }) =>
      fit.map(
        (person): Choice => ({
          title: person.name,
          request: {
            command: "whats_changed",
            ...time,
            filter: { ...filter, owners: [...(filter.owners ?? []), person.ref] },
            page: 1,
          },
        }),
      ),
    ),
  };
}

function filterFrom({ areas, owners, ownersAll, doers, rag, text, more }: Reading): ChangeFilter {
  const owning = [...owners, ...ownersAll].filter((ref) => !doers.includes(ref));
  const group = more.group ?? more.direction;
  return {
    ...(group ? { group: group as MovementKind } : {}),
    ...(more.kind ? { kind: more.kind as NonNullable<ChangeFilter["kind"]> } : {}),
    ...(areas.length > 0 ? { areas: [...areas] } : {}),
    ...(owning.length > 0 ? { owners: owning } : {}),
    ...(doers.length > 0 ? { by: [...doers] } : {}),
    ...(rag.length > 0 ? { rag: [...rag] } : {}),
    ...(text ? { text: text.slice(0, LONGEST_WORDS) } : {}),
  };
}
