import { callsOf } from "../plan/areas/area-names.ts";
import { wasDue } from "./due.ts";
import { CASE_DATA, CHIT_CHAT, HELP, SHAPES } from "./intents.ts";
import { type Context, type Parts, partsOf } from "./parts.ts";
import { useMatches } from "./questions.ts";
import { READERS } from "./readers.ts";
import { type Intent, ME, NOTHING, type Reading } from "./reading.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { searchText } from "./search-text.ts";
import { GRAMMAR } from "./silent.ts";
import { mend } from "./spelling.ts";
import { topicDetails } from "./topics.ts";
import { unheard } from "./unheard.ts";
import { readUpdate } from "./updates.ts";
import { straight } from "./words.ts";

/** Reads a cleaned line. Every word that had no part in the reading is in `ignored`. */
export function read(typed: string, context: Context): Reading {
  const said = straight(typed);
  const written = verbatim(readUpdate(said, context), said, typed);
  if (CASE_DATA.test(said) && !/\b[1-9]\.\d\b/.test(said)) {
    return { ...NOTHING, more: { guard: "case data" } };
  }
  if (written) return { ...NOTHING, ...written };

  const line = mend(said, context.plan);
  const lower = line.toLowerCase();
  if (line === "" || HELP.test(lower.replace(/[\s?!.,]+$/, ""))) {
    return { ...NOTHING, intent: "help" };
  }
  // "prep for adulthood" is an area here, and nobody's preparation.
  const unnamed = withoutAreaNames(lower, context);
  const shape = SHAPES.find(
    ([intent, pattern]) => pattern.test(unnamed) && !isListing(intent, unnamed),
  );
  const parts = partsOf(line, context, looksBack(shape?.[0], lower));
  if (CHIT_CHAT.test(line) && !isAbout(parts, lower)) return NOTHING;
  const scene = sceneOf(parts, context);
  const reading = (shape && ofShape(shape[0], shape[1], scene)) ?? readFirst(scene);
  if (reading.intent === "unknown" || reading.intent === "help") return reading;
  return { ...reading, ignored: unheard(reading, parts) };
}

/** Texts on their way into the record as they were typed, curly quotes, long dashes and all. */
function verbatim(
  written: Partial<Reading> | undefined,
  said: string,
  typed: string,
): Partial<Reading> | undefined {
  if (!written || said === typed) return written;
  const kept = (text: string) => {
    const at = said.indexOf(text);
    return at < 0 ? text : typed.slice(at, at + text.length);
  };
  const more = Object.fromEntries(
    Object.entries(written.more ?? {}).map(([key, value]) => [
      key,
      typeof value === "string" ? kept(value) : value,
    ]),
  );
  return { ...written, more, ...(written.text ? { text: kept(written.text) } : {}) };
}

function readFirst(scene: Scene): Reading {
  for (const reader of READERS) {
    const reading = reader(scene);
    if (reading) return reading;
  }
  return NOTHING;
}

/** A line with the longer names of areas blanked, letter for letter. */
function withoutAreaNames(lower: string, { plan }: Context): string {
  return callsOf(plan.items.area)
    .flatMap(({ names }) => names)
    .map((name) => name.toLowerCase().trim())
    .filter((name) => name.includes(" ") && lower.includes(name))
    .reduce((line, name) => line.replaceAll(name, "_".repeat(name.length)), lower);
}

/** Whether a question looks back, so that a month without a year is the nearest gone. */
function looksBack(intent: Intent | undefined, lower: string): boolean {
  return (
    intent === "whats_changed" ||
    intent === "history" ||
    intent === "challenge" ||
    wasDue(lower) ||
    /\bsince\b|\b(?:last|past|previous) (?:\d+|few|couple)\b/.test(lower)
  );
}

/** "I am preparing a briefing: a list of Ada's actions, please" and "due before the papers go out" ask for a list. */
function isListing(intent: Intent, lower: string): boolean {
  if (intent !== "meeting_prep") return false;
  return (
    /\bdue (?:before|by|b4) (?:the )?(?:papers|agenda)\b/.test(lower) ||
    (/\b(?:list|show|give) (?:me |of )?(?:all )?.*\bactions\b/.test(lower) && !/\bchas/.test(lower))
  );
}

/** Words of the calendar that chit-chat holds too. */
const CALENDAR = /^(may|march|board|meeting|monday|friday|christmas|easter|year|day|days|week)$/;

/** Whether anything of the plan is named at all: "thanks" alone is not a question. */
function isAbout({ references, areas, standing, people, words }: Parts, lower: string): boolean {
  if (references.length + areas.length > 0) return true;
  // "thanks Ada" and "cheers, all done" name things and ask for none.
  const asks =
    /\?|\b(?:show|list|give|what'?s?|which|who'?s?|how|any|actions?|tell|can|could|my)\b/.test(
      lower,
    );
  if (words.length <= 5 && !asks) return false;
  return (
    standing.length > 0 ||
    people.people.some((p) => p.ref !== ME) ||
    words.some((word) => GRAMMAR.has(word.text) && !CALENDAR.test(word.text))
  );
}

/** Which of the common filters an intent with a shape of its own takes. */
const KEEPS: Partial<Record<Intent, readonly (keyof Reading)[]>> = {
  whats_changed: ["areas", "owners", "ownersAll", "rag"],
  export: [
    "areas",
    "notAreas",
    "rag",
    "status",
    "overdue",
    "owners",
    "ownersAll",
    "notOwners",
    "organisation",
  ],
  challenge: ["areas", "owners"],
  meeting_prep: ["areas", "owners"],
  post_summary: ["areas"],
};

function ofShape(intent: Intent, pattern: RegExp, scene: Scene): Reading | undefined {
  const { parts, base, lower, context } = scene;
  const details = topicDetails(intent, parts, context);
  if (!details) return undefined;
  useMatches(parts.words, lower, pattern);
  const keep = KEEPS[intent] ?? [];
  const kept = Object.fromEntries(
    Object.entries(base).filter(([key]) => keep.some((k) => k === key)),
  );
  const searched = intent === "export" || intent === "whats_changed";
  const text = searched ? searchText(parts, context.plan, "action") : null;
  const days = intent === "export" && scene.window ? scene.window : null;
  return {
    ...NOTHING,
    intent,
    ...kept,
    text,
    unclear: base.unclear,
    ...(days ? { dueFrom: days.dueFrom, dueTo: days.dueTo } : {}),
    ...details,
  };
}
