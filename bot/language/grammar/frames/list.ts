import type { Ask } from "../../../asks/index.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import type { Kind } from "../../../plan/model/kind.ts";
import type { Status } from "../../../plan/model/primitives.ts";
import type { Query } from "../../../plan/query/query.ts";
import { findByText } from "../../../plan/text/search.ts";
import { addDays } from "../../../plan/time/calendar-date.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { moved, numberOf } from "../../time/atoms.ts";
import { boundsOf } from "../../time/bounds.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";
import { RAGS, STATUSES, valuesOf } from "../values.ts";
import { meUnknown, whichPerson, whoIn } from "../who.ts";

/** Questions for what the plan holds: a query over one kind, with all that narrows it. */

type Where = Record<string, Criterion>;

/** What an action is missing by which field, as a query has it. */
const LACKED: Readonly<Record<string, readonly [kinds: readonly Kind[], field: string]>> = {
  owner: [["action", "risk", "challenge"], "owner"],
  mitigation: [["risk"], "mitigation"],
  target: [["kpi", "measure"], "target"],
  evidence: [["action", "kpi"], "evidence"],
  recovery: [["action"], "recovery"],
  progress: [["action", "risk"], "progress"],
  reason: [["action"], "reason"],
  revised: [["action"], "revised"],
  startDate: [["action"], "startDate"],
  due: [["action", "challenge"], "due"],
  actual: [["measure"], "actual"],
  severity: [["risk"], "severity"],
};

/** The kind that is asked for: the one that is named, or that what narrows it belongs to. */
function kindsOf(said: Said): readonly { kind: Kind; used: readonly Slot[]; base: number }[] {
  const nouns = ofType(said, "kind").filter(
    ({ value }) => value !== "area" && value !== "schedule" && value !== "meeting",
  );
  const kinds = [...new Set(nouns.map(({ value }) => value))];
  if (kinds.length > 0) {
    const risk = kinds.find((kind) => kind !== "action");
    return [{ kind: risk ?? "action", used: nouns, base: 0.1 }];
  }
  if (hasValue(said, "lacks", "mitigation")) return [{ kind: "risk", used: [], base: 0.2 }];
  if (hasValue(said, "topic", "could go wrong"))
    return [{ kind: "risk", used: [hasValue(said, "topic", "could go wrong") as Slot], base: 0.1 }];
  return [{ kind: "action", used: [], base: 0.45 }];
}

export function listFrames(said: Said): readonly Candidate[] {
  return kindsOf(said).flatMap(({ kind, used, base }) => {
    if (kind === "challenge" || kind === "measure") return [];
    return listOf(said, kind, used, base);
  });
}

