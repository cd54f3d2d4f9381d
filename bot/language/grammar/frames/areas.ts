import { capital } from "../../../plan/model/names.ts";
import { called, find } from "../../../plan/model/snapshot.ts";
import { isOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";
import { topics } from "./items.ts";

/** Questions for an area as a whole, or one fact of it. */
export function areaFrames(said: Said): readonly Candidate[] {
  const areas = ofType(said, "area").filter((one) => !said.denied.has(one));
  const refs = [...new Set(areas.flatMap(({ value }) => value))];
  const [first, second] = refs;
  if (first === undefined) return [];
  const { plan } = said.scene;
  const acts = ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
  const nouns = ofType(said, "kind").filter(({ value }) => value === "area");
  const facts = ofType(said, "fact");
  // What asks for something else of it, or orders something, is no question for the area.
  if (said.slots.some(isOf("kind")) && !ofType(said, "kind").every(({ value }) => value === "area"))
    return [];
  if (ofType(said, "act").some(({ value }) => value === "log") && said.mood !== "question")
    return [];
  if (ofType(said, "word").some(({ value }) => value === "denies")) return [];
  const used = [...areas, ...acts, ...nouns, ...topics(said, "summary")];
  if (second !== undefined) {
    const { one, many } = called(plan, "area");
    const readings = refs.map((ref) => ({
      title: `${capital(one)} ${ref}: ${find(plan, "area", ref)?.shortName ?? ""}`.slice(0, 60),
      ask: { command: "area_overview", area: ref } as const,
    }));
    return [
      weighed(
        said,
        { command: "which", question: `You named several ${many}. Which one first?`, readings },
        0.35,
        used,
      ),
    ];
  }
  const [fact] = facts;
  const one =
    fact && /^(?:owner|narrative|success)$/.test(fact.value)
      ? (fact.value as "owner" | "narrative" | "success")
      : undefined;
  if (fact && !one) return [];
  return [
    weighed(said, { command: "area_overview", area: first, ...(one ? { fact: one } : {}) }, 0.25, [
      ...used,
      ...facts,
    ]),
  ];
}
