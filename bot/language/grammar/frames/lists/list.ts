import type { Ask } from "../../../../asks/index.ts";
import type { Kind } from "../../../../plan/model/kind.ts";
import type { Query } from "../../../../plan/query/query.ts";
import { findByText } from "../../../../plan/text/search.ts";
import { isOf, type Slot } from "../../../line/slot.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import { type Candidate, refuse } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { meUnknown, whichPerson } from "../../who.ts";
import { type Draft, draftOf, narrow, put } from "./draft.ts";
import { readFields } from "./fields.ts";
import { grammarWords, readSet } from "./order.ts";
import { organisationRemark, organisationUnknown, readAreas, readOwners } from "./owners.ts";
import { readStates } from "./states.ts";
import { readTimes } from "./times.ts";

/** Questions for what the plan holds: a query over one kind, with all that narrows it. */

/** The kind that is asked for: the one that is named, or that what narrows it belongs to. */
function kindOf(said: Said): { kind: Kind; used: readonly Slot[]; base: number } {
  const nouns = ofType(said, "kind").filter(
    ({ value }) => value !== "area" && value !== "schedule" && value !== "meeting",
  );
  const kinds = [...new Set(nouns.map(({ value }) => value))];
  if (kinds.length > 0) {
    const risk = kinds.find((kind) => kind !== "action");
    return { kind: risk ?? "action", used: nouns, base: 0.1 };
  }
  if (hasValue(said, "lacks", "mitigation")) return { kind: "risk", used: [], base: 0.2 };
  const wrong = hasValue(said, "topic", "could go wrong");
  if (wrong) return { kind: "risk", used: [wrong], base: 0.1 };
  return { kind: "action", used: [], base: 0.45 };
}

export function listFrames(said: Said): readonly Candidate[] {
  const { kind, used, base } = kindOf(said);
  return kind === "challenge" || kind === "measure" ? [] : listOf(said, kind, used, base);
}

function listOf(
  said: Said,
  kind: Kind,
  nouns: readonly Slot[],
  base: number,
): readonly Candidate[] {
  const { scene } = said;
  const draft = draftOf(said, kind, nouns);
  const { where, more, used, isAction } = draft;
  used.push(...ofType(said, "act").filter(({ value }) => value === "show"));
  readStates(draft);
  readAreas(draft);
  const who = readOwners(draft);
  readFields(draft);
  if (!readTimes(draft)) return [];
  if (
    ofType(said, "date").length > 0 ||
    used.some((one) => isOf("word")(one) && one.value === "soon")
  )
    draft.narrowed += 1;
  if (Object.keys(more).length > 0 || where.due || where.startDate || where.late)
    draft.narrowed += 1;
  readTexts(draft);
  const set = readSet(draft);
  if (!readItems(draft)) return [];

  // A noun among words that nobody knows is no question.
  const strange = said.cover.skipped.filter((n) => scene.line.tokens[n]?.is !== "mark").length;
  // Of what is counted, nobody knows the name: "how many reviews".
  const many = said.tokens.findIndex(
    ({ text }, n) => text === "many" && said.tokens[n - 1]?.text === "how",
  );
  const headless = many >= 0 && said.cover.skipped.includes(many + 1) ? 6 : 0;
  // So is one of its words where another beside it stands nowhere.
  const byWords = used.some((one) => isOf("text")(one) && !one.cued) && draft.narrowed === 1;
  const oneWord = byWords && nouns.length === 0 ? strange * 3 : 0;
  const unread = (draft.narrowed === 0 && !set ? strange * 1.2 : oneWord) + headless;
  const nobody = organisationUnknown(draft);
  // A noun beside what the list would leave out is no question for all of them.
  if (isAction && draft.narrowed === 0 && !set && strange > 1) return [];
  // Nothing that narrows, and no noun: nothing is asked for.
  const noStatus = hasValue(said, "lacks", "status");
  if (draft.narrowed === 0 && nouns.length === 0 && !set && !nobody && !noStatus) return [];
  used.push(...grammarWords(draft));
  const share = hasValue(said, "op", "share");
  const shared = share && (where.status || where.rag) ? share : undefined;
  if (shared) used.push(shared);

  const finish = (ask: Ask): readonly Candidate[] =>
    decided(said, weighed(said, ask, base + unread, used));
  if (nobody) return finish(refuse(nobody));
  if (who.meUnknown) return finish(meUnknown());
  if (noStatus) return finish(withoutStatus(draft));
  const query: Query = { kind: nouns.length > 0 ? kind : kindSpokenOf(draft), where, ...more };
  if (who.unclear.length > 0) {
    const field = isAction ? "owners" : "owner";
    const choice = whichPerson(scene, who, (ref) => {
      const owners = { ...where[field], oneOf: [...(where[field]?.oneOf ?? []), ref] };
      return { command: "list", query: { ...query, where: { ...where, [field]: owners } } };
    });
    return finish(choice);
  }
  const remark = remarkOf(draft);
  return finish({
    command: "list",
    query,
    page: 1,
    ...(set === "count" || shared ? { count: true } : {}),
    ...(remark ? { remark } : {}),
  });
}

