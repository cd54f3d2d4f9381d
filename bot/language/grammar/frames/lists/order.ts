import { isOf } from "../../../line/slot.ts";
import { plainWords } from "../../../line/tokens.ts";
import { hasValue, ofType } from "../../said.ts";
import { type Draft, OPEN, taken } from "./draft.ts";

/** What is done to a set: counted, put in order, the first of it. */
export type Asked = "count" | "order" | "group";

export function readSet(draft: Draft): Asked | undefined {
  const grouped = readGroups(draft);
  const ordered = readOrder(draft);
  const counted = taken(draft, "count") ? ("count" as const) : undefined;
  return ordered ?? grouped ?? counted;
}

/** By which field something is counted, by how it is said. */
const GROUPS: Readonly<Record<string, "owners" | "status" | "rag">> = {
  "most owner": "owners",
  "least owner": "owners",
  "owners without": "owners",
  "by owner": "owners",
  "by status": "status",
  colours: "rag",
};

function readGroups(draft: Draft): Asked | undefined {
  const { said, kind, where, more, isAction } = draft;
  const areaField = kind === "risk" ? "areas" : "area";
  const found = new Set<string>();
  if (isAction)
    for (const [value, field] of Object.entries(GROUPS)) if (taken(draft, value)) found.add(field);
  for (const value of ["most area", "least area", "by area", "areas without"])
    if (taken(draft, value)) {
      found.add(areaField);
      draft.used.push(...ofType(said, "kind").filter((one) => one.value === "area"));
    }
  if (hasValue(said, "op", "compare"))
    for (const field of ["area", "owners"] as const)
      if ((where[field]?.oneOf?.length ?? 0) > 1 && taken(draft, "compare")) found.add(field);
  const [group] = [...found].slice(-1);
  if (group === undefined) return undefined;
  more.group = group;
  return "group";
}

/** An order of the whole, by how it is said: by which field, and which way. */
const ORDERS: readonly (readonly [value: string, by: string, descending?: true])[] = [
  ["by due", "due"],
  ["by due, last first", "due", true],
];

function readOrder(draft: Draft): Asked | undefined {
  const { said, more, kind, isAction } = draft;
  const [number] = ofType(said, "number");
  const longest = hasValue(said, "op", "longest overdue");
  // "Earliest at the top" is an order of all of them.
  const ofAll = /\b(?:at the (?:top|start|bottom)|to the top|first)$/.test(wordsOf(draft));
  const first = (some: number | undefined) => {
    const most = number?.value ?? some;
    if (most === undefined) return;
    more.limit = most;
    if (number) draft.used.push(number);
    else if (most === 1) more.ties = true;
  };
  if (isAction) {
    for (const [value, by, descending] of ORDERS)
      if (taken(draft, value)) more.order ??= { by, ...(descending ? { descending } : {}) };
    if (taken(draft, "worst at the top")) more.order ??= { by: "rag" };
    const plural = /s$/.test(said.tokens.map(({ text }) => text).join(" "));
    const open = taken(draft, "open longest");
    if (open) draft.where.status ??= OPEN;
    if (!more.order && (open ?? taken(draft, "oldest"))) {
      more.order = { by: "due" };
      if (!ofAll) first(plural ? SOME : 1);
    }
    if (!more.order && taken(draft, "newest")) {
      more.order = { by: "due", descending: true };
      if (!ofAll) first(plural ? SOME : 1);
    }
    if (!more.order && taken(draft, "last of all")) {
      more.order = { by: "due", descending: true };
      first(1);
    }
    // "Top three overdue": those that are due first.
    if (!more.order && number && taken(draft, "worst first")) {
      more.order = { by: "due" };
      first(undefined);
    }
    readNext(draft, first);
  }
  // The one that has been late longest is one; "the longest overdue actions" are all of them.
  if (longest && number) first(undefined);
  else if (longest && !/\b(?:first|top)\b|s$/.test(wordsOf(draft))) first(1);
  if (kind === "risk") {
    if (taken(draft, "newest")) {
      more.order = { by: "raised", descending: true };
      first(1);
    }
    const worst = taken(draft, "the worst");
    if (worst || taken(draft, "worst first") || taken(draft, "worst at the top")) {
      more.order = { by: "severity" };
      first(worst && !/\brisks\b/.test(wordsOf(draft)) ? 1 : undefined);
    }
  }
  if (more.order && number && taken(draft, "so many")) first(undefined);
  else if (more.order && more.limit === undefined && taken(draft, "first")) {
    if (!ofAll) first(1);
  }
  if (more.limit && taken(draft, "ties")) more.ties = true;
  return more.order ? "order" : undefined;
}

const wordsOf = ({ said }: Draft) => plainWords(said.tokens);

/** How many are told of "the oldest actions", where nobody says how many. */
const SOME = 5;

function readNext(draft: Draft, first: (some: number) => void): void {
  const { said, where, more } = draft;
  if (!taken(draft, "next")) return;
  where.due = { from: said.scene.today, ...where.due };
  where.status = where.status ?? OPEN;
  more.order = { by: "due" };
  first(1);
}

/** The words that a list owns where it narrows by what they name. */
export const grammarWords = ({ said }: Draft) =>
  said.slots.filter((one) => isOf("word")(one) && /^(?:was|due)$/.test(one.value));