function listOf(
  said: Said,
  kind: Kind,
  nouns: readonly Slot[],
  base: number,
): readonly Candidate[] {
  const { scene } = said;
  const where: Where = {};
  const used: Slot[] = [...nouns];
  const more: Partial<Query> = {};
  const put = (field: string, criterion: Criterion, ...slots: readonly (Slot | undefined)[]) => {
    where[field] = { ...where[field], ...criterion };
    for (const one of slots) if (one) used.push(one);
  };
  const isAction = kind === "action";
  const acts = ofType(said, "act").filter(({ value }) => value === "show");
  used.push(...acts);
  let narrowed = 0;

  // Colours and how far.
  const rags = ofType(said, "rag");
  if (rags.length > 0) {
    put("rag", { oneOf: [...valuesOf(rags, said.denied, RAGS)] }, ...rags);
    narrowed += 1;
  }
  const states = ofType(said, "status");
  const hasDates = ofType(said, "date").length > 0;
  if (states.length > 0 && isAction) {
    const begun = states.filter((one) => said.denied.has(one) && isBegun(said, one));
    const denied = new Set([...said.denied].filter((one) => !begun.some((other) => other === one)));
    const values = states.map((one) => (begun.includes(one) ? { ...one, value: NOT_BEGUN } : one));
    put("status", { oneOf: [...valuesOf(values, denied, STATUSES)] }, ...states);
    narrowed += 1;
  }
  if (isAction) {
    const [late] = ofType(said, "late");
    if (late) {
      put(
        "late",
        { is: said.denied.has(late) ? !late.value : late.value },
        ...ofType(said, "late"),
      );
      narrowed += 1;
    }
  }
  if (kind === "risk") {
    const severities = ofType(said, "severity");
    if (severities.length > 0) {
      const denied = severities.filter((one) => said.denied.has(one));
      const values = severities.filter((one) => !said.denied.has(one)).map(({ value }) => value);
      const after = hasValue(said, "fact", "postMitigation");
      if (after)
        used.push(after, ...ofType(said, "topic").filter(({ value }) => value === "looked like"));
      put(
        after ? "postMitigation" : "severity",
        {
          ...(values.length > 0 ? { oneOf: values } : {}),
          ...(denied.length > 0 ? { not: denied.map(({ value }) => value) } : {}),
        },
        ...severities,
      );
      narrowed += 1;
    }
  }

  // "How many blues, greens, ambers and reds" asks for how many of each.
  const op = hasValue(said, "op", "count");
  if (
    isAction &&
    op &&
    rags.length > 1 &&
    states.some(({ value }) => value.join() === "complete")
  ) {
    delete where.rag;
    delete where.status;
    more.group = "rag";
  }

  // Where and who.
  const areas = ofType(said, "area");
  if (areas.length > 0) {
    const field = kind === "risk" ? "areas" : "area";
    const some = [
      ...new Set(areas.filter((one) => !said.denied.has(one)).flatMap(({ value }) => value)),
    ];
    const not = [
      ...new Set(areas.filter((one) => said.denied.has(one)).flatMap(({ value }) => value)),
    ].filter((ref) => !some.includes(ref));
    put(
      field,
      { ...(some.length > 0 ? { oneOf: some } : {}), ...(not.length > 0 ? { not } : {}) },
      ...areas,
      ...ofType(said, "kind").filter(({ value }) => value === "area"),
    );
    narrowed += 1;
  }
  const who = whoIn(said);
  if (who.used.length > 0 && (isAction || kind === "risk")) {
    const field = isAction ? "owners" : "owner";
    const together = hasValue(said, "op", "together");
    const jointly = together && who.some.length > 1;
    if (who.some.length > 0)
      put(field, jointly ? { allOf: [...who.some] } : { oneOf: [...who.some] });
    if (who.not.length > 0) put(field, { not: [...who.not] });
    used.push(...who.used);
    if (jointly) used.push(together);
    if (who.some.length > 1)
      used.push(...ofType(said, "op").filter(({ value }) => value === "either"));
    narrowed += 1;
  }
  const alone = hasValue(said, "op", "alone");
  if (alone && isAction) {
    put("owners", { alone: true }, alone);
    narrowed += 1;
  }
  const [organisation] = ofType(said, "organisation");
  if (organisation && isAction) {
    put("organisation", { oneOf: [organisation.value] }, organisation);
    narrowed += 1;
  }

  // What is missing, or has been done to it.
  for (const one of ofType(said, "lacks")) {
    const [kinds, field] = LACKED[one.value] ?? [[], ""];
    if (!kinds.includes(kind)) continue;
    put(field === "owner" && isAction ? "owners" : field, { missing: true }, one);
    narrowed += 1;
  }
  if (isAction) {
    for (const [value, field] of [
      ["revised", "revised"],
      ["proposed", "proposed"],
      ["evidenced", "evidence"],
    ] as const) {
      const one = hasValue(said, "op", value);
      if (!one) continue;
      put(field, { missing: false }, one);
      narrowed += 1;
    }
  }

  // Times.
  const bad = times(said, kind, put, used, more, (field) => {
    delete where[field];
  });
  if (bad) return [];
  if (hasDates || used.some((one) => isOf("word")(one) && one.value === "soon")) narrowed += 1;
  if (Object.keys(more).length > 0 || where.due || where.startDate || where.late) narrowed += 1;

  // Words.
  const texts = ofType(said, "text").filter(
    (one) =>
      one.cued ||
      ((narrowed === 0 || nounBehind(said, one)) &&
        findByText(scene.plan, kind, one.value).length > 0),
  );
  if (texts.length > 0) {
    more.about = texts
      .map(({ value }) => value)
      .join(" ")
      .slice(0, 300);
    used.push(...texts);
    narrowed += 1;
  }

  // What is done to the set.
  const ops = setOps(said, kind, where, more, used);
  const items = ofType(said, "item").filter(({ value }) => value.every((one) => one.kind === kind));
  const refs = items
    .filter((one) => !said.denied.has(one))
    .flatMap(({ value }) => value.map(({ ref }) => ref));
  const notRefs = items
    .filter((one) => said.denied.has(one))
    .flatMap(({ value }) => value.map(({ ref }) => ref));
  if (refs.length > 1) put("ref", { oneOf: refs });
  if (notRefs.length > 0) put("ref", { not: notRefs });
  if (refs.length === 1) return [];
  used.push(...items);
  narrowed += items.length;

  // A noun among words that nobody knows is no question.
  const strange = said.cover.skipped.filter((n) => scene.line.tokens[n]?.is !== "mark").length;
  // Of what is counted, nobody knows the name: "how many reviews".
  const many = said.tokens.findIndex(
    ({ text }, n) => text === "many" && said.tokens[n - 1]?.text === "how",
  );
  const headless = many >= 0 && said.cover.skipped.includes(many + 1) ? 6 : 0;
  // So is one of its words where another beside it stands nowhere.
  const byWords = texts.length > 0 && texts.every(({ cued }) => !cued) && narrowed === 1;
  const oneWord = byWords && nouns.length === 0 ? strange * 3 : 0;
  const unread = (narrowed === 0 && !ops ? strange * 1.2 : oneWord) + headless;
  // Nothing that narrows, and no noun: nothing is asked for.
  if (narrowed === 0 && nouns.length === 0 && !ops) return [];
  used.push(...said.slots.filter((one) => isOf("word")(one) && /^(?:was|due)$/.test(one.value)));
  const share = hasValue(said, "op", "share");
  if (share && (where.status || where.rag)) used.push(share);
  const count = ops === "count" || (share && (where.status || where.rag));

  const query: Query = { kind, where, ...more };
  const ask = (one: Query): Ask<"list"> => ({
    command: "list",
    query: one,
    page: 1,
    ...(count ? { count: true } : {}),
  });
  const remark = remarkOf(said, where, more);
  if (who.meUnknown) return [weighed(said, meUnknown(), base + unread, used)];
  if (who.unclear.length > 0) {
    const field = isAction ? "owners" : "owner";
    const choice = whichPerson(scene, who, (ref) => {
      const owners = { ...where[field], oneOf: [...(where[field]?.oneOf ?? []), ref] };
      return { command: "list", query: { ...query, where: { ...where, [field]: owners } } };
    });
    return [weighed(said, choice, base + unread, used)];
  }
  return [weighed(said, { ...ask(query), ...(remark ? { remark } : {}) }, base + unread, used)];
}