/** A list that leaves out a word which turns it round is no reading: it would show what was not wanted. */
function decided({ scene, cover }: Said, candidate: Candidate): readonly Candidate[] {
  const { tokens } = scene.line;
  // "Nothing on the register for area 1?" asks for what there is.
  const isDoubt = tokens.at(-1)?.text === "?" && !tokens.some(({ text }) => WH.test(text));
  const left = [
    ...cover.skipped.map((n) => tokens[n]?.text ?? ""),
    ...candidate.unused.map((words) => words.toLowerCase()),
  ];
  return !isDoubt && left.some((words) => DECISIVE.test(words)) ? [] : [candidate];
}

const WH = /^(?:which|what|who|whose|where|why|how|list|show)$/;
const DECISIVE =
  /^(?:no|nobody|nobodys|no one|none|nothing|missing|lacking|lack|lacks|without|neither|never|unable|nowt)$/;

/** Words to look for in the texts of what is listed. */
function readTexts(draft: Draft): void {
  const { said, more, used, narrowed } = draft;
  const all = ofType(said, "text");
  for (const one of all)
    if (one.of && draft.isAction) narrow(draft, one.of, { speaks: one.value }, one);
  const texts = all.filter(
    (one) => !one.of && (one.cued || narrowed === 0 || nounBehind(said, one)),
  );
  if (texts.length === 0) return;
  more.about = texts
    .map(({ value }) => value)
    .join(" ")
    .slice(0, 300);
  used.push(...texts);
  draft.narrowed += 1;
}

/** Words that no action speaks of, and something else does, ask for that. */
function kindSpokenOf({ said, kind, where, more }: Draft): Kind {
  const { about } = more;
  if (!about || Object.keys(where).length > 0) return kind;
  const speaks = (of: Kind) => findByText(said.scene.plan, of, about).length > 0;
  return speaks(kind) ? kind : ((["risk", "kpi", "measure"] as const).find(speaks) ?? kind);
}

/** Whether words are followed by what they are of: "the nursing ones", "nursing actions". */
function nounBehind(said: Said, { to }: Slot): boolean {
  const { tokens } = said.scene.line;
  const next = tokens[to]?.text ?? "";
  return (
    /^(?:ones|stuff|things|bits)$/.test(next) ||
    said.slots.some((one) => isOf("kind")(one) && one.from === to)
  );
}

/** Items by their references; false where one alone is meant, which is no list. */
function readItems(draft: Draft): boolean {
  const { said, kind, used } = draft;
  const items = ofType(said, "item").filter(({ value }) => value.every((one) => one.kind === kind));
  const refsOf = (denied: boolean) =>
    items
      .filter((one) => said.denied.has(one) === denied)
      .flatMap(({ value }) => value.map(({ ref }) => ref));
  const refs = refsOf(false);
  const notRefs = refsOf(true);
  if (refs.length > 1) put(draft, "ref", { oneOf: refs });
  if (notRefs.length > 0) put(draft, "ref", { not: notRefs });
  used.push(...items);
  draft.narrowed += items.length;
  return refs.length !== 1;
}

/** Every action has a status: "no status" is one of two things that are nearly that. */
function withoutStatus({ where, said, used }: Draft): Ask {
  used.push(...ofType(said, "lacks"));
  const reading = (title: string, more: Query["where"]) => ({
    title,
    ask: { command: "list", query: { kind: "action", where: { ...where, ...more } } } as const,
  });
  return {
    command: "which",
    question: "Whatever has no status counts as not started. Which do you mean?",
    readings: [
      reading("Not started", { status: { oneOf: ["not started"] } }),
      reading("Not rated", { rag: { oneOf: ["none"] } }),
    ],
  };
}

function remarkOf({ said, where, more, kind }: Draft): string | undefined {
  const { plan, today } = said.scene;
  if (more.about && findByText(plan, kind, more.about).length === 0)
    return `Nothing in the plan speaks of “${more.about}”`;
  const organisation = organisationRemark(plan, (where.organisation?.oneOf ?? []).map(String));
  if (organisation) return organisation;
  const { from, to } = where.due ?? {};
  return from === today && to !== undefined && !more.order
    ? "A by-when is a month and counts to its end"
    : undefined;
}
