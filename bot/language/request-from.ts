import type { ActionUpdate } from "../plan/actions/update-action.ts";
import type { Rag, Status } from "../plan/model/primitives.ts";
import { find, type Plan } from "../plan/model/snapshot.ts";
import { type Asker, officersOf } from "../plan/rights/people.ts";
import { findByText } from "../plan/text/search.ts";
import { findSensitive } from "../plan/text/sensitive.ts";
import { challengeRequest } from "./challenge-words.ts";
import type { ActionFilter, RiskFilter } from "./filters.ts";
import type { NotChanged } from "./not-changed-here.ts";
import { changesFrom, pastOf } from "./past-request.ts";
import { ME, type Reading } from "./reading.ts";
import type { Choice, Fact, Request } from "./request.ts";

const refuse = (sentence: string, about?: Reading): Request => ({
  command: "refuse",
  sentence,
  ...(about?.reference ? { refs: [about.reference.ref] } : {}),
});

const NOT_YET: Partial<Record<Reading["intent"], string>> = {
  export:
    "I understand that you want it as a file. I cannot make files yet; ask for the list here and copy it, or ask for it as “text”.",
  update_risk:
    "I understand that you want to change a risk. That cannot be done here yet; logging a new one can: “log a risk”.",
};

const ME_UNKNOWN =
  "I do not know which officer you are yet. A clerk can tell me: “@your name is …”, with the officer's name as the plan has it.";

/** What a reading asks to be done, for this asker: names and dates made into the plan's own references. */
export function requestFrom(reading: Reading, plan: Plan, asker: Asker, line: string): Request {
  const { intent, more } = reading;
  if (more.guard === "case data") {
    return refuse(
      "No case data is held here: I know the plan, its actions, measures and risks, and nothing of any child. Please ask the SEN team.",
    );
  }
  const later = NOT_YET[intent];
  if (later) return refuse(later, reading);
  if (more.carried_forward) {
    return refuse(
      "This plan does not say which actions were carried forward from an earlier one, so I cannot list them. “show all actions” lists every action it has.",
    );
  }
  if (more.bulk) {
    return refuse(
      "I change one action at a time, so that each rating has its own reason and its own entry in the history. Ask for the list and open each action, or say “set 5.1 green”.",
    );
  }
  const mine = officersOf(plan, asker).map((person) => person.ref);
  if (intent === "challenge") return challengeRequest(reading, plan, asker, mine, line);
  const { owners, ownersAll, notOwners, doers } = reading;
  const asksMe = [more.owner, ...owners, ...ownersAll, ...notOwners, ...doers].includes(ME);
  if (asksMe && mine.length === 0) return refuse(ME_UNKNOWN);
  const resolved = resolveMe(reading, mine);

  switch (intent) {
    case "help":
      return { command: "help" };
    case "list_actions":
    case "overdue":
    case "due_soon":
      return listing(resolved, plan);
    case "show_action":
      return showing(resolved, plan);
    case "list_risks":
      return reading.reference
        ? { command: "show_risk", ref: reading.reference.ref }
        : risks(resolved);
    case "log_risk":
      return newRisk(reading);
    case "update_action":
      return reading.reference
        ? updating(reading)
        : refuse("Say which action, for example “update 3.4”.");
    case "scorecard":
      return scorecard(reading);
    case "kpis":
      return kpis(reading);
    case "area_overview":
      return overview(reading, plan);
    case "summary":
      return { command: "summary" };
    case "history":
      return pastOf(reading);
    case "whats_changed":
      return changesFrom(resolved);
    case "post_summary":
      return posting(reading, line);
    case "governance":
      return governing(reading, line);
    case "meeting_prep":
      return preparing(resolved, line);
    default:
      return { command: "unknown", text: line };
  }
}

function resolveMe(reading: Reading, mine: readonly string[]): Reading {
  const swap = (refs: readonly string[]) => refs.flatMap((ref) => (ref === ME ? mine : [ref]));
  return {
    ...reading,
    // "what do I need to update" names nobody: whoever asks is meant.
    owners: reading.more.owner === ME ? [...mine] : swap(reading.owners),
    ownersAll: swap(reading.ownersAll),
    notOwners: swap(reading.notOwners),
    doers: swap(reading.doers),
  };
}

const some = <T>(list: readonly T[]) => (list.length > 0 ? [...list] : undefined);

/** Leaves out what is undefined, so that a filter holds only what was asked. */
function only<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** The filter that a reading puts on actions. */
export function filterFrom(reading: Reading): ActionFilter {
  return only({
    rag: some(reading.rag) as Rag[] | undefined,
    status: some(reading.status) as Status[] | undefined,
    areas: some(reading.areas),
    owners: some(reading.owners),
    ownersAll: some(reading.ownersAll),
    notOwners: some(reading.notOwners),
    unowned: reading.more.missing === "owner" ? true : undefined,
    organisation: reading.organisation ?? undefined,
    dueFrom: reading.dueFrom?.date,
    dueTo: reading.dueTo?.date,
    notAreas: some(reading.notAreas),
    refs: some(reading.references.map((one) => one.ref)),
    overdue: reading.intent === "overdue" ? true : (reading.overdue ?? undefined),
    text: reading.text ?? undefined,
  }) as ActionFilter;
}

