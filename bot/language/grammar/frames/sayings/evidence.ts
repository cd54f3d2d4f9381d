import type { Ask } from "../../../../asks/index.ts";
import { isOf } from "../../../line/slot.ts";
import { ofType, type Said } from "../../said.ts";
import type { Candidate } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { topics } from "../items.ts";
import type { Typed } from "./new-values.ts";

/** A link is evidence, wherever it stands: never a text by its halves. */

const LINK = /<?((?:https?:\/\/|www\.)[^\s<>]+)>?/i;
/** What says no more than that a link follows. */
const ONLY_ANNOUNCED =
  /^(?:(?:and|with|see|the|is|here|are|heres|here's|at|a|as|attached|link|links|evidence|proof|report|page|for|of|this|it|in|on|:|-|–|\(|\))\s*)*$/i;

/** A link in a text for the record: with nothing but its announcement it is evidence, and no text. */
export function withLinks(
  said: Said,
  text: string,
  completes: boolean,
): { readonly typed: Typed; readonly kept: string } {
  const inHead = ofType(said, "link").map(({ value }) => value);
  const [whole, address] = LINK.exec(text) ?? [];
  const link = inHead[0] ?? address?.replace(/[).,;:!?]+$/, "");
  if (link === undefined) return { typed: {}, kept: text };
  const alone = whole !== undefined && ONLY_ANNOUNCED.test(text.replace(whole, " ").trim());
  const typed = alone || inHead.length > 0 || completes ? { evidenceLink: link } : {};
  return { typed, kept: alone ? "" : text };
}

/** A link and the one item that it is said to be for: a piece of evidence, whose title is asked for. */
export function evidenceFrames(said: Said): readonly Candidate[] {
  const links = ofType(said, "link");
  const [link] = links;
  const items = ofType(said, "item");
  const [item] = items.flatMap(({ value }) => value);
  if (!link || links.length > 1 || !item || items.flatMap(({ value }) => value).length > 1)
    return [];
  if (item.kind !== "action" && item.kind !== "kpi") return [];
  if (said.mood === "question" || said.slots.some(isOf("rag", "status", "date"))) return [];
  const ask: Ask = {
    command: "save_evidence",
    kind: item.kind,
    ref: item.ref,
    evidenceTitle: "",
    evidenceLink: link.value,
  };
  return [
    weighed(said, ask, 0.1, [
      link,
      ...items,
      ...topics(said, "evidence"),
      ...ofType(said, "act").filter(({ value }) => /^(?:set|log|show)$/.test(value)),
      ...ofType(said, "kind").filter(({ value }) => value === item.kind),
    ]),
  ];
}
