import type { Kind } from "../../../../plan/model/kind.ts";
import { ofType } from "../../said.ts";
import { RAGS } from "../../values.ts";
import { type Draft, narrow, taken } from "./draft.ts";

/** What an action is missing, or has, by which field: as a query has it. */
const FIELDS: Readonly<Record<string, readonly [kinds: readonly Kind[], field: string]>> = {
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
  rag: [["action", "risk"], "rag"],
};

const EVERY =
  /^(?:(?:so|and|but|ok|just|checking|check) )*(?:do|does|has|have) (?:all|every|each)\b|\bif not (?:which|who)\b/;
const ofEvery = ({ said }: Draft) => EVERY.test(said.tokens.map(({ text }) => text).join(" "));

/** What is missing of something, and what is there. */
export function readFields(draft: Draft): void {
  for (const one of ofType(draft.said, "lacks", "has")) {
    const [kinds, field] = FIELDS[one.value] ?? [[], ""];
    if (!kinds.includes(draft.kind)) continue;
    const lacks = (one.type === "lacks") !== draft.said.denied.has(one);
    // "Does every one have a next step" asks for those that have none.
    const missing = lacks || ofEvery(draft);
    const key = field === "owner" && draft.isAction ? "owners" : field;
    // A colour that nobody has given is a colour of its own.
    const colours = RAGS.filter((rag) => (rag === "none") === missing);
    narrow(draft, key, key === "rag" ? { oneOf: colours } : { missing }, one);
  }
  if (!draft.isAction) return;
  for (const [value, field] of [
    ["revised", "revised"],
    ["proposed", "proposed"],
    ["evidenced", "evidence"],
  ] as const)
    if (taken(draft, value)) narrow(draft, field, { missing: false });
}