function listing(reading: Reading, plan: Plan): Request {
  const filter = filterFrom(reading);
  if (reading.unclear.length > 0) return whichPerson(reading, filter);
  const count = reading.more.count ? { count: true } : {};
  const remark = organisationRemark(reading, plan) ?? monthRemark(reading);
  return { command: "list_actions", filter, page: 1, ...count, ...(remark ? { remark } : {}) };
}

function whichPerson(reading: Reading, filter: ActionFilter): Request {
  const said = reading.unclear.map((unclear) => `“${unclear.said}”`).join(" and ");
  const readings = reading.unclear.flatMap(({ fit }) =>
    fit.map(
      (person): Choice => ({
        title: person.name,
        request: {
          command: "list_actions",
          filter: { ...filter, owners: [...(filter.owners ?? []), person.ref] },
          page: 1,
        },
      }),
    ),
  );
  return {
    command: "which",
    question: `${said} could be more than one person. Which do you mean?`,
    readings,
  };
}

function organisationRemark({ organisation }: Reading, plan: Plan): string | undefined {
  if (!organisation) return undefined;
  const known = plan.items.person.filter((person) => person.organisation).length;
  return `The plan names an organisation for ${known} of its ${plan.items.person.length} people, so this may not be all of ${organisation}'s`;
}

function monthRemark({ dueTo, more, intent }: Reading): string | undefined {
  return intent === "due_soon" && dueTo && !more.exact
    ? "A by-when is a month and counts to its end"
    : undefined;
}

function showing(reading: Reading, plan: Plan): Request {
  const fact = reading.more.field as Fact | undefined;
  if (reading.reference) {
    return { command: "show_action", ref: reading.reference.ref, ...(fact ? { fact } : {}) };
  }
  const found = findByText(plan, "action", reading.text ?? "");
  const [ref] = found;
  if (ref && found.length === 1) {
    return { command: "show_action", ref, ...(fact ? { fact } : {}) };
  }
  return { command: "list_actions", filter: { text: reading.text ?? "" }, page: 1 };
}

function risks(reading: Reading): Request {
  const { more } = reading;
  const filter = only({
    areas: some(reading.areas),
    rag: some(reading.rag),
    severity: more.severity,
    owners: some(reading.owners),
    missing: more.missing,
    text: reading.text ?? undefined,
  }) as RiskFilter;
  return { command: "list_risks", filter, page: 1, ...(more.count ? { count: true } : {}) };
}

function newRisk(reading: Reading): Request {
  const [area] = reading.areas;
  const sensitive = reading.text ? findSensitive(reading.text) : null;
  return {
    command: "log_risk",
    typed: { ...(area ? { area } : {}), ...(reading.text ? { description: reading.text } : {}) },
    ...(sensitive ? { advice: sensitive.advice } : {}),
  };
}

/** What cannot be changed of an action yet, in one sentence; nothing is filled in for it. */
const NOT_CHANGED: Readonly<Record<NotChanged, (ref: string) => string>> = {
  owner: (ref) =>
    `Who owns ${ref} cannot be changed here yet. It comes with the plan file, from whoever runs the bot.`,
  start: (ref) =>
    `The start date of ${ref} cannot be changed here yet, so nothing was filled in: it comes with the plan file, from whoever runs the bot.`,
  "by-when": (ref) =>
    `The by-when of ${ref} is the plan's own and cannot be corrected here yet; a later date can be proposed beside it: “push ${ref} back to end of March because …”.`,
  wording: (ref) =>
    `The wording of ${ref} cannot be changed here yet, so nothing was filled in: it comes with the plan file, from whoever runs the bot.`,
  withdrawn: (ref) =>
    `${ref} cannot be withdrawn here yet, and what is no longer needed is not complete, so nothing was filled in.`,
};

/** The form filled in with what was said. Nothing is written before the person saves it. */
function updating(reading: Reading): Request {
  const { reference, more } = reading;
  const notYet = NOT_CHANGED[more.field as NotChanged];
  if (notYet) return refuse(notYet(reference?.ref ?? ""), reading);
  const due =
    typeof more.due === "string" && /^\d{4}-\d{2}-\d{2}$/.test(more.due) ? more.due : undefined;
  const typed = only({
    status: more.status as Status | undefined,
    rag: more.rag as Rag | undefined,
    reason: more.reason as string | undefined,
    progress: more.progress as string | undefined,
    revisedDate: due,
    revisedReason: more.revisedReason as string | undefined,
  }) as Partial<ActionUpdate>;
  return { command: "update_action", ref: reference?.ref ?? "", typed };
}

