import {
  actionQuery,
  challengeQuery,
  changesQuery,
  kpiQuery,
  riskQuery,
} from "./asks/former-filters.ts";
import type { Ask } from "./asks/index.ts";
import type { ReadingChoice } from "./asks/plan.ts";
import { ActionFilter } from "./language/filters.ts";
import { followUp } from "./language/follow-up.ts";
import { inDefaultWords, inOwnWords } from "./language/own-names.ts";
import { lineOf } from "./language/parts.ts";
import type { Request } from "./language/request.ts";
import { type Understood, understand } from "./language/understand.ts";
import type { Plan } from "./plan/model/snapshot.ts";
import type { Query } from "./plan/query/query.ts";

/**
 * What words ask for. It alone knows how the language reads them, so that whatever reads them another
 * day is put in here and nowhere else.
 */

/** Whether a text goes on from the question before it, such as "and the ambers?". */
export { isFollowUp as goesOn } from "./language/follow-up.ts";
/** The phrases that are most like a text. */
export { nearest } from "./language/nearest.ts";

/** Who says it, when, of which plan, and whom they mention. */
type Heard = Parameters<typeof understand>[1];

/** What was asked, and the words that had no part in it. */
export type AskedByText = { readonly ask: Ask; readonly ignored: readonly string[] };

/** Makes an ask of a text; of one that goes on from the last list asked for, with what that asked for kept. */
export function askedByText(text: string, heard: Heard, last?: Query): AskedByText {
  const fresh = understoodIn(text, heard);
  const filter = last && actionFilterOf(last);
  const { request, ignored } = filter ? followUp(fresh, filter) : fresh;
  return { ask: askOf(request), ignored };
}

/** The reader knows the default words for what a plan holds: a plan's own names are put into them, and back. */
function understoodIn(text: string, heard: Heard): Understood {
  const line = lineOf(text, heard.mentions);
  const translated = inDefaultWords(line, heard.plan);
  if (!translated) return understand(text, heard);
  const { asTyped } = translated;
  const { reading, request, ignored } = understand(translated.text, heard);
  return {
    reading,
    request: toldIn(heard.plan, kept(request, asTyped)),
    ignored: ignored.map(asTyped),
  };
}

/** The parts of a request that are words of whoever asks, on their way into the record or into a search. */
const TYPED: ReadonlySet<string> = new Set(
  "about answer body channel description evidenceTitle mitigation name place progress reason recovery revisedReason text typed why".split(
    " ",
  ),
);

/** A request with the words of whoever asks as they were typed. */
function kept<T>(part: T, asTyped: (part: string) => string): T {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" && TYPED.has(key) ? asTyped(value) : kept(value, asTyped),
  ]);
  return Object.fromEntries(entries) as T;
}

/** What the reader has to say itself, in the plan's own names. */
function toldIn(plan: Plan, request: Request): Request {
  switch (request.command) {
    case "refuse":
      return { ...request, sentence: inOwnWords(request.sentence, plan) };
    case "raise_challenge": {
      const { typed } = request;
      if (typed?.about === undefined) return request;
      return { ...request, typed: { ...typed, about: inOwnWords(typed.about, plan) } };
    }
    case "list_actions":
      return request.remark === undefined
        ? request
        : { ...request, remark: inOwnWords(request.remark, plan) };
    case "which":
      return {
        ...request,
        question: inOwnWords(request.question, plan, false),
        // A title that begins with a reference is an item's; the others are names of people.
        readings: request.readings.map(({ title, ...reading }) => ({
          ...reading,
          title: title.replace(/^\p{L}+ (?=\S*\d)/u, (kind) => inOwnWords(kind, plan)),
        })),
      };
    default:
      return request;
  }
}

/** A query of actions as the reader knows such questions; undefined where it asks for what that has no word for. */
function actionFilterOf(query: Query): ActionFilter | undefined {
  if (query.kind !== "action") return undefined;
  const { ref, area, owners, due, rag, status, organisation, late, proposed } = query.where;
  const filter = ActionFilter.safeParse({
    rag: rag?.oneOf,
    status: status?.oneOf,
    refs: ref?.oneOf,
    areas: area?.oneOf,
    notAreas: area?.not,
    owners: owners?.oneOf,
    ownersAll: owners?.allOf,
    notOwners: owners?.not,
    unowned: owners?.missing || undefined,
    organisation: organisation?.oneOf?.[0],
    dueFrom: due?.from,
    dueTo: due?.to,
    overdue: late?.is,
    proposed: proposed?.missing === false || undefined,
    text: query.about,
  }).data;
  if (!filter) return undefined;
  const said = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as ActionFilter;
}

function askOf(request: Request): Ask {
  switch (request.command) {
    case "scorecard":
      return { page: 1, ...request };
    case "which": {
      const readings = request.readings.map(({ title, request: read }) => ({
        title,
        ask: askOf(read) as ReadingChoice["ask"],
      }));
      return { ...request, readings };
    }
    case "list_actions":
      return listOf(request, actionQuery(request.filter));
    case "list_risks":
      return listOf(request, riskQuery(request.filter));
    case "list_challenges":
      return listOf(request, challengeQuery(request.filter));
    case "kpis": {
      const { ref, page } = request;
      return ref === undefined
        ? { command: "list", query: kpiQuery(request), page }
        : { command: "show_kpi", ref };
    }
    case "whats_changed": {
      const { filter, ...asked } = request;
      return { ...asked, ...changesQuery(filter) };
    }
    default:
      return request;
  }
}

/** A list of one kind, with what else was said of it. */
function listOf(
  {
    page,
    count,
    ...said
  }: { readonly page: number; readonly count?: boolean; readonly remark?: string },
  query: Query,
): Ask<"list"> {
  const { remark } = said;
  return {
    command: "list",
    query,
    page,
    ...(count === undefined ? {} : { count }),
    ...(remark === undefined ? {} : { remark }),
  };
}