const NOT_BEGUN: readonly Status[] = ["not started"];
/** "What haven't we started": not begun is not started, and not complete either. */
const isBegun = (said: Said, { from, to }: Slot) =>
  said.scene.line.tokens
    .slice(from, to)
    .some(({ text }) => /^(?:started|begun|commenced|kicked|start)$/.test(text));

/** Whether words are followed by what they are of: "the nursing ones", "nursing actions". */
function nounBehind(said: Said, { to }: Slot): boolean {
  const { tokens } = said.scene.line;
  const next = tokens[to]?.text ?? "";
  return (
    /^(?:ones|stuff|things|bits)$/.test(next) ||
    said.slots.some((one) => isOf("kind")(one) && one.from === to)
  );
}

/** What dates and words of time ask; true where they leave no day. */
function times(
  said: Said,
  kind: Kind,
  put: (field: string, criterion: Criterion, ...slots: readonly (Slot | undefined)[]) => void,
  used: Slot[],
  more: Partial<Query>,
  drop: (field: string) => void,
): boolean {
  const dates = ofType(said, "date");
  const { today } = said.scene;
  const bound = dates.filter(({ value }) => !value.now);
  used.push(...dates.filter(({ value }) => value.now));
  const isAction = kind === "action";
  const soon = hasValue(said, "word", "soon");
  const due = hasValue(said, "word", "due");
  const wasDue = hasValue(said, "word", "was due");
  const starts = hasValue(said, "word", "starts");
  const should = hasValue(said, "word", "should have started");
  const stale = hasValue(said, "word", "not updated");
  if (should && isAction) {
    put("startDate", { before: today }, should);
    put("status", { oneOf: ["not started"] });
    used.push(...bound);
    return false;
  }
  if (stale && isAction) {
    const [since] = bound;
    if (since) {
      more.unchangedSince =
        since.value.coming.symbol && since.value.relation !== "in"
          ? (since.value.gone.symbol ?? since.value.gone.from)
          : since.value.gone.from;
      used.push(stale, ...bound);
      return false;
    }
    more.unchangedSince = "@last_meeting";
    used.push(stale);
    return false;
  }
  if (soon && bound.length === 0 && isAction) {
    put("due", { from: today, to: addDays(today, LOOKS_AHEAD) }, soon, due);
    return false;
  }
  const text = said.tokens.map((token) => token.text).join(" ");
  const isNow = /\b(?:today|todays|now|currently|presently|tonight|at the moment)\b/.test(text);
  const ofToday =
    /\b(?:actions?|items?|deadlines?|tasks?) (?:for|of) today\b|\btodays\b|\b(?:to be done|to do|to finish) today\b/.test(
      text,
    );
  const others = said.slots.some(
    (one) => isOf("rag", "late", "status")(one) && !/\bto be done today\b/.test(text),
  );
  if (bound.length === 0 && isAction && isNow && !others && (due || ofToday) && !soon && !wasDue) {
    put("due", { from: today, to: today }, due, ...said.slots.filter(isOf("status")));
    if (ofToday) drop("status");
    return false;
  }
  if (bound.length === 0) {
    if (wasDue && isAction) {
      put("late", { is: true }, wasDue);
    }
    return false;
  }
  if (kind === "risk") {
    const [since] = bound;
    if (!since || !hasValue(said, "moved", "new")) return true;
  }
  if (!isAction) return true;
  const past = said.past || wasDue !== undefined;
  if (!due && !wasDue && bound.some(({ value }) => value.relation === "since")) return true;
  if (/\bmiss(?:ed)?\b/.test(said.tokens.map(({ text }) => text).join(" ")))
    put("late", { is: true });
  const late = said.slots.some(isOf("late"));
  // What will be late by a day to come is what is open and due by then.
  const ahead = bound.some(
    ({ value }) => /^(?:by|before)$/.test(value.relation) && value.coming.to > today && !value.span,
  );
  // "Overdue by more than a month" was due that long ago.
  const [span] = bound.filter(({ value }) => value.span !== undefined);
  if (late && span?.value.span && /\bby (?:more than|over|at least)\b/.test(text)) {
    put(
      "due",
      { to: moved(today, -numberOf(span.value.span.count), span.value.span.unit) },
      ...bound,
    );
    return false;
  }
  if (late && ahead && !past && !/\bwill\b/.test(text)) {
    // "Overdue before Christmas" is overdue now: the day is told as unused, and narrows nothing.
    return false;
  }
  if (late && ahead && !past) {
    const later = boundsOf(
      bound.map(({ value }) => value),
      today,
      false,
    );
    if (!later) return true;
    put("status", { oneOf: ["not started", "in progress"] });
    put("due", { ...(later.to ? { to: later.to } : {}) }, ...bound, due, wasDue);
    drop("late");
    return false;
  }
  const lookedBack =
    past ||
    (late && bound.some(({ value }) => value.relation === "by" || value.relation === "before"));
  const bounds = boundsOf(
    bound.map(({ value }) => value),
    today,
    lookedBack,
  );
  if (!bounds) return true;
  const { from, to } = bounds;
  const criterion: Criterion = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  if (starts && !due && !wasDue) {
    put("startDate", criterion, starts, ...bound);
    return false;
  }
  // "Was red in December": as it then stood.
  const then = bound[0]?.value.gone;
  const colours = said.slots.some((one) => isOf("rag")(one)) && !due && !wasDue;
  if (
    colours &&
    hasValue(said, "word", "was") &&
    then &&
    bound.length === 1 &&
    (then.to <= today || said.past) &&
    bound[0]?.value.relation === "in"
  ) {
    more.asAt = then.symbol ?? (then.to > today ? today : then.to);
    used.push(...bound);
    return false;
  }
  put("due", criterion, ...bound, due, wasDue, soon);
  // Nothing is overdue and yet to come.
  if (from !== undefined && from >= today) {
    if (late) put("status", { oneOf: ["not started", "in progress"] });
    drop("late");
  }
  return false;
}