function scorecard(reading: Reading): Request {
  const { reference, areas, more } = reading;
  if (more.record_actual !== undefined) {
    return refuse(
      `I understand that ${reference?.ref ?? "a measure"} came in at ${more.record_actual}%. Figures cannot be recorded here yet: they come with the plan file, from whoever runs the bot.`,
      reading,
    );
  }
  return {
    command: "scorecard",
    ...(reference ? { ref: reference.ref } : {}),
    ...(areas[0] ? { area: areas[0] } : {}),
    ...(more.period ? { months: Number(more.period) } : {}),
    ...(more.field ? { fact: more.field as Fact } : {}),
  };
}

function kpis({ reference, areas, text, more }: Reading): Request {
  return {
    command: "kpis",
    page: 1,
    ...(reference ? { ref: reference.ref } : {}),
    ...(areas[0] ? { area: areas[0] } : {}),
    ...(more.missing === "target" ? { missing: "target" as const } : {}),
    ...(text ? { text } : {}),
    ...(more.period ? { months: Number(more.period) } : {}),
  };
}

function overview({ areas, more }: Reading, plan: Plan): Request {
  const [area, second] = areas;
  if (!area) return { command: "summary" };
  if (second) {
    const readings = areas.map(
      (ref): Choice => ({
        title: `Area ${ref}: ${find(plan, "area", ref)?.shortName ?? ""}`.slice(0, 60),
        request: { command: "area_overview", area: ref },
      }),
    );
    return { command: "which", question: "You named several areas. Which one first?", readings };
  }
  return { command: "area_overview", area, ...(more.field ? { fact: more.field as Fact } : {}) };
}

function governing({ more }: Reading, line: string): Request {
  const topic = String(more.topic ?? "purpose");
  if (topic !== "meetings") return { command: "governance", topic };
  const last = /\b(?:last|previous|latest)\b/i.test(line);
  return { command: "meetings", page: 1, asks: last ? "last" : "next" };
}

/** No conversation is called so: somebody meant a time. */
const WORDS_OF_TIME =
  /\b(?:first thing|half|quarter|noon|midday|tomorrow|every|fortnight|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|o'?clock)\b/i;

const NAMED_DAYS = ["@papers_deadline", "@next_meeting", "@last_meeting"] as const;

/** Who has not updated what, or the clerk's whole list. */
/** What a list of missing updates cannot be narrowed by. */
const FINER =
  /\b(?:reds?|ambers?|greens?|overdue|except|apart from|but not|bar)\b|\b\d{1,2}\.\d{1,2}\b/i;

function preparing({ more, owners, areas }: Reading, line: string): Request {
  if (more.check !== "missing_updates") return { command: "prep", page: 1 };
  if (FINER.test(line)) {
    return refuse(
      "I can list who has not updated what by owner and by area, and ask one owner or everybody: “who has not updated in area 3”, “ask Hilary for an update”. I cannot by colour, by lateness, for one action, or for all but somebody. Nothing was sent.",
    );
  }
  const before = NAMED_DAYS.find((day) => day === more.before);
  return {
    command: "missing_updates",
    page: 1,
    ...(owners.length > 0 ? { owners } : {}),
    ...(areas.length > 0 ? { areas } : {}),
    ...(before ? { before } : {}),
  };
}

/** What may be said of a post that is to be made now, and changes nothing of it. */
const ABOUT_A_POST =
  /\b(?:please|pls|plz|can|could|would|will|you|ok|hi|hiya|just|go ahead and|post|share|publish|send|put|pop|stick|drop|circulate|get|up|out|round|again|the|a|an|our|this|it|plan'?s?|board'?s?|summary|score ?card|exceptions?|report|in|into|to|on|ms|teams|channels?|chats?|groups?|followers?|everyone|everybody|all|us|me|them|members?|now|today|asap|straight away|right away|thanks|thank you|thx|ta|cheers|for|of|with|ahead|before|next|meetings?)\b/gi;

function posting({ more }: Reading, line: string): Request {
  const place = typeof more.channel === "string" ? more.channel : "";
  const left = (place ? line.replace(place, " ") : line)
    .replace(ABOUT_A_POST, " ")
    .replace(/[^\p{L}\p{N}.:%-]+/gu, " ")
    .replace(/(?:^|\s)[.:-]+(?=\s|$)/g, " ")
    .trim();
  const kinds = ["summary", "score ?card", "exceptions?"].filter((kind) =>
    new RegExp(`\\b${kind}\\b`, "i").test(line.replace(/score ?card summary/i, "scorecard")),
  );
  if (kinds.length > 1) {
    return refuse(
      "I post one thing at a time, so nothing was posted: “post summary”, then “post exceptions”.",
    );
  }
  const timely = WORDS_OF_TIME.test(place);
  if (left !== "" || timely) {
    return refuse(
      `I can post the summary, the scorecard or the exceptions of the whole plan, now or at its time: “post summary to General”, “post exceptions every Monday at 9”. I do not know what to make of “${timely ? place : left}”, so nothing was posted.`,
    );
  }
  const named = (["scorecard", "exceptions"] as const).find((what) => what === more.what);
  const what = named ?? "summary";
  return {
    command: "post",
    what,
    ...(typeof more.channel === "string" ? { channel: more.channel } : {}),
  };
}
