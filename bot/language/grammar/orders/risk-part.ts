import { find, type Plan } from "../../../plan/model/snapshot.ts";
import { itemName } from "../../../plan/model/vocabulary.ts";
import { isOf, type Named, type Slot, type SlotType } from "../../line/slot.ts";
import type { Token } from "../../line/tokens.ts";
import { wordIn } from "../../line/word-in.ts";
import type { Scene } from "../scene.ts";

/** What is said of a risk in a few words, new or on the register: one part at a time, each for a field of its form. */
export type RiskSaid = {
  readonly rag?: "red" | "amber" | "green" | "none";
  readonly severity?: "high" | "medium" | "low" | "unknown";
  readonly postMitigation?: "high" | "medium" | "low" | "unknown";
  readonly inherent?: string;
  readonly residual?: string;
  readonly target?: string;
  readonly owner?: string;
  readonly area?: string;
  readonly links?: string;
  readonly reviewBy?: string;
};

type Found = { readonly to: number; readonly said: RiskSaid; readonly items: readonly Slot[] };

const SCORES: Readonly<Record<string, "inherent" | "residual" | "target">> = {
  inherent: "inherent",
  gross: "inherent",
  residual: "residual",
  net: "residual",
  target: "target",
};
const TIMES = /^(?:x|×|by|\*)$/;
/** Words that lead to what a part is. */
const LEADS = /^(?:is|now|of|to|at|as|score|scored|scores|:|-|–|=)$/;
const LINKABLE: readonly Named["kind"][] = ["action", "kpi", "measure"];

const longest = <T extends SlotType>({ lattice }: Scene, type: T, at: number, to: number) =>
  (lattice.at[at] ?? [])
    .filter(isOf(type))
    .filter((one) => one.to <= to && one.cost < 0.5)
    .sort((a, b) => b.to - a.to || a.cost - b.cost)[0];

/** The place behind the words that lead to a value. */
function behindLeads(tokens: readonly Token[], at: number, to: number): number {
  let next = at;
  while (next < to && LEADS.test(tokens[next]?.text ?? "")) next += 1;
  return next;
}

/** A score as it is said: `3x4`, `3 by 4`. */
export function scoreAt(
  tokens: readonly Token[],
  at: number,
): { readonly to: number; readonly typed: string } | undefined {
  const [one, by, other] = tokens.slice(at, at + 3);
  return one?.is === "number" && TIMES.test(by?.text ?? "") && other?.is === "number"
    ? { to: at + 3, typed: `${Number(one.text)} × ${Number(other.text)}` }
    : undefined;
}

const after = (scene: Scene, at: number, to: number) => {
  const one = longest(scene, "fact", at, to);
  return one?.value === "postMitigation" ? one : undefined;
};

/** A severity, and whether it is the one after mitigation: `low after mitigation`, `severity after mitigation: low`. */
function severityAt(scene: Scene, at: number, to: number): Found | undefined {
  const { tokens } = scene.line;
  const from = tokens[at]?.text === "severity" ? at + 1 : at;
  const before = after(scene, from, to);
  const value = longest(scene, "severity", behindLeads(tokens, before?.to ?? from, to), to);
  if (!value) return undefined;
  const behind = before ? undefined : after(scene, value.to, to);
  const field = (before ?? behind) ? "postMitigation" : "severity";
  return { to: behind?.to ?? value.to, said: { [field]: value.value }, items: [] };
}

function scoredAt({ line: { tokens } }: Scene, at: number, to: number): Found | undefined {
  const key = wordIn(SCORES, tokens[at]?.text ?? "");
  const score = key && scoreAt(tokens, behindLeads(tokens, at + 1, to));
  return score && score.to <= to
    ? { to: score.to, said: { [key]: score.typed }, items: [] }
    : undefined;
}

function ownerAt(scene: Scene, at: number, to: number): Found | undefined {
  const { tokens } = scene.line;
  const [first = "", second = ""] = tokens.slice(at, at + 2).map(({ text }) => text);
  const led = /^(?:owner|lead)$/.test(first)
    ? at + 1
    : /^(?:owned|led)$/.test(first) && second === "by"
      ? at + 2
      : undefined;
  if (led === undefined) return undefined;
  const person = longest(scene, "person", behindLeads(tokens, led, to), to);
  const [owner] = person?.value ?? [];
  return person && owner && person.value.length === 1
    ? { to: person.to, said: { owner }, items: [] }
    : undefined;
}

function reviewAt(scene: Scene, at: number, to: number): Found | undefined {
  const words = scene.line.tokens.slice(at, to).map(({ text }) => text);
  if (!/^(?:next review|review (?:due|by|on))\b/.test(words.slice(0, 2).join(" ")))
    return undefined;
  const from = words[0] === "next" || words[1] === "due" ? at + 2 : at + 1;
  const date = longest(scene, "date", behindLeads(scene.line.tokens, from, to), to);
  const { coming, relation, span } = date?.value ?? {};
  if (!date || !coming || span || !/^(?:in|by)$/.test(relation ?? "")) return undefined;
  return { to: date.to, said: { reviewBy: coming.to }, items: [] };
}

const areaOf = (plan: Plan, { kind, ref }: Named): string | undefined =>
  kind === "action" || kind === "kpi" || kind === "measure"
    ? find(plan, kind, ref)?.area
    : undefined;

/** The one part that begins at a token, read whole; undefined where none does. */
export function partAt(scene: Scene, at: number, to: number): Found | undefined {
  const found =
    scoredAt(scene, at, to) ??
    reviewAt(scene, at, to) ??
    ownerAt(scene, at, to) ??
    severityAt(scene, at, to);
  if (found) return found;
  const { plan } = scene;
  const area = longest(scene, "area", at, to);
  if (area?.value.every((ref) => find(plan, "area", ref)))
    return { to: area.to, said: { area: area.value.join(",") }, items: [] };
  const rag = longest(scene, "rag", at, to);
  if (rag?.value.length === 1)
    return { to: rag.to, said: { rag: rag.value[0] ?? "none" }, items: [] };
  const item = longest(scene, "item", at, to);
  if (!item?.value.every((one) => one.known && LINKABLE.includes(one.kind))) return undefined;
  const areas = [...new Set(item.value.flatMap((one) => areaOf(plan, one) ?? []))];
  return {
    to: item.to,
    said: {
      links: item.value.map(({ kind, ref }) => itemName(plan, kind, ref)).join(", "),
      ...(areas.length > 0 ? { area: areas.join(",") } : {}),
    },
    items: [item],
  };
}