/** An action is due soon so many days before its date: four weeks of what a question looks ahead. */
const LOOKS_AHEAD = 28;

/** Counting, ordering, grouping: which of them a text asks; undefined where none. */
function setOps(
  said: Said,
  kind: Kind,
  where: Where,
  more: Partial<Query>,
  used: Slot[],
): string | undefined {
  const op = (value: string) => hasValue(said, "op", value);
  const take = (one: Slot | undefined) => {
    if (one) used.push(one);
    return one !== undefined;
  };
  const isAction = kind === "action";
  let asked: string | undefined;
  const group = (value: string, field: string) => {
    if (!take(op(value))) return;
    more.group = field;
    asked = "group";
  };
  if (isAction) {
    group("most owner", "owners");
    group("least owner", "owners");
    group("by owner", "owners");
    group("by status", "status");
    group("colours", "rag");
  }
  group("most area", kind === "risk" ? "areas" : "area");
  group("least area", kind === "risk" ? "areas" : "area");
  group("by area", kind === "risk" ? "areas" : "area");
  group("areas without", kind === "risk" ? "areas" : "area");
  if (op("compare") && (where.area?.oneOf?.length ?? 0) > 1) {
    take(op("compare"));
    more.group = "area";
    asked = "group";
  }
  if (op("compare") && (where.owners?.oneOf?.length ?? 0) > 1) {
    take(op("compare"));
    more.group = "owners";
    asked = "group";
  }
  const [number] = ofType(said, "number");
  const order = (value: string, by: string, descending?: true) => {
    if (!op(value) || more.order) return;
    take(op(value));
    more.order = { by, ...(descending ? { descending } : {}) };
    more.limit =
      number?.value ?? (/s$/.test(said.tokens.map(({ text }) => text).join(" ")) ? 5 : 1);
    if (number) used.push(number);
    asked = "order";
  };
  if (isAction) {
    order("oldest", "due");
    order("newest", "due", true);
    if (op("next")) {
      take(op("next"));
      const { today } = said.scene;
      where.due = { from: today, ...where.due };
      where.status = where.status ?? { oneOf: ["not started", "in progress"] };
      more.order = { by: "due" };
      more.limit = number?.value ?? 1;
      if (number) used.push(number);
      asked = "order";
    }
  }
  if (kind === "risk" && op("worst first")) {
    take(op("worst first"));
    more.order = { by: "severity" };
    if (number) {
      more.limit = number.value;
      used.push(number);
    }
    asked = "order";
  }
  if (take(op("count"))) asked = asked ?? "count";
  return asked;
}

function remarkOf(said: Said, where: Where, more: Partial<Query>): string | undefined {
  const { plan, today } = said.scene;
  const [organisation] = where.organisation?.oneOf ?? [];
  if (organisation !== undefined) {
    const known = plan.items.person.filter((person) => person.organisation).length;
    return `The plan names an organisation for ${known} of its ${plan.items.person.length} people, so this may not be all of ${organisation}'s`;
  }
  const { from, to } = where.due ?? {};
  return from === today && to !== undefined && !more.order
    ? "A by-when is a month and counts to its end"
    : undefined;
}
